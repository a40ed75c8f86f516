"""倍增 — a year as large as wanted, by copying rows inside the bench's own database."""

from django.db import connection, models

from jianyan.cases.models import Case
from jianyan.ops.bench.moves import TABLES

_ANOTHER = "CASE {0} WHEN '' THEN '' ELSE left({0}, 20) || '-' || {1} + k * %(last)s END"
# what must differ from copy to copy, and what is kept short
_CHANGED = {
    "cases_case": {"number": _ANOTHER.format("number", "id"), "external_id": "''"},
    "cases_round": {
        "document_no": "CASE document_no WHEN '' THEN '' "
        "ELSE left(document_no, 20) || '-' || case_id + k * %(last)s || '-' || no END"
    },
    "cases_text": {"body": "left(body, 200)"},
    "deadlines_ledgerrow": {
        "number": _ANOTHER.format("number", "case_id"),
        "sort": _ANOTHER.format("sort", "case_id"),
    },
}


def to(wanted: int) -> int:
    """Copy all cases as often as needed to have at least so many; gives how many there are."""
    there = Case.objects.count()
    copies = -(-wanted // there) - 1
    if copies > 0:
        with connection.cursor() as cursor:
            cursor.execute("SELECT max(id) FROM cases_case")
            last = cursor.fetchone()[0]
            for model in TABLES:
                cursor.execute(_statement(model), {"copies": copies, "last": last})
    return Case.objects.count()


def _statement(model: type[models.Model]) -> str:
    table = model._meta.db_table
    columns = [str(f.column) for f in model._meta.concrete_fields if f.column]
    key = "id" if model is Case else "case_id"
    changed = {key: f"{key} + k * %(last)s", **_CHANGED.get(table, {})}
    into = ", ".join(f'"{column}"' for column in columns)
    values = ", ".join(changed.get(column, f't."{column}"') for column in columns)
    return (
        f"INSERT INTO {table} ({into}) SELECT {values} "  # noqa: S608  # our own tables
        f"FROM {table} t, generate_series(1, %(copies)s) k ORDER BY k, t.{key}"
    )
