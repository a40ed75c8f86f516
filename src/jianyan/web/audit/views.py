"""审计 — who did what when, line by line, with its digest; no title, no text, no name of a proposer's case."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases import journal
from jianyan.cases.models import Checkpoint, Line
from jianyan.cases.unmasking import looks
from jianyan.people.models import User
from jianyan.people.rights import Right
from jianyan.web.desk.views.worklist import page_number

PAGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class LineShown:
    """One line without its content."""

    case: str
    seq: int
    part: str
    kind: str
    who: str
    stands_in_for: str
    on: date
    at: datetime
    digest: str


@login_required
@never_cache
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    if not doors.actor(request).holds(Right.SEE_JOURNAL):
        raise PermissionDenied
    asked = {name: request.GET.get(name, "").strip()[:40] for name in ("case", "who", "day")}
    number = page_number(request.GET.get("page", ""))
    found = _lines(asked, number)
    context = {
        "asked": asked,
        "lines": found[:PAGE],
        "looks": looks() if number == 1 and not any(asked.values()) else (),
        "checkpoints": list(Checkpoint.objects.order_by("-day")[:7]),
        "pager": _pager(asked, number, len(found[:PAGE]), len(found) > PAGE),
    }
    return render(request, "audit/lines.html", context)


def _lines(asked: dict[str, str], number: int) -> list[LineShown]:
    """The newest first. Two queries."""
    rows = Line.objects.order_by("-recorded_at", "-case_id", "-seq")
    if asked["case"]:
        case = asked["case"].removeprefix("J")
        rows = rows.filter(case_id=int(case)) if _is_id(case) else rows.none()
    if asked["who"]:
        rows = rows.filter(actor__username=asked["who"])
    if asked["day"]:
        rows = rows.filter(occurred_on=_day(asked["day"]))
    first = (number - 1) * PAGE
    found = list(rows.select_related("actor")[first : first + PAGE + 1])
    away = {pk for line in found if (pk := journal.stands_in_for(line.data))}
    names = dict(User.objects.filter(pk__in=away).values_list("pk", "name"))
    return [
        LineShown(
            case=f"J{line.case_id}", seq=line.seq, part=line.part, kind=line.kind,
            who=line.actor.name or line.actor.username,
            stands_in_for=names.get(journal.stands_in_for(line.data) or 0, ""),
            on=line.occurred_on, at=line.recorded_at, digest=line.digest,
        )
        for line in found
    ]  # fmt: skip


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 18


def _day(text: str) -> date:
    try:
        return parse_date(text) or date.min
    except ValueError:
        return date.min


def _pager(asked: dict[str, str], number: int, shown: int, more: bool) -> dict[str, str] | None:
    if number == 1 and not more:
        return None

    def address(page: int) -> str:
        kept = {name: value for name, value in asked.items() if value}
        return f"{reverse('audit')}?{urlencode({**kept, 'page': page})}"

    first = (number - 1) * PAGE + 1
    return {
        "shown": _("%(first)d to %(last)d") % {"first": first, "last": first + shown - 1},
        "previous_url": address(number - 1) if number > 1 else "",
        "next_url": address(number + 1) if more else "",
    }
