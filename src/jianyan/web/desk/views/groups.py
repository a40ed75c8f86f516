"""相近件分组: the look-alike groups of a year, as far as this person may see them; merging stays theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from jianyan import doors
from jianyan.advice import similar, year_groups
from jianyan.advice.models import GroupRun
from jianyan.advice.year_groups import Shown
from jianyan.cases.models import Case
from jianyan.cases.states import CaseState, Kind
from jianyan.cases.visibility import visible
from jianyan.cases.workflow import MOVES
from jianyan.people.rights import Actor, Right
from jianyan.web.desk import wording
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.wording import Said

A_PAGE = 20
JOB = "jianyan.ops.jobs.group_year"


@dataclass(frozen=True, slots=True)
class Row:
    """One case of a group, as the page draws it."""

    case: Case
    kind: str
    state: Said
    merge_url: str


@dataclass(frozen=True, slots=True)
class Group:
    """One group with its reasons in words."""

    shown: Shown
    rows: tuple[Row, ...]
    reasons: tuple[str, ...]


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    actor = doors.actor(request)
    if not (actor.offices or actor.hubs):
        raise PermissionDenied
    year = _number(request.GET, "year", doors.today().year)
    if request.method == "POST":
        _ask(request, year)
        return redirect(f"{reverse('desk:groups')}?year={year}")
    run = GroupRun.objects.filter(year=year).first()
    groups = year_groups.seen(run, visible(actor)) if run else []
    first = _number(request.GET, "after", 0)
    told = year_groups.shown(groups[first : first + A_PAGE])
    this = doors.today().year
    context: dict[str, Any] = {
        "year": year,
        "years": [this - back for back in range(5)],
        "run": run,
        "on": similar.on(),
        "total": len(groups),
        "groups": [_group(one, actor) for one in told],
        "pager": _pager(year, first, len(groups)),
        "watermark": watermark(request),
    }
    return render(request, "desk/groups.html", frame(request, here="groups", **context))


def _number(given: Mapping[str, str], name: str, usual: int) -> int:
    said = given.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else usual


def _ask(request: HttpRequest, year: int) -> None:
    """One run at a time; the worker does it, this page shows how far it is."""
    try:
        with transaction.atomic():
            app.configure_task(JOB, queueing_lock="group_year").defer(year=year)
    except AlreadyEnqueued:
        messages.info(request, _("A comparison is waiting already."))
    else:
        messages.success(request, _("The comparison runs in the background. Load this page again to see how far it is."))  # fmt: skip


def _group(one: Shown, actor: Actor) -> Group:
    rows = tuple(_row(case, actor, alone=_partners(case, one) == 0) for case in one.cases)
    return Group(one, rows, tuple(one.why.sentences()))


def _partners(case: Case, group: Shown) -> int:
    """Cases of the group that this one could be merged into: of the same office and kind."""
    same = [other for other in group.cases if (other.office_id, other.kind) == (case.office_id, case.kind)]  # fmt: skip
    return len(same) - 1


def _row(case: Case, actor: Actor, *, alone: bool) -> Row:
    may = actor.may(Right.REVIEW, offices=[case.office_id])
    open_still = case.state in MOVES["merge"].sources
    url = reverse("desk:move", args=[case.pk, "case", "merge"]) if may and open_still and not alone else ""  # fmt: skip
    return Row(
        case,
        str(Kind(case.kind).label),
        wording.state(CaseState(case.state)),
        url,
    )


def _pager(year: int, first: int, total: int) -> dict[str, str]:
    here = reverse("desk:groups")
    before, after = max(first - A_PAGE, 0), first + A_PAGE
    return {
        "shown": f"{first + 1}-{min(after, total)} / {total}" if total else "",
        "previous_url": f"{here}?year={year}&after={before}" if first else "",
        "next_url": f"{here}?year={year}&after={after}" if after < total else "",
    }
