"""办理表单(续): co-opinions sent back and urged, differences, routing, plan, research, explanation."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from jianyan.cases.actions.handling.return_co_opinion import often
from jianyan.cases.actions.handling.route import Portion
from jianyan.cases.cohandling import co_units, open_difference
from jianyan.cases.models import Assignment, Routing
from jianyan.cases.queries.telling_handling import ACTIVITIES
from jianyan.people.models import Unit
from jianyan.web.desk.forms.base import MoveForm, choice, day, day_field, short, words
from jianyan.web.files.fields import OneUpload


class ReturnCoOpinion(MoveForm):
    explain = _("For lack of substance only. The unit renews its opinion by its own time limit.")
    may_go_on = True
    empty = {"what_is_missing": "missing_substance_unsaid"}

    what_is_missing = words(_("What the opinion lacks"), rows=4)

    def prepare(self) -> None:
        work = self.subject.part
        if not self.is_bound and isinstance(work, Assignment):
            self.warn(often(work))


class UrgeCoOpinions(MoveForm):
    explain = _("Every unit that still owes its co-opinion is told; from the second time on its leader too.")  # fmt: skip

    words = forms.CharField(label=_("A word to them"), required=False, widget=short())


class RaiseDifference(MoveForm):
    explain = _("First the lead unit brings the others together; then the office; then the leader decides. Each step has its minutes.")  # fmt: skip
    empty = {"question": "difference_unsaid"}

    question = words(_("On what the units differ"), rows=4)
    units = forms.TypedMultipleChoiceField(
        label=_("Units concerned"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    minutes = words(_("Minutes of what your unit tried"), required=False, rows=4)
    paper = OneUpload(label=_("Signed minutes"))

    def prepare(self) -> None:
        found = self.subject.found
        ids = [work.unit_id for work in co_units(found.dossier)]
        self.choose("units", [(pk, found.units[pk].name) for pk in ids])

    def begin(self) -> dict[str, Any]:
        return {"units": [work.unit_id for work in co_units(self.subject.found.dossier)]}

    def inputs(self) -> dict[str, Any]:
        typed = dict(self.cleaned_data)
        named: list[Unit] = [self.subject.found.units[pk] for pk in typed["units"]]
        return {**typed, "units": named}


class ReferDifference(MoveForm):
    explain = _("The office could not bring the units together; the leader decides.")
    empty = {"leader": "leader_missing", "minutes": "minutes_missing"}

    leader = forms.CharField(label=_("Who decides"), max_length=60)
    minutes = words(_("Minutes"), rows=5)
    paper = OneUpload(label=_("Signed minutes"))


class SettleDifference(MoveForm):
    explain = _("What holds now. All units concerned are told.")
    empty = {"result": "result_missing"}

    result = words(_("Result"), rows=4)
    minutes = words(_("Minutes"), required=False, rows=4)
    paper = OneUpload(label=_("Signed minutes"))
    leader = forms.CharField(label=_("Decided by (leader)"), required=False, max_length=60)

    def begin(self) -> dict[str, Any]:
        found = open_difference(self.subject.found.dossier)
        return {"leader": found.leader if found else ""}


@dataclass(frozen=True, slots=True)
class RouteRow:
    """One line of the sheet: the whole, or one point, with the fields that say who."""

    number: int  # 0: the whole
    wish: str
    fields: list[forms.BoundField]


class Route(MoveForm):
    explain = _("Who sees to what inside the unit. The newest sheet replaces the one before; only the unit itself answers the proposer.")  # fmt: skip
    template = "desk/forms/_route.html"
    is_wide = True
    NAMES = ("section", "officer", "unit", "due_on", "note")

    def prepare(self) -> None:
        found, work = self.subject.found, self.subject.part
        own = getattr(work, "unit_id", None)
        mine = [(pk, one.name) for pk, one in found.sections.items() if one.unit_id == own]
        helping = [(one.unit_id, found.unit(one.unit_id)) for one in co_units(found.dossier)]
        for number in self._numbers():
            self._add_row(number, mine, helping if found.view.units else [])

    def _add_row(self, number: int, mine: list[Any], helping: list[Any]) -> None:
        self.fields[f"section_{number}"] = _select(_("Section"), mine)
        self.fields[f"officer_{number}"] = forms.CharField(
            label=_("Officer"), required=False, max_length=60
        )
        self.fields[f"unit_{number}"] = _select(_("Co-unit"), helping)
        self.fields[f"due_on_{number}"] = forms.DateField(
            label=_("By"), required=False, widget=day()
        )
        self.fields[f"note_{number}"] = forms.CharField(
            label=_("Note"), required=False, max_length=200
        )

    def _numbers(self) -> list[int]:
        return [0, *(point.no for point in self.subject.found.dossier.points)]

    def begin(self) -> dict[str, Any]:
        found, work = self.subject.found, self.subject.part
        rows = [r for r in found.dossier.rows(Routing) if r.assignment_no == work.no]
        typed: dict[str, Any] = {}
        for row in rows:
            number = row.point_no or 0
            typed |= {
                f"section_{number}": row.section_id,
                f"officer_{number}": row.officer,
                f"unit_{number}": row.unit_id,
                f"due_on_{number}": row.due_on,
                f"note_{number}": found.said(row.note_no),
            }
        if not rows:
            typed["officer_0"] = getattr(work, "officer", "")
        return typed

    def rows(self) -> list[RouteRow]:
        found = self.subject.found
        wishes = {point.no: found.said(point.words_no) for point in found.dossier.points}
        return [
            RouteRow(no, wishes.get(no, ""), [self[f"{name}_{no}"] for name in self.NAMES])
            for no in self._numbers()
        ]

    def inputs(self) -> dict[str, Any]:
        typed, units = self.cleaned_data, self.subject.found.units
        portions = []
        for no in self._numbers():
            row: dict[str, Any] = {name: typed.get(f"{name}_{no}") for name in self.NAMES}
            if any(row.values()):
                portions.append(
                    Portion(
                        point=no or None,
                        section=row["section"],
                        officer=row["officer"] or "",
                        unit=units[row["unit"]] if row["unit"] else None,
                        due_on=row["due_on"],
                        note=row["note"] or "",
                    )
                )
        return {"portions": portions}


def _select(label: Any, choices: list[Any]) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        label=label, required=False, coerce=int, empty_value=None, choices=[("", "—"), *choices]
    )


class FilePlan(MoveForm):
    explain = _(
        "Steps, who takes them, and by when. For key cases the supervising side reads it too."
    )

    plan = words(_("Handling plan"), rows=10)
    until = day_field(_("To be done by"))

    def begin(self) -> dict[str, Any]:
        return {"plan": self.subject.found.said(getattr(self.subject.part, "plan_no", None))}


class LogActivity(MoveForm):
    explain = _("A day ahead invites the proposers; a day past reports who came. Whoever was there counts as contacted; nothing is entered twice.")  # fmt: skip

    kind = choice(_("What it is"), ACTIVITIES.items(), short_words=True)
    on = day_field(_("Day"), required=True)
    place = forms.CharField(label=_("Place"), required=False, max_length=120)
    invited = forms.TypedMultipleChoiceField(
        label=_("Invited"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    present = forms.TypedMultipleChoiceField(
        label=_("Present"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    note = forms.CharField(label=_("What was found or said"), required=False, widget=short())

    def prepare(self) -> None:
        found = self.subject.found
        people = [
            (one.proposer_id, found.proposer(one.proposer_id) or _("the proposer"))
            for one in found.dossier.signatories
        ]
        self.choose("invited", people)
        self.choose("present", people)

    def begin(self) -> dict[str, Any]:
        return {"kind": "site_visit", "on": self.subject.by.on}


class ExplainInterim(MoveForm):
    explain = _("The proposer reads this at once: how far it is, why it takes longer, and when the reply will come.")  # fmt: skip
    empty = {"text": "interim_empty"}

    text = words(_("Explanation"), rows=6)
