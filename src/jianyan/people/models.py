"""The tables of people, gathered where Django looks for them."""

from jianyan.people.duties import Duty
from jianyan.people.keeping import Once, SavedView
from jianyan.people.offices import Office, Section, Unit, UnitChange
from jianyan.people.proposers import ContactDetail, Proposer, Seat, Session, Term
from jianyan.people.users import Grant, Substitution, User

__all__ = [
    "ContactDetail",
    "Duty",
    "Grant",
    "Office",
    "Once",
    "Proposer",
    "SavedView",
    "Seat",
    "Section",
    "Session",
    "Substitution",
    "Term",
    "Unit",
    "UnitChange",
    "User",
]
