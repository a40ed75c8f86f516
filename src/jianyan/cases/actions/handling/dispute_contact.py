"""对沟通情况提出异议 — the proposer says a contact did not happen so; it leaves the rate (S21)."""

from jianyan.cases.events import ContactDisputed
from jianyan.cases.facts import By
from jianyan.cases.models import Case, Contact
from jianyan.cases.refusal import Refused


def dispute_contact(case: Case, by: By, *, contact: int, reason: str = "") -> ContactDisputed:
    found = case.dossier.find(Contact, contact)
    if found is None:
        raise Refused("no_such_contact", contact=contact)
    if found.disputed_on:
        raise Refused("contact_disputed_already", contact=contact)
    return ContactDisputed(contact, case.dossier.say_if("reason", reason))
