"""来件收取表单: documents uploaded, and the queue searched and put in order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.exchange.queue import Wish
from jianyan.web.desk import wording
from jianyan.web.desk.forms.base import say_what_is_empty
from jianyan.web.desk.forms.paper import Desk

MOST = settings.DOCUMENTS_AT_ONCE


class ManyFiles(forms.FileField):
    """Several files in one field; an empty one is refused by itself, by its name."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_empty_file=True, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        files = data if isinstance(data, list) and data else [data or None]
        return [super(ManyFiles, self).clean(one, initial) for one in files]


class _ManyInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class Upload(forms.Form):
    """Which session the documents are for, and the documents."""

    session = forms.TypedChoiceField(label=_("Session"), coerce=int)
    documents = ManyFiles(
        label=_("Documents"),
        widget=_ManyInput(attrs={"accept": ".docx,.doc,.wps,.odt,.rtf,.pdf,.jpg,.jpeg,.png,.tif,.tiff,.eml,.zip,.txt"}),
    )  # fmt: skip

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        self.fields["session"].choices = session_choices(desk)  # type: ignore[attr-defined]
        say_what_is_empty(self)
        hint = gettext("Word, PDF, scans, photographs, mails, or a zip of these; up to %(most)s at a time. Nothing becomes a case before you have checked it.")  # fmt: skip
        self.fields["documents"].help_text = hint % {"most": MOST}
        none = _("No file was chosen. Choose one or more documents.")
        self.fields["documents"].error_messages["required"] = none

    def clean_documents(self) -> list[UploadedFile[Any]]:
        files: list[UploadedFile[Any]] = self.cleaned_data["documents"]
        if len(files) > MOST:
            raise forms.ValidationError(too_many())
        return files


def too_many() -> str:
    said = gettext("More than %(most)s files at once. Upload them in parts, or as a zip.")
    return said % {"most": MOST}


def session_choices(desk: Desk) -> list[tuple[int, str]]:
    return [
        (
            pk,
            f"{desk.offices[row.office.pk].body} {wording.session(row.term, row.number, row.key)}",
        )
        for pk, row in desk.sessions.items()
    ]


class QueueForm(forms.Form):
    """Everything optional: what is wrong in an address is left out, never an error page."""

    words = forms.CharField(
        label=_("Title, proposer or file"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    order = forms.ChoiceField(
        label=_("Order"),
        choices=[("", _("first come, first checked")), ("newest", _("newest first"))],
        required=False,
    )
    doubtful = forms.BooleanField(label=_("only with fields to look at"), required=False)
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    before = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def wish(self) -> Wish:
        self.is_valid()
        given = self.cleaned_data
        return Wish(
            words=given.get("words", ""),
            doubtful=given.get("doubtful", False),
            newest=given.get("order") == "newest",
            after=given.get("after") or 0,
            before=given.get("before") or 0,
        )
