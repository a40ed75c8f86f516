"""确认沟通情况 — the proposer says that a contact took place as logged; a dispute is cleared up by it."""

from jianyan.cases.events import ContactConfirmed
from jianyan.cases.facts import By
from jianyan.cases.models import Case, Contact
from jianyan.cases.refusal import Refused


def confirm_contact(case: Case, by: By, *, contact: int) -> ContactConfirmed:
    found = case.dossier.find(Contact, contact)
    if found is None:
        raise Refused("no_such_contact", contact=contact)
    if found.confirmed_on:
        raise Refused("contact_confirmed_already", contact=contact)
    return ContactConfirmed(contact)
