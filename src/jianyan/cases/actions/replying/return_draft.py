"""退回修改答复稿 — the checker or leader sends the draft back to the officer, on a coded ground with the reason."""

from jianyan.cases.events import DraftReturned
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused

GROUNDS = (
    "off_topic", "not_contacted", "contacted_dissatisfied", "co_opinion_ignored", "vague", "format",
    "secrecy", "other",
)  # fmt: skip


def return_draft(reply: Round, by: By, *, reason: str, ground: str = "other") -> DraftReturned:
    if ground not in GROUNDS:
        raise Refused("ground_unknown", ground=ground)
    if not reason.strip():
        raise Refused("reason_missing")
    return DraftReturned(reply.dossier.say("reason", reason.strip()), ground)
