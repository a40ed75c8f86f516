"""答复表单: the draft in two panes, approval, sign-off, delivery."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases.actions.replying import issue, send_for_approval
from jianyan.cases.actions.replying.draft_reply import Answer
from jianyan.cases.models import Assignment, Round
from jianyan.cases.states import Adopted, Publicity, RoundState
from jianyan.web.desk import wording
from jianyan.web.desk.forms.base import MoveForm, choice, long, short, words
from jianyan.web.desk.forms.reviewing import classes


@dataclass(frozen=True, slots=True)
class Pane:
    """One advice point with the two fields that answer it."""

    number: int
    wish: str
    text: forms.BoundField
    adopted: forms.BoundField


class DraftReply(MoveForm):
    explain = _("Answer every point, then write the letter. Each saving is a version; nothing is lost.")  # fmt: skip
    template = "desk/forms/_draft_reply.html"
    empty = {"body": "reply_empty"}
    is_wide = True

    body = words(_("Text of the letter"), rows=14)
    outcome_class = choice(_("Class"))
    publicity = choice(_("Publicity attribute"), Publicity.choices, short_words=True)
    ground = forms.CharField(
        label=_("Ground for not publishing"),
        required=False,
        max_length=200,
        help_text=_("Only for “not public”: the provision of law."),
    )

    def prepare(self) -> None:
        self.choose("outcome_class", classes(self.subject.found.case))
        for point in self.subject.found.dossier.points:
            self.fields[f"text_{point.no}"] = forms.CharField(
                label=_("Response to point %(number)d") % {"number": point.no},
                required=False,
                widget=long(5),
            )
            self.fields[f"adopted_{point.no}"] = forms.ChoiceField(
                label=_("How far point %(number)d is adopted") % {"number": point.no},
                choices=Adopted.choices,
            )

    def begin(self) -> dict[str, Any]:
        """The draft as it stands; for a new round the reply before it."""
        found, work = self.subject.found, self.subject.part
        mine = [r for r in found.dossier.rounds if r.assignment_no == work.no]
        if not mine:
            return {"publicity": Publicity.PROACTIVE}
        last = mine[-1]
        answers = [r for r in found.dossier.responses if r.round_no == last.no]
        texts = {f"text_{r.point_no}": found.said(r.words_no) for r in answers}
        adopted = {f"adopted_{r.point_no}": r.adopted for r in answers}
        return {
            "body": found.said(last.body_no) if last.state == RoundState.DRAFTING else "",
            "outcome_class": last.outcome_class,
            "publicity": last.publicity,
            "ground": last.publicity_ground,
            **texts,
            **adopted,
        }

    def panes(self) -> list[Pane]:
        found = self.subject.found
        return [
            Pane(p.no, found.said(p.words_no), self[f"text_{p.no}"], self[f"adopted_{p.no}"])
            for p in found.dossier.points
        ]

    def co_opinions(self) -> list[tuple[str, str]]:
        """What the co-handling units gave, to be stated in the reply."""
        found = self.subject.found
        return [
            (found.unit(work.unit_id), found.said(work.co_opinion_no))
            for work in found.dossier.assignments
            if work.co_opinion_no
        ]

    def plain_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in ("outcome_class", "publicity", "ground")]

    def inputs(self) -> dict[str, Any]:
        typed = self.cleaned_data
        points = self.subject.found.dossier.points
        return {
            "body": typed["body"],
            "outcome_class": typed["outcome_class"],
            "publicity": typed["publicity"],
            "ground": typed["ground"],
            "answers": [
                Answer(p.no, typed[f"text_{p.no}"], typed[f"adopted_{p.no}"]) for p in points
            ],
        }


class SendForApproval(MoveForm):
    explain = _("The draft goes up to be checked, endorsed and signed off.")
    may_go_on = True

    def prepare(self) -> None:
        if not self.is_bound and isinstance(self.subject.part, Round):
            self.warn(send_for_approval.missing(self.subject.part))


class Countersign(MoveForm):
    explain = _("Another section or leader agrees to the draft.")

    section = forms.CharField(label=_("Section"), required=False, max_length=60)
    opinion = forms.CharField(label=_("Opinion"), required=False, widget=short())


class Endorse(MoveForm):
    explain = _("You agree to the draft; it may now be signed off.")

    opinion = forms.CharField(label=_("Opinion"), required=False, widget=short())


class ReturnDraft(MoveForm):
    explain = _("The draft goes back to the officer.")

    reason = words(_("What is to be changed"), rows=4)


class Issue(MoveForm):
    explain = _("The letter goes out under this number. The text cannot be changed afterwards.")
    may_go_on = True

    document_no = forms.CharField(
        label=_("Document number"),
        max_length=60,
        help_text=_("As it stands on the letter, with its brackets."),
    )
    signer = forms.CharField(label=_("Signed off by"), required=False, max_length=60)

    def begin(self) -> dict[str, Any]:
        found, reply = self.subject.found, self.subject.part
        assert isinstance(reply, Round)  # noqa: S101  # the table says so
        unit = found.units[found.dossier.get(Assignment, reply.assignment_no).unit_id]
        mark = f"{unit.letter_mark}〔{self.subject.by.on.year}〕号" if unit.letter_mark else ""
        return {"signer": self.subject.by.actor.name, "document_no": mark}

    def prepare(self) -> None:
        if not self.is_bound and isinstance(self.subject.part, Round):
            self.warn(issue.missing(self.subject.part))


class Deliver(MoveForm):
    explain = _("The reply counts as given when every proposer has it; then the time for feedback begins.")  # fmt: skip

    mode = choice(_("How"), wording.DELIVERY_MODES.items(), short_words=True)
    proposers = forms.TypedMultipleChoiceField(
        label=_("To whom"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def _waiting(self) -> list[int]:
        dossier, reply = self.subject.found.dossier, self.subject.part
        have = {d.proposer_id for d in dossier.deliveries if d.round_no == reply.no}
        return [s.proposer_id for s in dossier.signatories if s.proposer_id not in have]

    def begin(self) -> dict[str, Any]:
        return {"mode": "system", "proposers": self._waiting()}

    def prepare(self) -> None:
        found = self.subject.found
        unnamed = _("the proposer")
        self.choose("proposers", [(pk, found.proposer(pk) or unnamed) for pk in self._waiting()])
