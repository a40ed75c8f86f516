"""审批表单: steps of the chain, pre-review, the proposer consulted, receipts, copies, correction, key cases."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases import approval
from jianyan.cases.actions.replying.consult_proposer import MODES
from jianyan.cases.cohandling import co_units
from jianyan.cases.consulting import unclosed
from jianyan.cases.models import Round
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.telling_replying import CONSULTATION, RETURN_GROUNDS, STEPS
from jianyan.rules import packs
from jianyan.web.desk import wording
from jianyan.web.desk.forms.base import MoveForm, choice, day_field, number_choice, short, words


def _opinion() -> Any:
    return forms.CharField(label=_("Opinion"), required=False, widget=short())


class CheckDraft(MoveForm):
    explain = _("One person may pass several steps at once, each for the post held.")

    steps = forms.MultipleChoiceField(
        label=_("Steps"), required=False, widget=forms.CheckboxSelectMultiple
    )
    opinion = _opinion()

    def _mine(self) -> list[str]:
        reply = self.subject.part
        if not isinstance(reply, Round):
            return []
        roles = self.subject.by.actor.roles
        steps = approval.outstanding(reply)
        return [one for one in steps if approval.POSTS.get(one, frozenset()) & roles]

    def prepare(self) -> None:
        self.choose("steps", [(step, STEPS[step]) for step in self._mine()])

    def begin(self) -> dict[str, Any]:
        return {"steps": self._mine()}


def _said_jointly(found: Opened, reply: Round) -> str:
    """What the receiving office says of this version, for whoever decides on it."""
    look = approval.joint_look(reply)
    if look is None:
        return ""
    return _("The receiving office: %(opinion)s") % {"opinion": found.said(look.opinion_no)}


class AskOfficeReview(MoveForm):
    explain = _("The government office looks at the endorsed reply before it is signed off.")

    note = forms.CharField(label=_("A word to the office"), required=False, widget=short())
    joint = forms.BooleanField(
        label=_("The receiving office looks at the draft too"), required=False
    )

    def begin(self) -> dict[str, Any]:
        reply = self.subject.part
        return {"joint": isinstance(reply, Round) and approval.wants_joint_look(reply)}


class PassOfficeReview(MoveForm):
    explain = _("No objection: the unit signs off.")
    may_go_on = True

    opinion = _opinion()

    def prepare(self) -> None:
        reply = self.subject.part
        if isinstance(reply, Round) and (said := _said_jointly(self.subject.found, reply)):
            self.fields["opinion"].help_text = said
        if not self.is_bound and isinstance(reply, Round):
            self.warn(["joint_look_missing"] if approval.joint_look_open(reply) else [])


class LookJointly(MoveForm):
    explain = _("Your office's opinion on the draft, for the government office and the unit.")

    opinion = words(_("Opinion"), rows=3)


class FailOfficeReview(MoveForm):
    explain = _("The reply goes back to its unit to be drafted again.")

    ground = choice(_("Ground"), RETURN_GROUNDS.items(), short_words=True)
    reason = words(_("What is to be changed"), rows=4)

    def begin(self) -> dict[str, Any]:
        return {"ground": "other"}

    def prepare(self) -> None:
        reply = self.subject.part
        if isinstance(reply, Round) and (said := _said_jointly(self.subject.found, reply)):
            self.fields["reason"].help_text = said


class ConsultProposer(MoveForm):
    explain = _("The proposer sees this version of the draft, and only while you ask. What they say is a record of its own.")  # fmt: skip

    mode = choice(_("How"), [(mode, wording.CONSULTED[mode]) for mode in MODES], short_words=True)
    until = day_field(_("Answer by"))

    def begin(self) -> dict[str, Any]:
        return {"mode": "system"}


class CloseConsultation(MoveForm):
    explain = _("The draft is inside the unit again. An answer that the proposer gave here is not changed; what came by telephone or letter is entered.")  # fmt: skip

    answer = choice(_("Answer of the proposer"), CONSULTATION.items(), short_words=True)
    words = forms.CharField(label=_("In the proposer's words"), required=False, widget=short())
    changes = forms.CharField(label=_("What was changed in the draft"), required=False, widget=short())  # fmt: skip

    def prepare(self) -> None:
        if self._given():
            del self.fields["answer"]
            del self.fields["words"]

    def _given(self) -> str:
        reply = self.subject.part
        found = unclosed(reply) if isinstance(reply, Round) else None
        return found.answer if found else ""


class RecordReceipt(MoveForm):
    explain = _("When the letter was in the proposer's hands, and who signed for it.")

    proposer = number_choice(_("Proposer"))
    received_on = day_field(_("Received on"), required=True)
    receiver = forms.CharField(label=_("Signed for by"), required=False, max_length=60)

    def prepare(self) -> None:
        found = self.subject.found
        mine = [d for d in found.dossier.deliveries if d.round_no == self.subject.part.no]
        unnamed = _("the proposer")
        self.choose(
            "proposer", [(d.proposer_id, found.proposer(d.proposer_id) or unnamed) for d in mine]
        )

    def begin(self) -> dict[str, Any]:
        return {"received_on": self.subject.by.on}


class SendCopies(MoveForm):
    explain = _("Copies by the rule of the place and to the units that helped; what is still missing stands ticked.")  # fmt: skip

    organs = forms.MultipleChoiceField(
        label=_("Organs"), required=False, widget=forms.CheckboxSelectMultiple
    )
    units = forms.TypedMultipleChoiceField(
        label=_("Co-units"), required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def prepare(self) -> None:
        found = self.subject.found
        named = [*packs.load(found.case.rules).copies]
        organs = [*named, *(one for one in wording.ORGANS if one not in named)]
        self.choose("organs", [(one, wording.ORGANS.get(one, one)) for one in organs])
        ids = [work.unit_id for work in co_units(found.dossier)]
        self.choose("units", [(pk, found.units[pk].name) for pk in ids])

    def begin(self) -> dict[str, Any]:
        found, reply = self.subject.found, self.subject.part
        have = reply.copies if isinstance(reply, Round) else []
        organs = [one for one in packs.load(found.case.rules).copies if one not in have]
        ids = [work.unit_id for work in co_units(found.dossier)]
        return {"organs": organs, "units": [pk for pk in ids if f"unit:{pk}" not in have]}

    def inputs(self) -> dict[str, Any]:
        typed, units = self.cleaned_data, self.subject.found.units
        return {"organs": typed["organs"], "units": [units[pk] for pk in typed["units"]]}


class ReplaceReply(MoveForm):
    explain = _("The reply that went out is kept. A corrected one goes through the approval chain again; the proposer is told, and rates the corrected one.")  # fmt: skip

    reason = words(_("What was wrong"), rows=4)
    until = day_field(_("Corrected reply by"))


class MarkKey(MoveForm):
    explain = _("Units and office see who leads and who supervises. The head of the unit or a government leader signs off.")  # fmt: skip

    empty = {"leader": "leader_missing"}

    leader = forms.CharField(label=_("Leading official"), max_length=60)
    supervisor = forms.CharField(label=_("Supervising leader"), required=False, max_length=60)
    reason = forms.CharField(label=_("Decision"), required=False, widget=short())


class UnmarkKey(MoveForm):
    explain = _("The case is handled as any other from now on.")

    reason = words(_("Reason"), rows=3)
