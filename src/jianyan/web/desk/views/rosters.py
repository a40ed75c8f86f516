"""名册: proposers, units, sections and users from a sheet — looked at first, entered on a second click."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from jianyan import doors
from jianyan.exchange import wording
from jianyan.exchange.rosters import reading
from jianyan.exchange.rosters.report import RosterReport
from jianyan.exchange.rosters.run import run
from jianyan.exchange.rows import FileRefused
from jianyan.people.models import Office
from jianyan.people.rights import Actor, Right
from jianyan.web.desk.downloads import sheet
from jianyan.web.desk.frame import frame, staff

LARGEST = 10 * 1024 * 1024
LISTED = 100  # changed rows shown; the count above them is whole
LABELS = {
    "proposers": gettext_lazy("Deputies and members"),
    "units": gettext_lazy("Handling units"),
    "sections": gettext_lazy("Sections of the units"),
    "duties": gettext_lazy("Lists of duties"),
    "users": gettext_lazy("Users and posts"),
}


class RosterForm(forms.Form):
    """Which list, for which office, from which file."""

    kind = forms.ChoiceField(label=gettext_lazy("List"), widget=forms.RadioSelect)
    office = forms.ChoiceField(label=gettext_lazy("For which office or hub"))
    file = forms.FileField(
        label=gettext_lazy("Sheet (xlsx, xls or csv)"),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def __init__(self, offices: list[Office], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offices = {office.key: office for office in offices}
        self.fields["office"].choices = [(o.key, o.name) for o in offices]  # type: ignore[attr-defined]
        self.fields["kind"].choices = list(LABELS.items())  # type: ignore[attr-defined]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB. Split it."))
        return file


@staff
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    offices = kept_by(doors.actor(request))
    if not offices:
        raise PermissionDenied
    if request.method == "GET":
        first = {"kind": "proposers", "office": offices[0].key}
        return _show(request, RosterForm(offices, initial=first), None)
    form = RosterForm(offices, request.POST, request.FILES)
    report = _run(form, dry_run="enter" not in request.POST) if form.is_valid() else None
    if report and "refused" in request.POST:
        return sheet(report.rows_refused, f"refused-{report.kind}.csv")
    return _show(request, form, report, status=200 if report else 422)


@staff
@require_safe
def empty_sheet(request: HttpRequest, kind: str) -> HttpResponse:
    """空白模板: the headings of a list, to fill in."""
    if not kept_by(doors.actor(request)):
        raise PermissionDenied
    if kind not in reading.LISTS:
        raise Http404
    return sheet([reading.template(kind)], f"{kind}.csv")


def kept_by(actor: Actor) -> list[Office]:
    """The offices whose directories this person keeps. One query."""
    reach = actor.reach.get(Right.KEEP_DIRECTORY)
    if reach is None:
        return []
    return list(Office.objects.filter(pk__in=reach.offices).order_by("key"))


def _run(form: RosterForm, *, dry_run: bool) -> RosterReport | None:
    """The report, or None with what is wrong with the file said in the form."""
    given = form.cleaned_data
    language = get_language() or "zh-hans"
    with TemporaryDirectory() as folder:
        path = Path(folder) / "roster"
        path.write_bytes(given["file"].read())
        try:
            return run(
                path,
                kind=given["kind"],
                office=form.offices[given["office"]],
                today=doors.today(),
                dry_run=dry_run,
                language=language,
            )
        except FileRefused as refused:
            form.add_error("file", wording.of_file(refused, language=language))
            return None


def _show(
    request: HttpRequest, form: RosterForm, report: RosterReport | None, status: int = 200
) -> HttpResponse:
    context = {
        "form": form,
        "report": report,
        "lists": list(LABELS.items()),
        "changed": [_changed(one) for one in report.changed[:LISTED]] if report else [],
        "title": _("Rosters"),
        "trail": [{"label": _("Rosters"), "url": ""}],
    }
    return render(
        request, "desk/rosters.html", frame(request, here="rosters", **context), status=status
    )


def _changed(one: dict[str, Any]) -> dict[str, Any]:
    fields = [
        (reading.title_of(name), pair["before"], pair["after"])
        for name, pair in one["fields"].items()
    ]
    return {**one, "fields": fields}
