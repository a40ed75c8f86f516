"""分单位情况 — one line a unit in official order: lead and co tasks, replies, time, contact, ratings."""

from dataclasses import dataclass

from django.db import connection

from jianyan.people.offices import Chain
from jianyan.statistics.scope import Scope

# one statement however many units; the columns are those of domain.md 9.3 table 4
_STATEMENT = """
SELECT u.key, u.name,
  count(*) FILTER (WHERE a.role <> 'co' AND a.role <> 'reference') AS lead,
  count(*) FILTER (WHERE a.role = 'co') AS co,
  count(*) FILTER (WHERE a.acknowledged_on <= %(day)s) AS acknowledged,
  count(*) FILTER (WHERE r.delivered_on <= %(day)s) AS replied,
  count(*) FILTER (WHERE r.delivered_on <= %(day)s AND r.delivered_on <= k.due_on) AS on_time,
  count(*) FILTER (WHERE a.role NOT IN ('co', 'reference') AND k.due_on < %(day)s
                   AND (r.delivered_on IS NULL OR r.delivered_on > %(day)s)) AS overdue,
  count(*) FILTER (WHERE a.role = 'co' AND a.co_opinion_on <= %(day)s) AS co_given,
  count(*) FILTER (WHERE a.role NOT IN ('co', 'reference') AND a.contacts > 0) AS contacted,
  count(*) FILTER (WHERE t.counts = 'satisfied') AS satisfied,
  count(*) FILTER (WHERE t.counts IS NOT NULL) AS rated,
  count(*) FILTER (WHERE f.counts = 'satisfied') AS co_satisfied,
  count(*) FILTER (WHERE f.counts IS NOT NULL) AS co_rated
FROM cases_assignment a
JOIN cases_case c ON c.id = a.case_id
JOIN people_session s ON s.id = c.session_id
JOIN people_unit u ON u.id = a.unit_id
JOIN people_office h ON h.id = u.hub_id
LEFT JOIN cases_round r ON r.case_id = c.id AND r.assignment_no = a.no AND r.turn = 1
LEFT JOIN deadlines_clock k ON k.case_id = c.id AND k.part = 'A' || a.no AND k."limit" = 'reply'
LEFT JOIN LATERAL (SELECT counts FROM cases_rating x WHERE x.case_id = c.id AND x.round_no = r.no
                   AND x.rated_on <= %(day)s AND (NOT %(hub)s OR r.feedback_due_on IS NULL
                   OR r.feedback_due_on < %(day)s) ORDER BY counts LIMIT 1) t ON true
LEFT JOIN LATERAL (SELECT counts FROM cases_furtherrating x WHERE x.case_id = c.id
                   AND x.about = 'A' || a.no AND x.rated_on <= %(day)s AND (NOT %(hub)s
                   OR x.window_until IS NULL OR x.window_until < %(day)s) LIMIT 1) f ON true
WHERE c.office_id = ANY(%(offices)s) AND s.year = %(year)s AND a.unit_id = ANY(%(units)s)
  AND a.assigned_on <= %(day)s AND a.state NOT IN ('released', 'ceased')
  AND c.state NOT IN ('withdrawn', 'history', 'draft', 'cosigning')
GROUP BY u.key, u.name, u.position, h.id, h.chain
ORDER BY array_position(%(organs)s::text[], h.chain::text), h.id, u.position, u.key
"""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit's year. Lead counts lead, sole and separate tasks; ratings are of first rounds."""

    key: str
    name: str
    lead: int
    co: int
    acknowledged: int
    replied: int
    on_time: int
    overdue: int
    co_given: int
    contacted: int
    satisfied: int
    rated: int
    co_satisfied: int = 0
    co_rated: int = 0


def by_unit(scope: Scope) -> list[UnitLine]:
    with connection.cursor() as cursor:
        cursor.execute(
            _STATEMENT,
            {
                "day": scope.as_of,
                "offices": scope.receiving,
                "year": scope.year,
                "units": scope.units,
                "organs": Chain.values,
                "hub": scope.is_hub,  # to a hub a rating is told once its window is over
            },
        )
        return [UnitLine(*row) for row in cursor.fetchall()]
