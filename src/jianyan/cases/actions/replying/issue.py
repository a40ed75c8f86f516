"""签发 — the head of the unit signs off, with the document number; a promise is asked for by class."""

from jianyan.cases import warnings
from jianyan.cases.events import Issued
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused
from jianyan.rules import outcomes, packs


def issue(reply: Round, by: By, *, document_no: str, signer: str = "", reason: str = "") -> Issued:
    if not document_no.strip():
        raise Refused("document_no_missing")
    overrides, words = warnings.answer(reply.dossier.case, missing(reply), reason)
    return Issued(document_no.strip(), signer.strip() or by.actor.name, overrides, words)


def missing(reply: Round) -> list[str]:
    """The commitment that the neutral outcome asks for, and its date (S26; practice.md 1.12)."""
    pack = packs.load(reply.dossier.case.rules)
    found = outcomes.scheme(pack.outcome_scheme).find(reply.outcome_class)
    promises = [c for c in reply.dossier.commitments if c.assignment_no == reply.assignment_no]
    if found.commitment == "none":
        return []
    if not promises:
        return ["commitment_missing"]
    dated = found.date_required or found.neutral in pack.commitment_date_required
    if dated and not any(c.due_on for c in promises):
        return ["commitment_date_missing"]
    return []
