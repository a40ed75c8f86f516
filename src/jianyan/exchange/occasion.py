"""何人何时导入 — the importing machine, named in every line it writes, on the days the rows name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from jianyan.cases.facts import By
from jianyan.exchange.places import Destination
from jianyan.exchange.wording import phrase
from jianyan.people import rights
from jianyan.people.models import Proposer, Unit, User
from jianyan.people.rights import Role, Scope

MACHINE = "import"
_AT_A_UNIT = (Role.UNIT_LIAISON, Role.UNIT_PRINCIPAL)


@dataclass(frozen=True, slots=True)
class Occasion:
    """Who imports, on which day, at which moment, in which language; made at the door."""

    user: User
    on: date
    at: datetime
    language: str = "zh-hans"

    def by(
        self,
        to: Destination,
        on: date,
        proposers: Iterable[Proposer] = (),
        units: Iterable[Unit] = (),
    ) -> By:
        """Acting for the office, for those whose papers it keys in, and for units taken over from."""
        scopes = [Scope(to.role, office=to.office.pk)]
        scopes += [Scope(Role.PROPOSER, proposer=pk) for pk in {p.pk for p in proposers}]
        for unit in units:
            scopes += [Scope(role, unit=unit.pk) for role in _AT_A_UNIT]
        return By(rights.actor(self.user.pk, str(self.user), scopes), on, self.at)


def machine() -> User:
    """The system person that imports: it never logs in."""
    user, fresh = User.objects.get_or_create(
        username=MACHINE, defaults={"name": phrase("machine"), "is_machine": True}
    )
    if fresh:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user
