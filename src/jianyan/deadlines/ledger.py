"""办理台账 — the ledger's rows, written from the rows of the case by one statement a batch."""

from collections.abc import Iterator, Sequence

from django.db import connection

from jianyan.cases.dossier import Batch
from jianyan.cases.events import Assigned, Dispatched, Reassigned
from jianyan.cases.facts import Fact
from jianyan.cases.replay import Problem
from jianyan.deadlines.models import LedgerRow

_COLUMNS = [f.column for f in LedgerRow._meta.concrete_fields if f.column]
_SELECT = """
SELECT c.id, COALESCE(a.no, 0), w.year, c.office_id, c.session_id, c.kind, c.period, c.number,
       COALESCE(lpad(NULLIF(c.number, ''), 12, '0'), 'unnumbered'), c.title, COALESCE(p.names, ''), c.authorship, c.category, c.state,
       c.hub_id, a.unit_id, COALESCE(u.name, ''), COALESCE(a.role, ''), COALESCE(a.state, ''),
       COALESCE(a.officer, ''), COALESCE(co.names, ''), a.assigned_on, a.acknowledged_on,
       COALESCE(a.reply_due_on, k.due_on), k.first_due_on, k.legal_due_on,
       CASE WHEN a.role = 'co' THEN a.co_opinion_on ELSE a.replied_on END,
       COALESCE(a.contacts, 0), COALESCE(co.given, 0), COALESCE(co.wanted, 0),
       COALESCE(n.points, 0), COALESCE(r.outcome_class, ''), COALESCE(r.outcome, ''),
       COALESCE(r.document_no, ''), COALESCE(r.state, ''), COALESCE(r.turn, 0),
       COALESCE(m.open, 0), COALESCE(m.kept, 0), m.due_on, COALESCE(a.returns, 0),
       COALESCE(r.publicity, ''), d.published_on
FROM cases_case c
JOIN people_session w ON w.id = c.session_id
LEFT JOIN cases_assignment a ON a.case_id = c.id AND a.state <> 'released'
LEFT JOIN people_unit u ON u.id = a.unit_id
LEFT JOIN LATERAL (SELECT string_agg(q.name, '、' ORDER BY s.no) AS names
    FROM cases_signatory s JOIN people_proposer q ON q.id = s.proposer_id
    WHERE s.case_id = c.id AND s.no <= 3) p ON true
LEFT JOIN LATERAL (SELECT count(*) AS points FROM cases_point x WHERE x.case_id = c.id) n ON true
LEFT JOIN LATERAL (SELECT string_agg(v.short_name, '、' ORDER BY x.no) AS names,
      count(*) AS wanted, count(x.co_opinion_on) AS given
    FROM cases_assignment x JOIN people_unit v ON v.id = x.unit_id
    WHERE x.case_id = c.id AND x.role = 'co' AND x.state <> 'released') co ON a.role <> 'co'
LEFT JOIN LATERAL (SELECT due_on, first_due_on, legal_due_on FROM deadlines_clock x
    WHERE x.case_id = c.id AND x.part = 'A' || a.no AND x."limit" IN ('reply', 'co_opinion', 'co_opinion_redo', 'rehandle')
      AND x.paused_on IS NULL
    ORDER BY x.start_on DESC, x.turn DESC, x."limit" DESC LIMIT 1) k ON true
LEFT JOIN LATERAL (SELECT * FROM cases_round x WHERE x.case_id = c.id AND x.assignment_no = a.no
    ORDER BY x.no DESC LIMIT 1) r ON true
LEFT JOIN LATERAL (SELECT published_on FROM cases_disclosure x
    WHERE x.case_id = c.id AND x.round_no = r.no AND x.state = 'published') d ON true
LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE x.state IN ('open', 'done_claimed')) AS open,
      count(*) FILTER (WHERE x.state = 'closed') AS kept,
      min(x.due_on) FILTER (WHERE x.state IN ('open', 'done_claimed')) AS due_on
    FROM cases_commitment x WHERE x.case_id = c.id AND x.assignment_no = a.no) m ON true
WHERE c.state NOT IN ('draft', 'cosigning') AND c.submitted_on IS NOT NULL
"""
_NAMES = ", ".join(f'"{name}"' for name in _COLUMNS)
_SET = ", ".join(f'"{n}" = excluded."{n}"' for n in _COLUMNS if n not in {"case_id", "task"})
_UPSERT = f"INSERT INTO deadlines_ledgerrow ({_NAMES}) {_SELECT} AND c.id = ANY(%s) ON CONFLICT (case_id, task) DO UPDATE SET {_SET}"
_DROP = """
DELETE FROM deadlines_ledgerrow l USING cases_case c
WHERE l.case_id = c.id AND c.id = ANY(%s) AND (
  (l.task = 0 AND EXISTS (SELECT 1 FROM cases_assignment a WHERE a.case_id = c.id))
  OR EXISTS (SELECT 1 FROM cases_assignment a
             WHERE a.case_id = c.id AND a.no = l.task AND a.state = 'released'))
"""


def project(facts: Sequence[Fact], batch: Batch) -> None:
    """Write the rows of the batch's cases anew; rows of released units and of task 0 go."""
    ids = [pk for pk, dossier in batch.dossiers.items() if dossier.changed]
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, [ids])
        if any(isinstance(fact.event, Assigned | Dispatched | Reassigned) for fact in facts):
            cursor.execute(_DROP, [ids])


def rebuild(ids: Sequence[int]) -> None:
    """The rows of these cases anew, from the rows of the cases."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM deadlines_ledgerrow WHERE case_id = ANY(%s)", [list(ids)])
        cursor.execute(_UPSERT, [list(ids)])


def problems(ids: Sequence[int]) -> Iterator[Problem]:
    """Rows of the ledger that are not what the cases give, and rows that are missing."""
    stored = f"SELECT {_NAMES} FROM deadlines_ledgerrow WHERE case_id = ANY(%s)"  # noqa: S608  # our own columns
    wanted = f"{_SELECT} AND c.id = ANY(%s)"
    statement = (
        f"SELECT DISTINCT case_id, task FROM (({stored} EXCEPT ({wanted})) "  # noqa: S608
        f"UNION ALL (({wanted}) EXCEPT {stored})) AS d"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(ids)] * 4)
        for case_id, task in cursor.fetchall():
            yield Problem("row_differs", case_id, f"ledger row {task}")
