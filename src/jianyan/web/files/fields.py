"""上传框: a form's field for one file or several; its value is what an action takes."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from jianyan import doors
from jianyan.cases.contents import Upload, examined
from jianyan.cases.refusal import Refused

ACCEPTED = ".pdf,.ofd,.docx,.doc,.wps,.xlsx,.jpg,.jpeg,.png"
_HINT = _("PDF, OFD, Word, WPS, Excel, JPEG or PNG, at most %(most)s MB each; no macros.")


class _Chooser(forms.FileInput):
    """The browser's own choice of files. In a form refused over htmx the choice stays (`hx-preserve`);
    in a whole page no browser lets it be put back, and it is made again.
    """

    allow_multiple_selected = True

    def __init__(self, *, several: bool) -> None:
        super().__init__({"accept": ACCEPTED, "hx-preserve": "true", "multiple": several})
        self.several = several

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        chosen = files.getlist(name) if hasattr(files, "getlist") else files.get(name, [])
        return [one for one in chosen if one] if isinstance(chosen, list) else [chosen]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files


class Uploads(forms.Field):
    """Several files: a list of uploads, looked into; empty where none was chosen."""

    def __init__(self, *, label: Any, hint: Any = "", required: bool = False) -> None:
        most = _HINT % {"most": settings.ATTACHMENT_MOST_MB}
        super().__init__(
            label=label,
            required=required,
            widget=_Chooser(several=self.several),
            help_text=hint or most,
            error_messages={"required": _("No file was chosen. Choose the file first.")},
        )

    several = True

    def clean(self, value: "Sequence[UploadedFile[Any]] | None") -> Any:
        found = [Upload(one.name or "", one.read()) for one in value or ()]
        if self.required and not found:
            raise ValidationError(self.error_messages["required"], code="required")
        try:
            for one in found:
                examined(one)
        except Refused as refusal:
            raise ValidationError(doors.sentence(refusal), code=refusal.code) from refusal
        return found

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(data)


class OneUpload(Uploads):
    """One file, or None."""

    several = False

    def clean(self, value: "Sequence[UploadedFile[Any]] | None") -> Any:
        found = super().clean((value or ())[:1])
        return found[0] if found else None
