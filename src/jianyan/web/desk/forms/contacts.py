"""沟通表单: one contact in four fields, for one case or for several of the same proposer."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan import doors
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.cases.secrecy import marked
from jianyan.web.desk import wording
from jianyan.web.desk.forms.base import choice, day_field, short
from jianyan.web.files.fields import Uploads


class SharedContact(forms.Form):
    """一次沟通多件: entered once, a line in every case that was spoken of."""

    cases = forms.MultipleChoiceField(
        label=_("Cases spoken of"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one case.")},
    )
    mode = choice(_("How"), wording.CONTACT_MODES.items(), short_words=True)
    stage = choice(_("When in the handling"), wording.STAGES.items(), short_words=True)
    on = day_field(_("Day"), required=True)
    note = forms.CharField(label=_("What was said"), required=False, widget=short())
    papers = Uploads(label=_("Photographs or scans"))

    def __init__(
        self, *args: Any, tasks: Sequence[Assignment], today: date, **kwargs: Any
    ) -> None:
        names = [(f"{one.case_id}-{one.part}", _named(one)) for one in tasks]
        fresh = [
            name for (name, _label), one in zip(names, tasks, strict=True) if not one.contacts
        ]
        kwargs["initial"] = {
            "cases": fresh or [name for name, _label in names],
            "mode": "phone",
            "stage": "before",
            "on": today,
        }
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = names  # type: ignore[attr-defined]  # checkboxes

    def clean_note(self) -> str:
        note: str = self.cleaned_data["note"]
        if mark := marked(note):
            raise forms.ValidationError(doors.sentence(Refused("marked_secret", mark=mark)))
        return note


def _named(task: Assignment) -> str:
    number = f"{task.case.number} " if task.case.number else ""
    return f"{number}{task.case.title}"
