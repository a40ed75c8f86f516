"""审查表单: take in, send back, file, decline, forward; and the entry of a past year."""

from functools import cached_property
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.advice.routing.classifying import Classified
from jianyan.rules import outcomes, packs
from jianyan.web.desk import review_offers, wording
from jianyan.web.desk.forms.base import (
    MoveForm,
    choice,
    day_field,
    number_choice,
    words,
)


class Review(MoveForm):
    explain = _("The proposer sees that the case is being examined.")


class SendBack(MoveForm):
    explain = _("For a defect that the proposer can cure. The text comes back to the proposer.")

    reason = words(_("What is to be revised"), rows=4)
    revise_by = day_field(_("To come again by"))


class File(MoveForm):
    explain = _("The case gets its number from the series; a number is never given twice.")
    may_go_on = True

    category = forms.CharField(label=_("Category"), required=False, max_length=60)
    number = forms.CharField(
        label=_("Number given elsewhere"),
        required=False,
        max_length=40,
        help_text=_("Only where another system has numbered the case already."),
    )

    def begin(self) -> dict[str, Any]:
        return {"category": self.subject.found.case.category}

    @cached_property
    def classes(self) -> Classified | None:
        return review_offers.classes(self.subject)

    def panels(self) -> list[Any]:
        return [
            *review_offers.class_panel(self.classes),
            *review_offers.hint_panel(self.subject),
        ]

    def made(self) -> None:
        review_offers.chose_class(self.subject, self.classes, self.cleaned_data["category"])


class Decline(MoveForm):
    explain = _("The proposer is told the ground and the reason.")

    ground = choice(_("Ground for not filing"))
    reason = words(_("Reason told to the proposer"), rows=4)

    def prepare(self) -> None:
        grounds = packs.load(self.subject.found.case.rules).ground
        if grounds:
            self.choose("ground", grounds.items())
        else:
            self.fields["ground"] = forms.CharField(
                label=_("Ground for not filing"), max_length=60
            )

    def panels(self) -> list[Any]:
        return list(review_offers.hint_panel(self.subject))


class Convert(MoveForm):
    explain = _("The opinion is not lost: it goes on in another form and the proposer is told.")

    goes_on_as = choice(_("How it goes on"), wording.FORMS_OF_OPINION.items())
    receiver = forms.CharField(label=_("To whom"), required=False, max_length=120)
    reason = words(_("What the proposer is told"), required=False, rows=4)
    asks_outcome = forms.BooleanField(
        label=_("Ask the receiver what came of it"), required=False, initial=True
    )

    def inputs(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        return {"form": typed.pop("goes_on_as"), **typed}


class TakeOver(MoveForm):
    explain = _("The case began on paper or in another system and goes on here. What follows may be entered with its past days by an import.")  # fmt: skip

    source = forms.CharField(label=_("From which ledger or system"), max_length=120)
    empty = {"source": "source_missing"}


class ImportHistory(MoveForm):
    explain = _("For cases of past years: what was done is entered as closed history, which no time limit and no rate counts.")  # fmt: skip

    units = forms.TypedMultipleChoiceField(
        label=_("Units that handled it"),
        required=False,
        coerce=int,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    outcome_class = forms.ChoiceField(label=_("Class"), required=False)
    reply = words(_("Text of the reply"), required=False)
    replied_on = day_field(_("Replied on"))
    satisfaction = forms.CharField(
        label=_("Rating as it was recorded"), required=False, max_length=60
    )

    def prepare(self) -> None:
        self.choose("units", self.subject.unit_choices())
        self.choose("outcome_class", [("", _("not recorded")), *classes(self.subject.found.case)])

    def inputs(self) -> dict[str, Any]:
        named = [self.subject.units[pk] for pk in self.cleaned_data["units"]]
        return {**self.cleaned_data, "units": named}


def classes(case: Any) -> list[tuple[str, str]]:
    """The outcome classes of the case's rule, by their own letter and words."""
    english = wording.is_english()
    scheme = outcomes.scheme(packs.load(case.rules).outcome_scheme)
    return [(c.code, f"{c.code} {c.label_en if english else c.label_zh}") for c in scheme.classes]


class Adopt(MoveForm):
    explain = _("One point counts once for a unit, and only with evidence: a document, a clause, money, a work that began.")  # fmt: skip

    point = number_choice(_("Advice point"))
    unit = number_choice(_("Unit"))
    degree = choice(
        _("How far"), [("full", _("Adopted")), ("partial", _("Partly adopted"))], short_words=True
    )
    evidence = words(_("Evidence of adoption"), rows=4)
    measure = forms.CharField(
        label=_("Policy measure it went into"), required=False, max_length=120
    )

    def prepare(self) -> None:
        found, by = self.subject.found, self.subject.by
        mine = {work.unit_id for work in found.dossier.assignments if work.is_open}
        own = [pk for pk in mine & by.actor.units if pk in found.units]
        self.choose("point", self.subject.point_choices())
        self.choose("unit", [(pk, found.units[pk].name) for pk in own])

    def inputs(self) -> dict[str, Any]:
        unit = self.subject.found.units[self.cleaned_data["unit"]]
        return {**self.cleaned_data, "unit": unit}


class Conclude(MoveForm):
    explain = _("Every reply is rated, explained or its time for feedback is over. Open promises go on being followed.")  # fmt: skip
