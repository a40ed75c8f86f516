"""年度办理情况报告 on the desk: figures with their bases, lists behind them, and the files."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases.models import Case
from jianyan.cases.states import Kind
from jianyan.cases.visibility import visible
from jianyan.papers import pdf, sheets, word, yearly_briefing
from jianyan.statistics import briefing
from jianyan.statistics.measure import Figure
from jianyan.statistics.measures import MEASURES, afterwards, outcome
from jianyan.statistics.reconcile import Breach, Unreconciled
from jianyan.web.desk.frame import frame, staff
from jianyan.web.desk.reports.asked import Asked, asked

WRITERS = {
    "docx": (word.docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "xlsx": (sheets.xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "pdf": (pdf.pdf, "application/pdf"),
}
LISTED = 200  # rows of a list on the page; the count above it is whole
_RARE = ("first_", "later_")  # shown where there are any
_HEADLINE = ("led", "on_time", "contacted", "adopted")


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as the page draws it."""

    label: str
    value: int
    unit: str
    base: str
    url: str
    source: str
    percent: str
    definition: str


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    wanted = asked(request)
    scope = wanted.scope
    context: dict[str, Any] = {
        "asked": wanted,
        "files": [
            (form, f"{reverse('desk:report_file', args=[form])}?{wanted.query()}")
            for form in WRITERS
        ],
        "trail": [{"label": _("Reports"), "url": ""}],
        "note": _("Figures as of %(day)s, computed from the records.") % {"day": scope.as_of},
    }
    try:
        made = briefing.yearly_briefing(office=scope.office, year=scope.year, as_of=scope.as_of)
    except Unreconciled as refused:
        context["breaches"] = [_breach(breach) for breach in refused.breaches]
        return render(
            request,
            "desk/reports/refused.html",
            frame(request, here="reports", **context),
            status=409,
        )
    context["sections"] = [_section(made, wanted, kind) for kind in briefing.KINDS]
    context["measures"] = _shown(made.figure("measures"), wanted)
    context["promises"] = made.promises
    context["units"] = made.units
    return render(request, "desk/reports/briefing.html", frame(request, here="reports", **context))


def _section(made: briefing.Briefing, wanted: Asked, kind: str) -> dict[str, Any]:
    mine = [figure for figure in made.figures if figure.kind == kind]
    classes = [f for f in mine if f.key in outcome.CLASSES and f.value]
    rows = [f for f in mine if f.key not in outcome.CLASSES and not _is_empty(f)]
    return {
        "title": Kind(kind).label,
        "headline": [_shown(made.figure(key, kind), wanted) for key in _HEADLINE],
        "figures": [_shown(figure, wanted) for figure in rows],
        "classes": [_shown(figure, wanted) for figure in classes],
    }


def _is_empty(figure: Figure) -> bool:
    """Values of scales that this place does not use, and later rounds that nobody had."""
    return not figure.value and figure.key.startswith((*_RARE, *afterwards.KEYS))


def _shown(figure: Figure, wanted: Asked) -> Shown:
    percent = "" if figure.percent is None else f"{figure.percent}%"
    base = ""
    if figure.base is not None and percent:
        said = {"percent": percent, "base": figure.base, "name": figure.base_label}
        base = _("%(percent)s of %(base)s (%(name)s)") % said
    prefix = {"first": _("First round"), "later": _("Later rounds")}.get(
        figure.key.split("_")[0], ""
    )
    axis = {"attitude": _("attitude"), "result": _("result")}.get(
        figure.key.split("_")[1] if "_" in figure.key else "", ""
    )
    label = " · ".join(part for part in (prefix, axis, figure.label) if part)
    return Shown(
        label=label,
        value=figure.value,
        unit="",
        base=base,
        url=wanted.figure_url(figure.key, figure.kind),
        source=figure.external,
        percent=percent,
        definition=str(MEASURES[figure.key].definition),
    )


def _breach(breach: Breach) -> dict[str, Any]:
    return {
        "check": breach.check,
        "kind": Kind(breach.kind).label if breach.kind else "",
        "left": breach.left,
        "right": breach.right,
        "cases": [(pk, reverse("desk:case", args=[pk])) for pk in breach.cases],
    }


@staff
@require_safe
def figure(request: HttpRequest, key: str) -> HttpResponse:
    """The list behind a figure: the very rows that were counted, those the person may see."""
    wanted, kind = asked(request), request.GET.get("kind", "")
    if key not in MEASURES or kind not in {"", *Kind.values}:
        raise Http404
    rows = MEASURES[key].rows(wanted.scope, kind)
    total = rows.count()
    ids = (
        list(rows.values_list("case_id" if rows.model is not Case else "pk", flat=True))
        if key != "measures"
        else []
    )
    seen = Case.objects.filter(visible(doors.actor(request)), pk__in=set(ids))
    hidden = len(set(ids)) - seen.count()
    context = {
        "title": str(MEASURES[key].label),
        "definition": str(MEASURES[key].definition),
        "trail": [{"label": _("Reports"), "url": f"{reverse('desk:report')}?{wanted.query()}"}],
        "total": total,
        "hidden": ngettext(
            "%(n)s of them is outside what you may see",
            "%(n)s of them are outside what you may see",
            hidden,
        )
        % {"n": hidden}
        if hidden
        else "",
        "cases": [
            {
                "url": reverse("desk:case", args=[pk]),
                "number": number or "—",
                "title": title,
                "unit": unit or "—",
            }
            for pk, number, title, unit in seen.order_by("number", "pk").values_list(
                "pk", "number", "title", "lead_unit__short_name"
            )[:LISTED]
        ],
        "measures": list(rows.values("title", "document_no", "issued_on", "unit__name")[:LISTED])
        if key == "measures"
        else [],
        "is_cut": total > LISTED,
    }
    return render(request, "desk/reports/figure.html", frame(request, here="reports", **context))


@staff
@require_safe
def download(request: HttpRequest, form: str) -> HttpResponse:
    if form not in WRITERS:
        raise Http404
    scope = asked(request).scope
    try:
        made = briefing.yearly_briefing(office=scope.office, year=scope.year, as_of=scope.as_of)
    except Unreconciled:
        return page(request)
    write, kind = WRITERS[form]
    body = write(yearly_briefing.paper(made, demo=bool(scope.office.settings.get("demo"))))
    name = f"yearly-briefing-{scope.office.key}-{scope.year}.{form}"
    return HttpResponse(
        body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
