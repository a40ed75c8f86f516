"""流转记录 — the append-only journal: write facts, read them back, check their digests."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import msgspec
from django.db import connection

from jianyan.cases import digest, events
from jianyan.cases.facts import Fact
from jianyan.cases.models import Line
from jianyan.cases.writing import MANY

EVENTS: dict[str, type] = {
    name: kind
    for name, kind in vars(events).items()
    if isinstance(kind, type) and kind.__module__.startswith(events.__name__)
}
STANDS_IN = "__for"
_mark = re.compile(f'"{STANDS_IN}":(\\d+)')
_decoders: dict[str, msgspec.json.Decoder[Any]] = {}

_INTO = """cases_line
  (year, case_id, seq, part, kind, data, state, actor_id, occurred_on, recorded_at, digest)"""
_COPY = f"COPY {_INTO} FROM STDIN"
_INSERT = f"""
INSERT INTO {_INTO}
SELECT * FROM unnest(
  %s::int[], %s::bigint[], %s::int[], %s::text[], %s::text[], %s::text[], %s::text[],
  %s::bigint[], %s::date[], %s::timestamptz[], %s::text[])
"""  # noqa: S608  # our own columns

Row = tuple[int, int, int, str, str, str, str, int, date, datetime, str]


def digest_of(previous: str, row: Sequence[Any]) -> str:
    """The digest of a line's ten columns after the line before it."""
    year, case_id, seq, part, kind, data, state, actor, on, at = row[:10]
    fields = (year, case_id, seq, part, kind, data, state, actor, on, at.timestamp())
    return digest.of_line(previous, fields)


def lines_of(facts: Iterable[Fact]) -> list[Row]:
    """Number and digest the facts, moving each case's head on."""
    rows: list[Row] = []
    for fact in facts:
        case = fact.dossier.case
        case.seq += 1
        row = (
            case.year,
            case.pk,
            case.seq,
            fact.part,
            type(fact.event).__name__,
            _data(fact),
            fact.state,
            fact.by.actor.id,
            fact.by.on,
            fact.by.at,
        )
        case.head = digest_of(case.head, row)
        fact.dossier.touch(case)
        rows.append((*row, case.head))
    return rows


def _data(fact: Fact) -> str:
    """The event as JSON; what is done for somebody away names whom, and is digested with it."""
    if fact.by.stands_in_for is None:
        return digest.canonical(fact.event)
    named = {**msgspec.to_builtins(fact.event), STANDS_IN: fact.by.stands_in_for}
    return digest.canonical(named)


def stands_in_for(data: str) -> int | None:
    """The user for whom a line was done by a substitute."""
    found = _mark.search(data) if STANDS_IN in data else None
    return int(found[1]) if found else None


def write(rows: Sequence[Row]) -> None:
    """Append lines, one statement however many; many are streamed."""
    if not rows:
        return
    with connection.cursor() as cursor:
        if len(rows) < MANY:
            cursor.execute(_INSERT, [list(column) for column in zip(*rows, strict=True)])
        else:
            with cursor.copy(_COPY) as copy:
                for row in rows:
                    copy.write_row(row)


def decode(kind: str, data: str) -> Any:
    """The event that a line holds."""
    if kind not in _decoders:
        _decoders[kind] = msgspec.json.Decoder(EVENTS[kind])
    return _decoders[kind].decode(data)


def first_broken(lines: Iterable[Line]) -> Line | None:
    """The first line of one case, given in order, whose digest or number does not follow."""
    previous, expected = "", 1
    for line in lines:
        row = (
            line.year,
            line.case_id,
            line.seq,
            line.part,
            line.kind,
            line.data,
            line.state,
            line.actor_id,
            line.occurred_on,
            line.recorded_at,
        )
        if line.seq != expected or digest_of(previous, row) != line.digest:
            return line
        previous, expected = line.digest, expected + 1
    return None
