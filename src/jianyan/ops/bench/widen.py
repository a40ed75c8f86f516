"""加宽 — search at a size that nobody would wait for: cases and entries copied inside the database."""

from django.db import connection

from jianyan.search import index

_CASES = """
INSERT INTO cases_case SELECT (jsonb_populate_record(c, jsonb_build_object(
  'id', c.id + k * %(last)s, 'number', (c.id + k * %(last)s)::text, 'external_id', ''))).*
FROM cases_case c, generate_series(1, %(copies)s) k WHERE c.id > %(first)s
"""
_ENTRIES = """
INSERT INTO search_caseentry (case_id, terms, length)
SELECT case_id + k * %(last)s, terms, length
FROM search_caseentry, generate_series(1, %(copies)s) k WHERE case_id > %(first)s
"""


def to(wanted: int) -> int:
    """Copy cases and entries, not their texts, until there are so many; gives how many there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), max(case_id), min(case_id) - 1 FROM search_caseentry")
        there, last, first = cursor.fetchone()
        values = {"copies": -(-wanted // there) - 1, "last": last, "first": first}
        cursor.execute(_CASES, values)
        cursor.execute(_ENTRIES, values)
    index.recount()
    return int(there * (values["copies"] + 1))
