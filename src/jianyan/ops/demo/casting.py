"""选角 — who raises a matter, to which office, and which units handle it on that day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from jianyan.ops.demo.catalogue import frames
from jianyan.ops.demo.matters import Matter, matter
from jianyan.ops.demo.people import Cast
from jianyan.ops.demo.script import Papers
from jianyan.people.models import Office, Proposer, Unit
from jianyan.people.offices import Chain
from jianyan.people.rights import Role

Compose = Callable[[Random, str], Matter]  # by the kind of case


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a case must have for its fate to be possible."""

    outcome: str | None = None
    recurring: str | None = None
    years_ago: int = 0
    needs_co: bool = False
    needs_cosigners: bool = False
    needs_points: bool = False  # adopted ones
    leads: frozenset[str] = frozenset()  # only units of these keys may lead
    keys: tuple[str, ...] = ()  # only these matters
    of: Matter | None = None  # given already

    def fits(self, found: Matter) -> bool:
        return (
            (bool(found.co) or not self.needs_co)
            and (adoptable(found) > 0 or not self.needs_points)
            and (found.lead in self.leads or not self.leads)
        )


@dataclass(frozen=True, slots=True)
class Casting:
    """One office's cases of one session."""

    cast: Cast
    office: Office
    year: int
    level: str = "city"

    @property
    def kind(self) -> str:
        return "proposal" if self.office.chain == Chain.CPPCC else "suggestion"

    @property
    def people(self) -> list[Proposer]:
        """Who sits in the term of this session."""
        session = self.cast.sessions[self.office.key, self.year]
        return self.cast.seats[self.office.key, session.term or 0]

    def papers(self, rng: Random, wish: Wish, *, on: date, period: str = "session") -> Papers:
        """One case, with units that are valid on the day of its assignment."""
        found = self._matter(rng, wish)
        lead = self.unit(found.lead, on)
        co = [self.unit(key, on) for key in found.co]
        co = [unit for unit in dict.fromkeys(co) if unit.pk != lead.pk]
        author, others = self._authors(rng, wish)
        return Papers(
            matter=found,
            office=self.office,
            session=self.cast.sessions[self.office.key, self.year],
            lead=author,
            cosigners=others,
            lead_unit=lead,
            co_units=tuple(co),
            separate=len(co) == 1 and not wish.needs_co and rng.random() < 0.12,
            period=period,
            keyed=rng.random() < 0.06,
            consent=rng.random() < 0.93,
            confidential=rng.random() < 0.02,
            category=frames().category[found.category],
        )

    def _matter(self, rng: Random, wish: Wish) -> Matter:
        if wish.of is not None:
            return wish.of
        for _ in range(40):
            found = matter(
                rng,
                level=self.level,
                kind=self.kind,
                outcome=wish.outcome,
                recurring=wish.recurring,
                years_ago=wish.years_ago,
                key=rng.choice(wish.keys) if wish.keys else None,
            )
            if wish.fits(found):
                return found
        raise LookupError(f"no matter answers {wish}")

    def led_by(self, chain: Chain) -> frozenset[str]:
        """The units that the offices of one chain dispatch to."""
        return frozenset(u.key for u in self.cast.units.values() if u.hub.chain == chain)

    def reviewers(self) -> tuple[int, ...]:
        """Some of those who look over the cases of this office."""
        return self.cast.everybody(Role.REVIEWER, self.office.pk)[:3]

    def unit(self, key: str, on: date) -> Unit:
        """The unit, or on a day before it was formed one of those it came from."""
        unit = self.cast.units[key]
        if unit.is_valid(on):
            return unit
        former = [u for u in self.cast.units.values() if u.successor == unit and u.is_valid(on)]
        return former[0] if former else unit

    def _authors(self, rng: Random, wish: Wish) -> tuple[Proposer, tuple[Proposer, ...]]:
        bodies = self.cast.bodies[self.office.key]
        if bodies and not wish.needs_cosigners and rng.random() < 0.2:
            return rng.choice(bodies), ()
        if wish.needs_cosigners or rng.random() < 0.35:
            least = 5 if wish.needs_cosigners else 2
            lead, *others = rng.sample(self.people, rng.randint(least, 8))
            return lead, tuple(others)
        return rng.choice(self.people), ()

    def other_unit(self, rng: Random, papers: Papers, on: date) -> Unit | None:
        """Somebody else who could handle it."""
        taken = {papers.lead_unit.pk, *(unit.pk for unit in papers.co_units)}
        hub = papers.lead_unit.hub
        free = [
            unit
            for unit in self.cast.units.values()
            if unit.hub == hub and unit.is_valid(on) and unit.pk not in taken and unit.has_account
        ]
        return rng.choice(free) if free else None


def adoptable(found: Matter) -> int:
    """How many of its points the answer takes up."""
    return sum(point.adopted in {"FULL", "PARTIAL"} for point in found.advice)
