"""征求代表意见 — the draft is shown to the proposer before it is signed; that version, while asked."""

from datetime import date

from jianyan.cases.consulting import open_consultation
from jianyan.cases.events import ProposerConsulted
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused

MODES = ("system", "face_to_face", "phone", "letter", "seminar")


def consult_proposer(
    reply: Round, by: By, *, mode: str = "system", until: date | None = None
) -> ProposerConsulted:
    if mode not in MODES:
        raise Refused("mode_unknown", mode=mode)
    if open_consultation(reply) is not None:
        raise Refused("consulted_already")
    if until and until < by.on:
        raise Refused("day_past", day=until)
    return ProposerConsulted(mode=mode, body=reply.body_no or 0, until=until)
