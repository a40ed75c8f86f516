"""写表 — rows into their tables: one statement for the whole set, put together once for each table."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, models
from psycopg.types.json import Jsonb

MANY = 40  # from here on rows are streamed, or sent as arrays


@dataclass(frozen=True, slots=True)
class _Table:
    """What is known of a table beforehand: its columns and the fixed parts of its statements."""

    columns: tuple[str, ...]
    names: tuple[str, ...]  # the attributes of a row
    json: frozenset[str]
    into: str
    copy: str
    arrays: str
    one: str

    def values(self, row: models.Model) -> list[Any]:
        return [
            Jsonb(getattr(row, name)) if name in self.json else getattr(row, name)
            for name in self.names
        ]


@cache
def _table(model: type[models.Model]) -> _Table:
    fields = [field for field in model._meta.concrete_fields if field.column]
    columns = tuple(str(field.column) for field in fields)
    quoted = ", ".join(f'"{column}"' for column in columns)
    kinds = [str(field.db_type(connection)).partition("(")[0] for field in fields]
    arrays = ", ".join(f"%s::{kind}[]" for kind in kinds)
    into = f'"{model._meta.db_table}" ({quoted})'
    return _Table(
        columns=columns,
        names=tuple(field.attname for field in fields),
        json=frozenset(f.attname for f in fields if isinstance(f, models.JSONField)),
        into=f"INSERT INTO {into}",
        copy=f"COPY {into} FROM STDIN",
        arrays=f"SELECT * FROM unnest({arrays})",  # noqa: S608  # our own columns
        one=f"({', '.join(['%s'] * len(columns))})",
    )


def insert(model: type[models.Model], rows: Sequence[models.Model]) -> None:
    """Rows that are not there yet."""
    table = _table(model)
    if len(rows) < MANY:
        _execute(table, rows, "")
        return
    with connection.cursor() as cursor, cursor.copy(table.copy) as copy:
        for row in rows:
            copy.write_row(table.values(row))


def upsert(
    model: type[models.Model],
    rows: Sequence[models.Model],
    *,
    key: Collection[str],
    kept: Collection[str] = (),
) -> None:
    """Rows that may be there: all columns are written anew but those of the key and the kept."""
    _execute(_table(model), rows, _on_conflict(model, tuple(key), tuple(kept)))


@cache
def _on_conflict(model: type[models.Model], key: tuple[str, ...], kept: tuple[str, ...]) -> str:
    by_name = {field.name: str(field.column) for field in model._meta.concrete_fields}
    fixed = {by_name[name] for name in (*key, *kept)}
    changed = [column for column in _table(model).columns if column not in fixed]
    on = ", ".join(f'"{by_name[name]}"' for name in key)
    sets = ", ".join(f'"{column}" = excluded."{column}"' for column in changed)
    return f" ON CONFLICT ({on}) DO UPDATE SET {sets}"


def _execute(table: _Table, rows: Iterable[models.Model], conflict: str) -> None:
    values = [table.values(row) for row in rows]
    with connection.cursor() as cursor:
        if len(values) < MANY:
            sets = ", ".join([table.one] * len(values))
            flat = [value for row in values for value in row]
            cursor.execute(f"{table.into} VALUES {sets}{conflict}", flat)
        else:
            arrays = [list(column) for column in zip(*values, strict=True)]
            cursor.execute(f"{table.into} {table.arrays}{conflict}", arrays)
