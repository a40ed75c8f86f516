"""审批流程 — the chain that the pack names, as far as the unit has the posts, and what of it is open."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from jianyan.cases.models import Approval, Assignment, Case, Round, Routing
from jianyan.people.models import Grant
from jianyan.people.rights import SECTION_ROLES, Role
from jianyan.rules import packs

if TYPE_CHECKING:
    from jianyan.cases.dossier import Batch

_LEADERS = frozenset({Role.UNIT_LEADER, Role.UNIT_PRINCIPAL})
# who may pass a step; sign-off and endorsement are moves of their own
POSTS: dict[str, frozenset[Role]] = {
    "section_head": frozenset({Role.SECTION_HEAD}),
    "office": frozenset({Role.UNIT_LIAISON}),
    "legal": frozenset({Role.UNIT_LIAISON, *_LEADERS}),
    "secrecy_disclosure": frozenset({Role.UNIT_LIAISON, Role.UNIT_PRINCIPAL}),
    "collective": _LEADERS,
}
COUNTERSIGN, OFFICE_REVIEW = "countersign", "gov_office"
JOINT_ASKED, JOINT_LOOK = "joint_asked", "joint_look"  # the receiving office's look beside the hub
# outcomes that a government office looks at before they go out
NOT_ADOPTED = frozenset({"BLOCKED_CONDITION", "NOT_LAWFUL", "REFERENCE", "HIGHER_LEVEL"})
Post = tuple[str, int | None]  # a role, and of which section where it is bounded by one
_posts: WeakKeyDictionary[Batch, dict[int, frozenset[Post]]] = WeakKeyDictionary()


def chain(case: Case) -> tuple[str, ...]:
    """The steps between the officer and the leader who endorses, in the pack's order."""
    known = (*POSTS, COUNTERSIGN)
    return tuple(step for step in packs.load(case.rules).approval if step in known)


def passed(reply: Round) -> set[str]:
    """The steps recorded on this version of the draft."""
    return {one.step for one in _steps(reply)}


def _steps(reply: Round) -> list[Approval]:
    rows = reply.dossier.rows(Approval)
    return [one for one in rows if one.round_no == reply.no and one.draft == reply.drafts]


def outstanding(reply: Round, roles: Collection[Role] = ()) -> tuple[str, ...]:
    """The steps still open on this version, in order.

    A step that nobody in the unit holds the post for does not apply; `roles`: the posts of somebody
    whose own word covers theirs (joint study is not covered by one person).
    """
    dossier = reply.dossier
    held = posts_for(dossier.get(Assignment, reply.assignment_no))
    done, own = passed(reply), frozenset(roles)

    def is_open(step: str) -> bool:
        if step in done:
            return False
        if step == COUNTERSIGN:
            return True
        covered = step != "collective" and bool(POSTS[step] & own)
        return bool(POSTS[step] & held) and not covered

    return tuple(step for step in chain(dossier.case) if is_open(step))


def posts_for(work: Assignment) -> frozenset[str]:
    """The posts that somebody holds for a task: those of a section where the unit's sheet names it.

    While no sheet names a section, every section's count: whose task it is must be said first.
    """
    sheet = (r for r in work.dossier.rows(Routing) if r.assignment_no == work.no)
    given = {r.section_id for r in sheet if r.section_id}
    return frozenset(
        role
        for role, section in _posts_in(work.dossier.batch, work.unit_id)
        if role not in SECTION_ROLES or section is None or not given or section in given
    )


def _posts_in(batch: Batch, unit: int) -> frozenset[Post]:
    """Read once for a batch."""
    known = _posts.setdefault(batch, {})
    if unit not in known:
        rows = Grant.objects.filter(unit_id=unit).values_list("role", "section_id")
        known[unit] = frozenset(rows)
    return known[unit]


def wants_office_review(reply: Round) -> bool:
    """Whether the pack lets the government office look at this reply before it is signed off."""
    case = reply.dossier.case
    return case.hub_id is not None and _is_among(reply, packs.load(case.rules).office_review)


def wants_joint_look(reply: Round) -> bool:
    """Whether the pack lets the office that received the case look at it too (domain.md 4.2, row 41)."""
    return _is_among(reply, packs.load(reply.dossier.case.rules).joint_look)


def _is_among(reply: Round, asked: Collection[str]) -> bool:
    return (
        "all" in asked
        or ("key" in asked and reply.dossier.case.key_on is not None)
        or ("not_adopted" in asked and reply.outcome in NOT_ADOPTED)
    )


def joint_look_asked(reply: Round) -> bool:
    """The receiving office is shown this version while it is in pre-review."""
    return JOINT_ASKED in passed(reply)


def joint_look_open(reply: Round) -> bool:
    return joint_look_asked(reply) and JOINT_LOOK not in passed(reply)


def joint_look(reply: Round) -> Approval | None:
    """What the receiving office said of this version."""
    return next((one for one in _steps(reply) if one.step == JOINT_LOOK), None)


def reviewed(reply: Round) -> bool:
    return OFFICE_REVIEW in passed(reply)
