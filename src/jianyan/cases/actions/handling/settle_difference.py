"""登记协调结果 — what holds now between the units, by the office or by the leader, with the minutes."""

from jianyan.cases.cohandling import open_difference
from jianyan.cases.contents import Upload
from jianyan.cases.events import DifferenceSettled
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, FileKind
from jianyan.cases.refusal import Refused


def settle_difference(
    work: Assignment,
    by: By,
    *,
    result: str,
    minutes: str = "",
    leader: str = "",
    paper: Upload | None = None,
) -> DifferenceSettled:
    """A matter that went to the leader is settled in the leader's name."""
    dossier = work.dossier
    found = open_difference(dossier)
    if found is None:
        raise Refused("no_difference")
    if not result.strip():
        raise Refused("result_missing")
    words = dossier.say("result", result.strip())
    named = leader.strip() or found.leader
    file = dossier.attach(FileKind.COORDINATION, paper) if paper else None
    return DifferenceSettled(found.no, words, dossier.say_if("minutes", minutes), named, file)
