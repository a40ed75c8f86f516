"""读表 — every part of some cases by one statement, for a batch that is small enough to hold them."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

import msgspec
from django.db import connection, models

from jianyan.cases.models import PARTS, Part

FEW = 8  # cases; above, each table is read when it is asked for


def parts_of(ids: Sequence[int]) -> Iterator[Part]:
    """All parts of these cases, table by table."""
    with connection.cursor() as cursor:
        cursor.execute(_statement(), [list(ids)])
        for at, columns in cursor.fetchall():
            model = PARTS[at]
            yield model(**_values(model, msgspec.json.decode(columns)))


@cache
def _statement() -> str:
    reads = (
        f'SELECT {at}, to_json(t)::text FROM "{model._meta.db_table}" t, asked WHERE case_id = ANY(ids)'  # noqa: S608  # our own tables
        for at, model in enumerate(PARTS)
    )
    return f"WITH asked AS (SELECT %s::bigint[] AS ids) {' UNION ALL '.join(reads)}"


def _values(model: type[models.Model], columns: dict[str, Any]) -> dict[str, Any]:
    days = _days(model)
    return {
        name: date.fromisoformat(value) if value is not None and name in days else value
        for name, value in columns.items()
    }


@cache
def _days(model: type[models.Model]) -> frozenset[str]:
    """The columns that hold days; a part's column is called as its attribute."""
    fields = model._meta.concrete_fields
    return frozenset(field.attname for field in fields if isinstance(field, models.DateField))
