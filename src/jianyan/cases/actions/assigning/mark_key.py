"""列为重点督办 — the case is a key one: who leads its handling and who supervises it."""

from jianyan.cases.events import KeyMarked
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def mark_key(
    case: Case, by: By, *, leader: str, supervisor: str = "", reason: str = ""
) -> KeyMarked:
    if not leader.strip():
        raise Refused("leader_missing")
    return KeyMarked(leader.strip(), supervisor.strip(), case.dossier.say_if("reason", reason))
