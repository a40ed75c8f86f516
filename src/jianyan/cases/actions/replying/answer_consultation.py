"""反馈对答复稿的意见 — the proposer agrees to the draft, or says what is to be changed."""

from jianyan.cases.consulting import open_consultation
from jianyan.cases.events import ConsultationAnswered
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def answer_consultation(
    reply: Round, by: By, *, agrees: bool, words: str = ""
) -> ConsultationAnswered:
    found = open_consultation(reply)
    if found is None:
        raise Refused("not_consulted")
    if not agrees and not words.strip():
        raise Refused("objection_unsaid")
    said = reply.dossier.say_if("consultation", words)
    return ConsultationAnswered(consultation=found.no, agrees=agrees, words=said)
