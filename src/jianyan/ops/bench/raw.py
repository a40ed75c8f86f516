"""底线 — the same statements sent raw, and the same rows by COPY: what PostgreSQL itself takes."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from time import perf_counter
from typing import Any

from django.db import connection, models, transaction

Statement = tuple[str, Any]
_FRAME = ("SAVEPOINT", "RELEASE", "ROLLBACK")


@contextmanager
def recorded() -> Iterator[list[Statement]]:
    """The statements that are sent meanwhile."""
    found: list[Statement] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(_FRAME):
            found.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield found


def statements_of(work: Callable[[], object]) -> list[Statement]:
    """What a piece of work sends; done and taken back."""
    with transaction.atomic(), recorded() as found:
        work()
        transaction.set_rollback(True)
    return list(found)


def send(statements: Sequence[Statement]) -> float:
    """Send them without Django in a transaction of their own; gives the seconds."""
    connection.ensure_connection()
    raw: Any = connection.connection
    begun = perf_counter()
    with raw.transaction(), raw.cursor() as cursor:
        for sql, params in statements:
            cursor.execute(sql, params)
            if cursor.description:
                cursor.fetchall()
    return perf_counter() - begun


def copy(tables: Sequence[type[models.Model]], ids: Sequence[int]) -> tuple[int, float]:
    """COPY the rows of these cases into tables of the same shape; gives rows and seconds."""
    rows, seconds = 0, 0.0
    with transaction.atomic(), connection.cursor() as cursor:
        for model in tables:
            name = model._meta.db_table
            key = "id" if name == "cases_case" else "case_id"
            cursor.execute(f"CREATE TEMP TABLE floor_{name} (LIKE {name} INCLUDING ALL)")
            which = f"SELECT * FROM {name} WHERE {key} = ANY(%s)"  # noqa: S608  # our own tables
            with cursor.copy(f"COPY ({which}) TO STDOUT (FORMAT binary)", [list(ids)]) as out:
                data = [bytes(block) for block in out]
            begun = perf_counter()
            with cursor.copy(f"COPY floor_{name} FROM STDIN (FORMAT binary)") as into:
                for block in data:
                    into.write(block)
            seconds += perf_counter() - begun
            cursor.execute(f"SELECT count(*) FROM floor_{name}")  # noqa: S608
            rows += cursor.fetchone()[0]
        transaction.set_rollback(True)
    return rows, seconds
