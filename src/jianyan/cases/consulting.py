"""征求意见 — the question that a draft puts to its proposer, while it is open."""

from jianyan.cases.models import Consultation, Round

ANSWERS = ("agrees", "objects", "silent")


def of_round(reply: Round) -> list[Consultation]:
    return [one for one in reply.dossier.rows(Consultation) if one.round_no == reply.no]


def open_consultation(reply: Round) -> Consultation | None:
    """Asked and neither answered nor closed."""
    found = unclosed(reply)
    return found if found is not None and not found.answer else None


def unclosed(reply: Round) -> Consultation | None:
    return next((one for one in of_round(reply) if one.closed_on is None), None)
