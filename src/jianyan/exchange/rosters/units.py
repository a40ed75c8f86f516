"""承办单位通讯录、内设科室 — units of one hub in the office's own order, and their sections."""

from typing import Any

from jianyan.exchange.places import Units as Names
from jianyan.exchange.rosters.reading import RosterRow
from jianyan.exchange.rosters.report import Outcome, differ
from jianyan.exchange.rows import CellRefused
from jianyan.people.models import Office, Section, Unit
from jianyan.people.orders import key_for_units

_NO = {"否", "无", "不使用", "纸质", "no", "n", "0", "false"}


class Units:
    """The directory of one hub: found by key, else by name."""

    def __init__(self, hub: Office) -> None:
        self._hub = hub

    def enter(self, row: RosterRow) -> Outcome:
        name = row.text("name")
        if not name:
            raise CellRefused("roster_name_missing")
        key = row.text("key", 50).lower()
        found = self._find(key, name)
        is_new = found is None
        unit = found or Unit(hub=self._hub, key=key or self._key(name), short_name=name[:60])
        fields = differ(unit, self._wanted(row, name))
        if row.problems:
            problem = row.problems[0]
            raise CellRefused(problem.code, **problem.params)
        unit.save()
        return Outcome(is_new, {} if is_new else fields)

    def _find(self, key: str, name: str) -> Unit | None:
        mine = Unit.objects.filter(hub=self._hub)
        if key:
            other = Unit.objects.filter(key=key).exclude(hub=self._hub).exists()
            if other:
                raise CellRefused("roster_key_elsewhere", value=key)
            by_key = mine.filter(key=key).first()
            if by_key is not None:
                return by_key
        return mine.filter(name=name).first()

    def _wanted(self, row: RosterRow, name: str) -> dict[str, Any]:
        wanted: dict[str, Any] = {"name": name, "position": row.number("position")}
        for field, longest in (
            ("short_name", 60), ("letter_mark", 20), ("leader_in_charge", 60), ("liaison", 60),
            ("telephone", 40), ("duties", 4000),
        ):  # fmt: skip
            wanted[field] = row.text(field, longest)
        if written := row.text("has_account").lower():
            wanted["has_account"] = written not in _NO
        return wanted | {day: row.day(day) for day in ("valid_from", "valid_to")}

    def _key(self, name: str) -> str:
        stem = f"{self._hub.key}-{key_for_units(name) or 'unit'}"[:45]
        taken = set(Unit.objects.filter(key__startswith=stem).values_list("key", flat=True))
        numbered = (f"{stem}-{no}" for no in range(2, 1000))
        return stem if stem not in taken else next(one for one in numbered if one not in taken)


class Sections:
    """内设科室 of the units of one hub."""

    def __init__(self, hub: Office) -> None:
        self._hub = hub
        self._names = Names()

    def enter(self, row: RosterRow) -> Outcome:
        unit = self._names.find(row.text("unit"))
        if unit is None or unit.hub_id != self._hub.pk:
            raise CellRefused("roster_unit_unknown", value=row.text("unit"))
        name = row.text("name", 60)
        if not name:
            raise CellRefused("roster_name_missing")
        found = Section.objects.filter(unit=unit, name=name).first()
        section = found or Section(unit=unit, name=name)
        fields = differ(section, {"position": row.number("position")})
        if row.problems:
            raise CellRefused(row.problems[0].code, **row.problems[0].params)
        section.save()
        return Outcome(found is None, {} if found is None else fields)
