"""盖章表单: a reply signed off elsewhere with its sheet and sealed copy; a sealed copy added later."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases.actions.replying import sign_outside
from jianyan.cases.models import Assignment, Round
from jianyan.web.desk import wording
from jianyan.web.desk.forms.base import MoveForm, day_field
from jianyan.web.files.fields import OneUpload


class SignOutside(MoveForm):
    explain = _("For a unit that approves, numbers and seals in its own system or on paper. The sealed copy is authoritative; its text is compared with the draft.")  # fmt: skip
    may_go_on = True

    document_no = forms.CharField(label=_("Document number"), max_length=60)
    signed_on = day_field(_("Signed on"), required=True)
    signer = forms.CharField(label=_("Signed off by"), max_length=60)
    signer_post = forms.ChoiceField(label=_("As"), choices=list(wording.SIGNERS.items()))
    sender = forms.CharField(label=_("Sender"), required=False, max_length=120)
    sealed = OneUpload(label=_("Sealed copy (PDF or OFD)"))
    sheet = OneUpload(label=_("Scan of the approval sheet"))

    def begin(self) -> dict[str, Any]:
        found, reply = self.subject.found, self.subject.part
        assert isinstance(reply, Round)  # noqa: S101  # the table says so
        unit = found.units[found.dossier.get(Assignment, reply.assignment_no).unit_id]
        mark = f"{unit.letter_mark}〔{self.subject.by.on.year}〕号" if unit.letter_mark else ""
        return {"signed_on": self.subject.by.on, "sender": unit.name, "document_no": mark}

    def inputs(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        names = ("document_no", "signed_on", "signer", "signer_post", "sender")
        return {"signed": sign_outside.Signature(**{n: typed.pop(n) for n in names}), **typed}

    def prepare(self) -> None:
        if not self.is_bound and isinstance(self.subject.part, Round):
            self.warn(sign_outside.missing(self.subject.part))


class AddSealedCopy(MoveForm):
    explain = _("The sealed copy is authoritative; its text is compared with the reply.")
    may_go_on = True

    sealed = OneUpload(label=_("Sealed copy (PDF or OFD)"), required=True)
