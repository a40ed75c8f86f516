"""Rights (权限): which role may do what, and for whom. What each step opens to whom: access.py."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Right(StrEnum):
    """What a move or a page asks for. The scope (own case, own unit, own office) is the grant's."""

    RAISE = "raise"  # draft, submit, withdraw one's own
    KEY_IN = "key_in"  # enter on behalf of the proposer (代录)
    LOOK_OVER = "look_over"  # the delegation's own look before the office takes it in
    REVIEW = "review"  # take into review, file, not file, convert
    OPINE = "opine"  # give an opinion in the review
    ASSIGN = "assign"  # assign, decide on a change of unit
    DISPATCH = "dispatch"  # the government office's own splitting
    REMIND = "remind"  # remind a unit that is slow (催办)
    DECIDE = "decide"  # a leader's decision where the office could not settle it
    HANDLE = "handle"  # acknowledge, contact, draft, commit, report progress
    CHECK = (
        "check"  # a step of the chain of approval: section, office, legal, secrecy (核稿、会签)
    )
    APPROVE = "approve"  # endorse and sign off inside the unit
    RATE = "rate"  # the proposer alone
    REGISTER_RATING = "register_rating"  # enter a signed scan; never choose the value
    HAND_IN_RATING = (
        "hand_in_rating"  # pass on a signed scan, where the rule lets it come this way
    )
    ORDER_REHANDLING = "order_rehandling"  # congress or CPPCC side only (practice.md 1.9)
    COORDINATE = "coordinate"  # bring units together that do not agree
    PRE_REVIEW = "pre_review"  # the hub's look at a reply before it is signed off
    JOINT_LOOK = "joint_look"  # the receiving office's look at it beside the hub
    ALLOW_EXTENSION = "allow_extension"  # the body that the rule names
    CONCLUDE = "conclude"
    DISCLOSE = "disclose"  # disclosure review and publishing
    DECLARE_FIGURE = "declare_figure"
    SEE_JOURNAL = "see_journal"  # the audit administrator: journal lines, never content
    SEE_INSTRUCTIONS = (
        "see_instructions"  # leaders' instructions of an office, each reading logged
    )
    RECORD_INSTRUCTION = "record_instruction"
    KEEP_DIRECTORY = "keep_directory"  # rosters of proposers, units and sections
    TAKE_OVER = "take_over"  # enter running cases with their past days
    ADMINISTER = "administer"  # accounts and configuration, never content


class Role(StrEnum):
    """岗位: a named set of rights, given with a scope."""

    PROPOSER = "proposer"
    DELEGATION_STAFF = "delegation_staff"
    CONGRESS_CLERK = "congress_clerk"
    CPPCC_CLERK = "cppcc_clerk"
    PRESIDIUM_CLERK = "presidium_clerk"
    REVIEWER = "reviewer"
    SPECIAL_COMMITTEE = "special_committee"
    SUPERVISING_LEADER = "supervising_leader"
    GOVERNMENT_OFFICE = "government_office"
    GOVERNMENT_LEADER = "government_leader"
    PARTY_OFFICE = "party_office"
    SUPERVISION_OFFICER = "supervision_officer"
    UNIT_LIAISON = "unit_liaison"
    CASE_OFFICER = "case_officer"
    SECTION_HEAD = "section_head"
    OFFICE_CHECKER = "office_checker"
    DISCLOSURE_REVIEWER = "disclosure_reviewer"
    UNIT_LEADER = "unit_leader"
    UNIT_PRINCIPAL = "unit_principal"
    AUDITOR = "auditor"
    SECURITY_ADMIN = "security_admin"
    SYSTEM_ADMIN = "system_admin"


_RECEIVING = frozenset(
    {
        Right.KEY_IN,
        Right.REVIEW,
        Right.OPINE,
        Right.ASSIGN,
        Right.REMIND,
        Right.REGISTER_RATING,
        Right.HAND_IN_RATING,
        Right.ORDER_REHANDLING,
        Right.COORDINATE,
        Right.JOINT_LOOK,
        Right.ALLOW_EXTENSION,
        Right.CONCLUDE,
        Right.DISCLOSE,
        Right.DECLARE_FIGURE,
        Right.KEEP_DIRECTORY,
        Right.TAKE_OVER,
    }
)
_HUB = frozenset(
    {
        Right.DISPATCH,
        Right.COORDINATE,
        Right.PRE_REVIEW,
        Right.REMIND,
        Right.ALLOW_EXTENSION,
        Right.DISCLOSE,
        Right.DECLARE_FIGURE,
        Right.HAND_IN_RATING,
        Right.KEEP_DIRECTORY,
    }
)
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.PROPOSER: frozenset({Right.RAISE, Right.RATE}),
    Role.DELEGATION_STAFF: frozenset({Right.LOOK_OVER}),
    Role.CONGRESS_CLERK: _RECEIVING,
    Role.CPPCC_CLERK: _RECEIVING,
    Role.PRESIDIUM_CLERK: _RECEIVING,
    Role.REVIEWER: frozenset({Right.OPINE}),
    Role.SPECIAL_COMMITTEE: frozenset({Right.REMIND}),
    Role.SUPERVISING_LEADER: frozenset({Right.REMIND, Right.DECIDE}),
    Role.GOVERNMENT_OFFICE: _HUB,
    Role.GOVERNMENT_LEADER: frozenset({Right.REMIND, Right.DECIDE}),
    Role.PARTY_OFFICE: _HUB,
    Role.SUPERVISION_OFFICER: frozenset({Right.SEE_INSTRUCTIONS, Right.RECORD_INSTRUCTION}),
    Role.UNIT_LIAISON: frozenset(
        {Right.HANDLE, Right.CHECK, Right.DISCLOSE, Right.HAND_IN_RATING}
    ),
    Role.CASE_OFFICER: frozenset({Right.HANDLE}),
    Role.SECTION_HEAD: frozenset({Right.HANDLE, Right.CHECK}),
    Role.OFFICE_CHECKER: frozenset({Right.CHECK}),
    Role.DISCLOSURE_REVIEWER: frozenset({Right.CHECK, Right.DISCLOSE}),
    Role.UNIT_LEADER: frozenset({Right.CHECK, Right.APPROVE}),
    Role.UNIT_PRINCIPAL: frozenset({Right.CHECK, Right.APPROVE, Right.DISCLOSE}),
    Role.AUDITOR: frozenset({Right.SEE_JOURNAL}),
    Role.SECURITY_ADMIN: frozenset({Right.ADMINISTER}),
    Role.SYSTEM_ADMIN: frozenset({Right.ADMINISTER}),
}
# who may not be the same person (三员分立, domain.md 12.2)
EXCLUSIVE = frozenset({Role.AUDITOR, Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN})
# offices that receive cases, those that dispatch them, and those who only look on (督办)
RECEIVING_ROLES = frozenset(
    {Role.CONGRESS_CLERK, Role.CPPCC_CLERK, Role.PRESIDIUM_CLERK, Role.REVIEWER}
)
HUB_ROLES = frozenset({Role.GOVERNMENT_OFFICE, Role.PARTY_OFFICE})
_LOOKS_AS_HUB = HUB_ROLES | {Role.GOVERNMENT_LEADER}
WATCHING_ROLES = frozenset({Role.SPECIAL_COMMITTEE, Role.SUPERVISING_LEADER})
# never by a substitute: a proposer's word is the proposer's own, and administrators stay apart
PERSONAL = EXCLUSIVE | {Role.PROPOSER}
# of a unit only what its sheet gives to their own section, where the grant names one (内部分解)
SECTION_ROLES = frozenset({Role.CASE_OFFICER, Role.SECTION_HEAD})


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom a role is held: an office or one delegation of it, a unit or one section, a proposer."""

    role: Role
    office: int | None = None
    unit: int | None = None
    proposer: int | None = None
    group: str = ""  # of delegation staff: the delegation or sector
    stands_in_for: int | None = None  # the user who is away (代理)
    section: int | None = None  # of a unit: only what is given to this section, in some roles

    @property
    def is_bounded(self) -> bool:
        """Whether it reaches one section of its unit alone; other posts of a section serve the unit."""
        return self.section is not None and self.role in SECTION_ROLES

    @property
    def key(self) -> str:
        """What an address and a login call this post by."""
        whom = [self.office, self.unit, self.proposer, self.group, self.stands_in_for]
        whom += [self.section] if self.section else []
        return ".".join([self.role.value, *(str(one or "") for one in whom)])


@dataclass(frozen=True, slots=True)
class Reach:
    """For whom one right is held."""

    offices: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    proposers: frozenset[int] = frozenset()
    groups: frozenset[tuple[int, str]] = frozenset()
    sections: frozenset[tuple[int, int]] = frozenset()  # unit and section

    def meets(self, **whom: Collection[Any]) -> bool:
        """Whether one of these offices, units, proposers, groups or sections is within it."""
        return any(not getattr(self, name).isdisjoint(asked) for name, asked in whom.items())


NOBODY = Reach()


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts or looks, with all grants read once; machines act as named actors too."""

    id: int
    name: str
    roles: frozenset[Role] = frozenset()
    reach: Mapping[Right, Reach] = field(default_factory=dict)
    # whose cases may be read: offices that receive, hubs that dispatch, units, the proposer's own
    offices: frozenset[int] = frozenset()
    hubs: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    proposers: frozenset[int] = frozenset()
    # who only look on: the whole of an office, or one delegation of it
    watched: frozenset[int] = frozenset()
    groups: frozenset[tuple[int, str]] = frozenset()
    # unit and section: what the unit's sheet gives to that section, nothing else of the unit
    sections: frozenset[tuple[int, int]] = frozenset()
    # what of the reach is somebody else's, by the user stood in for; the rest is one's own
    lent: Mapping[int, Mapping[Right, Reach]] = field(default_factory=dict)
    own: Mapping[Right, Reach] = field(default_factory=dict)
    posts: int = 1  # how many there are to choose from

    @property
    def works(self) -> bool:
        """Whether this person has a desk: of an office, hub or unit, or looks on from one."""
        return bool(self.offices or self.hubs or self.staffed or self.watched or self.groups)

    @property
    def staffed(self) -> frozenset[int]:
        """The units this person is of, wholly or as one of a section."""
        return self.units | {unit for unit, _ in self.sections}

    @property
    def seats(self) -> frozenset[int]:
        """The offices, hubs and committees this person belongs to."""
        return self.offices | self.hubs | self.watched | {office for office, _ in self.groups}

    def holds(self, right: Right) -> bool:
        """Whether any grant carries the right, whatever its scope."""
        return right in self.reach

    def may(self, right: Right, **whom: Collection[Any]) -> bool:
        """Whether a grant carries the right for one of these `offices`, `units`, `proposers`,
        `groups` (office and delegation) or `sections` (unit and section)."""
        return self.reach.get(right, NOBODY).meets(**whom)

    def stands_in_for(self, right: Right, **whom: Collection[Any]) -> int | None:
        """For whom this person does it, where it is not done by a right of one's own."""
        if not self.lent or self.own.get(right, NOBODY).meets(**whom):
            return None
        return next(
            (pk for pk, reach in self.lent.items() if reach.get(right, NOBODY).meets(**whom)), None
        )


def actor(user_id: int, name: str, scopes: Iterable[Scope]) -> Actor:
    """An actor from grants; offices that receive cases and hubs that dispatch are kept apart."""
    held = tuple(scopes)
    lent = {pk: _reaches(s for s in held if s.stands_in_for == pk) for pk in _stood_in(held)}

    def offices(roles: frozenset[Role]) -> frozenset[int]:
        return frozenset(s.office for s in held if s.office and s.role in roles)

    return Actor(
        user_id,
        name,
        frozenset(s.role for s in held),
        _reaches(held),
        offices=offices(RECEIVING_ROLES),
        hubs=offices(_LOOKS_AS_HUB),
        units=_units(held),
        sections=_sections(held),
        proposers=frozenset(s.proposer for s in held if s.proposer),
        watched=offices(WATCHING_ROLES),
        groups=frozenset((s.office, s.group) for s in held if s.office and s.group),
        lent=lent,
        own=_reaches(s for s in held if s.stands_in_for is None) if lent else {},
    )


def _stood_in(scopes: Iterable[Scope]) -> list[int]:
    return sorted({s.stands_in_for for s in scopes if s.stands_in_for is not None})


def _units(scopes: Iterable[Scope]) -> frozenset[int]:
    return frozenset(s.unit for s in scopes if s.unit and not s.is_bounded)


def _sections(scopes: Iterable[Scope]) -> frozenset[tuple[int, int]]:
    return frozenset((s.unit, s.section) for s in scopes if s.unit and s.section and s.is_bounded)


def _reaches(scopes: Iterable[Scope]) -> dict[Right, Reach]:
    """For whom each right is held by these grants."""
    held = tuple(scopes)

    def reach(right: Right) -> Reach:
        with_it = [s for s in held if right in RIGHTS[s.role]]
        return Reach(
            frozenset(s.office for s in with_it if s.office and not s.group),
            _units(with_it),
            frozenset(s.proposer for s in with_it if s.proposer),
            frozenset((s.office, s.group) for s in with_it if s.office and s.group),
            _sections(with_it),
        )

    return {right: reach(right) for right in {right for s in held for right in RIGHTS[s.role]}}
