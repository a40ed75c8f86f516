"""机构调整 — a unit renamed, merged or abolished: who answers for it from a day on (S16)."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F, Q

from jianyan.people.offices import Section, Unit, UnitChange
from jianyan.people.users import Grant

_KEPT = (
    "hub", "position", "stands_for", "has_account", "duties", "letter_mark", "leader_in_charge",
    "liaison", "telephone",
)  # fmt: skip


class NoSuccession(ValueError):
    """Not possible so; the words say why."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to a unit: its new name, or the unit that its duties went to."""

    kind: str
    on: date
    name: str = ""
    short_name: str = ""
    into: Unit | None = None
    document: str = ""


def succeed(unit: Unit, change: Change) -> Unit:
    """The unit ends the day before; its open work, its sections and its people go to the successor,
    which acts for it from now on (users.actor_of). What was done stays under the old name.
    """
    with transaction.atomic():
        old = Unit.objects.select_for_update().get(pk=unit.pk)
        if old.successor_id or (old.valid_to and old.valid_to < change.on):
            raise NoSuccession("ended_already")
        if change.on <= old.valid_from:
            raise NoSuccession("before_it_began")
        heir = _heir(old, change)
        Unit.objects.filter(pk=old.pk).update(valid_to=_before(change.on), successor=heir)
        UnitChange.objects.create(
            unit=old, kind=change.kind, into=heir, changed_on=change.on, old_name=old.name,
            document=change.document.strip(),
        )  # fmt: skip
        _pass_on(old, heir, change.on)
    return heir


def _heir(old: Unit, change: Change) -> Unit:
    if change.kind != UnitChange.Kind.RENAMED:
        if change.into is None or change.into.pk == old.pk or not change.into.is_valid(change.on):
            raise NoSuccession("successor_missing")
        return change.into
    if not change.name.strip():
        raise NoSuccession("name_missing")
    times = Unit.objects.filter(key__startswith=f"{old.key}-").count() + 2
    return Unit.objects.create(
        key=f"{old.key[:44]}-{times}", name=change.name.strip(),
        short_name=change.short_name.strip() or change.name.strip(), valid_from=change.on,
        **{name: getattr(old, name) for name in _KEPT},
    )  # fmt: skip


def _pass_on(old: Unit, heir: Unit, on: date) -> None:
    """Posts that run on end the day before and begin anew at the successor; sections likewise."""
    running = Grant.objects.filter(Q(to_on=None) | Q(to_on__gte=on), unit=old)
    names = set(Section.objects.filter(unit=heir).values_list("name", flat=True))
    sections = Section.objects.filter(unit=old).exclude(name__in=names)
    Section.objects.bulk_create(
        Section(unit=heir, name=one.name, position=one.position) for one in sections
    )
    here = {one.name: one for one in Section.objects.filter(unit=heir)}
    Grant.objects.bulk_create(
        Grant(
            user_id=post.user_id, role=post.role, unit=heir, from_on=max(on, post.from_on or on),
            section=here.get(post.section.name) if post.section else None, to_on=post.to_on,
        )
        for post in running.select_related("section")
    )  # fmt: skip
    running.filter(from_on__gte=on).delete()
    running.update(to_on=_before(on))


def former(hubs: set[int]) -> list[UnitChange]:
    """What changed among the units of these hubs, the newest first. One query."""
    rows = UnitChange.objects.filter(unit__hub_id__in=hubs).select_related("unit", "into")
    return list(rows.order_by(F("changed_on").desc(), "-id"))


def _before(day: date) -> date:
    return day - timedelta(days=1)
