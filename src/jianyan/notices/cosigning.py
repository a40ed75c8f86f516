"""联名提醒 — whoever has not answered an invitation is reminded before the day that the lead set."""

from datetime import date, datetime, timedelta

from django.db import connection

DAYS_BEFORE = 2
_REMIND = """
INSERT INTO notices_notice (key, kind, proposer_id, audience, case_id, part, "limit", due_on, data,
  created_on, ready_at)
SELECT concat_ws(':', 'cosign', i.case_id, i.no, i.version, i.until), 'cosign_near', i.proposer_id,
  '', i.case_id, '', '', i.until, '{}', %(today)s, %(at)s
FROM cases_invitation i JOIN cases_case k ON k.id = i.case_id AND k.state = 'cosigning'
WHERE i.answer = '' AND i.invited_on < %(today)s AND i.until BETWEEN %(today)s AND %(upto)s
ON CONFLICT (key) DO NOTHING RETURNING id
"""


def remind(today: date, at: datetime) -> int:
    """Once for each version and day; how many were reminded. One query."""
    upto = today + timedelta(days=DAYS_BEFORE)
    with connection.cursor() as cursor:
        cursor.execute(_REMIND, {"today": today, "at": at, "upto": upto})
        return len(cursor.fetchall())
