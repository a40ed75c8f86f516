"""线下答复表单: a reply made wholly elsewhere, entered at once: number, day, papers, class, points answered."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases import sealed
from jianyan.cases.actions.replying.draft_reply import Answer
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.cases.states import Adopted, Publicity
from jianyan.web.desk.forms.base import choice, long, short
from jianyan.web.desk.forms.replying import Pane
from jianyan.web.desk.forms.reviewing import classes
from jianyan.web.desk.forms.sealing import SignOutside

IN_THE_LETTER = "见答复全文。"  # what stands beside a point whose answer is not typed again
_NOT_ANSWERED = ("", _("not answered in this letter"))


class OutsideReply(SignOutside):
    explain = _("For a reply that was drafted, approved, numbered and sealed elsewhere. Upload the sealed copy and say which points it answers; its text need not be typed again.")  # fmt: skip
    template = "desk/forms/_outside.html"
    is_wide = True
    empty = {"body": "sealed_unread"}

    body = forms.CharField(
        label=_("Text of the letter"),
        required=False,
        widget=long(6),
        help_text=_(
            "Left empty, the text of the sealed copy is taken. Of a scan, type at least the main part."
        ),
    )
    outcome_class = choice(_("Class"))
    publicity = choice(_("Publicity attribute"), Publicity.choices, short_words=True)
    ground = forms.CharField(
        label=_("Ground for not publishing"),
        required=False,
        max_length=200,
        help_text=_("Only for “not public”: the provision of law."),
    )

    def begin(self) -> dict[str, Any]:
        return {**super().begin(), "publicity": Publicity.PROACTIVE}

    def prepare(self) -> None:
        self.choose("outcome_class", classes(self.subject.found.case))
        for point in self.subject.found.dossier.points:
            self.fields[f"adopted_{point.no}"] = forms.ChoiceField(
                label=_("How far point %(number)d is adopted") % {"number": point.no},
                choices=[_NOT_ANSWERED, *Adopted.choices],
                required=False,
            )
            self.fields[f"text_{point.no}"] = forms.CharField(
                label=_("What the letter says on point %(number)d") % {"number": point.no},
                required=False,
                widget=short(),
            )

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if not self.errors and not self._letter():
            self.refuse(Refused("sealed_unread"))
        return typed

    def _letter(self) -> str:
        typed = self.cleaned_data
        copy = typed.get("sealed")
        return typed["body"].strip() or (sealed.text_of(copy) if copy else "")

    def kept_text(self) -> str:
        return self._letter()

    def panes(self) -> list[Pane]:
        found = self.subject.found
        return [
            Pane(p.no, found.said(p.words_no), self[f"text_{p.no}"], self[f"adopted_{p.no}"])
            for p in found.dossier.points
        ]

    def head(self) -> list[forms.BoundField]:
        """The papers first, then what stands on them."""
        names = ("sealed", "sheet", "document_no", "signed_on", "signer", "signer_post", "sender")
        return [self[name] for name in names]

    def letter(self) -> list[forms.BoundField]:
        return [self[name] for name in ("outcome_class", "publicity", "ground", "body")]

    def draft(self) -> dict[str, Any]:
        """What is drafted by it."""
        typed = self.cleaned_data
        points = self.subject.found.dossier.points
        answers = [
            Answer(p.no, typed[f"text_{p.no}"].strip() or IN_THE_LETTER, adopted)
            for p in points
            if (adopted := typed[f"adopted_{p.no}"])
        ]
        named = {name: typed[name] for name in ("outcome_class", "publicity", "ground")}
        return {**named, "body": self._letter(), "answers": answers}

    @property
    def task(self) -> Assignment:
        work = self.subject.part
        assert isinstance(work, Assignment)  # noqa: S101  # the address says so
        return work
