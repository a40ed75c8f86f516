"""不参加联名 — somebody invited does not sign along, or takes a confirmation back before the submission."""

from jianyan.cases.events import CosigningDeclined
from jianyan.cases.facts import By
from jianyan.cases.models import Case, Invitation
from jianyan.cases.refusal import Refused
from jianyan.cases.secrecy import refuse_marked


def decline_cosigning(case: Case, by: By, *, opinion: str = "") -> CosigningDeclined:
    for one in case.dossier.invitations:
        if one.proposer_id in by.actor.proposers and one.answer != Invitation.DECLINED:
            refuse_marked(opinion)
            return CosigningDeclined(one.proposer_id, case.dossier.say_if("opinion", opinion))
    raise Refused("not_invited")
