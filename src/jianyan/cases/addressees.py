"""主送 — to whom a reply goes by the rule of the place, and when it counts as delivered (S29)."""

from jianyan.cases.models import Case
from jianyan.rules import packs

ORGAN_WAYS = frozenset({"liaison_group", "via_organ"})


def reply_to(case: Case) -> str:
    """each, lead, by_agreement, liaison_group or via_organ; a delegation may have its own rule."""
    pack = packs.load(case.rules)
    if case.authorship in pack.reply_to_by:
        return pack.reply_to_by[case.authorship]
    return pack.reply_to


def is_agreed_upon(case: Case) -> bool:
    """Whether the unit settles with the lead to whom and how a joint case is answered."""
    joint = sum(1 for one in case.dossier.signatories if not one.has_left) > 1
    return joint and reply_to(case) == "by_agreement"


def wanted(case: Case) -> list[int]:
    """The proposers who must have the reply: the lead who passes it on, or everybody."""
    people = [one for one in case.dossier.signatories if not one.has_left]
    if reply_to(case) == "lead":
        return [one.proposer_id for one in people if one.is_lead or one.is_contact]
    return [one.proposer_id for one in people]
