"""附件表单: the signed paper added to a case, a file erased."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from jianyan.web.desk.forms.base import MoveForm, number_choice, words
from jianyan.web.files.fields import Uploads


class AttachPaper(MoveForm):
    explain = _("The scan of the paper that the proposers signed or sealed. Units read it only where they may know the names.")  # fmt: skip

    papers = Uploads(label=_("Signed or sealed paper"), required=True)

    def inputs(self) -> dict[str, Any]:
        return {"files": self.cleaned_data["papers"]}


class EraseFile(MoveForm):
    explain = _("The content of the file is erased for good; that it was there, and its digest, stay on record.")  # fmt: skip

    file = number_choice(_("Which file"))
    reason = words(_("Why it must not be kept"), rows=4)

    def prepare(self) -> None:
        files = [one for one in self.subject.found.dossier.files if one.is_there]
        shown = [one for one in files if self.subject.found.view.file(one)]
        self.choose("file", [(one.no, one.name) for one in shown])
