"""批示转科室: the unit hands what a leader instructed to one of its sections."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from jianyan import doors
from jianyan.cases.refusal import Refused
from jianyan.notices import instructions as telling
from jianyan.people.models import Section
from jianyan.people.rights import Actor
from jianyan.supervision import instructions
from jianyan.supervision.models import InstructionTask
from jianyan.web.desk.frame import staff


class Handing(forms.Form):
    """To which of the unit's own sections."""

    section = forms.ModelChoiceField(
        Section.objects.none(), label=gettext_lazy("Section"), empty_label=None
    )

    def __init__(self, unit: int, *args: object) -> None:
        super().__init__(*args)  # type: ignore[arg-type]
        rows = Section.objects.filter(unit=unit).order_by("position", "pk")
        self.fields["section"].queryset = rows  # type: ignore[attr-defined]


def handing_form(actor: Actor, task: InstructionTask | None) -> Handing | None:
    """For those who answer for the whole unit, where it has sections at all."""
    if task is None or task.unit_id not in instructions.answering_units(actor):
        return None
    form = Handing(task.unit_id)
    return form if form.fields["section"].queryset.exists() else None  # type: ignore[attr-defined]


@staff
@require_POST
def hand_on(request: HttpRequest, pk: int) -> HttpResponse:
    by = doors.by(request)
    tasks = InstructionTask.objects.filter(instructions.tasks_of(by.actor), instruction=pk)
    task = tasks.select_related("instruction", "unit").first()
    if task is None:
        raise Http404
    form = Handing(task.unit_id, request.POST)
    try:
        if not form.is_valid():
            raise Refused("section_of_other_unit")
        instructions.hand_on(task, by, form.cleaned_data["section"])
    except Refused as refusal:
        messages.error(request, doors.sentence(refusal))
    else:
        telling.tell_section(task, by.on, by.at)
        messages.success(
            request, _("Handed to %(section)s, whose people are told.") % {"section": task.section}
        )
    return redirect("desk:instruction", pk)
