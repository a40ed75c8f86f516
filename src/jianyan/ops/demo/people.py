"""演示人员 — hires the invented people and finds who holds which post when something is to be done."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import make_password

from jianyan.cases.facts import By
from jianyan.ops.demo import days
from jianyan.people.models import Grant, Office, Proposer, Seat, Session, Unit, User
from jianyan.people.rights import Actor, Role, Scope, actor

Post = tuple[str, int]  # what somebody is called at a step, and of which office, unit or proposer
Granted = tuple[Role, Mapping[str, Any]]
# who takes a step, the fittest first; small units have one person for all
_HOLDERS: dict[str, tuple[Role, ...]] = {
    "clerk": (Role.CONGRESS_CLERK, Role.CPPCC_CLERK, Role.PRESIDIUM_CLERK),
    "hub": (Role.GOVERNMENT_OFFICE, Role.PARTY_OFFICE),
    "reviewer": (Role.REVIEWER,),
    "supervision": (Role.SUPERVISION_OFFICER,),
    "proposer": (Role.PROPOSER,),
    "liaison": (Role.UNIT_LIAISON,),
    "officer": (Role.CASE_OFFICER, Role.UNIT_LIAISON),
    "section": (Role.SECTION_HEAD, Role.UNIT_LEADER, Role.UNIT_PRINCIPAL),
    "leader": (Role.UNIT_LEADER, Role.UNIT_PRINCIPAL),
    "principal": (Role.UNIT_PRINCIPAL,),
}


class Roster:
    """人员名册: collects people with their posts and writes them in two statements."""

    def __init__(self) -> None:
        self._users: list[User] = []
        self._grants: list[Grant] = []

    def hire(self, username: str, name: str, *posts: Granted) -> None:
        """Nobody of the demonstration has a password; they sign in on its own page only."""
        user = User(username=username, name=name, password=make_password(None))
        self._users.append(user)
        self._grants += [Grant(user=user, role=role, **scope) for role, scope in posts]

    def promote(self, username: str, *posts: Granted) -> None:
        """More posts for somebody hired already."""
        user = next(user for user in self._users if user.username == username)
        self._grants += [Grant(user=user, role=role, **scope) for role, scope in posts]

    def write(self) -> None:
        User.objects.bulk_create(self._users)
        for grant in self._grants:
            grant.user = grant.user  # the key it has now
        Grant.objects.bulk_create(self._grants)


@dataclass
class Cast:
    """Everybody and every office as they stand in the database, ready to act."""

    offices: dict[str, Office]
    units: dict[str, Unit]
    sessions: dict[tuple[str, int], Session]
    seats: dict[tuple[str, int], list[Proposer]]
    bodies: dict[str, list[Proposer]]
    now: datetime
    _users: dict[tuple[Role, int], list[User]]
    _actors: dict[int, Actor]
    _heirs: dict[int, int]

    def user(self, post: Post) -> User:
        """Who holds the post: of the unit itself, or of the one that took it over."""
        what, pk = post
        of: int | None = pk
        while of is not None:
            for role in _HOLDERS[what]:
                if (role, of) in self._users:
                    return self._users[role, of][0]
            of = self._heirs.get(of)
        raise LookupError(f"nobody is {what} of {pk}")

    def everybody(self, role: Role, pk: int) -> tuple[int, ...]:
        """All who hold a post, in the order in which they were hired."""
        return tuple(user.pk for user in self._users.get((role, pk), ()))

    def by(self, post: Post, on: date, minute: int) -> By:
        user = self.user(post)
        return By(self._actors[user.pk], on, days.moment(on, minute, self.now))


def gather(now: datetime) -> Cast:
    """Read everybody back who may act; a fixed number of statements."""
    units = {unit.key: unit for unit in Unit.objects.select_related("hub")}
    heirs = {u.pk: u.successor_id for u in units.values() if u.successor_id}
    grants = list(Grant.objects.select_related("user").order_by("id"))
    seats: dict[tuple[str, int], list[Proposer]] = defaultdict(list)
    active = Seat.objects.exclude(status=Seat.Status.SUSPENDED)
    for seat in active.select_related("proposer__office", "term").order_by("id"):
        seats[seat.proposer.office.key, seat.term.number].append(seat.proposer)
    bodies: dict[str, list[Proposer]] = defaultdict(list)
    for body in Proposer.objects.filter(seats=None).select_related("office").order_by("id"):
        bodies[body.office.key].append(body)
    return Cast(
        offices={office.key: office for office in Office.objects.all()},
        units=units,
        sessions={
            (s.office.key, s.year): s for s in Session.objects.select_related("office").all()
        },
        seats=seats,
        bodies=bodies,
        now=now,
        _users=_holders(grants),
        _actors=_actors(grants, heirs),
        _heirs=heirs,
    )


def _scope(grant: Grant) -> int:
    ids: tuple[int | None, ...] = (grant.unit_id, grant.proposer_id, grant.office_id)
    return next(pk for pk in ids if pk is not None)


def _holders(grants: Iterable[Grant]) -> dict[tuple[Role, int], list[User]]:
    found: dict[tuple[Role, int], list[User]] = defaultdict(list)
    for grant in grants:
        found[Role(grant.role), _scope(grant)].append(grant.user)
    return dict(found)


def _actors(grants: Sequence[Grant], heirs: Mapping[int, int]) -> dict[int, Actor]:
    """The actors of all users at once, as `actor_of` gives one: heirs act for former units too."""
    former: dict[int, list[int]] = defaultdict(list)
    for old, new in heirs.items():
        former[new].append(old)
    scopes: dict[User, list[Scope]] = defaultdict(list)
    for grant in grants:
        unit = grant.unit_id
        one = Scope(
            Role(grant.role), grant.office_id, unit, grant.proposer_id, grant.group,
            section=grant.section_id,
        )  # fmt: skip
        before = () if one.is_bounded else former.get(unit or 0, ())
        scopes[grant.user] += [one, *(replace(one, unit=old) for old in before)]
    return {user.pk: actor(user.pk, user.name, held) for user, held in scopes.items()}
