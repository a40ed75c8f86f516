"""分面 — how many of what was found are of which year, kind and unit."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

MOST = 8
_COUNT = """
SELECT GROUPING(s.year, c.kind, u.short_name), s.year, c.kind, u.short_name, count(*)
FROM unnest(%s::bigint[]) AS found(id)
JOIN cases_case c USING (id) JOIN people_session s ON s.id = c.session_id
LEFT JOIN people_unit u ON u.id = c.lead_unit_id
GROUP BY GROUPING SETS ((s.year), (c.kind), (u.short_name))
ORDER BY count(*) DESC, s.year DESC, c.kind, u.short_name
"""
_NAMES = {3: "year", 5: "kind", 6: "unit"}  # which bits are not grouped by


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of one field and how many have it; `ask` finds them."""

    field: str
    value: str
    count: int

    @property
    def ask(self) -> str:
        return f'{self.field}:"{self.value}"'


def facets(ids: Sequence[int]) -> list[Facet]:
    """The most frequent values of each field among these cases. One statement."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [list(ids)])
        rows = cursor.fetchall()
    found = [
        Facet(_NAMES[grouped], str(year or kind or unit), count)
        for grouped, year, kind, unit, count in rows
        if year or kind or unit
    ]
    order = ("year", "kind", "unit")
    return [one for name in order for one in [f for f in found if f.field == name][:MOST]]
