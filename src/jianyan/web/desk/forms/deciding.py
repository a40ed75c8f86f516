"""审查与并案表单: reviewers and their opinions, merging, consulting units, the fast track."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Case
from jianyan.cases.naming import named
from jianyan.cases.refusal import Refused
from jianyan.cases.reviewing import reviewers_of
from jianyan.cases.states import ReviewStage, Verdict
from jianyan.rules import packs
from jianyan.web.desk.forms.base import (
    MoveForm,
    choice,
    day_field,
    number_choice,
    short,
    words,
)


def other_case(case: Case, number: str) -> Case | None:
    """Another case of the same office and kind, by its number of this session or its permanent id."""
    typed = number.strip()
    if not typed:
        return None
    permanent = named(typed)
    wanted = Q(number=typed, session=case.session_id)
    mine = Case.objects.filter(office=case.office_id, kind=case.kind)
    found = mine.filter(wanted | permanent if permanent else wanted).first()
    if found is None:
        raise Refused("merge_target_unknown")
    return found


class NameReviewers(MoveForm):
    explain = _("Each of them gives an opinion; the responsible one concludes. Naming more people later adds them.")  # fmt: skip

    stage = choice(_("Stage of review"), ReviewStage.choices, short_words=True)
    reviewers = forms.TypedMultipleChoiceField(
        label=_("Reviewers"), coerce=int, widget=forms.CheckboxSelectMultiple
    )

    def begin(self) -> dict[str, Any]:
        return {"stage": ReviewStage.PRE}

    def prepare(self) -> None:
        by = self.subject.by
        self.choose("reviewers", reviewers_of(self.subject.found.case.office_id, by.on).items())


class GiveReviewOpinion(MoveForm):
    explain = _("What you think should become of it. Until it is concluded you may give another opinion; the newest counts.")  # fmt: skip

    verdict = choice(_("Opinion"), Verdict.choices, short_words=True)
    ground = forms.ChoiceField(label=_("Ground for not filing"), required=False)
    reason = words(_("Reason"), required=False, rows=4)
    into = forms.CharField(label=_("Merge with no."), required=False, max_length=40)
    revise_by = day_field(_("To come again by"))

    def begin(self) -> dict[str, Any]:
        return {"verdict": Verdict.FILE}

    def prepare(self) -> None:
        grounds = packs.load(self.subject.found.case.rules).ground
        self.choose("ground", [("", _("none")), *grounds.items()])

    def inputs(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        other = other_case(self.subject.found.case, typed.pop("into"))
        return {**typed, "other": other}


class Merge(MoveForm):
    explain = _("One handling for both. Each proposer gets the reply and rates it; this text keeps its number and its signatories. It can be undone until the other case is assigned.")  # fmt: skip
    empty = {"into": "merge_target_missing"}

    into = forms.CharField(label=_("Merge into no."), max_length=40)
    reason = words(_("Reason"), required=False, rows=3)

    def inputs(self) -> dict[str, Any]:
        into = other_case(self.subject.found.case, self.cleaned_data["into"])
        return {"into": into, "reason": self.cleaned_data["reason"]}


class Unmerge(MoveForm):
    explain = _("The case goes its own way again, with the number it has.")

    reason = words(_("Reason"), rows=3)


class RecordOpinionOutcome(MoveForm):
    explain = _("What the receiver of the opinion said came of it. The proposer is told.")
    empty = {"text": "report_empty"}

    text = words(_("What came of it"), rows=4)


class ConcludeOffline(MoveForm):
    explain = _("The paper was handled and answered by the confidential channel. Only the day of the answer is noted; nothing of its content, number or units.")  # fmt: skip

    answered_on = day_field(_("Answered on"), required=True)


class FastTrack(MoveForm):
    explain = _("For a matter that cannot wait for the list and the meeting.")

    reason = words(_("Why it cannot wait"), rows=3)


class ConsultUnits(MoveForm):
    explain = _("The units read the text and say whether it is their business. Without a choice, the units of the draft split are asked.")  # fmt: skip

    units = forms.TypedMultipleChoiceField(
        label=_("Units"),
        required=False,
        coerce=int,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    question = forms.CharField(label=_("Question"), required=False, widget=short())

    def prepare(self) -> None:
        self.choose("units", self.subject.unit_choices())

    def inputs(self) -> dict[str, Any]:
        named_units = [self.subject.units[pk] for pk in self.cleaned_data["units"]]
        return {"units": named_units, "question": self.cleaned_data["question"]}


class AgreeToHandle(MoveForm):
    explain = _("Your unit would handle it in this role. Nothing is assigned yet.")

    reason = forms.CharField(label=_("Remark"), required=False, widget=short())


class ObjectToHandling(MoveForm):
    explain = _("Say on which duty or document your view rests. Nothing is assigned yet.")

    reason = words(_("Why it is not your unit's business"), rows=4)
    unit = number_choice(_("Unit that should have it"), required=False)

    def prepare(self) -> None:
        self.choose("unit", [("", _("leave it open")), *self.subject.unit_choices()])

    def inputs(self) -> dict[str, Any]:
        return {
            "reason": self.cleaned_data["reason"],
            "unit": self.subject.units.get(self.cleaned_data["unit"]),
        }
