"""办理表单: contacts, co-opinions, promises."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.advice.commitments import Commitment
from jianyan.cases.models import Assignment
from jianyan.web.desk import offers, wording
from jianyan.web.desk.forms.base import (
    MoveForm,
    choice,
    day_field,
    number_choice,
    short,
    words,
)
from jianyan.web.files.fields import Uploads


class RecordContact(MoveForm):
    explain = _("Four fields, twenty seconds. The proposer can read this and may dispute it.")

    mode = choice(_("How"), wording.CONTACT_MODES.items(), short_words=True)
    stage = choice(_("When in the handling"), wording.STAGES.items(), short_words=True)
    on = day_field(_("Day"), required=True)
    note = forms.CharField(label=_("What was said"), required=False, widget=short())
    papers = Uploads(label=_("Photographs or scans"))
    template = "desk/forms/_contact.html"

    def first_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("mode", "stage", "on", "note")]

    def begin(self) -> dict[str, Any]:
        work = self.subject.part
        replied = isinstance(work, Assignment) and work.replied_on is not None
        return {
            "mode": "phone",
            "stage": "after" if replied else "before",
            "on": self.subject.by.on,
        }


class GiveCoOpinion(MoveForm):
    explain = _("For the lead unit, which must state it in the reply. The proposer does not see it here.")  # fmt: skip

    opinion = words(_("Co-opinion"), rows=10)

    def begin(self) -> dict[str, Any]:
        work = self.subject.part
        no = work.co_opinion_no if isinstance(work, Assignment) else None
        return {"opinion": self.subject.found.said(no)}


class Commit(MoveForm):
    explain = _("What your unit will do and by when. It is followed until it is kept or explained, across years.")  # fmt: skip

    text = words(_("Promise"), rows=4)
    due_on = day_field(_("To be done by"))
    point = number_choice(_("For which advice point"), required=False)

    def begin(self) -> dict[str, Any]:
        """The sentence of the reply that somebody chose to take over."""
        found = self._drafted() if self.subject.offered.isdecimal() else []
        taken = found[int(self.subject.offered) :][:1] if found else []
        return {"text": taken[0].text, "due_on": taken[0].due} if taken else {}

    def _drafted(self) -> list[Commitment]:
        work = self.subject.part
        return offers.drafted(self.subject, work) if isinstance(work, Assignment) else []

    def panels(self) -> list[Any]:
        work = self.subject.part
        panel = offers.promises(self.subject, work) if isinstance(work, Assignment) else None
        return [panel] if panel else []

    def made(self) -> None:
        """A promise that the machine had pointed out counts as accepted."""
        typed, by = self.cleaned_data["text"].strip(), self.subject.by
        for one in self._drafted():
            if one.text == typed:
                offers.took(self.subject, one, by)

    def prepare(self) -> None:
        self.choose("point", [("", _("for the whole")), *self.subject.point_choices()])


class ReportProgress(MoveForm):
    explain = _("The proposer sees the report.")

    text = words(_("What has been done so far"), rows=5)


class Fulfil(MoveForm):
    explain = _("The promise is kept. The proposer is asked to confirm.")

    evidence = words(_("Evidence"), rows=5, hint=_("What shows that it is done: document, acceptance, photograph, link."))  # fmt: skip


class GiveUp(MoveForm):
    explain = _("The promise is closed as not kept. The explanation, signed by the head, goes to the proposer.")  # fmt: skip

    reason = words(_("Explanation"), rows=6)
    signer = forms.CharField(label=_("Signed by"), required=False, max_length=60)

    def begin(self) -> dict[str, Any]:
        return {"signer": self.subject.by.actor.name}
