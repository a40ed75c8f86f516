"""机关与单位 — writes the invented offices, units, terms, sessions, proposers and their people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

import msgspec

from jianyan.ops.demo import places
from jianyan.ops.demo.names import Person, people, person
from jianyan.ops.demo.people import Roster
from jianyan.people.models import (
    ContactDetail,
    Office,
    Proposer,
    Seat,
    Section,
    Session,
    Term,
    Unit,
    UnitChange,
)
from jianyan.people.offices import Chain
from jianyan.people.orders import pinyin_of, strokes_of
from jianyan.people.proposers import ProposerKind
from jianyan.people.rights import Role

CLERKS = {
    Chain.CONGRESS: Role.CONGRESS_CLERK,
    Chain.CPPCC: Role.CPPCC_CLERK,
    Chain.GOVERNMENT: Role.GOVERNMENT_OFFICE,
    Chain.PARTY: Role.PARTY_OFFICE,
}


@dataclass(frozen=True, slots=True)
class OfficeSpec:
    """One office as written in the data."""

    key: str
    name: str
    short: str
    body: str
    level: str
    chain: str
    region: str
    rules: str
    hub_of: tuple[str, ...]
    telephone: str
    superior: str = ""
    leader: str = "分管领导"  # the post of who is in charge of suggestions and proposals


@dataclass(frozen=True, slots=True)
class CountyUnit:
    key: str
    of: str
    name: str
    short: str
    code: str


@dataclass(frozen=True, slots=True)
class _File:
    city: tuple[OfficeSpec, ...]
    county: tuple[OfficeSpec, ...]
    town: tuple[OfficeSpec, ...]
    nation: tuple[OfficeSpec, ...]
    county_unit: tuple[CountyUnit, ...]


@cache
def specs() -> _File:
    return msgspec.convert(places.read("offices.toml"), _File)


def offices(rows: Iterable[OfficeSpec], scale: str) -> dict[str, Office]:
    """Each marked as invented; the first one also remembers what has been loaded."""
    found: dict[str, Office] = {}
    for row in rows:
        superior = Office.objects.filter(key=row.superior).first() if row.superior else None
        found[row.key] = Office.objects.create(
            key=row.key, name=row.name, short_name=row.short, body=row.body, level=row.level,
            chain=row.chain, region=row.region, rules=row.rules, telephone=row.telephone,
            superior=superior, settings={"demo": True, "demo_scale": scale},
        )  # fmt: skip
    return found


def hubs(rows: Iterable[OfficeSpec], found: dict[str, Office]) -> dict[str, Office]:
    """Which office hands cases to units of a kind."""
    return {kind: found[row.key] for row in rows for kind in row.hub_of}


def units(rows: Sequence[places.Unit], hub_of: dict[str, Office]) -> list[Unit]:
    """Units in official order with their sections."""
    made = Unit.objects.bulk_create(
        Unit(
            key=row.key, name=row.name, short_name=row.short, hub=hub_of[row.kind],
            position=row.order * 10, has_account=row.accounts, duties=row.duties,
            letter_mark=row.code, leader_in_charge=row.leader.name, liaison=row.liaison.name,
            telephone=f"0900-86{row.order:03d}10",
        )
        for row in rows
    )  # fmt: skip
    Section.objects.bulk_create(
        Section(unit=unit, name=name, position=no)
        for unit, row in zip(made, rows, strict=True)
        for no, name in enumerate(row.sections, start=1)
    )
    return made


def staff(made: Sequence[Unit], rows: Sequence[places.Unit], roster: Roster) -> None:
    """The people of every unit that has accounts."""
    for unit, row in zip(made, rows, strict=True):
        if row.accounts:
            employ(unit, row.leader, row.liaison, roster)


def employ(unit: Unit, leader: Person, liaison: Person, roster: Roster) -> None:
    """Liaison, officer, head of section, leader in charge and head of one unit."""
    own = {"unit": unit}
    roster.hire(f"{unit.key}-liaison", liaison.name, (Role.UNIT_LIAISON, own))
    roster.hire(f"{unit.key}-officer", _other(unit, "officer"), (Role.CASE_OFFICER, own))
    roster.hire(f"{unit.key}-section", _other(unit, "section"), (Role.SECTION_HEAD, own))
    roster.hire(f"{unit.key}-leader", leader.name, (Role.UNIT_LEADER, own))
    roster.hire(f"{unit.key}-principal", _other(unit, "principal"), (Role.UNIT_PRINCIPAL, own))


def _other(unit: Unit, post: str) -> str:
    return person(Random(f"{post}:{unit.key}")).name


def on_paper(made: Iterable[Unit], clerk: str, roster: Roster) -> None:
    """无账号单位: the government office's clerk keys in what they send on paper."""
    for unit in made:
        if not unit.has_account:
            own = {"unit": unit}
            roster.promote(clerk, (Role.UNIT_LIAISON, own), (Role.UNIT_PRINCIPAL, own))


def changes(made: dict[str, Unit], year: int) -> None:
    """Renamed and merged units with their former selves, which still carry old cases (S16)."""
    for change in places.changes():
        new = made[change.unit]
        changed_on = date(year - change.years_ago, 10, 15)
        Unit.objects.filter(pk=new.pk).update(valid_from=changed_on)
        for no, name in enumerate(change.former, start=1):
            old = Unit.objects.create(
                key=f"{new.key}-former-{no}", name=name, short_name=name[2:], hub=new.hub,
                position=new.position + no, successor=new, duties=new.duties,
                valid_to=date.fromordinal(changed_on.toordinal() - 1), liaison=new.liaison,
                letter_mark=f"{new.letter_mark}{'旧' * no}", telephone=new.telephone,
                leader_in_charge=new.leader_in_charge,
            )  # fmt: skip
            UnitChange.objects.create(
                unit=old, kind=change.kind, into=new, changed_on=changed_on, old_name=name
            )


def clerks(found: dict[str, Office], roster: Roster) -> None:
    """One or two people in every office that receives or dispatches, and the three administrators."""
    for key, office in found.items():
        role = CLERKS.get(Chain(office.chain))
        if role is None:
            continue
        for no in (1, 2):
            name = person(Random(f"clerk:{key}:{no}")).name
            roster.hire(f"{key}-clerk{'' if no == 1 else no}", name, (role, {"office": office}))


def administrators(office: Office, roster: Roster) -> None:
    """三员: three different people."""
    for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDITOR):
        name = person(Random(f"{role}:{office.key}")).name
        username = role.value.replace("_", "-")
        roster.hire(username, name, (role, {"office": office}))


def sessions(office: Office, term: int, year: int, opens: dict[int, tuple[date, date]]) -> None:
    """Four years: the last two sessions of the former term, the first two of this one."""
    former = Term.objects.create(
        office=office, number=term - 1, starts_on=opens[year - 3][0].replace(year=year - 6),
        ends_on=date.fromordinal(opens[year - 1][0].toordinal() - 1),
    )  # fmt: skip
    present = Term.objects.create(office=office, number=term, starts_on=opens[year - 1][0])
    turns = (
        (year - 3, former, 4),
        (year - 2, former, 5),
        (year - 1, present, 1),
        (year, present, 2),
    )
    for at, of, number in turns:
        Session.objects.create(
            office=office, key=str(at), year=at, term=of.number, number=number,
            opens_on=opens[at][0], closes_on=opens[at][1],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """A delegation or a sector with its people of this term and of the former one."""

    name: str
    present: tuple[Person, ...]
    former: tuple[Person, ...]


def groups(rng: Random, seats: Sequence[places.Seats], *, again: float = 0.6) -> list[Group]:
    """Most of a term's people sat in the former term too."""
    total = sum(row.seats for row in seats)
    pool = list(people(rng, total + int(total * (1 - again)) + len(seats)))
    found = []
    for row in seats:
        present = [pool.pop() for _ in range(row.seats)]
        stayed = present[: round(row.seats * again)]
        left = [pool.pop() for _ in range(row.seats - len(stayed))] if len(pool) else []
        found.append(Group(row.name, tuple(present), (*stayed, *left)))
    return found


def seated(
    office: Office, kind: ProposerKind, found: Sequence[Group], prefix: str, roster: Roster
) -> list[Proposer]:
    """Everybody of both terms: proposer, seats, telephone and login."""
    terms = {term.number: term for term in office.terms.all()}
    present_term, former_term = terms[max(terms)], terms.get(max(terms) - 1)
    everybody: dict[str, tuple[Person, str]] = {}
    for group in found:
        for one in (*group.present, *group.former):
            everybody.setdefault(one.name, (one, group.name))
    made = Proposer.objects.bulk_create(
        Proposer(office=office, kind=kind, name=p.name, pinyin=p.pinyin, strokes=p.strokes)
        for p, _ in everybody.values()
    )
    by_name = {proposer.name: proposer for proposer in made}
    _seat(found, by_name, present_term, former_term)
    ContactDetail.objects.bulk_create(
        ContactDetail(proposer=proposer, mobile=f"1300000{no:04d}")
        for no, proposer in enumerate(made, start=1)
    )
    for no, proposer in enumerate(made, start=1):
        roster.hire(f"{prefix}-{no:04d}", proposer.name, (Role.PROPOSER, {"proposer": proposer}))
    return made


def _seat(
    found: Sequence[Group], by_name: dict[str, Proposer], present: Term, former: Term | None
) -> None:
    rows = [
        Seat(proposer=by_name[one.name], term=present, group=group.name, card_no=f"{no:04d}")
        for no, (group, one) in enumerate(((g, p) for g in found for p in g.present), start=1)
    ]
    if former is not None:
        rows += [
            Seat(
                proposer=by_name[one.name], term=former, group=group.name,
                status=Seat.Status.ENDED, card_no=f"{no:04d}",
            )
            for no, (group, one) in enumerate(((g, p) for g in found for p in g.former), start=1)
        ]  # fmt: skip
    rows[3].status = Seat.Status.SUSPENDED
    Seat.objects.bulk_create(rows)


def collective(office: Office, rows: Iterable[tuple[str, str, str]], roster: Roster) -> None:
    """集体提案者: bodies that propose, each with a login."""
    for key, name, kind in rows:
        body = Proposer.objects.create(
            office=office, kind=ProposerKind(kind), name=name, pinyin=pinyin_of(name),
            strokes=strokes_of(name),
        )  # fmt: skip
        roster.hire(key.replace("_", "-"), name, (Role.PROPOSER, {"proposer": body}))
