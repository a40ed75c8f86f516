"""责任清单 — what the units of one hub answer for, one item a row, as the office laid it down."""

import re
from typing import Any

from jianyan.exchange.places import Units as Names
from jianyan.exchange.rosters.reading import RosterRow
from jianyan.exchange.rosters.report import Outcome, differ
from jianyan.exchange.rows import CellRefused
from jianyan.people.duties import LONGEST, Duty
from jianyan.people.models import Office, Unit

_CO = re.compile("配合|协助|协办|会办|参与")
_LEAD = re.compile("牵头|主办|主管|主责|负责|独立|独办")


class Duties:
    """The list of one hub. In official lists the unit's cell is merged over its rows: an empty one
    means the unit above."""

    def __init__(self, hub: Office) -> None:
        self._hub = hub
        self._names = Names()
        self._above = ""
        self._seen: set[tuple[int, str]] = set()

    def enter(self, row: RosterRow) -> Outcome:
        unit = self._unit(row)
        item = " ".join(row.text("name", 10_000).split())
        if not item:
            raise CellRefused("roster_name_missing")
        if len(item) > LONGEST:
            raise CellRefused("roster_duty_long", length=len(item), longest=LONGEST)
        found = Duty.objects.filter(unit=unit, item=item).first()
        duty = found or Duty(unit=unit, item=item)
        fields = differ(duty, self._wanted(row))
        if row.problems:
            raise CellRefused(row.problems[0].code, **row.problems[0].params)
        if fields and (unit.pk, item) in self._seen:
            raise CellRefused("roster_duty_twice", value=item)
        self._seen.add((unit.pk, item))
        duty.save()
        return Outcome(found is None, {} if found is None else fields)

    def _unit(self, row: RosterRow) -> Unit:
        self._above = row.text("unit") or self._above
        if not self._above:
            raise CellRefused("roster_duty_unit_missing")
        unit = self._names.find(self._above)
        if unit is None or unit.hub_id != self._hub.pk:
            raise CellRefused("roster_unit_unknown", value=self._above)
        return unit

    def _wanted(self, row: RosterRow) -> dict[str, Any]:
        written = row.text("role")
        role = Duty.Role.CO if _CO.search(written) else Duty.Role.LEAD
        if written and role == Duty.Role.LEAD and not _LEAD.search(written):
            raise CellRefused("roster_duty_role_unknown", value=written)
        return {
            "role": role if written else None,
            "basis": row.text("basis", 200),
            "position": int(no) if (no := row.text("position", 6)).isdecimal() else None,
            "valid_to": row.day("valid_to"),
        }
