"""首页与清单: what waits for the proposer, own cases newest first, promises; and the lists by verb."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases.models import Case
from jianyan.cases.queries import cosigning
from jianyan.cases.queries.cosigning import ToAnswer
from jianyan.rules import lights
from jianyan.web.desk.wording import Said, light
from jianyan.web.members import reading, wording
from jianyan.web.members.frame import members, page, proposer, to_rate
from jianyan.web.members.reading import CoToRate, Followed, Pile, ToRate
from jianyan.web.templatetags.look import day

CARDS = 2  # on top of the first page; the rest on a page of their own


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing that waits: what, about which case, the day, and the button."""

    says: str
    left: Said | None
    tone: str
    title: str
    url: str
    verb: str
    case_url: str
    about: str = ""  # which promise, where a case has several


@dataclass(frozen=True, slots=True)
class Promised:
    """A promise with its light; none where no day was named."""

    promise: Followed
    left: Said | None


@members
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    by = proposer(request)
    followed = reading.promises(by)
    cards = _cards(request, followed)
    own = reading.pile(by, reading.all_cases(by), followed)
    context = {
        "cards": cards[:CARDS],
        "more": max(len(cards) - CARDS, 0),
        "rows": [wording.row(one, by.on) for one in own.cases],
        "older": own.next_before,
        "promises": [_promised(one, by.on) for one in followed],
    }
    return page(request, "home", context, here="home")


@members
@require_safe
def todo(request: HttpRequest) -> HttpResponse:
    """待办: everything that waits for this person."""
    followed = reading.promises(proposer(request))
    return page(request, "todo", {"cards": _cards(request, followed)})


@members
@require_safe
def older(request: HttpRequest) -> HttpResponse:
    by = proposer(request)
    return _listed(request, reading.all_cases(by), _("My suggestions and proposals"), "home")


@members
@require_safe
def replies(request: HttpRequest) -> HttpResponse:
    by = proposer(request)
    return _listed(request, reading.answered(by), _("Replies"), "replies")


@members
@require_safe
def joint(request: HttpRequest) -> HttpResponse:
    """请我附议: the cases signed behind somebody else."""
    by = proposer(request)
    cards = [_to_cosign(one) for one in cosigning.to_answer(by)]
    open_ones = [_to_join(one) for one in cosigning.joinable(by)]
    title = _("Cases I co-signed")
    return _listed(request, reading.joint(by), title, "joint", cards=[*cards, *open_ones])


@members
@require_safe
def ratings(request: HttpRequest) -> HttpResponse:
    """评价: what waits for a rating, and what was rated."""
    waiting = [_to_rate(one, doors.today()) for one in to_rate(request)]
    rated = reading.rated(proposer(request))
    return _listed(request, rated, pgettext("plain verb", "Rate"), "ratings", cards=waiting)


def _listed(
    request: HttpRequest,
    cases: QuerySet[Case],
    title: str,
    here: str,
    **more: object,
) -> HttpResponse:
    by = proposer(request)
    found = reading.pile(by, cases, reading.promises(by), before=_before(request))
    return page(request, "list", {**_context(found, by.on, title, here), **more}, here=here)


def _before(request: HttpRequest) -> int | None:
    given = request.GET.get("before", "")
    return int(given) if given.isdecimal() and len(given) < 19 else None


def _context(found: Pile, today: date, title: str, here: str) -> dict[str, object]:
    return {
        "title": title,
        "show": here,
        "rows": [wording.row(one, today) for one in found.cases],
        "older": found.next_before,
    }


def _cards(request: HttpRequest, followed: list[Followed]) -> list[Card]:
    """Ratings by their day, promises to confirm, cases to revise."""
    by = proposer(request)
    waiting = sorted(to_rate(request), key=lambda one: one.is_over(by.on))  # in time comes first
    cards = [_to_cosign(one) for one in cosigning.to_answer(by)]
    cards += [_to_rate(one, by.on) for one in waiting]
    cards += [_to_rate_co(one) for one in reading.co_to_rate(by)]
    cards += [_to_confirm(one) for one in followed if one.waits(by.on)]
    return cards + [_to_revise(pk, title) for pk, title in reading.returned(by)]


def _to_rate(one: ToRate, today: date) -> Card:
    runs = one.due_on is not None and not one.is_over(today)
    left = light(lights.light(one.due_on, today)) if one.due_on and runs else None
    return Card(
        says=_("%(unit)s has replied; please rate") % {"unit": one.unit},
        left=left,
        tone="near" if left and left.tone == "near" else "waiting",
        title=one.title,
        url=reverse("members:rate", args=[one.case_id, one.part]),
        verb=pgettext("plain verb", "Rate"),
        case_url=reverse("members:case", args=[one.case_id]),
    )


def _to_cosign(one: ToAnswer) -> Card:
    url = reverse("members:cosign", args=[one.case_id])
    return Card(
        says=_("%(name)s asks you to co-sign, by %(day)s")
        % {"name": one.lead, "day": day(one.until)},
        left=None,
        tone="waiting",
        title=one.title,
        url=url,
        verb=_("Read and answer"),
        case_url=url,
    )


def _to_join(one: ToAnswer) -> Card:
    url = reverse("members:cosign", args=[one.case_id])
    return Card(
        says=_("%(name)s lets colleagues co-sign") % {"name": one.lead},
        left=None,
        tone="quiet",
        title=one.title,
        url=url,
        verb=_("Read and co-sign"),
        case_url=url,
    )


def _to_rate_co(one: CoToRate) -> Card:
    return Card(
        says=_("%(unit)s helped with the reply; please rate it apart") % {"unit": one.unit},
        left=None,
        tone="waiting",
        title=one.title,
        url=reverse("members:rate_co", args=[one.case_id, one.part]),
        verb=pgettext("plain verb", "Rate"),
        case_url=reverse("members:case", args=[one.case_id]),
    )


def _to_confirm(one: Followed) -> Card:
    says = _("%(unit)s says that its promise is kept; please confirm")
    if not one.is_claimed:
        says = _("The day of a promise of %(unit)s has passed; please say whether it is kept")
    return Card(
        says=says % {"unit": one.unit},
        about=one.text,
        left=None,
        tone="waiting",
        title=one.title,
        url=reverse("members:promise", args=[one.case_id, one.part]),
        verb=_("Look and confirm"),
        case_url=reverse("members:case", args=[one.case_id]),
    )


def _to_revise(case_id: int, title: str) -> Card:
    return Card(
        says=_("Returned to you for revision"),
        left=None,
        tone="waiting",
        title=title,
        url=reverse("members:case", args=[case_id]),
        verb=_("Read why and revise"),
        case_url=reverse("members:case", args=[case_id]),
    )


def _promised(one: Followed, today: date) -> Promised:
    if one.is_claimed:
        return Promised(one, Said(_("done, to be confirmed"), "waiting"))
    return Promised(one, light(lights.light(one.due_on, today)) if one.due_on else None)
