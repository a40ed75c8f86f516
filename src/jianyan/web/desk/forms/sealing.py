"""盖章表单: a reply signed off elsewhere with its sheet and sealed copy; a sealed copy added later."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases import sealed
from jianyan.cases.actions.replying import sign_outside
from jianyan.cases.models import Assignment, Case, Part, Round
from jianyan.cases.refusal import Refused
from jianyan.web.desk import wording
from jianyan.web.desk.forms.base import MoveForm, Subject, day_field
from jianyan.web.files.fields import OneUpload

_SIGNATURE = ("document_no", "signed_on", "signer", "signer_post", "sender")


class Sealed(MoveForm):
    """A form that brings a sealed copy; where its text differs, both are shown side by side."""

    may_go_on = True
    template = "desk/forms/_sealed.html"
    compared: sealed.Compared | None = None

    def refuse(self, refusal: Refused) -> None:
        super().refuse(refusal)
        codes = refusal.params.get("codes")
        if isinstance(codes, tuple) and "sealed_differs" in codes:
            copy = self.cleaned_data["sealed"]
            self.compared = sealed.compare(self.kept_text(), sealed.text_of(copy))

    def kept_text(self) -> str:
        """The text of the reply as this system has it."""
        reply = self.subject.part
        assert isinstance(reply, Round)  # noqa: S101  # the table says so
        return self.subject.found.said(reply.body_no)


class SignOutside(Sealed):
    explain = _("For a unit that approves, numbers and seals in its own system or on paper. The sealed copy is authoritative; its text is compared with the draft.")  # fmt: skip

    document_no = forms.CharField(label=_("Document number"), max_length=60)
    signed_on = day_field(_("Signed on"), required=True)
    signer = forms.CharField(label=_("Signed off by"), max_length=60)
    signer_post = forms.ChoiceField(label=_("As"), choices=list(wording.SIGNERS.items()))
    sender = forms.CharField(label=_("Sender"), required=False, max_length=120)
    sealed = OneUpload(label=_("Sealed copy (PDF or OFD)"))
    sheet = OneUpload(label=_("Scan of the approval sheet"))

    def begin(self) -> dict[str, Any]:
        unit = self.subject.found.units[_task(self.subject).unit_id]
        mark = f"{unit.letter_mark}〔{self.subject.by.on.year}〕号" if unit.letter_mark else ""
        return {"signed_on": self.subject.by.on, "sender": unit.name, "document_no": mark}

    def inputs(self) -> dict[str, Any]:
        typed = self.cleaned_data
        signed = sign_outside.Signature(**{name: typed[name] for name in _SIGNATURE})
        return {"signed": signed, **{name: typed[name] for name in ("sealed", "sheet", "reason")}}

    def prepare(self) -> None:
        if not self.is_bound and isinstance(self.subject.part, Round):
            self.warn(sign_outside.missing(self.subject.part))


def _task(subject: Subject) -> Assignment:
    """The task whose unit answers: the part itself, or that of the reply."""
    part: Case | Part = subject.part
    if isinstance(part, Assignment):
        return part
    assert isinstance(part, Round)  # noqa: S101  # the table says so
    return subject.found.dossier.get(Assignment, part.assignment_no)


class AddSealedCopy(Sealed):
    explain = _("The sealed copy is authoritative; its text is compared with the reply.")

    sealed = OneUpload(label=_("Sealed copy (PDF or OFD)"), required=True)
