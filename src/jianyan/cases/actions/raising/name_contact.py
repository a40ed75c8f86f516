"""变更联系人 — the one who spoke lost the seat, died or cannot: a co-signer or a group speaks now (S58)."""

from jianyan.cases.events import ContactPersonNamed
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import lead_of
from jianyan.people.models import Proposer

REASONS = ("seat_ended", "died", "other")


def name_contact(
    case: Case, by: By, *, proposer: Proposer, because: str, reason: str = ""
) -> ContactPersonNamed:
    """Whoever signed first still is the proposer; the new one is told, answered and rates."""
    before = lead_of(case)
    if because not in REASONS:
        raise Refused("contact_change_unknown")
    if proposer.office_id != case.office_id:
        raise Refused("proposer_of_other_office", name=proposer.name)
    if before is None or proposer.pk == before:
        raise Refused("contact_same")
    if any(s.has_left and s.proposer_id == proposer.pk for s in case.dossier.signatories):
        raise Refused("contact_same")
    return ContactPersonNamed(proposer.pk, before, because, case.dossier.say_if("reason", reason))
