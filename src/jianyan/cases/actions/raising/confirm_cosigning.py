"""确认联名 — somebody invited agrees to the very text that was shown; where the lead allows it, anybody may."""

from jianyan.cases.cosigning import frozen
from jianyan.cases.events import CosigningConfirmed
from jianyan.cases.facts import By
from jianyan.cases.models import Case, Invitation
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import colleagues_of, lead_of
from jianyan.cases.secrecy import refuse_marked


def confirm_cosigning(case: Case, by: By, *, shown: str, opinion: str = "") -> CosigningConfirmed:
    """`shown`: the digest of the text that the page showed (cosigning.frozen)."""
    proposer, joined = _who(case, by)
    if shown != frozen(case):
        raise Refused("text_changed")
    refuse_marked(opinion)
    return CosigningConfirmed(proposer, shown, case.dossier.say_if("opinion", opinion), joined)


def _who(case: Case, by: By) -> tuple[int, bool]:
    """As which proposer, and whether of their own accord."""
    mine = [i for i in case.dossier.invitations if i.proposer_id in by.actor.proposers]
    if any(one.answer == Invitation.CONFIRMED for one in mine):
        raise Refused("cosigned_already")
    if mine:
        return mine[0].proposer_id, mine[0].joined
    own = (by.actor.proposers & colleagues_of(case)) - {lead_of(case)}
    if not own:
        raise Refused("not_invited")
    return min(own), True
