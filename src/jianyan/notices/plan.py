"""发通知 — what an event tells is written down with it, in one statement however many are told."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from jianyan.cases import events as e
from jianyan.cases.dossier import Batch
from jianyan.cases.facts import Fact
from jianyan.notices import (  # noqa: F401  # they tell their events
    telling_deciding,
    telling_handling,
    telling_raising,
    telling_replying,
)
from jianyan.notices.telling import Told, told

# what is entered longer afterwards is the past: an import, a year keyed in (practice.md 2)
STALE = timedelta(days=7)
_quiet_before: ContextVar[date] = ContextVar("quiet_before", default=date.min)

# a unit without accounts is told through its hub; proposers are those who signed
RECEIVER = """CASE WHEN u.has_account THEN u.id END, COALESCE(n.office, CASE WHEN NOT u.has_account
  THEN u.hub_id END)"""
_INSERT = f"""
INSERT INTO notices_notice (kind, unit_id, office_id, proposer_id, audience, case_id, part, "limit",
  due_on, data, created_on, ready_at)
SELECT n.kind, {RECEIVER}, COALESCE(s.proposer_id, n.proposer), n.audience, n.case_id, n.part, '', n.due_on,
  n.data - 'to', n.created_on, n.ready_at
FROM unnest(%s::text[], %s::bigint[], %s::bigint[], %s::bool[], %s::text[], %s::bigint[],
  %s::bigint[], %s::text[], %s::date[], %s::jsonb[], %s::date[], %s::timestamptz[], %s::bigint[])
  AS n(kind, unit, office, proposers, audience, case_id, of_case, part, due_on, data, created_on,
    ready_at, proposer)
LEFT JOIN people_unit u ON u.id = n.unit
LEFT JOIN cases_signatory s ON n.proposers AND s.case_id = n.of_case
  AND (NOT n.data ? 'to' OR n.data->'to' @> to_jsonb(s.proposer_id))
WHERE NOT n.proposers OR s.proposer_id IS NOT NULL
"""  # noqa: S608  # our own columns


@contextmanager
def quietly(*, before: date = date.max) -> Iterator[None]:
    """For a demonstration or a take-over of running cases: what lies before the day tells nobody."""
    token = _quiet_before.set(before)
    try:
        yield
    finally:
        _quiet_before.reset(token)


def project(facts: Sequence[Fact], batch: Batch) -> None:
    """Tell of what just happened; nothing is sent before the transaction is through."""
    _take_back(facts)
    rows = [
        _row(one, fact) for fact in facts if not _is_past(fact) for one in told(fact.event, fact)
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_INSERT, [list(column) for column in zip(*rows, strict=True)])


_TAKE_BACK = """
DELETE FROM notices_notice n USING unnest(%s::bigint[], %s::text[], %s::timestamptz[])
  AS r(case_id, part, at)
WHERE n.case_id = r.case_id AND n.part = r.part AND n.kind = 'dissatisfied' AND n.ready_at > r.at
"""


def _take_back(facts: Sequence[Fact]) -> None:
    """What was to be told after the window is told no more once the rating is another one."""
    changed = (e.RatingCorrected, e.RatingCalledBack)
    rows = [
        (fact.dossier.case.pk, fact.part, fact.by.at)
        for fact in facts
        if isinstance(fact.event, changed)
    ]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(_TAKE_BACK, [list(column) for column in zip(*rows, strict=True)])


def _is_past(fact: Fact) -> bool:
    on = fact.by.on
    return on < _quiet_before.get() or timezone.localdate(fact.by.at) - on > STALE


def _row(one: Told, fact: Fact) -> tuple[Any, ...]:
    case = fact.dossier.case.pk
    return (
        one.kind,
        one.unit,
        one.office,
        one.proposers,
        one.audience,
        case if one.names_case else None,
        case,
        one.part,
        one.due_on,
        json.dumps(one.data),
        fact.by.on,
        one.from_at or fact.by.at,
        one.proposer,
    )
