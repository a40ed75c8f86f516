"""导入在办件: a catalogue is looked at row by row, confirmed, and entered by the worker; nobody is told."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jianyan import doors
from jianyan.exchange import uploads, wording
from jianyan.exchange.models import CatalogueUpload, UploadState
from jianyan.exchange.rows import FileRefused
from jianyan.people.models import Session
from jianyan.people.rights import Actor, Right
from jianyan.web.desk import wording as desk_wording
from jianyan.web.desk.downloads import sheet
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.wording import Said

LARGEST = 10 * 1024 * 1024
RECENT = 20
HEADINGS = (
    "编号", "标题", "领衔代表", "联名", "建议内容", "提出日期", "立案日期", "主办单位", "会办单位",
    "交办日期", "签收日期", "答复日期", "答复文号", "办理结果", "满意度",
)  # fmt: skip
_TONES = {
    "looked": "near",
    "queued": "waiting",
    "running": "working",
    "done": "done",
    "failed": "late",
}
_KINDS = {
    "running": gettext_lazy("Cases under way: they go on here with their past days, and nobody is told"),
    "new": gettext_lazy("A catalogue of this year's new cases, or of past years that are closed"),
}  # fmt: skip


class ImportForm(forms.Form):
    """Which file, for which session, and what its rows are."""

    session = forms.TypedChoiceField(label=gettext_lazy("Session"), coerce=int)
    kind = forms.ChoiceField(
        label=gettext_lazy("What the rows are"),
        choices=list(_KINDS.items()),
        widget=forms.RadioSelect,
    )
    file = forms.FileField(
        label=gettext_lazy("Sheet (xlsx, xls, ods, csv) or zip of docx"),
        error_messages={"required": gettext_lazy("Choose a file.")},
    )

    def __init__(self, sessions: list[Session], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sessions = {one.pk: one for one in sessions}
        self.fields["session"].choices = [  # type: ignore[attr-defined]
            (one.pk, f"{one.office.body} {desk_wording.session(one.term, one.number, one.key)}")
            for one in sessions
        ]

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("The file is larger than 10 MB. Split it."))
        return file


@staff
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    offices = _offices(doors.actor(request))
    rows = Session.objects.filter(office_id__in=offices).select_related("office")
    sessions = list(rows.order_by("-year", "-number", "key"))
    if request.method == "GET":
        return _list(request, ImportForm(sessions, initial={"kind": "running"}))
    form = ImportForm(sessions, request.POST, request.FILES)
    upload = _looked(request, form) if form.is_valid() else None
    return redirect("desk:import", upload.pk) if upload else _list(request, form, status=422)


def _offices(actor: Actor) -> frozenset[int]:
    """The offices for which this person may take running cases over."""
    reach = actor.reach.get(Right.TAKE_OVER)
    if reach is None or not reach.offices:
        raise PermissionDenied
    return frozenset(reach.offices)


def _looked(request: HttpRequest, form: ImportForm) -> CatalogueUpload | None:
    """The file rehearsed, or None with what is wrong with it said in the form."""
    given, by = form.cleaned_data, doors.by(request)
    language = get_language() or "zh-hans"
    file = given["file"]
    asked = uploads.Asked(
        session=form.sessions[given["session"]],
        name=file.name or "",
        body=file.read(),
        is_running=given["kind"] == "running",
    )
    try:
        return uploads.look(asked, by.actor.id, by.on, by.at, language)
    except FileRefused as refused:
        form.add_error("file", wording.of_file(refused, language=language))
        return None


def _list(request: HttpRequest, form: ImportForm, status: int = 200) -> HttpResponse:
    mine = CatalogueUpload.objects.filter(office_id__in=_offices(doors.actor(request)))
    recent = mine.defer("body", "report").select_related("session", "came_by").order_by("-pk")
    context = {
        "form": form,
        "uploads": [(one, _state(one)) for one in recent[:RECENT]],
        "title": _("Import of cases"),
        "trail": [{"label": _("Import of cases"), "url": ""}],
    }
    shown = frame(request, here="imports", **context)
    return render(request, "desk/imports.html", shown, status=status)


def _state(upload: CatalogueUpload) -> Said:
    return Said(str(UploadState(upload.state).label), _TONES[upload.state])


def _one(request: HttpRequest, pk: int) -> CatalogueUpload:
    mine = CatalogueUpload.objects.filter(office_id__in=_offices(doors.actor(request)))
    found = mine.select_related("office", "session", "came_by").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@staff
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """The rehearsal row by row; confirmed, its progress; afterwards what came of it."""
    upload = _one(request, pk)
    if request.method == "POST":
        if not uploads.send(upload):
            messages.warning(request, _("It was confirmed already."))
        return redirect("desk:import", pk)
    context = {
        "upload": upload,
        "state": _state(upload),
        "is_looked": upload.state == UploadState.LOOKED,
        "is_under_way": upload.state in {UploadState.QUEUED, UploadState.RUNNING},
        "report": upload.report,
        "fits": upload.report["created"] + upload.report["changed"],
        "watermark": watermark(request),
    }
    if request.headers.get("HX-Request") == "true":
        return render(request, "desk/_import_state.html", context)
    title = _("Import of cases")
    context |= {"title": upload.name, "trail": [{"label": title, "url": "../"}, {"label": upload.name, "url": ""}]}  # fmt: skip
    return render(request, "desk/import.html", frame(request, here="imports", **context))


@staff
@require_safe
def refused(request: HttpRequest, pk: int) -> HttpResponse:
    """不符合的行: as the file has them, with the reason in front, to be mended and uploaded again."""
    upload = _one(request, pk)
    return sheet(uploads.faulty(upload), f"refused-{pk}.csv")


@staff
@require_safe
def empty_sheet(request: HttpRequest) -> HttpResponse:
    """空白模板: the headings that everybody needs; any others that the import knows may be added."""
    _offices(doors.actor(request))
    return sheet([list(HEADINGS)], "cases.csv")


@staff
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    """Delete the file with its report; cases that were entered stay."""
    upload = _one(request, pk)
    if upload.state not in {UploadState.QUEUED, UploadState.RUNNING}:
        upload.delete()
        messages.success(request, _("The file is deleted."))
    return redirect("desk:imports")
