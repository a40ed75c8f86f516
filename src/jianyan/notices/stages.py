"""分级提醒 — staged reminders from the clocks: near, urgent, due today, overdue; each once, none lost.

A stage is a comparison with today, so a day on which nothing ran is made up for by the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection

from jianyan.people.models import Office
from jianyan.rules import packs, workdays
from jianyan.rules.errors import RulesError

NEAR, URGENT = 10, 3  # working days, where the rule text names none
LATE = (1, 5, 10, 20, 40)  # working days after the due day at which it is said again
_LATE_STAGES = tuple(f"late_{days}" for days in LATE)

_HANDLERS = ("near", "urgent", "today", *_LATE_STAGES)
_LEADERS = ("urgent", "today", *_LATE_STAGES)
_HUB = _LATE_STAGES
_OFFICE = _LATE_STAGES[1:]
# who hears of a stage, by what is due: a unit's task, a unit's promise, the proposer's window
_WHOM: dict[str, dict[str, tuple[str, ...]]] = {
    "task": {"handlers": _HANDLERS, "leaders": _LEADERS, "hub": _HUB, "office": _OFFICE},
    "promise": {
        "handlers": _HANDLERS,
        "leaders": _LEADERS,
        "office": _LATE_STAGES,
        "proposer": _LATE_STAGES[:1],
    },
    # silence is followed up by the office, and never becomes a rating (S35)
    "window": {"proposer": ("near", "urgent", "today"), "office": ("late_1",)},
    "fulfilment": {"proposer": ("near", "urgent", "today")},
    "co_rating": {"proposer": ("urgent", "today")},
    "showing": {"handlers": ("urgent", "today", *_LATE_STAGES[:2])},
    "office": {"office": ("urgent", "today", *_LATE_STAGES)},
}
_RUNNING = """
SELECT c.case_id, c.part, c."limit", c.turn, c.unit_id, c.start_on, c.due_on, c.rules,
  CASE c."limit" WHEN 'feedback' THEN 'window' WHEN 'commitment_feedback' THEN 'fulfilment' WHEN 'publish' THEN 'showing'
    WHEN 'assign' THEN 'office' WHEN 'return_decide' THEN 'office' ELSE 'task' END AS about
FROM deadlines_clock c
WHERE c.stopped_on IS NULL AND c.paused_on IS NULL AND c.due_on <= %(farthest)s
  AND c."limit" IN ('reply', 'rehandle', 'co_opinion', 'co_opinion_redo', 'sign_in', 'first_contact', 'feedback',
    'publish', 'assign', 'return_decide', 'plan', 'commitment_feedback')
UNION ALL
SELECT m.case_id, 'C' || m.no, 'promise', 1, m.unit_id, m.made_on, m.due_on, '', 'promise'
FROM cases_commitment m WHERE m.state = 'open' AND m.due_on <= %(farthest)s
UNION ALL
SELECT r.case_id, 'A' || w.no, 'co_rating', r.turn, NULL, r.delivered_on, r.feedback_due_on, '', 'co_rating'
FROM cases_round r
JOIN cases_case k ON k.id = r.case_id AND k.rules = ANY(%(co_rated)s)
JOIN cases_assignment w ON w.case_id = r.case_id AND w.role = 'co' AND w.state NOT IN ('released', 'ceased')
WHERE r.turn > 0 AND r.delivered_on IS NOT NULL AND r.feedback_due_on BETWEEN %(today)s AND %(farthest)s
  AND NOT EXISTS (SELECT 1 FROM cases_furtherrating f WHERE f.case_id = r.case_id AND f.about = 'A' || w.no)
"""
_WHEN_LATE = " ".join(
    f"WHEN r.due_on <= %(late_{days})s THEN 'late_{days}'" for days in reversed(LATE)
)
# a short limit has no near stage: it would be told as soon as it starts
_STAGED = f"""
SELECT r.*, k.office_id, k.hub_id, CASE
    {_WHEN_LATE}
    WHEN r.due_on = %(today)s THEN 'today'
    WHEN r.due_on <= w.urgent AND r.due_on - r.start_on > 7 THEN 'urgent'
    WHEN r.due_on <= w.near AND r.due_on - r.start_on > 30 THEN 'near' END AS stage
FROM ({_RUNNING}) r
JOIN cases_case k ON k.id = r.case_id AND k.state NOT IN ('withdrawn', 'not_filed', 'converted', 'history')
  AND (r.about IN ('promise', 'showing', 'office', 'fulfilment', 'co_rating') OR k.state IN ('assigned', 'handling', 'replied', 'rehandling'))
JOIN unnest(%(rules)s::text[], %(near)s::date[], %(urgent)s::date[]) AS w(rules, near, urgent)
  ON w.rules = r.rules
WHERE NOT (r."limit" IN ('co_opinion', 'co_opinion_redo') AND k.state = 'replied')
"""  # noqa: S608  # our own columns
_PLAN = f"""
WITH staged AS MATERIALIZED ({_STAGED})
INSERT INTO notices_notice (key, kind, unit_id, office_id, proposer_id, audience, case_id, part,
  "limit", due_on, data, created_on, ready_at)
SELECT concat_ws(':', 'clock', t.case_id, t.part, t."limit", t.turn, t.due_on, t.stage, a.audience,
    p.proposer_id),
  t.stage, CASE WHEN a.audience IN ('handlers', 'leaders') AND u.has_account THEN u.id END,
  CASE a.audience WHEN 'hub' THEN t.hub_id WHEN 'office' THEN t.office_id
    WHEN 'proposer' THEN NULL ELSE CASE WHEN NOT u.has_account THEN u.hub_id END END,
  p.proposer_id, CASE WHEN a.audience IN ('handlers', 'leaders') THEN a.audience ELSE '' END,
  t.case_id, t.part, t."limit", t.due_on, '{{}}', %(today)s, %(at)s
FROM staged t
JOIN unnest(%(abouts)s::text[], %(audiences)s::text[], %(stages)s::text[])
  AS a(about, audience, stage) ON a.about = t.about AND a.stage = t.stage
LEFT JOIN people_unit u ON u.id = t.unit_id
LEFT JOIN cases_signatory p ON a.audience = 'proposer' AND p.case_id = t.case_id
WHERE (a.audience <> 'proposer' OR p.proposer_id IS NOT NULL)
  AND (a.audience <> 'hub' OR t.hub_id IS NOT NULL)
ON CONFLICT (key) DO NOTHING RETURNING kind
"""  # noqa: S608  # our own columns


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The last due days that are near and urgent today, for one rule text."""

    rules: str
    near: date
    urgent: date


def plan(today: date, at: datetime) -> dict[str, int]:
    """Write the reminders of today's stages that were not written yet; how many of each.

    On a day off nobody is reminded: the next working day makes up for it. Three queries.
    """
    if not workdays.china().is_workday(today):
        return {}
    known = list(_thresholds(today))
    pairs = [
        (about, audience, stage)
        for about, audiences in _WHOM.items()
        for audience, stages in audiences.items()
        for stage in stages
    ]
    abouts, audiences, stages = (list(column) for column in zip(*pairs, strict=True))
    params: dict[str, Any] = {
        "today": today,
        "at": at,
        "farthest": max(one.near for one in known),
        "rules": [one.rules for one in known],
        "near": [one.near for one in known],
        "urgent": [one.urgent for one in known],
        **{f"late_{days}": _late_since(today, days) for days in LATE},
        "co_rated": _co_rated(),
        "abouts": abouts,
        "audiences": audiences,
        "stages": stages,
    }
    with connection.cursor() as cursor:
        cursor.execute(_PLAN, params)
        kinds = [kind for (kind,) in cursor.fetchall()]
    return {kind: kinds.count(kind) for kind in sorted(set(kinds))}


def _thresholds(today: date) -> Iterator[Thresholds]:
    """Of every rule text by which a clock runs, and of promises, which no text measures."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT DISTINCT rules FROM deadlines_clock WHERE stopped_on IS NULL")
        texts = {rules for (rules,) in cursor.fetchall()}
    for rules in sorted(texts | {""}):
        near, urgent = _days(rules)
        yield Thresholds(rules, _last_day(today, near), _last_day(today, urgent))


def _co_rated() -> list[str]:
    """The rule texts in force by which co-handling units are rated (S39)."""
    named = Office.objects.values_list("rules", flat=True).distinct()
    return [rules for rules in named if rules and _rates_co_handlers(rules)]


def _rates_co_handlers(rules: str) -> bool:
    try:
        return packs.load(rules).co_handlers_rated
    except RulesError:
        return False


def _days(rules: str) -> tuple[int, int]:
    try:
        days = packs.load(rules).warning if rules else {}
    except RulesError:
        days = {}
    return days.get("near", NEAR), days.get("urgent", URGENT)


def _last_day(today: date, days: int) -> date:
    """The last due day with no more than so many working days left."""
    return workdays.china().add_workdays(today, days + 1) - timedelta(days=1)


def _late_since(today: date, days: int) -> date:
    """The last due day that is so many working days past."""
    first = workdays.china().add_workdays(today, -(days - 1)) if days > 1 else today
    return first - timedelta(days=1)
