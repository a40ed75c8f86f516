"""纸质评价表单: signed forms handed in and read, call-backs, counted ballots. No value is the clerk's choice."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases import raters
from jianyan.cases.models import FurtherRating, Round
from jianyan.rules.ratings import Axis, RatingScheme
from jianyan.web.desk import wording
from jianyan.web.desk.forms.base import MoveForm, choice, day_field, number_choice, short
from jianyan.web.files.fields import OneUpload


def in_words(of: Any) -> str:
    label: str = of.label_en if wording.is_english() else of.label_zh
    return label


def scan(hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=_("Where the signed paper is kept"),
        max_length=120,
        required=False,
        help_text=hint or _("Archive number or file name of the scan."),
    )


def paper() -> OneUpload:
    return OneUpload(label=_("Scan of the signed paper"))


class HandInRating(MoveForm):
    explain = _("Only the signed paper is handed in. What is ticked on it is read by the office that received the case.")  # fmt: skip

    paper = paper()
    scan = scan()


class OnAxes(MoveForm):
    """Fields for one value on each axis of the scheme in force."""

    def scheme(self) -> RatingScheme:
        return raters.scheme_of(self.subject.found.case)

    def ask(self) -> None:
        for axis in self.scheme().axes:
            self.fields[f"axis_{axis.code}"] = _question(axis)
        self.order_fields(["proposer", *(n for n in self.fields if n.startswith("axis_"))])

    def values(self) -> dict[str, str]:
        return {
            axis.code: str(self.cleaned_data[f"axis_{axis.code}"]) for axis in self.scheme().axes
        }

    def choose_among(self, people: list[int]) -> None:
        found = self.subject.found
        self.choose("proposer", [(pk, found.proposer(pk)) for pk in people])


def _question(axis: Axis) -> forms.Field:
    if axis.percent:
        return forms.IntegerField(label=f"{in_words(axis)} (0–100 %)", min_value=0, max_value=100)
    values = [(value.code, in_words(value)) for value in axis.values]
    found: forms.Field = choice(in_words(axis), values, short_words=True)
    return found


class RegisterRating(OnAxes):
    explain = _("Enter exactly what the proposer ticked and signed. The value is never yours to choose.")  # fmt: skip

    proposer = number_choice(_("Whose rating"))
    comment = forms.CharField(label=_("What the proposer wrote"), required=False, widget=short())
    paper = paper()
    scan = scan()

    def begin(self) -> dict[str, Any]:
        reply = self.subject.part
        return {"scan": reply.paper_scan if isinstance(reply, Round) else ""}

    def prepare(self) -> None:
        dossier = self.subject.found.dossier
        rated = {r.proposer_id for r in dossier.ratings if r.round_no == self.subject.part.no}
        self.choose_among(
            [s.proposer_id for s in dossier.signatories if s.proposer_id not in rated]
        )
        self.ask()

    def inputs(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        named = {name: typed[name] for name in ("proposer", "comment", "scan", "paper")}
        return {**named, "values": self.values()}


class RegisterCoRating(RegisterRating):
    explain = _("Enter exactly what the proposer ticked for the co-handling unit. It counts for that unit alone.")  # fmt: skip

    def prepare(self) -> None:
        dossier = self.subject.found.dossier
        about = self.subject.part.part
        rated = {r.proposer_id for r in dossier.rows(FurtherRating) if r.about == about}
        self.choose_among(
            [s.proposer_id for s in dossier.signatories if s.proposer_id not in rated]
        )
        self.ask()


class InviteRating(MoveForm):
    explain = _("Ask for a rating, never for a certain one. The proposer gets a notice.")

    mode = choice(_("How"), wording.INVITED_BY.items(), short_words=True)
    note = forms.CharField(label=_("Note"), required=False, widget=short())

    def begin(self) -> dict[str, Any]:
        return {"mode": "system"}


class CallBack(MoveForm):
    explain = _("Ask the proposer whether the paper shows their own rating. What they do not confirm is taken out, and the reply waits again.")  # fmt: skip

    proposer = number_choice(_("Whose rating"))
    result = choice(_("What the call came to"), wording.CALL_BACKS.items())
    note = forms.CharField(label=_("What the proposer said"), required=False, widget=short())

    def prepare(self) -> None:
        ratings = self.subject.found.dossier.ratings
        mine = [r for r in ratings if r.round_no == self.subject.part.no and r.on_paper]
        open_ones = [r.proposer_id for r in mine if r.call_back in {"", "not_reached"}]
        self.fields["proposer"].initial = open_ones[0] if open_ones else None
        found = self.subject.found
        self.choose("proposer", [(pk, found.proposer(pk)) for pk in open_ones])


class CountBallots(MoveForm):
    explain = _("Enter the ballots as the tellers counted them. The share of satisfied ballots decides by the rule in force.")  # fmt: skip

    body = forms.CharField(label=_("Assembly that voted"), max_length=60)
    held_on = day_field(_("Day"), required=True)
    paper = OneUpload(label=_("Scan of the tellers' report"))
    scan = forms.CharField(
        label=_("Where the tellers' report is kept"), required=False, max_length=120
    )

    def prepare(self) -> None:
        for value in raters.scheme_of(self.subject.found.case).axes[0].values:
            self.fields[f"ballots_{value.code}"] = forms.IntegerField(
                label=in_words(value), min_value=0, initial=0, required=False
            )
        self.order_fields(["body", "held_on", *(n for n in self.fields if "ballots_" in n)])

    def inputs(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        given = {n: typed.pop(n) for n in list(typed) if n.startswith("ballots_")}
        return {**typed, "ballots": {n.removeprefix("ballots_"): v or 0 for n, v in given.items()}}
