"""年中接管 — running cases entered with their past days: by the same moves, told to nobody, clocks as they ran."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from jianyan.cases import actions, raters
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Case, Part, Round
from jianyan.cases.perform import perform, read
from jianyan.exchange.entry import Entry
from jianyan.exchange.occasion import Occasion
from jianyan.exchange.places import Destination, Units
from jianyan.exchange.rows import Problem
from jianyan.exchange.wording import phrase
from jianyan.notices.plan import quietly
from jianyan.people.models import Unit
from jianyan.rules import outcomes
from jianyan.rules.errors import RulesError

Notice = Callable[[Entry, Problem], None]
_ROLES = {"lead": "lead", "separate": "separate", "co": "co", "reference": "reference"}


@dataclass(frozen=True, slots=True)
class Taken:
    """One case filed here, and the row that says how far it has come elsewhere."""

    entry: Entry
    case: Case
    filed_on: date


class Running:
    """The way of a case that began in another system or on paper; it goes on here."""

    def __init__(self, to: Destination, occasion: Occasion, units: Units, notice: Notice) -> None:
        self._to = to
        self._occasion = occasion
        self._units = units
        self._notice = notice
        self._reason = phrase("taken_over_reason", occasion.language)

    def take_over(self, rows: Sequence[Taken]) -> None:
        """Refused where the house refuses one of the moves: the row then stays out as a whole."""
        with quietly():
            for row in rows:
                self._take(row)

    def _take(self, row: Taken) -> None:
        past = row.entry.history
        shares = list(self._shares(row.entry))
        on = max(past.assigned_on or row.filed_on, row.filed_on)
        source = f"{row.entry.sheet} {row.entry.row}".strip()
        perform(actions.take_over, row.case, self._by(self._occasion.on), source=source)
        if not shares:
            self._notice(row.entry, Problem("running_without_unit", "units"))
            return
        perform(actions.assign, row.case, self._by(on), shares=shares, reason=self._reason)
        for work in read(row.case.pk).assignments:
            self._handle(row, work, on)

    def _shares(self, entry: Entry) -> Iterator[Share]:
        """The lead first; one unit alone is the sole one."""
        named = [(self._units.find(one.name), one) for one in entry.units]
        for unit, one in named:
            if unit is None:
                self._notice(entry, Problem("unit_unknown", "units", {"value": one.name}))
        found = [(unit, one.role) for unit, one in named if unit is not None]
        known: set[int] = set()
        due_on = entry.history.due_on
        for place, (unit, role) in enumerate(found):
            if unit.pk in known:
                continue
            known.add(unit.pk)
            plain = _ROLES.get(role) or ("lead" if place == 0 else "co")
            is_alone = len(found) == 1 and plain == "lead"
            day = due_on if plain in {"lead", "separate"} else None
            yield Share(unit=unit, role="sole" if is_alone else plain, due_on=day)

    def _handle(self, row: Taken, work: Assignment, assigned_on: date) -> None:
        past = row.entry.history
        received = past.acknowledged_on or (past.replied_on and assigned_on)
        if not received:
            return
        unit = work.unit
        by = self._by(max(received, assigned_on), unit)
        work = perform(actions.acknowledge, work, by, officer="", phone="")
        if past.replied_on and work.answers:
            self._answer(row, work, unit, max(past.replied_on, assigned_on))

    def _answer(self, row: Taken, work: Assignment, unit: Unit, on: date) -> None:
        by = self._by(on, unit)
        perform(actions.draft_reply, work, by, **self._letter(row, unit))
        reply: Part = self._reply(work)
        number = row.entry.history.reply_number or self._number(row, unit)
        steps: tuple[tuple[Callable[..., Any], dict[str, Any]], ...] = (
            (actions.send_for_approval, {"reason": self._reason}),
            (actions.endorse, {}),
            (actions.issue, {"document_no": number, "reason": self._reason}),
            (actions.deliver, {"mode": "post", "reason": self._reason}),
        )
        for action, inputs in steps:
            reply = perform(action, reply, by, **inputs)
        if row.entry.history.satisfaction:
            self._rate(row, self._reply(work))

    def _letter(self, row: Taken, unit: Unit) -> dict[str, Any]:
        past = row.entry.history
        return {
            "body": past.reply or phrase("taken_over_reply", self._occasion.language),
            "answers": [],
            "outcome_class": self._class(row),
            "publicity": "on_request",
        }

    def _class(self, row: Taken) -> str:
        """The class as the row writes it, in the scheme in force; A类 is A."""
        written = row.entry.history.outcome.strip().removesuffix("类").upper()
        scheme = outcomes.scheme(raters.pack_of(row.case).outcome_scheme)
        try:
            return scheme.find(written).code
        except RulesError:
            by_label = {one.label_zh: one.code for one in scheme.classes}
            found = by_label.get(row.entry.history.outcome.strip(), "")
        if not found and row.entry.history.outcome:
            value = {"value": row.entry.history.outcome}
            self._notice(row.entry, Problem("running_class_unknown", "outcome", value))
        return found or scheme.classes[-1].code

    def _number(self, row: Taken, unit: Unit) -> str:
        """A letter without a number still needs one that nobody else has."""
        self._notice(row.entry, Problem("running_letter_without_number", "reply_number"))
        return phrase(
            "taken_over_number", self._occasion.language, number=row.entry.number, unit=unit.key
        )

    def _reply(self, work: Assignment) -> Round:
        return next(r for r in read(work.case_id).rounds if r.assignment_no == work.no)

    def _rate(self, row: Taken, reply: Round) -> None:
        """What the sheet says of the rating was read from the proposer's form elsewhere."""
        past = row.entry.history
        word = past.satisfaction.strip()
        values = {}
        for axis in raters.scheme_of(row.case).axes:
            value = next((v for v in axis.values if word in {v.label_zh, v.code}), None)
            if value is None:
                said = {"value": past.satisfaction}
                self._notice(row.entry, Problem("running_rating_unknown", "satisfaction", said))
                return
            values[axis.code] = value.code
        lead = row.case.dossier.signatories[0].proposer_id
        on = max(past.rated_on or past.replied_on or row.filed_on, row.filed_on)
        perform(
            actions.register_rating,
            reply,
            self._by(on),
            proposer=lead,
            values=values,
            scan=self._reason,
            comment=self._reason,
        )

    def _by(self, on: date, unit: Unit | None = None) -> By:
        return self._occasion.by(self._to, on, units=[unit] if unit else [])
