"""节假日未载入 — from 15 December on every office hears each week that next year is missing."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

_TELL = """
INSERT INTO notices_notice (key, kind, office_id, audience, part, "limit", data, created_on, ready_at)
SELECT concat_ws(':', 'calendar', m.calendar, m.year, %(week)s, o.id), 'calendar_missing', o.id, '',
  '', '', jsonb_build_object('year', m.year, 'calendar', m.calendar), %(today)s, %(at)s
FROM unnest(%(calendars)s::text[], %(years)s::int[]) AS m(calendar, year)
CROSS JOIN people_office o
ON CONFLICT (key) DO NOTHING RETURNING id
"""


def tell(missing: Sequence[tuple[str, int]], today: date, at: datetime) -> int:
    """Once a week to every office and hub; how many were told now."""
    if not missing:
        return 0
    calendars, years = (list(column) for column in zip(*missing, strict=True))
    week = "{}-{}".format(*today.isocalendar()[:2])
    params: dict[str, Any] = {
        "week": week,
        "today": today,
        "at": at,
        "calendars": calendars,
        "years": years,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TELL, params)
        return len(cursor.fetchall())
