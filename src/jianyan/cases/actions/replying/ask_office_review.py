"""报送预审 — the endorsed reply goes to the office that dispatches, before it is signed off."""

from jianyan.cases import approval, limits
from jianyan.cases.events import ReviewAsked
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def ask_office_review(reply: Round, by: By, *, note: str = "", joint: bool = False) -> ReviewAsked:
    """Where the pack says so, or the unit asks for it, the receiving office looks at it too (`joint`)."""
    case = reply.dossier.case
    if case.hub_id is None:
        raise Refused("no_hub")
    clock = limits.clock(case, "office_review", by.on, turn=reply.drafts)
    return ReviewAsked(
        reply.dossier.say_if("note", note),
        (clock,) if clock else (),
        joint or approval.wants_joint_look(reply),
    )
