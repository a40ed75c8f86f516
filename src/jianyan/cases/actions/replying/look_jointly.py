"""会同预审 — the office that received the case says what it thinks of a draft in pre-review."""

from jianyan.cases.approval import joint_look_open
from jianyan.cases.events import JointlyLooked
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def look_jointly(reply: Round, by: By, *, opinion: str) -> JointlyLooked:
    """It binds nobody: the office that dispatches passes or returns the draft (domain.md 4.2, row 41)."""
    if not joint_look_open(reply):
        raise Refused("joint_look_not_asked")
    if not opinion.strip():
        raise Refused("joint_opinion_missing")
    return JointlyLooked(reply.dossier.say("opinion", opinion.strip()))
