"""Replay (重放): rebuild the rows of cases from the journal alone, or compare them with it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from jianyan.cases import journal, state
from jianyan.cases.digest import of_words, sm3
from jianyan.cases.dossier import Batch, columns_of
from jianyan.cases.events import FileErased
from jianyan.cases.facts import By, Fact, Words
from jianyan.cases.models import PARTS, Case, FileBody, Line, Text
from jianyan.cases.state_files import files_in
from jianyan.cases.workflow import BORN
from jianyan.people.rights import Actor

CHUNK = 500
_TOLD = ("title", "file_name")  # texts that rows repeat


@dataclass(frozen=True, slots=True)
class Problem:
    """记录不符: what does not agree, in which case and at which line or row."""

    code: str
    case_id: int
    where: str
    detail: str = ""


def chunks() -> Iterator[list[int]]:
    """The ids of all cases that the journal or the table of cases knows, some at a time."""
    last = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM cases_case WHERE id > %s ORDER BY id LIMIT %s", [last, CHUNK]
            )
            ids = [pk for (pk,) in cursor.fetchall()]
        if not ids:
            return
        yield ids
        last = ids[-1]


def lines_of(ids: Sequence[int]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    for line in Line.objects.filter(case_id__in=ids).order_by("year", "case_id", "seq"):
        found[line.case_id].append(line)
    return found


def replay(lines: dict[int, list[Line]], texts: Sequence[Text]) -> tuple[Batch, list[Fact]]:
    """The dossiers that these journals describe, in memory, and their facts in order."""
    cases = [
        Case(pk=pk, year=mine[0].year, state=BORN[Case]) for pk, mine in lines.items() if mine
    ]
    batch = Batch(cases, fresh=True)
    for text in texts:
        if text.case_id in batch.dossiers:
            dossier = batch.dossiers[text.case_id]
            dossier.remember(text.no, text.body)
            dossier.case.words = max(dossier.case.words, text.no)
    facts = [fact for case in cases for fact in _facts(case, lines[case.pk])]
    return batch, facts


def _facts(case: Case, lines: Sequence[Line]) -> Iterator[Fact]:
    for line in lines:
        event = journal.decode(line.kind, line.data)
        by = By(Actor(line.actor_id, ""), line.occurred_on, line.recorded_at)
        fact = Fact(event, by, case.dossier, line.part, line.state)
        state.apply(fact)
        yield fact
    case.seq, case.head = lines[-1].seq, lines[-1].digest


def titles_of(ids: Sequence[int]) -> list[Text]:
    """What a replay reads of the words: titles, names of files, and how many texts there are."""
    newest = Text.objects.filter(case_id__in=ids).order_by("case_id", "-no").distinct("case_id")
    return [*newest, *Text.objects.filter(case_id__in=ids, kind__in=_TOLD)]


def rebuild(ids: Sequence[int]) -> tuple[Batch, list[Fact]]:
    """Write the rows of these cases anew from their journals; projections of other rooms follow."""
    batch, facts = replay(lines_of(ids), titles_of(ids))
    with connection.cursor() as cursor:
        for model in reversed(PARTS):
            table = model._meta.db_table
            cursor.execute(f"DELETE FROM {table} WHERE case_id = ANY(%s)", [list(ids)])  # noqa: S608  # our own table
    batch.save()
    return batch, facts


def problems(ids: Sequence[int]) -> tuple[list[Problem], Batch, list[Fact]]:
    """Where the journal, the words and the rows of these cases do not agree."""
    lines = lines_of(ids)
    texts = list(Text.objects.filter(case_id__in=ids))
    found = [p for pk in ids for p in _chain_problems(pk, lines.get(pk, []))]
    broken = {p.case_id for p in found}
    whole = {pk: mine for pk, mine in lines.items() if pk not in broken}
    batch, facts = replay(whole, texts)
    found += _text_problems(texts, facts)
    found += _file_problems(list(whole), facts)
    found += _row_problems(batch)
    return found, batch, facts


def _chain_problems(pk: int, lines: Sequence[Line]) -> Iterator[Problem]:
    if not lines:
        yield Problem("journal_missing", pk, "")
    elif broken := journal.first_broken(lines):
        yield Problem("line_changed", pk, f"line {broken.seq}", broken.kind)


def _words_in(event: Any) -> Iterator[Words]:
    if isinstance(event, Words):
        yield event
    elif isinstance(event, tuple):
        for each in event:
            yield from _words_in(each)
    elif hasattr(event, "__dataclass_fields__"):
        for name in event.__dataclass_fields__:
            yield from _words_in(getattr(event, name))


def _text_problems(texts: Sequence[Text], facts: Sequence[Fact]) -> Iterator[Problem]:
    """A text whose body is not its digest, or that is not the one its event names."""
    rows = {(text.case_id, text.no): text for text in texts}
    for text in texts:
        if text.erased_on is None and of_words(text.body) != text.sm3:
            yield Problem("text_changed", text.case_id, f"text {text.no}", text.kind)
    for fact in facts:
        pk = fact.dossier.case.pk
        for words in _words_in(fact.event):
            row = rows.get((pk, words.no))
            if row is None or row.sm3 != words.sm3:
                yield Problem("text_exchanged", pk, f"text {words.no}", type(fact.event).__name__)


def _file_problems(ids: Sequence[int], facts: Sequence[Fact]) -> Iterator[Problem]:
    """Files whose bytes are not those of their event, or are gone without having been erased."""
    wanted: dict[tuple[int, int], str] = {}
    for fact in facts:
        pk = fact.dossier.case.pk
        wanted |= {(pk, ref.no): ref.sm3 for ref in files_in(fact.event)}
        if isinstance(fact.event, FileErased):
            wanted[pk, fact.event.file] = sm3(b"")
    for body in FileBody.objects.filter(case_id__in=ids).iterator(chunk_size=1):
        expected = wanted.pop((body.case_id, body.no), "")
        if sm3(bytes(body.content)) != expected:
            code = "file_changed" if expected else "file_extra"
            yield Problem(code, body.case_id, f"file {body.no}")
    for pk, no in wanted:
        yield Problem("file_gone", pk, f"file {no}")


def _row_problems(batch: Batch) -> Iterator[Problem]:
    """Rows in the tables that are not what the journal gives."""
    ids = list(batch.dossiers)
    for case in Case.objects.filter(pk__in=ids):
        yield from _differences(case.pk, "case", case, batch.dossiers[case.pk].case)
    stored = Batch(Case.objects.filter(pk__in=ids))
    for model in PARTS:
        there, expected = stored.table(model), batch.table(model)
        for pk in ids:
            for key in there.get(pk, {}).keys() | expected[pk].keys():
                name = f"{model.__name__} {'.'.join(map(str, key))}"
                old, new = there.get(pk, {}).get(key), expected[pk].get(key)
                if old is None or new is None:
                    code = "row_missing" if old is None else "row_extra"
                    yield Problem(code, pk, name)
                else:
                    yield from _differences(pk, name, old, new)


def _differences(pk: int, name: str, stored: Any, expected: Any) -> Iterator[Problem]:
    model = type(stored)
    for field in model._meta.concrete_fields:
        if field.name not in columns_of(model):
            continue
        if getattr(stored, field.attname) != getattr(expected, field.attname):
            yield Problem("row_differs", pk, name, field.name)
