"""来件表单: documents uploaded, what was read in one corrected and confirmed, or set aside."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.cases.states import Period
from jianyan.exchange import queue
from jianyan.exchange.queue import Checked
from jianyan.web.desk import wording
from jianyan.web.desk.forms.base import say_what_is_empty
from jianyan.web.desk.forms.paper import Desk, EntryForm

MOST_AT_ONCE = 60
# fields of the form, and what was read for each
READ_AS = {
    "lead": "proposers", "cosigners": "cosigners", "title": "title", "text": "text",
    "situation": "situation", "points": "points", "category": "category",
    "wished_units": "wished_units",
}  # fmt: skip
NEEDED = ("lead", "title", "text")


class ManyFiles(forms.FileField):
    """Several files in one field."""

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
        help_text=_("Word, PDF, scans, photographs, mails, or a zip of these; up to 60 at a time. Nothing becomes a case before you have checked it."),
    )  # fmt: skip

    def __init__(self, *args: Any, desk: Desk, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.desk = desk
        self.fields["session"].choices = session_choices(desk)  # type: ignore[attr-defined]
        say_what_is_empty(self)
        none = _("No file was chosen. Choose one or more documents.")
        self.fields["documents"].error_messages["required"] = none

    def clean_documents(self) -> list[UploadedFile[Any]]:
        files: list[UploadedFile[Any]] = self.cleaned_data["documents"]
        if len(files) > MOST_AT_ONCE:
            raise forms.ValidationError(_("More than 60 files at once. Upload them in parts, or as a zip."))  # fmt: skip
        return files


def session_choices(desk: Desk) -> list[tuple[int, str]]:
    return [
        (
            pk,
            f"{desk.offices[row.office.pk].body} {wording.session(row.term, row.number, row.key)}",
        )
        for pk, row in desk.sessions.items()
    ]


class CheckForm(EntryForm):
    """代录 from a document: the fields as read, for a person to correct and confirm."""

    def __init__(self, *args: Any, desk: Desk, document: Checked, **kwargs: Any) -> None:
        self.document = document
        kwargs["initial"] = {**begin(document), **(kwargs.get("initial") or {})}
        super().__init__(*args, desk=desk, **kwargs)
        del self.fields["paper"]  # the document itself is the paper

    def corrected(self) -> list[str]:
        """The fields in which the person decided otherwise than the machine read."""
        before = begin(self.document)
        return [
            name
            for name in READ_AS
            if _plain(self.cleaned_data.get(name, "")) != _plain(before.get(name, ""))
        ]

    def marks(self, names: Iterable[str]) -> dict[str, str]:
        """What a person should look at twice, field by field."""
        known = list(names)
        found: dict[str, str] = {}
        for name, source in READ_AS.items():
            read = self.document.reading.fields.get(source)
            if read is None:
                if name in NEEDED:
                    found[name] = gettext(
                        "Not found in the document: key it in from the original."
                    )
            elif read.is_doubtful:
                found[name] = _doubt(read.page, read.line)
        if near := queue.suggested_names(self.document.reading.value("proposers"), known):
            said = gettext(
                "The list of this office has a name that differs by one sign: %(names)s."
            )
            found["lead"] = said % {"names": "、".join(near)}
        return found


def _doubt(page: int, line: int) -> str:
    if page:
        said = gettext("Read without certainty (page %(page)s, line %(line)s): compare with the original.")  # fmt: skip
        return said % {"page": page, "line": line}
    if line:
        said = gettext("Read without certainty (paragraph %(line)s): compare with the original.")
        return said % {"line": line}
    return gettext("Read without certainty: compare with the original.")


def begin(document: Checked) -> dict[str, Any]:
    """What stands in the form when it is opened: the first proposer leads, the others co-sign."""
    reading = document.reading
    lead, _between, others = reading.value("proposers").partition("、")
    signed = "、".join(filter(None, (others, reading.value("cosigners"))))
    between = any(word in reading.value("period") for word in ("平时", "闭会"))
    return {
        **{name: reading.value(source) for name, source in READ_AS.items()},
        "session": document.session,
        "lead": lead,
        "cosigners": signed,
        "period": Period.INTERSESSION if between else Period.SESSION,
        "publish_consent": True,
        "scan": document.name[-120:],
    }


def _plain(text: str) -> str:
    return "".join(str(text).split())


class SetAside(forms.Form):
    """搁置: why this will be no case here."""

    reason = forms.CharField(
        label=_("Why it is set aside"),
        max_length=300,
        widget=forms.TextInput,
        help_text=_("Such as: sent twice, not a proposal, meant for another office. It can be fetched back."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        say_what_is_empty(self)
