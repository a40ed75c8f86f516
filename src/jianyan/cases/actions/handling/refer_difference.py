"""报领导决定 — the office could not bring the units together: the leader in charge decides."""

from jianyan.cases.cohandling import open_difference
from jianyan.cases.contents import Upload
from jianyan.cases.events import DifferenceReferred
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, FileKind
from jianyan.cases.refusal import Refused


def refer_difference(
    work: Assignment, by: By, *, leader: str, minutes: str, paper: Upload | None = None
) -> DifferenceReferred:
    found = open_difference(work.dossier)
    if found is None:
        raise Refused("no_difference")
    if not leader.strip():
        raise Refused("leader_missing")
    if not minutes.strip():
        raise Refused("minutes_missing")
    words = work.dossier.say("minutes", minutes.strip())
    file = work.dossier.attach(FileKind.COORDINATION, paper) if paper else None
    return DifferenceReferred(found.no, leader.strip(), words, file)
