"""领导批示: recorded and passed on by those with the right, answered by the unit; every reading is logged."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from jianyan import doors
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.visibility import visible
from jianyan.notices import instructions as telling
from jianyan.people.models import Office
from jianyan.people.offices import units_valid
from jianyan.people.rights import Actor, Right
from jianyan.supervision import instructions
from jianyan.supervision.instructions import PassedTo, Written
from jianyan.supervision.models import Instruction, InstructionTask
from jianyan.web.desk.forms.base import day, long
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.views.instruction_sections import handing_form
from jianyan.web.files.fields import Uploads
from jianyan.web.files.views import handed_out

LISTED = 200
_FIELDS = {
    "instruction_leader_missing": "leader", "instruction_empty": "body", "day_ahead": "given_on",
    "day_past": "due_on", "no_such_case": "numbers", "unit_not_valid": "units",
}  # fmt: skip


class Words(forms.Form):
    """One box of words: an answer, or what came of it."""

    words = forms.CharField(widget=long(5))

    def __init__(self, label: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label


class InstructionForm(forms.Form):
    """What stands on the leader's sheet, on which cases, and who answers by when."""

    leader = forms.CharField(label=gettext_lazy("Leader and post"), max_length=60)
    given_on = forms.DateField(label=gettext_lazy("Day of the instruction"), widget=day())
    body = forms.CharField(label=gettext_lazy("Words"), required=False, widget=long(6))
    scan = forms.CharField(
        label=gettext_lazy("Where the signed sheet is kept"), required=False, max_length=120
    )
    sheets = Uploads(label=gettext_lazy("Scan of the signed sheet"))
    numbers = forms.CharField(
        label=gettext_lazy("On which cases"),
        required=False,
        help_text=gettext_lazy("Numbers of the cases, separated by commas; empty for none."),
    )
    units = forms.MultipleChoiceField(
        label=gettext_lazy("Passed to"), required=False, widget=forms.CheckboxSelectMultiple
    )
    due_on = forms.DateField(label=gettext_lazy("To be answered by"), required=False, widget=day())

    def __init__(self, office: Office, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office, self.actor = office, actor
        rows = units_valid([office.pk], doors.today()).order_by("position", "key")
        self.known = {str(unit.pk): unit for unit in rows}
        choices = [(pk, unit.name) for pk, unit in self.known.items()]
        self.fields["units"].choices = choices  # type: ignore[attr-defined]

    def clean_numbers(self) -> list[int]:
        """The cases by their numbers, among those that this person may see."""
        written = self.cleaned_data["numbers"].replace(",", ",").replace("、", ",")
        found = []
        for number in filter(None, (one.strip() for one in written.split(","))):
            ids = list(
                Case.objects.filter(visible(self.actor), number=number)
                .order_by("-pk")
                .values_list("pk", flat=True)[:1]
            )
            if not ids:
                raise forms.ValidationError(
                    _("There is no case no. %(no)s here.") % {"no": number}
                )
            found += ids
        return found

    def written(self) -> Written:
        given = self.cleaned_data
        return Written(
            office=self.office,
            leader=given["leader"],
            given_on=given["given_on"],
            body=given["body"],
            scan=given["scan"],
            sheets=given["sheets"],
            cases=given["numbers"],
            to=[PassedTo(self.known[pk], given["due_on"]) for pk in given["units"]],
        )

    def refuse(self, refusal: Refused) -> None:
        field = _FIELDS.get(refusal.code, "")
        self.add_error(field if field in self.fields else None, doors.sentence(refusal))


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The list: of the office for those with the right, of one's own unit for the others."""
    actor = doors.actor(request)
    rows = instructions.seen_by(actor).prefetch_related(
        Prefetch("tasks", instructions.told_to(actor))
    )[:LISTED]
    context = {
        "title": _("Leaders' instructions"),
        "trail": [{"label": _("Leaders' instructions"), "url": ""}],
        "rows": list(rows),
        "waiting": list(instructions.waiting_for(actor)[:LISTED]),
        "may_record": bool(_offices(actor)),
        "today": doors.today(),
        "watermark": watermark(request),
    }
    return render(
        request, "desk/instructions.html", frame(request, here="instructions", **context)
    )


@staff
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    by = doors.by(request)
    offices = _offices(by.actor)
    if not offices:
        raise PermissionDenied
    given = request.POST if request.method == "POST" else None
    form = InstructionForm(
        offices[0], by.actor, given, request.FILES or None, initial={"given_on": by.on}
    )
    if given is not None and form.is_valid():
        try:
            made = instructions.record(form.written(), by)
        except Refused as refusal:
            form.refuse(refusal)
        else:
            for task in made.tasks.select_related("instruction", "unit"):
                telling.tell(task, by.on, by.at)
            messages.success(request, _("The instruction is recorded and passed on."))
            return redirect("desk:instruction", made.pk)
    context = {"form": form, "title": _("Record a leader's instruction"), "trail": _trail()}
    shown = frame(request, here="instructions", **context)
    return render(request, "desk/instruction_new.html", shown, status=422 if given else 200)


@staff
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    by = doors.by(request)
    found = instructions.opened(by.actor, by, pk)
    if found is None:
        raise Http404
    if request.method == "POST":
        return _act(request, found)
    return _shown(request, found, None)


class Sheets(forms.Form):
    """A signed sheet that came later."""

    sheets = Uploads(label=gettext_lazy("Scan of the signed sheet"), required=True)


@staff
@require_http_methods(["POST"])
def add_sheet(request: HttpRequest, pk: int) -> HttpResponse:
    by = doors.by(request)
    found = instructions.opened(
        by.actor, by, pk
    )  # what is refused is answered with the whole page
    if found is None:
        raise Http404
    form = Sheets(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, found, None, sheets=form, status=422)
    try:
        instructions.add_sheets(found, by, form.cleaned_data["sheets"])
    except Refused as refusal:
        form.add_error("sheets", doors.sentence(refusal))
        return _shown(request, found, None, sheets=form, status=422)
    messages.success(request, _("Recorded."))
    return redirect("desk:instruction", found.pk)


@never_cache
@staff
@require_safe
def sheet(request: HttpRequest, pk: int, sheet: int) -> HttpResponse:
    by = doors.by(request)
    found = instructions.sheet_opened(by.actor, by, pk, sheet)
    if found is None:
        raise Http404
    return handed_out(found.name, found.media, bytes(found.content))


def _act(request: HttpRequest, found: Instruction) -> HttpResponse:
    """An answer of one's own unit, or the end with what came of it."""
    by = doors.by(request)
    task = _own_task(by.actor, found)
    form = Words(_("Words"), request.POST)
    if not form.is_valid():
        return _shown(request, found, form, status=422)
    words = form.cleaned_data["words"]
    try:
        if "finish" in request.POST:
            instructions.finish(found, by, words)
        elif task is not None:
            instructions.answer(task, by, words)
            telling.tell_office(task, by.on, by.at)
        else:
            raise PermissionDenied
    except Refused as refusal:
        form.add_error("words", doors.sentence(refusal))
        return _shown(request, found, form, status=422)
    messages.success(request, _("Recorded."))
    return redirect("desk:instruction", found.pk)


def _shown(
    request: HttpRequest,
    found: Instruction,
    form: Words | None,
    sheets: Sheets | None = None,
    status: int = 200,
) -> HttpResponse:
    actor = doors.actor(request)
    keeps = actor.may(Right.SEE_INSTRUCTIONS, offices=[found.office_id])
    tasks = instructions.told_to(actor).filter(instruction=found).order_by("unit__position", "pk")
    task = _own_task(actor, found)
    keeping = found.closed_on is None and actor.may(
        Right.RECORD_INSTRUCTION, offices=[found.office_id]
    )
    context = {
        "title": _("Instruction of %(leader)s") % {"leader": found.leader},
        "trail": _trail(),
        "found": found,
        "tasks": tasks,
        "cases": list(found.cases.filter(visible(actor)).order_by("number", "pk")),
        "readings": found.lines.select_related("actor").order_by("pk") if keeps else [],
        "task": task,
        "handing": handing_form(actor, task),
        "may_finish": keeping,
        "sheets": list(found.sheets.defer("content")),
        "adding": (sheets or Sheets()) if keeping else None,
        "form": form or Words(_("Words")),
        "watermark": watermark(request),
    }
    shown = frame(request, here="instructions", **context)
    return render(request, "desk/instruction.html", shown, status=status)


def _own_task(actor: Actor, found: Instruction) -> InstructionTask | None:
    """What one's own unit or section has still to answer of it."""
    if found.closed_on is not None:
        return None
    tasks = found.tasks.filter(instructions.tasks_of(actor), answered_on=None)
    return tasks.select_related("instruction", "unit").first()


def _offices(actor: Actor) -> list[Office]:
    reach = actor.reach.get(Right.RECORD_INSTRUCTION)
    return list(Office.objects.filter(pk__in=reach.offices).order_by("key")) if reach else []


def _trail() -> list[dict[str, str]]:
    return [{"label": _("Leaders' instructions"), "url": "/desk/instructions/"}]
