"""系统推荐成绩: what was learned each month, accuracy by size of unit, and what people took or rejected."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.advice import record
from jianyan.advice.models import AnswerKind, Training
from jianyan.web.desk.findings import LABELS
from jianyan.web.desk.frame import frame, staff
from jianyan.web.desk.views.rosters import kept_by

KINDS: dict[str, Promise] = {
    AnswerKind.UNIT: gettext_lazy("Suggested units"),
    AnswerKind.CATEGORY: gettext_lazy("Suggested category"),
    AnswerKind.LIKENESS: gettext_lazy("Similar cases"),
    **LABELS,
}
WHAT: dict[str, Promise] = {"units": KINDS["unit"], "category": KINDS["category"]}


@dataclass(frozen=True, slots=True)
class Month:
    """One training, in words; `tried` is the back-test of the whole recommendation."""

    training: Training
    what: str
    tried: dict[str, Any]
    bands: list[dict[str, Any]]


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    offices = {office.pk for office in kept_by(doors.actor(request))}
    if not offices:
        raise PermissionDenied
    context = {
        "title": _("How the suggestions did"),
        "trail": [{"label": _("How the suggestions did"), "url": ""}],
        "months": [_month(one) for one in record.trainings(offices)],
        "judged": [(str(KINDS.get(one.kind, one.kind)), one) for one in record.judged(offices)],
    }
    return render(request, "desk/advice.html", frame(request, here="advice", **context))


def _month(training: Training) -> Month:
    tried = training.report.get("whole") or {}
    bands = tried.get("bands") or training.report.get("bands") or []
    return Month(training, str(WHAT.get(training.what, training.what)), tried, bands)
