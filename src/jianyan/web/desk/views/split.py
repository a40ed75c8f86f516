"""拟定分办表: a session's draft split with bulk edit, consultation and submission for approval."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from jianyan import doors
from jianyan.advice.switch import is_on
from jianyan.cases import actions
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.perform import Done, perform_many
from jianyan.cases.queries.last_year import last_year
from jianyan.cases.queries.session_counts import session_counts
from jianyan.cases.queries.split_table import (
    STANDS,
    Key,
    SplitFilter,
    SplitPage,
    cases_of,
    sessions_of,
    split_page,
)
from jianyan.cases.queries.units import assignable
from jianyan.cases.splitting import next_list_no
from jianyan.cases.states import UnitRole
from jianyan.people.models import Session, Unit
from jianyan.people.rights import Right
from jianyan.web.desk import split_advice
from jianyan.web.desk.frame import frame, staff, watermark

MOST = 5000  # cases that one submission may put on a list
STAND_NAMES = {
    "undrafted": gettext_lazy("No unit proposed"),
    "drafted": gettext_lazy("Proposed"),
    "objected": gettext_lazy("A unit objects"),
    "listed": gettext_lazy("On a list for signature"),
    "signed": gettext_lazy("Signed, to be assigned"),
    "assigned": gettext_lazy("Assigned already"),
}


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    session = chosen(request)
    wanted = asked_for(request)
    if request.method == "POST":
        _do(request, session, wanted)
        return redirect(_address(request))
    found = split_page(
        session,
        wanted,
        after=_key(request.GET.get("after", "")),
        before=_key(request.GET.get("before", "")),
    )
    today = doors.today()
    context = {
        "session": session,
        "sessions": list(sessions_of(doors.actor(request))[:12]),
        "found": found,
        "is_advised": is_on(session.office),
        "rows": split_advice.beside(found.rows, session),
        "stands": _stands(request, found, wanted),
        "wanted": wanted,
        "units": list(assignable(session.office, today)),
        "pager": _pager(request, found),
        "counted": session_counts(session, today),
        "at": doors.now(),
        "watermark": watermark(request),
    }
    return render(request, "desk/split.html", frame(request, here="split", **context))


def chosen(request: HttpRequest) -> Session:
    """The session in the address, or the newest; only of offices whose cases this person splits."""
    actor = doors.actor(request)
    if not actor.holds(Right.ASSIGN):
        raise PermissionDenied
    wanted = request.GET.get("session", "")
    mine = sessions_of(actor)
    found = mine.filter(pk=int(wanted)).first() if wanted.isascii() and wanted.isdigit() else None
    found = found or mine.first()
    if found is None:
        raise PermissionDenied
    return found


def asked_for(request: HttpRequest) -> SplitFilter:
    get = request.GET
    unit = get.get("unit", "")
    return SplitFilter(
        stand=get.get("stand", "") if get.get("stand", "") in STANDS else "",
        text=get.get("q", "").strip(),
        category=get.get("category", "").strip(),
        unit=int(unit) if unit.isascii() and unit.isdigit() else 0,
        list_no=get.get("list", "").strip(),
    )


# ── what the buttons do ──────────────────────────────────────────────────────────────────────
def _do(request: HttpRequest, session: Session, wanted: SplitFilter) -> None:
    by, asked = doors.by(request), request.POST.get("do", "")
    if asked in {"consult", "last"}:
        cases = ticked(request, session)
        done = _consulted(cases, by) if asked == "consult" else _as_last_year(cases, session, by)
    elif asked == "ask":
        split_advice.ask(request, session, ticked(request, session), by)
        return
    elif asked == "advised":
        done = split_advice.as_advised(ticked(request, session), session, by)
    elif asked == "set":
        done = _set(request, ticked(request, session), session, by)
    elif asked == "submit":
        done = _submitted(request, session, wanted, by)
    else:
        done = _saved(request, session, by)
    _say(request, done)


def ticked(request: HttpRequest, session: Session) -> list[Case]:
    """The cases of this session whose boxes are ticked, in the order of their numbers."""
    ids = [int(one) for one in request.POST.getlist("case") if one.isascii() and one.isdigit()]
    return list(cases_of(session, SplitFilter()).filter(pk__in=ids).order_by("number", "pk"))


def signed_under(wanted: SplitFilter) -> SplitFilter:
    """What an assignment meeting takes up where nothing is ticked."""
    return replace(wanted, stand="signed")


def _consulted(cases: list[Case], by: By) -> Done:
    return perform_many(actions.consult_units, [(case, {}) for case in cases], by)


def _as_last_year(cases: list[Case], session: Session, by: By) -> Done:
    """Take the unit of last year for the chosen ones that have one."""
    known = last_year(cases, session)
    units = Unit.objects.in_bulk([one.unit_id for one in known.values()])
    work = [
        (case, {"shares": [Share(unit=units[known[case.pk].unit_id], role=UnitRole.SOLE)]})
        for case in cases
        if case.pk in known
    ]
    return perform_many(actions.propose_units, work, by)


def _set(request: HttpRequest, cases: list[Case], session: Session, by: By) -> Done:
    """One lead and co-handlers for all that are ticked."""
    shares = _named(request, session, "all")
    return perform_many(actions.propose_units, [(case, {"shares": shares}) for case in cases], by)


def _saved(request: HttpRequest, session: Session, by: By) -> Done:
    """The rows of the page whose units were changed."""
    ids = [int(one) for one in request.POST.getlist("row") if one.isascii() and one.isdigit()]
    changed = [
        pk
        for pk in ids
        if any(
            request.POST.get(f"{name}-{pk}", "") != request.POST.get(f"was-{name}-{pk}", "")
            for name in ("lead", "co")
        )
    ]
    rows = cases_of(session, SplitFilter()).filter(pk__in=changed).order_by("number", "pk")
    units = _directory(session)
    work = [(case, {"shares": list(_typed(request, units, str(case.pk)))}) for case in rows]
    return perform_many(actions.propose_units, work, by)


def _submitted(request: HttpRequest, session: Session, wanted: SplitFilter, by: By) -> Done:
    """Those ticked, or everything drafted under the filter, on one new list."""
    drafted = cases_of(session, SplitFilter(stand="drafted", category=wanted.category))
    cases = ticked(request, session) or list(drafted.order_by("number", "pk")[:MOST])
    if not cases:
        return Done()
    inputs = {
        "list_no": request.POST.get("list_no", "").strip() or next_list_no(session, by.on),
        "reason": request.POST.get("reason", ""),
    }
    return perform_many(actions.submit_split, [(case, inputs) for case in cases], by)


def _directory(session: Session) -> Mapping[str, Unit]:
    """Units that may be named today, by full and by short name."""
    units = list(assignable(session.office, doors.today()))
    return {unit.short_name: unit for unit in units} | {unit.name: unit for unit in units}


def _named(request: HttpRequest, session: Session, row: str) -> list[Share]:
    return list(_typed(request, _directory(session), row))


def _typed(request: HttpRequest, units: Mapping[str, Unit], row: str) -> Iterator[Share]:
    """市水利局 with 市财政局、市交通局: one answering unit is sole or lead, several are separate."""
    leads = _names(request.POST.get(f"lead-{row}", ""))
    co = _names(request.POST.get(f"co-{row}", ""))
    role = UnitRole.SEPARATE if len(leads) > 1 else UnitRole.LEAD if co else UnitRole.SOLE
    for name, as_role in (*((n, role) for n in leads), *((n, UnitRole.CO) for n in co)):
        unit = units.get(name)
        if unit is not None:
            yield Share(unit=unit, role=as_role)
        else:
            messages.warning(request, _("There is no unit “%(name)s” today.") % {"name": name})


def _names(text: str) -> list[str]:
    for sign in (",", ",", ";", ";", " "):
        text = text.replace(sign, "、")
    return [name for name in text.split("、") if name]


def _say(request: HttpRequest, done: Done) -> None:
    """How many, and of those refused each reason once with its count."""
    if done.moved:
        said = ngettext("%(count)d case done.", "%(count)d cases done.", len(done.moved))
        messages.success(request, said % {"count": len(done.moved)})
    reasons: dict[str, int] = {}
    for _at, refusal in done.refused:
        sentence = doors.sentence(refusal)
        reasons[sentence] = reasons.get(sentence, 0) + 1
    for sentence, times in reasons.items():
        messages.warning(request, f"{sentence} × {times}")
    if not done.moved and not done.refused:
        messages.info(request, _("Nothing was changed."))


# ── what the page shows ──────────────────────────────────────────────────────────────────────
def _stands(request: HttpRequest, found: SplitPage, wanted: SplitFilter) -> list[dict[str, Any]]:
    return [
        {
            "label": STAND_NAMES[name],
            "count": found.counts[name],
            "url": _address(request, stand=None if wanted.stand == name else name),
            "is_current": wanted.stand == name,
        }
        for name in STANDS
    ]


def _pager(request: HttpRequest, found: SplitPage) -> dict[str, str]:
    return {
        "shown": "",
        "previous_url": _address(request, before=found.first) if found.has_previous else "",
        "next_url": _address(request, after=found.last) if found.has_next else "",
    }


def _address(request: HttpRequest, **change: Any) -> str:
    given = {k: v for k, v in request.GET.items() if v and k not in {"after", "before"}}
    for name, value in change.items():
        given.pop(name, None)
        if value is not None:
            given[name] = "~".join(map(str, value)) if isinstance(value, tuple) else str(value)
    return reverse("desk:split") + (f"?{urlencode(given)}" if given else "")


def _key(text: str) -> Key | None:
    number, _sign, pk = text.rpartition("~")
    return (number, int(pk)) if pk.isascii() and pk.isdigit() else None
