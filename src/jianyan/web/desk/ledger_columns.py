"""台账栏目 — the columns of the ledger (domain.md 9.7), one list for page, sheet and print."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from jianyan.cases.states import AssignmentState, CaseState, Kind, Period, Publicity, RoundState
from jianyan.cases.states import UnitRole as Role
from jianyan.deadlines.register import LedgerLine
from jianyan.people.proposers import ProposerKind
from jianyan.rules.outcomes import NEUTRAL
from jianyan.web.desk import wording

Cell = str | int | date | Promise | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key, heading, what it shows and its width in a sheet."""

    key: str
    heading: str | Promise
    value: Callable[[LedgerLine], Cell]
    width: int = 10
    is_number: bool = False
    is_spare: bool = False  # left out on the phone


def _authorship(line: LedgerLine) -> Cell:
    if line.authorship == "joint":
        return _("Joint")
    known = line.authorship in ProposerKind.values
    return ProposerKind(line.authorship).label if known else line.authorship


def _unit(line: LedgerLine) -> Cell:
    """As it was called when it had the task, and who answers for it today."""
    if not line.heir:
        return line.unit
    return gettext("%(unit)s (now %(heir)s)") % {"unit": line.unit, "heir": line.heir}


def _state(line: LedgerLine) -> Cell:
    if line.state:
        return AssignmentState(line.state).label
    return CaseState(line.case_state).label


def _light(line: LedgerLine) -> Cell:
    return wording.light(line.light).label if line.light else ""


def _extended(line: LedgerLine) -> Cell:
    return line.first_due_on if line.first_due_on != line.due_on else None


def _co(line: LedgerLine) -> Cell:
    return f"{line.co_given}/{line.co_wanted}" if line.co_wanted else ""


def _outcome(line: LedgerLine) -> Cell:
    if not line.outcome_class:
        return ""
    chinese, english = NEUTRAL.get(line.outcome, ("", ""))
    return f"{line.outcome_class} {english if wording.is_english() else chinese}".strip()


def _reply(line: LedgerLine) -> Cell:
    return RoundState(line.round_state).label if line.round_state else ""


def _publicity(line: LedgerLine) -> Cell:
    return Publicity(line.publicity).label if line.publicity else ""


# fmt: off
COLUMNS = (
    Column("number", _("No."), lambda x: x.number, 8),
    Column("title", _("Title"), lambda x: x.title, 46),
    Column("light", _("Time limit"), _light, 16),
    Column("due", _("Due"), lambda x: x.due_on, 12),
    Column("state", _("State"), _state, 12),
    Column("unit", _("Unit"), _unit, 20),
    Column("role", _("Role"), lambda x: Role(x.role).label if x.role else "", 6),
    Column("proposer", _("Proposer"), lambda x: x.proposer, 14),
    Column("co_units", _("Co-handling units"), lambda x: x.co_units, 20, is_spare=True),
    Column("co", _("Co-opinions"), _co, 8, is_spare=True),
    Column("contacts", _("Contacts"), lambda x: x.contacts or "", 6, is_number=True, is_spare=True),
    Column("reply", _("Reply"), _reply, 14, is_spare=True),
    Column("outcome", _("Class"), _outcome, 16, is_spare=True),
    Column("document", _("Document number"), lambda x: x.document_no, 18, is_spare=True),
    Column("done", _("Answered on"), lambda x: x.done_on, 12, is_spare=True),
    Column("promises", _("Promises open"), lambda x: x.promises_open or "", 6, is_number=True, is_spare=True),
    Column("kept", _("Promises kept"), lambda x: x.promises_kept or "", 6, is_number=True, is_spare=True),
    Column("promise_due", _("Next promise due"), lambda x: x.promise_due_on, 12, is_spare=True),
    Column("officer", _("Officer"), lambda x: x.officer, 10, is_spare=True),
    Column("assigned", _("Assigned"), lambda x: x.assigned_on, 12, is_spare=True),
    Column("received", _("Received"), lambda x: x.acknowledged_on, 12, is_spare=True),
    Column("legal", _("Legal time limit"), lambda x: x.legal_due_on, 12, is_spare=True),
    Column("extended", _("Extended from"), _extended, 12, is_spare=True),
    Column("returns", _("Changes asked for"), lambda x: x.returns or "", 6, is_number=True, is_spare=True),
    Column("points", _("Points"), lambda x: x.points, 6, is_number=True, is_spare=True),
    Column("turn", _("Rounds"), lambda x: x.turn or "", 6, is_number=True, is_spare=True),
    Column("publicity", _("Publicity"), _publicity, 12, is_spare=True),
    Column("published", _("Published on"), lambda x: x.published_on, 12, is_spare=True),
    Column("kind", _("Suggestion or proposal"), lambda x: Kind(x.kind).label, 10, is_spare=True),
    Column("period", _("Period"), lambda x: Period(x.period).label, 10, is_spare=True),
    Column("authorship", _("Kind of proposer"), _authorship, 10, is_spare=True),
    Column("category", _("Category"), lambda x: x.category, 12, is_spare=True),
)
# fmt: on
# the usual set on the screen; the whole or one's own on request
MAIN = COLUMNS[:14]
_ALWAYS = {"number", "title"}


def chosen(asked: str) -> tuple[Column, ...]:
    """The columns that an address names, in the ledger's own order; number and title always."""
    if asked == "all":
        return COLUMNS
    named = set(asked.split(",")) & {column.key for column in COLUMNS}
    return tuple(c for c in COLUMNS if c.key in named | _ALWAYS) if named else MAIN
