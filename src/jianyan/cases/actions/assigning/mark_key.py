"""列为重点督办 — the case is a key one: who leads its handling and who supervises it."""

from collections.abc import Iterator
from datetime import date

from jianyan.cases import limits
from jianyan.cases.events import KeyMarked
from jianyan.cases.facts import By, ClockSet
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.states import AssignmentState

AT_WORK = {AssignmentState.WORKING, AssignmentState.RETURN_ASKED}


def mark_key(
    case: Case, by: By, *, leader: str, supervisor: str = "", reason: str = ""
) -> KeyMarked:
    """Units at work that answer have a plan to file from this day, where the rule asks it of key cases."""
    if not leader.strip():
        raise Refused("leader_missing")
    reason_no = case.dossier.say_if("reason", reason)
    return KeyMarked(leader.strip(), supervisor.strip(), reason_no, tuple(_plans(case, by.on)))


def _plans(case: Case, on: date) -> Iterator[tuple[str, ClockSet]]:
    if limits.wants_plan(case, is_key=False) or not limits.wants_plan(case, is_key=True):
        return  # asked of all cases already, or of none
    for work in case.dossier.assignments:
        waits = work.state in AT_WORK and work.answers and work.plan_no is None
        clock = limits.plan_clock(case, work.role, on) if waits else None
        if clock:
            yield work.part, clock
