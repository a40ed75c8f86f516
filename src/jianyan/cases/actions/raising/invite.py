"""邀请联名 — the lead asks others to sign along; the text is frozen as a version, the lead sets the day."""

from collections.abc import Sequence
from datetime import date

from jianyan.cases.events import CosignersInvited
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import lead_of
from jianyan.people.models import Proposer


def invite(case: Case, by: By, *, proposers: Sequence[int], until: date) -> CosignersInvited:
    """With nobody new, it sets another day for those who have not answered."""
    lead = lead_of(case)
    if lead not in by.actor.proposers:
        raise Refused("lead_writes")
    if not case.dossier.points:
        raise Refused("points_missing")
    if until < by.on:
        raise Refused("day_past", day=until)
    there = {lead, *(one.proposer_id for one in case.dossier.invitations)}
    new = [pk for pk in dict.fromkeys(proposers) if pk not in there]
    if not new and not case.dossier.invitations:
        raise Refused("nobody_to_invite")
    known = Proposer.objects.filter(pk__in=new, office_id=case.office_id, seats__status="sitting")
    found = set(known.values_list("pk", flat=True))
    if strange := [pk for pk in new if pk not in found]:
        raise Refused("proposer_unknown", proposer=strange[0])
    versions = [one.version for one in case.dossier.invitations]
    return CosignersInvited(tuple(new), until, max(versions, default=1))
