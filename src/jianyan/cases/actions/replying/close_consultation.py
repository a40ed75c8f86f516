"""登记征求意见结果 — what the proposer said elsewhere, what was changed; the draft is inside the unit again."""

from jianyan.cases.consulting import ANSWERS, unclosed
from jianyan.cases.events import ConsultationClosed
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def close_consultation(
    reply: Round, by: By, *, answer: str = "", words: str = "", changes: str = ""
) -> ConsultationClosed:
    """The proposer's own answer stands; only what came by telephone or letter is entered here."""
    found = unclosed(reply)
    if found is None:
        raise Refused("not_consulted")
    given = found.answer or answer
    if given not in ANSWERS:
        raise Refused("answer_unknown")
    if given == "objects" and not (found.words_no or words.strip()):
        raise Refused("objection_unsaid")
    dossier = reply.dossier
    said = None if found.answer else dossier.say_if("consultation", words)
    return ConsultationClosed(
        consultation=found.no, answer=given, words=said, changes=dossier.say_if("changes", changes)
    )
