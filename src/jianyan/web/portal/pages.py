"""门户页面 — home, the list, one case, search, promises, accessibility."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from jianyan.disclosure import figures, reading
from jianyan.disclosure.figures import Figures
from jianyan.disclosure.reading import GIVEN_UP, KEPT, OPEN, Filter
from jianyan.web.portal import filters, lines, wording
from jianyan.web.portal.door import Public, page, shown

NEWEST = 6
LONGEST_QUERY = 200
LAST_PAGE = 50


def _today() -> date:
    return timezone.localdate()


@page
def home(request: HttpRequest, public: Public) -> HttpResponse:
    found = figures.of_year(_today().year) or figures.of_year()
    context: dict[str, object] = {
        "figures": _figures(found) if found else [],
        "year": found.year if found else None,
        "newest": lines.reply_lines(reading.replies(Filter(), size=NEWEST).lines),
        "units": figures.choices(found.year).units if found else [],
        "search_url": reverse("portal:search"),
    }
    if public.shows_promises:
        context["promised"] = reading.promised()
        context["promises"] = lines.promise_lines(reading.promises(size=NEWEST), _today())
    return shown(request, public, "home.html", context)


def _figures(found: Figures) -> list[dict[str, object]]:
    """Four figures, each with its base and the list that it counts."""
    of_replies = (
        (_("Solved or adopted"), found.solved, Filter(year=found.year, result=figures.SOLVED)),
        (_("Being solved or planned"), found.under_way, Filter(year=found.year, result=figures.UNDER_WAY)),
        (_("Shown in full text"), found.full, Filter(year=found.year, form="full")),
    )  # fmt: skip
    cases = _("%(share)s of the %(base)s replied to this year") % {
        "share": found.share(found.cases, found.replied),
        "base": found.replied,
    }
    shown_first = _figure(
        _("Published with their reply"), found.cases, Filter(year=found.year), cases
    )
    rest = [_figure(label, n, chosen, _of_replies(found, n)) for label, n, chosen in of_replies]
    return [shown_first | {"unit": _("cases")}, *rest]


def _of_replies(found: Figures, part: int) -> str:
    return _("%(share)s of the %(base)s published replies") % {
        "share": found.share(part, found.replies),
        "base": found.replies,
    }


def _figure(label: str, value: int, chosen: Filter, base: str) -> dict[str, object]:
    url = f"{reverse('portal:replies')}?{filters.written(chosen)}"
    return {"label": label, "value": value, "unit": _("replies"), "base": base, "url": url}


@page
def replies(request: HttpRequest, public: Public) -> HttpResponse:
    chosen = filters.read(request.GET)
    found = reading.replies(chosen, after=filters.cursor(request))
    here = reverse("portal:replies")
    further = filters.after(found.after)
    context = {
        "lines": lines.reply_lines(found.lines),
        "fields": filters.fields(chosen, figures.choices(chosen.year), public.offices.values()),
        "is_filtered": chosen != Filter(),
        "all_url": here,
        "pager": {
            "previous_url": f"{here}?{filters.written(chosen)}" if "after" in request.GET else "",
            "next_url": f"{here}?{filters.written(chosen, after=further)}" if further else "",
        },
    }
    return shown(request, public, "replies.html", context)


@page
def case(
    request: HttpRequest, public: Public, office: str, session: str, number: str
) -> HttpResponse:
    found = reading.sheet(office, session, number)
    if found is None:
        raise Http404
    where = lines.case_where(found.case)
    if found.case.taken_down_on:
        return shown(
            request, public, "taken_down.html", {"case": found.case, "where": where}, status=410
        )
    context = {
        "case": found.case,
        "where": where,
        "kind": wording.KINDS.get(found.case.kind, found.case.kind),
        "points": found.points,
        "replies": [
            {
                "copy": reply,
                "paragraphs": lines.paragraphs(reply.text),
                "form": wording.FORMS.get(reply.form, reply.form),
                "tone": wording.RESULT_TONES.get(reply.result, "quiet"),
            }
            for reply in found.replies
        ],
        "leads": list(dict.fromkeys(reply.unit_name for reply in found.replies)),
        "promises": lines.promise_lines(found.promises, _today()),
        "address": request.build_absolute_uri(lines.case_address(found.case)),
    }
    return shown(request, public, "case.html", context)


@page
def search(request: HttpRequest, public: Public) -> HttpResponse:
    query = request.GET.get("q", "").strip()[:LONGEST_QUERY]
    at = _page_number(request)
    found = reading.find(query, offset=(at - 1) * reading.PAGE)
    here = reverse("portal:search")
    hits = [
        {
            "hit": hit,
            "url": lines.case_address(hit.case),
            "where": lines.case_where(hit.case),
            "kind": wording.KINDS.get(hit.case.kind, hit.case.kind),
        }
        for hit in found.hits
    ]
    context = {
        "q": query,
        "total": f"{found.total}+" if found.more else found.total,
        "hits": hits,
        "search_url": here,
        "pager": _pager(here, {"q": query}, at, more=at * reading.PAGE < found.total),
    }
    return shown(request, public, "search.html", context)


@page
def promises(request: HttpRequest, public: Public) -> HttpResponse:
    if not public.shows_promises:
        raise Http404
    state = request.GET.get("state", "")
    state = state if state in {OPEN, KEPT, GIVEN_UP} else ""
    at = _page_number(request)
    rows = reading.promises(state, size=reading.PAGE + 1, offset=(at - 1) * reading.PAGE)
    here = reverse("portal:promises")
    total = reading.promised()
    counted = {
        "": total.made,
        OPEN: total.made - total.kept - total.given_up,
        KEPT: total.kept,
        GIVEN_UP: total.given_up,
    }
    context = {
        "promised": total,
        "promises": lines.promise_lines(rows[: reading.PAGE], _today()),
        "figures": [
            {
                "label": wording.PROMISES.get(key, _("All")),
                "value": count,
                "url": f"{here}?{urlencode({'state': key})}" if key else here,
            }
            for key, count in counted.items()
        ],
        "pager": _pager(here, {"state": state}, at, more=len(rows) > reading.PAGE),
    }
    return shown(request, public, "promises.html", context)


@page
def accessibility(request: HttpRequest, public: Public) -> HttpResponse:
    return shown(request, public, "accessibility.html", {})


def _page_number(request: HttpRequest) -> int:
    given = request.GET.get("page", "1")
    number = int(given) if given.isascii() and given.isdigit() and len(given) < 4 else 1
    return min(max(number, 1), LAST_PAGE)


def _pager(here: str, query: dict[str, str], at: int, *, more: bool) -> dict[str, str]:
    kept = {key: value for key, value in query.items() if value}
    earlier = kept | ({"page": str(at - 1)} if at > 2 else {})
    later = kept | {"page": str(at + 1)}
    return {
        "previous_url": f"{here}?{urlencode(earlier)}" if at > 1 else "",
        "next_url": f"{here}?{urlencode(later)}" if more and at < LAST_PAGE else "",
    }
