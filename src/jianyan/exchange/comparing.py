"""修改对比 — rows of known cases: what they say otherwise, applied only before assignment."""

from collections.abc import Sequence

from jianyan.cases import actions, workflow
from jianyan.cases.models import Case, Signatory
from jianyan.cases.perform import perform
from jianyan.cases.states import CaseState
from jianyan.exchange import known
from jianyan.exchange.entering import Entering, draft
from jianyan.exchange.entry import Entry
from jianyan.exchange.known import Standing
from jianyan.exchange.occasion import Occasion
from jianyan.exchange.places import Destination
from jianyan.exchange.reporting import Change

WORDS = frozenset({"title", "text", "category", "proposers"})
PAST = frozenset({"outcome", "satisfaction", "replied_on", "reply", "units"})


class Comparing:
    """The way of rows that are a case already."""

    def __init__(self, to: Destination, occasion: Occasion, entering: Entering) -> None:
        self._to = to
        self._occasion = occasion
        self._entering = entering

    def changes(self, pairs: Sequence[tuple[Entry, Case]]) -> list[Change]:
        """The differences of a batch, those that may be applied already applied."""
        standing = known.standing([case for _entry, case in pairs])
        found: list[Change] = []
        for entry, case in pairs:
            now = standing[case.pk]
            fields = known.differences(entry, case, now, self._units(entry, now))
            fields |= self._new_past(entry, case)
            if fields:
                found.append(self._change(entry, case, fields))
        return found

    def _units(self, entry: Entry, now: Standing) -> tuple[str, str]:
        if now.history is None:
            return "", ""
        after = tuple(unit.pk for unit in self._entering.units_of(entry))
        names = self._entering.units.names
        return names(now.history.units), names(after)

    def _new_past(self, entry: Entry, case: Case) -> dict[str, tuple[str, str]]:
        """A case that is filed here and answered there."""
        if case.state == CaseState.HISTORY or not self._entering.is_past(entry):
            return {}
        past = entry.history
        said = {
            "outcome": past.outcome,
            "satisfaction": past.satisfaction,
            "replied_on": "" if past.replied_on is None else past.replied_on.isoformat(),
            "units": "、".join(unit.name for unit in entry.units),
        }
        return {name: ("", value) for name, value in said.items() if value}

    def _change(self, entry: Entry, case: Case, fields: dict[str, tuple[str, str]]) -> Change:
        state, number = case.state, case.number or str(case.pk)
        applied = self._apply(entry, case, frozenset(fields))
        return Change(
            row=entry.row,
            case=f"{self._to.office.key}/{self._to.session.key}/{number}",
            state=state,
            applied=applied >= frozenset(fields),
            fields=fields,
        )

    def _apply(self, entry: Entry, case: Case, fields: frozenset[str]) -> frozenset[str]:
        """The fields that a move may still change in this state, changed by that move."""
        done: frozenset[str] = frozenset()
        move = next((name for name in ("draft", "correct") if _open_to(name, case)), None)
        if fields & WORDS and move:
            self._rewrite(entry, case, move)
            done |= WORDS
        if "number" in fields and not case.number and _open_to("file", case):
            on = entry.history.filed_on or self._occasion.on
            self._entering.file([(case, entry.number)], on)
            case.refresh_from_db()
            done |= {"number"}
        if fields & PAST and _open_to("import_history", case):
            past = self._entering.past(entry)
            if past is not None:
                self._entering.close([(case, past)])
                done |= PAST
        return done

    def _rewrite(self, entry: Entry, case: Case, move: str) -> None:
        roster = self._entering.roster
        roster.prepare([entry])
        proposers = roster.of(entry)
        signed = [one.proposer for one in Signatory.objects.filter(case=case)]
        by = self._occasion.by(self._to, self._occasion.on, [*proposers, *signed])
        perform(actions.ACTIONS[move], case, by, text=draft(entry, proposers, self._to))


def _open_to(move: str, case: Case) -> bool:
    """What came in otherwise than by a catalogue is the proposer's own wording and stays."""
    if move == "correct" and case.channel != "import":
        return False
    return case.state in workflow.MOVES[move].sources
