"""不满意以后的表单: re-handling proposed and ordered, explained, met about, settled; checks and class changes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases import raters
from jianyan.cases.models import Commitment, Round
from jianyan.cases.states import RoundState
from jianyan.people.models import Proposer
from jianyan.rules import outcomes
from jianyan.web.desk import wording
from jianyan.web.desk.forms.base import MoveForm, choice, day_field, number_choice, short, words
from jianyan.web.desk.forms.paper_rating import in_words
from jianyan.web.files.fields import OneUpload


class ProposeRehandling(MoveForm):
    explain = _("The office on the congress or CPPCC side decides; your proposal and your reasons go to it.")  # fmt: skip

    reason = words(_("What should be handled again, and why"), rows=5)


class Rehandle(MoveForm):
    explain = _("The unit handles the case again and replies anew. The first rating stays.")

    reason = words(_("What is to be handled again"), rows=5)


class OrderRedo(MoveForm):
    explain = _("The quality check found that the handling falls short. The unit handles it again with a time limit of its own, even where the case was concluded.")  # fmt: skip

    reason = words(_("What falls short"), rows=5)


class Explain(MoveForm):
    explain = _("The reason was studied and nothing more can be done now. The explanation goes to the proposer.")  # fmt: skip

    reason = words(_("Explanation"), rows=6)


class RecordMeeting(MoveForm):
    explain = _("What was held because the proposer stayed dissatisfied. The minutes go to the proposer and the units.")  # fmt: skip

    about = forms.ChoiceField(label=_("What is disputed"))
    mode = choice(_("What was held"), wording.MEETINGS.items(), short_words=True)
    held_on = day_field(_("Day"), required=True)
    attendees = forms.CharField(label=_("Who took part"), required=False, widget=short())
    minutes = words(_("Minutes"), rows=8)
    paper = OneUpload(label=_("Signed minutes"))
    binding = forms.BooleanField(label=_("The opinion is binding"), required=False)
    empty = {"minutes": "meeting_minutes_missing"}

    def begin(self) -> dict[str, Any]:
        return {"held_on": self.subject.by.on}

    def prepare(self) -> None:
        found = self.subject.found
        parts: list[Round | Commitment] = [*found.dossier.rounds, *found.dossier.commitments]
        disputed = [part for part in parts if part.state == RoundState.ESCALATED]
        self.choose("about", [(part.part, _about(part, found)) for part in disputed])


def _about(part: Round | Commitment, found: Any) -> str:
    if isinstance(part, Commitment):
        return f"{found.unit(part.unit_id)} · {found.said(part.words_no)[:30]}"
    work = next(w for w in found.dossier.assignments if w.no == part.assignment_no)
    return _("Reply of %(unit)s, round %(turn)s") % {
        "unit": found.unit(work.unit_id),
        "turn": part.turn,
    }


class Settle(MoveForm):
    explain = _("What was disputed is settled by the meeting or evaluation. The result goes to the proposer.")  # fmt: skip
    may_go_on = True

    result = words(_("How it was settled"), rows=6)
    empty = {"result": "settlement_missing"}


class CheckQuality(MoveForm):
    explain = _("A spot check of the handling that found it in order. Where it falls short, order it anew instead.")  # fmt: skip

    note = words(_("What was looked at and found"), rows=4)
    empty = {"note": "finding_missing"}


class Reclassify(MoveForm):
    explain = _("What was promised is done, so the outcome class changes. The class on the letter stays beside it, with both days.")  # fmt: skip

    outcome_class = forms.ChoiceField(label=_("Outcome class from now on"))
    reason = words(_("What was done"), rows=4)

    def prepare(self) -> None:
        scheme = outcomes.scheme(raters.pack_of(self.subject.found.case).outcome_scheme)
        self.choose("outcome_class", [(one.code, f"{one.code} {in_words(one)}") for one in scheme.classes])  # fmt: skip


class ReopenPromise(MoveForm):
    explain = _("The meeting found that the promise is not kept. The unit goes on with it.")

    reason = words(_("What is still to be done"), rows=4)


class SettlePromise(MoveForm):
    explain = _("The meeting settled the promise. It is closed, and the result goes to the proposer.")  # fmt: skip

    reason = words(_("How it was settled"), rows=4)


class NameContact(MoveForm):
    explain = _("Whoever signed first stays the proposer. The one named here is told, answered and rates from now on.")  # fmt: skip

    proposer = number_choice(_("Who speaks for the case now"))
    because = choice(_("Why"), wording.CONTACT_CHANGES.items())
    reason = forms.CharField(label=_("Note"), required=False, widget=short())

    def prepare(self) -> None:
        found = self.subject.found
        signed = [s for s in found.dossier.signatories if not s.has_left]
        co = [(s.proposer_id, found.proposers[s.proposer_id].name) for s in signed]
        office = found.case.office_id
        bodies = Proposer.objects.filter(office=office).exclude(kind__in=["deputy", "member"])
        known = {pk for pk, _name in co}
        groups = [(body.pk, body.name) for body in bodies if body.pk not in known]
        self.choose("proposer", [(_("Who signed"), co), (_("Groups"), groups)])

    def clean_proposer(self) -> Proposer | None:
        return Proposer.objects.filter(pk=self.cleaned_data["proposer"]).first()
