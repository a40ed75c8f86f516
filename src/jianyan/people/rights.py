"""Rights (权限): which role may do what, and for whom; the table of domain.md 2.2 as data."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Right(StrEnum):
    """What a move or a page asks for. The scope (own case, own unit, own office) is the grant's."""

    RAISE = "raise"  # draft, submit, withdraw one's own
    KEY_IN = "key_in"  # enter on behalf of the proposer (代录)
    REVIEW = "review"  # take into review, file, not file, convert
    ASSIGN = "assign"  # assign, decide on a change of unit
    DISPATCH = "dispatch"  # the government office's own splitting
    HANDLE = "handle"  # acknowledge, contact, draft, commit, report progress
    APPROVE = "approve"  # endorse, countersign and sign off inside the unit
    RATE = "rate"  # the proposer alone
    REGISTER_RATING = "register_rating"  # enter a signed scan; never choose the value
    ORDER_REHANDLING = "order_rehandling"  # congress or CPPCC side only (practice.md 1.9)
    ALLOW_EXTENSION = "allow_extension"  # the body that the rule names
    CONCLUDE = "conclude"
    DISCLOSE = "disclose"  # disclosure review and publishing
    DECLARE_FIGURE = "declare_figure"
    SEE_JOURNAL = "see_journal"  # the audit administrator: journal lines, never content
    ADMINISTER = "administer"  # accounts and configuration, never content


class Role(StrEnum):
    """岗位: a named set of rights, given with a scope."""

    PROPOSER = "proposer"
    CONGRESS_CLERK = "congress_clerk"
    CPPCC_CLERK = "cppcc_clerk"
    PRESIDIUM_CLERK = "presidium_clerk"
    GOVERNMENT_OFFICE = "government_office"
    PARTY_OFFICE = "party_office"
    UNIT_LIAISON = "unit_liaison"
    CASE_OFFICER = "case_officer"
    SECTION_HEAD = "section_head"
    UNIT_LEADER = "unit_leader"
    UNIT_PRINCIPAL = "unit_principal"
    AUDITOR = "auditor"
    SECURITY_ADMIN = "security_admin"
    SYSTEM_ADMIN = "system_admin"


_RECEIVING = frozenset(
    {
        Right.KEY_IN,
        Right.REVIEW,
        Right.ASSIGN,
        Right.REGISTER_RATING,
        Right.ORDER_REHANDLING,
        Right.ALLOW_EXTENSION,
        Right.CONCLUDE,
        Right.DISCLOSE,
        Right.DECLARE_FIGURE,
    }
)
_HUB = frozenset({Right.DISPATCH, Right.ALLOW_EXTENSION, Right.DISCLOSE, Right.DECLARE_FIGURE})
RIGHTS: dict[Role, frozenset[Right]] = {
    Role.PROPOSER: frozenset({Right.RAISE, Right.RATE}),
    Role.CONGRESS_CLERK: _RECEIVING,
    Role.CPPCC_CLERK: _RECEIVING,
    Role.PRESIDIUM_CLERK: _RECEIVING,
    Role.GOVERNMENT_OFFICE: _HUB,
    Role.PARTY_OFFICE: _HUB,
    Role.UNIT_LIAISON: frozenset({Right.HANDLE, Right.DISCLOSE}),
    Role.CASE_OFFICER: frozenset({Right.HANDLE}),
    Role.SECTION_HEAD: frozenset({Right.HANDLE, Right.APPROVE}),
    Role.UNIT_LEADER: frozenset({Right.APPROVE}),
    Role.UNIT_PRINCIPAL: frozenset({Right.APPROVE, Right.DISCLOSE}),
    Role.AUDITOR: frozenset({Right.SEE_JOURNAL}),
    Role.SECURITY_ADMIN: frozenset({Right.ADMINISTER}),
    Role.SYSTEM_ADMIN: frozenset({Right.ADMINISTER}),
}
# who may not be the same person (三员分立, domain.md 12.2)
EXCLUSIVE = frozenset({Role.AUDITOR, Role.SECURITY_ADMIN, Role.SYSTEM_ADMIN})


@dataclass(frozen=True, slots=True)
class Scope:
    """For whom a role is held: one office, one unit or one proposer."""

    role: Role
    office: int | None = None
    unit: int | None = None
    proposer: int | None = None


@dataclass(frozen=True, slots=True)
class Reach:
    """For whom one right is held."""

    offices: frozenset[int] = frozenset()
    units: frozenset[int] = frozenset()
    proposers: frozenset[int] = frozenset()


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

    def holds(self, right: Right) -> bool:
        """Whether any grant carries the right, whatever its scope."""
        return right in self.reach

    def may(
        self,
        right: Right,
        *,
        offices: Collection[int] = (),
        units: Collection[int] = (),
        proposers: Collection[int] = (),
    ) -> bool:
        """Whether a grant carries the right for one of these offices, units or proposers."""
        reach = self.reach.get(right, NOBODY)
        return (
            not reach.offices.isdisjoint(offices)
            or not reach.units.isdisjoint(units)
            or not reach.proposers.isdisjoint(proposers)
        )


RECEIVING_ROLES = frozenset({Role.CONGRESS_CLERK, Role.CPPCC_CLERK, Role.PRESIDIUM_CLERK})
HUB_ROLES = frozenset({Role.GOVERNMENT_OFFICE, Role.PARTY_OFFICE})


def actor(user_id: int, name: str, scopes: Iterable[Scope]) -> Actor:
    """An actor from grants; offices that receive cases and hubs that dispatch are kept apart."""
    held = tuple(scopes)

    def reach(right: Right) -> Reach:
        with_it = [s for s in held if right in RIGHTS[s.role]]
        return Reach(
            frozenset(s.office for s in with_it if s.office),
            frozenset(s.unit for s in with_it if s.unit),
            frozenset(s.proposer for s in with_it if s.proposer),
        )

    rights = {right for s in held for right in RIGHTS[s.role]}
    return Actor(
        user_id,
        name,
        frozenset(s.role for s in held),
        {right: reach(right) for right in rights},
        offices=frozenset(s.office for s in held if s.office and s.role in RECEIVING_ROLES),
        hubs=frozenset(s.office for s in held if s.office and s.role in HUB_ROLES),
        units=frozenset(s.unit for s in held if s.unit),
        proposers=frozenset(s.proposer for s in held if s.proposer),
    )
