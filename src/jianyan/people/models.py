"""The tables of people, gathered where Django looks for them."""

from jianyan.people.offices import Office, Section, Unit, UnitChange
from jianyan.people.proposers import ContactDetail, Proposer, Seat, Session, Term
from jianyan.people.users import Grant, User

__all__ = [
    "ContactDetail",
    "Grant",
    "Office",
    "Proposer",
    "Seat",
    "Section",
    "Session",
    "Term",
    "Unit",
    "UnitChange",
    "User",
]
