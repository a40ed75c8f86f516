"""答复表单: the draft in two panes, approval, sign-off, delivery."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.cases import addressees, approval
from jianyan.cases.actions.replying import issue, send_for_approval
from jianyan.cases.actions.replying.draft_reply import Answer
from jianyan.cases.models import Assignment, Round
from jianyan.cases.queries.telling_replying import RETURN_GROUNDS
from jianyan.cases.states import Adopted, Publicity, RoundState
from jianyan.cases.wording import SENTENCES
from jianyan.web.desk import offers, wording
from jianyan.web.desk.forms.base import MoveForm, choice, long, short, words
from jianyan.web.desk.forms.reviewing import classes
from jianyan.web.files.fields import OneUpload


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

    def lacking(self) -> list[str]:
        """What the draft, as it was saved last, would be asked for when it goes up."""
        found, work = self.subject.found, self.subject.part
        mine = [r for r in found.dossier.rounds if r.assignment_no == work.no]
        if not mine or mine[-1].state != RoundState.DRAFTING:
            return []
        answered = {r.point_no for r in found.dossier.responses if r.round_no == mine[-1].no}
        left = [p.no for p in found.dossier.points if p.no not in answered]
        said = [
            str(SENTENCES[code])
            for code in send_for_approval.missing(mine[-1])
            if code != "points_unanswered"
        ]
        if left:
            numbers = "、".join(str(no) for no in left)
            said.insert(0, gettext("Not answered yet: point %(numbers)s.") % {"numbers": numbers})
        return said

    def co_opinions(self) -> list[tuple[str, str]]:
        """What the co-handling units gave, to be stated in the reply."""
        found = self.subject.found
        return [
            (found.unit(work.unit_id), found.said(work.co_opinion_no))
            for work in found.dossier.assignments
            if work.co_opinion_no
        ]

    def panels(self) -> list[Any]:
        work = self.subject.part
        panel = offers.promises(self.subject, work) if isinstance(work, Assignment) else None
        return [panel] if panel else []

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

    def panels(self) -> list[Any]:
        reply = self.subject.part
        panel = offers.hollow_signs(self.subject, reply) if isinstance(reply, Round) else None
        return [panel] if panel else []


class Countersign(MoveForm):
    explain = _("Another section or leader agrees to the draft.")

    section = forms.CharField(label=_("Section"), required=False, max_length=60)
    opinion = forms.CharField(label=_("Opinion"), required=False, widget=short())


class Endorse(MoveForm):
    explain = _("You agree to the draft; it may now be signed off.")
    may_go_on = True

    opinion = forms.CharField(label=_("Opinion"), required=False, widget=short())

    def prepare(self) -> None:
        reply = self.subject.part
        if not self.is_bound and isinstance(reply, Round):
            steps = approval.outstanding(reply, self.subject.by.actor.roles)
            self.warn(["steps_open"] if steps else [])


class ReturnDraft(MoveForm):
    explain = _("The draft goes back to the officer.")

    ground = forms.ChoiceField(
        label=_("Ground"), choices=list(RETURN_GROUNDS.items()), required=False
    )
    reason = words(_("What is to be changed"), rows=4)

    def begin(self) -> dict[str, Any]:
        return {"ground": "other"}

    def inputs(self) -> dict[str, Any]:
        return {**self.cleaned_data, "ground": self.cleaned_data["ground"] or "other"}


class Issue(MoveForm):
    explain = _("The letter goes out under this number. The text cannot be changed afterwards.")
    may_go_on = True

    document_no = forms.CharField(
        label=_("Document number"),
        max_length=60,
        help_text=_("As it stands on the letter, with its brackets."),
    )
    signer = forms.CharField(label=_("Signed off by"), required=False, max_length=60)
    signer_post = forms.ChoiceField(
        label=_("As"), choices=list(wording.SIGNERS.items()), required=False
    )
    sender = forms.CharField(
        label=_("Sender"),
        required=False,
        max_length=120,
        help_text=_("The unit itself; a section never answers."),
    )

    def begin(self) -> dict[str, Any]:
        found, reply = self.subject.found, self.subject.part
        assert isinstance(reply, Round)  # noqa: S101  # the table says so
        unit = found.units[found.dossier.get(Assignment, reply.assignment_no).unit_id]
        mark = f"{unit.letter_mark}〔{self.subject.by.on.year}〕号" if unit.letter_mark else ""
        return {
            "signer": self.subject.by.actor.name,
            "signer_post": issue.own_post(self.subject.by),
            "sender": unit.name,
            "document_no": mark,
        }

    def prepare(self) -> None:
        reply = self.subject.part
        if not self.is_bound and isinstance(reply, Round):
            unsigned = issue.unsigned(reply, issue.own_post(self.subject.by))
            self.warn([*issue.missing(reply), *unsigned])


class Deliver(MoveForm):
    explain = _("The reply counts as given when every proposer has it; then the time for feedback begins.")  # fmt: skip

    may_go_on = True

    mode = choice(_("How"), wording.DELIVERY_MODES.items(), short_words=True)
    proposers = forms.TypedMultipleChoiceField(
        label=_("To whom"), coerce=int, widget=forms.CheckboxSelectMultiple
    )
    organ = forms.CharField(label=_("Through which organ"), required=False, max_length=120)
    tracking = forms.CharField(label=_("Courier's number"), required=False, max_length=60)
    record = forms.CharField(
        label=_("Signed record of a reply face to face"),
        required=False,
        widget=short(),
        help_text=_("Where, who was there, what was said, and that it was signed."),
    )
    paper = OneUpload(label=_("Scan of the signed record"))

    def _waiting(self, people: list[int]) -> list[int]:
        dossier, reply = self.subject.found.dossier, self.subject.part
        have = {d.proposer_id for d in dossier.deliveries if d.round_no == reply.no}
        return [pk for pk in people if pk not in have]

    def begin(self) -> dict[str, Any]:
        """As the rule of the place has it: to each, to the lead, or through an organ."""
        case = self.subject.found.case
        way = addressees.reply_to(case)
        mode = "via_organ" if way in addressees.ORGAN_WAYS else "system"
        organ = str(wording.ORGANS["liaison_group"]) if way == "liaison_group" else ""
        return {"mode": mode, "organ": organ, "proposers": self._waiting(addressees.wanted(case))}

    def prepare(self) -> None:
        """What was agreed stands where the record of a reply face to face stands."""
        if addressees.is_agreed_upon(self.subject.found.case):
            self.fields["record"].label = _(
                "What was agreed with the lead, or signed face to face"
            )
            self.fields["record"].help_text = _("To whom the reply goes and how, on which day it was agreed.")  # fmt: skip
        self._choose_proposers()

    def _choose_proposers(self) -> None:
        """Where the name is kept back, so is the key by which another page would tell it (S59)."""
        found = self.subject.found
        if not found.view.names(found.case):
            del self.fields["proposers"]
            return
        everybody = [s.proposer_id for s in found.dossier.signatories]
        waiting = self._waiting(everybody)
        self.choose("proposers", [(pk, found.proposer(pk)) for pk in waiting])
