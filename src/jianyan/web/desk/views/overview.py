"""办理情况一览 — how the tasks of a year stand, each count with its list behind it."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.deadlines.overview import Counts, overview
from jianyan.people.rights import Actor
from jianyan.web.desk.desks import desk_of
from jianyan.web.desk.frame import frame, staff


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    actor, today = doors.actor(request), doors.today()
    year = _year(request.GET.get("year", ""), today.year)
    found = overview(actor=actor, year=year, today=today)
    context = {
        "desk": desk_of(actor),
        "year": year,
        "years": [(one, f"{reverse('desk:overview')}?year={one}") for one in (today.year, today.year - 1)],
        "buckets": _buckets(found.whole, found.unassigned, year),
        "columns": _columns(actor),
        "rows": [_row(one, actor, year) for one in found.units],
        "is_empty": not found.whole.tasks and not found.unassigned,
    }  # fmt: skip
    return render(request, "desk/overview.html", frame(request, here="overview", **context))


def _year(asked: str, this: int) -> int:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else this


def _ledger(year: int, **filters: str) -> str:
    return f"{reverse('desk:ledger')}?{urlencode({'year': year, **filters})}"


def _buckets(whole: Counts, unassigned: int, year: int) -> list[dict[str, Any]]:
    rows: list[tuple[Any, int, str, dict[str, str]]] = [
        (_("Not assigned yet"), unassigned, "quiet", {"state": "filed"}),
        (_("Awaiting receipt"), whole.to_acknowledge, "waiting", {"task": "to_acknowledge"}),
        (_("In handling"), whole.working, "working", {"task": "working"}),
        (_("Change requested"), whole.return_asked, "waiting", {"task": "return_asked"}),
        (_("due soon"), whole.near, "near", {"light": "near"}),
        (_("overdue"), whole.late, "late", {"light": "late"}),
        (_("Replied"), whole.replied, "done", {"task": "replied"}),
    ]
    return [
        {"label": label, "count": count, "tone": tone, "url": _ledger(year, **filters)}
        for label, count, tone, filters in rows
    ]


def _columns(actor: Actor) -> list[Any]:
    """A delegation reads what comes of it, not how it is handled."""
    handled = [_("Contacted"), _("Co-opinions")] if _sees_handling(actor) else []
    return [
        _("Unit"), _("Tasks"), _("Awaiting receipt"), _("In handling"), *handled, _("due soon"),
        _("overdue"), _("Replied"), _("Promises open"),
    ]  # fmt: skip


def _sees_handling(actor: Actor) -> bool:
    return bool(actor.offices or actor.hubs or actor.staffed or actor.watched)


def _row(of: Counts, actor: Actor, year: int) -> dict[str, Any]:
    """The unit, then each count with the filter that lists it."""
    cells: list[tuple[int, dict[str, str]]] = [
        (of.tasks, {}),
        (of.to_acknowledge, {"task": "to_acknowledge"}),
        (of.working, {"task": "working"}),
    ]
    if _sees_handling(actor):
        cells += [(of.contacted, {}), (of.co_given, {"task": "co_opinion_given"})]
    cells += [
        (of.near, {"light": "near"}),
        (of.late, {"light": "late"}),
        (of.replied, {"task": "replied"}),
        (of.promises, {}),
    ]
    return {
        "name": of.name,
        "is_late": of.late > 0,
        "cells": [(count, _ledger(year, unit=of.unit, **more)) for count, more in cells],
    }
