"""核稿 — a step of the chain: section, office, legal, secrecy and disclosure, joint study."""

from collections.abc import Sequence

from jianyan.cases import approval
from jianyan.cases.events import DraftChecked
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused


def check_draft(
    reply: Round, by: By, *, steps: Sequence[str] = (), opinion: str = ""
) -> DraftChecked:
    """Without steps named: all that are open and that this person's posts may pass."""
    for step in steps:
        if step not in approval.POSTS:
            raise Refused("step_unknown", step=step)
        if not approval.POSTS[step] & by.actor.roles:
            raise Refused("step_not_yours")
    mine = tuple(steps) or tuple(
        step
        for step in approval.outstanding(reply)
        if approval.POSTS.get(step, frozenset()) & by.actor.roles
    )
    return DraftChecked(mine, reply.dossier.say_if("opinion", opinion))
