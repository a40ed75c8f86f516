"""办理表单的共同部分: what every form of a move knows, how a refusal and a warning come back into it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan import doors
from jianyan.cases.facts import By
from jianyan.cases.models import Case, Part
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.units import HubUnits, assignable
from jianyan.cases.refusal import Refused, Warned
from jianyan.cases.secrecy import marked
from jianyan.cases.wording import SENTENCES
from jianyan.people.models import Unit

Words = str | Promise
# which field of a form a refusal speaks of
FIELDS = {
    "reason_missing": "reason", "ground_unknown": "ground", "publicity_ground_missing": "ground",
    "number_used": "number", "document_no_missing": "document_no", "day_past": "due_on",
    "document_no_used": "document_no", "opinion_missing": "opinion", "reply_empty": "body",
    "officer_missing": "officer", "class_unknown": "outcome_class", "publicity_unknown": "publicity", "unit_same": "unit",
    "unit_not_valid": "unit", "unit_twice": "unit", "contact_unknown": "mode", "day_ahead": "on", "answered_before_raised": "answered_on",
    "mode_unknown": "mode", "scan_missing": "scan", "commitment_empty": "text",
    "dissatisfied_needs_reason": "comment", "report_empty": "text", "evidence_missing": "evidence",
    "published_text_missing": "body", "title_missing": "title", "title_too_long": "title",
    "points_missing": "points", "extension_not_later": "until", "extension_beyond_ceiling": "until",
    "stop_not_provided": "ground", "adopted_already": "point", "proposer_of_other_office": "lead",
    "signer_missing": "signer", "answer_unknown": "answer", "sender_not_the_unit": "sender", "nobody_copied": "organs",
    "not_delivered_to": "proposer", "plan_empty": "plan", "leader_missing": "leader",
    "minutes_missing": "minutes", "result_missing": "result", "difference_unsaid": "question",
    "missing_substance_unsaid": "what_is_missing", "not_a_signatory": "proposers",
    "merge_target_unknown": "into", "merge_with_itself": "into", "merge_kinds_differ": "into",
    "merge_too_late": "into", "leader_must_decide": "leader", "not_a_reviewer": "reviewers",
    "unit_not_below": "units", "not_your_case": "others",
    "meeting_minutes_missing": "minutes", "settlement_missing": "result",
    "finding_missing": "note", "class_same": "outcome_class", "contact_same": "proposer",
    "call_back_unknown": "result", "assembly_missing": "body",
    "file_missing": "papers", "sealed_unread": "body",
}  # fmt: skip
# the refusal that says best what an empty field lacks
_EMPTY = {
    field: SENTENCES[code]
    for code, field in FIELDS.items()
    if code.endswith(("_missing", "_empty"))
}


@dataclass(slots=True)
class Subject:
    """What a form is about: the case as it was opened, the part that is to move, and who acts."""

    found: Opened
    part: Case | Part
    by: By
    rows: int = 6  # how many rows a sheet of several rows is opened with
    offered: str = ""  # which of the machine's offers somebody takes over
    _units: dict[int, Unit] | None = None

    @property
    def units(self) -> dict[int, Unit]:
        """The units that may be named today, in official order. One query for the whole page."""
        if self._units is None:
            rows = assignable(self.found.case.office, self.by.on)
            self._units = {unit.pk: unit for unit in rows}
        return self._units

    def unit_choices(self) -> list[tuple[str, list[tuple[int, str]]]]:
        """The same as choices, hub by hub."""
        hubs: dict[str, HubUnits] = {}
        for unit in self.units.values():
            before = hubs.get(unit.hub.name, HubUnits(unit.hub.name, ()))
            hubs[unit.hub.name] = HubUnits(before.hub, (*before.units, (unit.pk, unit.name)))
        return [(hub.hub, list(hub.units)) for hub in hubs.values()]

    def point_choices(self) -> list[tuple[int, str]]:
        """The advice points by number, each with its first words."""
        points = self.found.dossier.points
        return [(p.no, f"{p.no}. {self.found.said(p.words_no)[:14]}") for p in points]


class MoveForm(forms.Form):
    """One move as a form. `inputs` turns what was typed into what the action takes."""

    explain: ClassVar[Words] = ""
    # moves whose warnings may be passed with a reason take it as `reason`
    may_go_on: ClassVar[bool] = False
    template: ClassVar[str] = "desk/forms/_plain.html"
    is_wide: ClassVar[bool] = False
    # what an empty field lacks, where two forms call different things by one name
    empty: ClassVar[Mapping[str, str]] = {}

    def __init__(self, *args: Any, subject: Subject, **kwargs: Any) -> None:
        self.subject = subject
        self.warnings: list[str] = []
        kwargs["initial"] = {**self.begin(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)
        if self.may_go_on:
            self.fields["reason"] = forms.CharField(
                label=_("Reason for going on"), required=False, widget=short()
            )
        self.prepare()
        say_what_is_empty(self, self.empty)

    def clean(self) -> dict[str, Any]:
        """Text with a classification mark goes no further than this page (S08)."""
        typed = super().clean() or {}
        for name, value in list(typed.items()):
            if isinstance(value, str) and (mark := marked(value)):
                self.add_error(name, doors.sentence(Refused("marked_secret", mark=mark)))
        return self.cleaned_data

    def begin(self) -> dict[str, Any]:
        """What stands in the form when it is opened."""
        return {}

    def prepare(self) -> None:
        """Fill in the choices that depend on the case."""

    def panels(self) -> list[Any]:
        """What the machine proposes beside the form; nothing where advice is off."""
        return []

    def made(self) -> None:
        """After the move was made: what is to be remembered of the machine's part in it."""

    def choose(self, name: str, choices: Iterable[Any]) -> None:
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]  # a select

    def inputs(self) -> dict[str, Any]:
        return dict(self.cleaned_data)

    def plain_fields(self) -> list[forms.BoundField]:
        """The fields in order, without the reason that only a warning asks for."""
        hidden = {"reason"} if self.may_go_on else set()
        return [self[name] for name in self.fields if name not in hidden]

    def refuse(self, refusal: Refused) -> None:
        """Take a refusal into the form: at its field where it has one, as a warning where it is one."""
        if isinstance(refusal, Warned):
            codes = refusal.params.get("codes")
            self.warn(codes if isinstance(codes, tuple) else (refusal.code,))
            return
        field = FIELDS.get(refusal.code, "")
        self.add_error(field if field in self.fields else None, doors.sentence(refusal))

    def warn(self, codes: Iterable[str]) -> None:
        """What a good one would have and this one lacks: it may go on with a reason."""
        self.warnings = [str(SENTENCES[code]) for code in codes]
        if self.warnings:
            self.fields["reason"].required = True


def say_what_is_empty(form: forms.Form, own: Mapping[str, str] | None = None) -> None:
    """An empty field says what it lacks in the domain's own words."""
    for name, field in form.fields.items():
        code = (own or {}).get(name)
        sentence: Any = SENTENCES[code] if code else _EMPTY.get(name)
        field.error_messages["required"] = sentence or _("This is empty. Fill it in.")


def short(**attrs: Any) -> forms.Textarea:
    return forms.Textarea(attrs={"class": "short", "rows": 3, **attrs})


def long(rows: int = 8) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def words(label: Any, *, required: bool = True, rows: int = 8, hint: Any = "") -> Any:
    """A field for a text of some length."""
    return forms.CharField(label=label, required=required, widget=long(rows), help_text=hint)


def day_field(label: Any, *, required: bool = False, hint: Any = "") -> Any:
    return forms.DateField(label=label, required=required, widget=day(), help_text=hint)


def across() -> forms.RadioSelect:
    """Few short answers beside one another."""
    return forms.RadioSelect(attrs={"class": "choices across"})


def choice(label: Any, choices: Iterable[Any] = (), *, short_words: bool = False) -> Any:
    widget = across() if short_words else forms.RadioSelect()
    return forms.ChoiceField(label=label, choices=list(choices), widget=widget)


def number_choice(label: Any, *, required: bool = True, hint: Any = "") -> Any:
    """A select whose values are numbers; None where nothing was chosen."""
    return forms.TypedChoiceField(
        label=label, required=required, coerce=int, empty_value=None, help_text=hint
    )
