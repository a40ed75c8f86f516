"""其他岗位 — who reviews, looks on, decides or checks beside clerks and handlers: committees, leaders, staff."""

from collections.abc import Sequence
from random import Random

from jianyan.ops.demo import organs, places
from jianyan.ops.demo.names import person
from jianyan.ops.demo.people import Roster
from jianyan.people.models import Office, Section, Unit
from jianyan.people.rights import Role

REVIEWERS, COMMITTEES = 4, 2  # of each house
CHECKED_UNITS = 8  # units large enough for an office and a disclosure desk of their own
DIVIDING = "education"  # the unit whose sheet gives each task to a section


def city(found: dict[str, Office], made: Sequence[Unit], roster: Roster) -> None:
    """Everybody of the city who neither receives nor handles."""
    for key in ("yunlan-congress", "yunlan-cppcc"):
        _house(found[key], roster)
    congress, government = found["yunlan-congress"], found["yunlan-gov"]
    for row in places.city().delegation:
        _hire(roster, f"{congress.key}-{row.key}", Role.DELEGATION_STAFF, congress, group=row.name)
    roster.hire(
        f"{government.key}-leader", leader(government.key),
        (Role.GOVERNMENT_LEADER, {"office": government}),
    )  # fmt: skip
    supervision = f"{government.key}-supervision"
    _hire(roster, supervision, Role.SUPERVISION_OFFICER, government)
    roster.promote(supervision, (Role.GOVERNMENT_OFFICE, {"office": government}))
    large = [unit for unit in made if unit.hub_id == government.pk and unit.has_account]
    for unit in large[:CHECKED_UNITS]:
        for role in (Role.OFFICE_CHECKER, Role.DISCLOSURE_REVIEWER):
            username = f"{unit.key}-{role.value.partition('_')[0]}"
            roster.hire(username, person(Random(username)).name, (role, {"unit": unit}))
    for section in Section.objects.filter(unit__key=DIVIDING).select_related("unit")[:2]:
        username = f"{DIVIDING}-section{section.position}-officer"
        scope = {"unit": section.unit, "section": section}
        roster.hire(username, person(Random(username)).name, (Role.CASE_OFFICER, scope))


def _house(office: Office, roster: Roster) -> None:
    """Reviewers, committees that look on, and the leader who supervises."""
    for no in range(1, REVIEWERS + 1):
        _hire(roster, f"{office.key}-reviewer{no}", Role.REVIEWER, office)
    for no in range(1, COMMITTEES + 1):
        _hire(roster, f"{office.key}-committee{no}", Role.SPECIAL_COMMITTEE, office)
    roster.hire(
        f"{office.key}-leader", leader(office.key), (Role.SUPERVISING_LEADER, {"office": office})
    )


def _hire(roster: Roster, username: str, role: Role, office: Office, **scope: str) -> None:
    name = person(Random(username)).name
    roster.hire(username, name, (role, {"office": office, **scope}))


def leader(key: str) -> str:
    """The name of the leader who is in charge of suggestions and proposals there."""
    return person(Random(f"leader:{key}")).name


def styled(key: str) -> str:
    """副市长李敏: as a key case names who leads and who supervises it."""
    row = next(row for row in organs.specs().city if row.key == key)
    return f"{row.leader}{leader(key)}"
