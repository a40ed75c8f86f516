"""登记协调结果 — what holds now between the units, by the office or by the leader, with the minutes."""

from jianyan.cases.cohandling import open_difference
from jianyan.cases.events import DifferenceSettled
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused


def settle_difference(
    work: Assignment, by: By, *, result: str, minutes: str = "", leader: str = ""
) -> DifferenceSettled:
    """A matter that went to the leader is settled in the leader's name."""
    found = open_difference(work.dossier)
    if found is None:
        raise Refused("no_difference")
    if not result.strip():
        raise Refused("result_missing")
    words = work.dossier.say("result", result.strip())
    named = leader.strip() or found.leader
    return DifferenceSettled(found.no, words, work.dossier.say_if("minutes", minutes), named)
