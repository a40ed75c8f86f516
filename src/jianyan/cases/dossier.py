"""A case with its parts in memory, read set by set for a whole batch and written back likewise."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, TypeVar

from django.db import models

from jianyan.cases import writing
from jianyan.cases.contents import Upload
from jianyan.cases.digest import of_words
from jianyan.cases.enclosures import Enclosures
from jianyan.cases.facts import FileRef, Words
from jianyan.cases.models import (
    PARTS,
    Adoption,
    Assignment,
    Case,
    Commitment,
    Contact,
    Delivery,
    Disclosure,
    File,
    Invitation,
    Part,
    Point,
    Rating,
    Response,
    Round,
    Signatory,
    Text,
)
from jianyan.cases.numbers import Numbers
from jianyan.cases.reading import FEW, parts_of

P = TypeVar("P", bound=Part)
Key = tuple[Any, ...]
LETTERS: dict[str, type[Part]] = {model.letter: model for model in PARTS if model.letter != "?"}


def columns_of(model: type[models.Model]) -> list[str]:
    """The names of a table's real columns, the composite key's own column left out."""
    return [field.name for field in model._meta.concrete_fields if field.name != "pk"]


@cache
def key_columns(model: type[Part]) -> tuple[str, ...]:
    """The columns that tell rows of one case apart: a foreign key by its id."""
    names = {f.name: f.attname for f in model._meta.concrete_fields}
    return tuple(names[name] for name in model.key[1:])


def _key(row: Part) -> Key:
    return tuple(getattr(row, name) for name in key_columns(type(row)))


class Batch:
    """Some cases worked on together: each table is read once for all of them, when first asked."""

    def __init__(self, cases: Iterable[Case], *, fresh: bool = False, expected: int = 1) -> None:
        """`fresh`: nothing is in the tables yet (a birth, or a replay)."""
        self._fresh = fresh
        self.numbers = Numbers(expected)
        self.enclosures = Enclosures()
        self._tables: dict[type[Part], dict[int, dict[Key, Part]]] = {}
        self._dirty: dict[type[Part], dict[tuple[int, Key], Part]] = defaultdict(dict)
        self._known: dict[type[Part], set[tuple[int, Key]]] = {}
        self._gone: dict[type[Part], list[Key]] = defaultdict(list)
        self._texts: list[Text] = []
        self.dossiers = {case.pk: Dossier(case, self) for case in cases}

    def table(self, model: type[P]) -> dict[int, dict[Key, P]]:
        if model not in self._tables:
            if self._fresh:
                self._tables[model] = {pk: {} for pk in self.dossiers}
            elif len(self.dossiers) <= FEW:
                self._take(PARTS, parts_of(list(self.dossiers)))
            else:
                self._take([model], model._default_manager.filter(case_id__in=list(self.dossiers)))
        return self._tables[model]  # type: ignore[return-value]  # each table holds its own model

    def _take(self, models: Iterable[type[Part]], rows: Iterable[Part]) -> None:
        """Keep what was read of these tables, each row with its dossier."""
        for model in models:
            self._tables[model] = {pk: {} for pk in self.dossiers}
            self._known[model] = set()
        for row in rows:
            row.dossier = self.dossiers[row.case_id]
            self._tables[type(row)][row.case_id][_key(row)] = row
            self._known[type(row)].add((row.case_id, _key(row)))

    def touch(self, row: Part) -> None:
        self._dirty[type(row)][(row.case_id, _key(row))] = row

    def forget(self, row: Part) -> None:
        """A later version of a draft has fewer rows than the one before."""
        del self._tables[type(row)][row.case_id][_key(row)]
        self._dirty[type(row)].pop((row.case_id, _key(row)), None)
        self._gone[type(row)].append((row.case_id, *_key(row)))

    def keep(self, text: Text) -> None:
        self._texts.append(text)

    def drop_last(self) -> None:
        self._texts.pop()

    def save(self) -> None:
        """Write what changed: the cases, the new texts, one statement for each table touched."""
        self.numbers.give_back()
        cases = [dossier.case for dossier in self.dossiers.values() if dossier.changed]
        if cases:
            writing.upsert(Case, cases, key=["id"], kept=["year"])
        if self._texts:
            writing.insert(Text, self._texts)
        self.enclosures.save()
        for model in PARTS:
            rows = self._dirty.get(model, {})
            back = {(case, *key) for case, key in rows}
            gone = [key for key in self._gone.get(model, ()) if key not in back]
            if gone and not self._fresh:
                model._default_manager.filter(pk__in=gone).delete()
            if rows:
                self._write(model, rows)

    def _write(self, model: type[Part], rows: dict[tuple[int, Key], Part]) -> None:
        """Few rows in one statement; of many, those that are new are streamed."""
        known = self._known.get(model, set())
        new = [row for key, row in rows.items() if key not in known]
        if len(new) < writing.MANY:
            new = []
            changed = list(rows.values())
        else:
            changed = [row for key, row in rows.items() if key in known]
        if new:
            writing.insert(model, new)
        if changed:
            writing.upsert(model, changed, key=model.key)


class Dossier:
    """卷宗: one case and its parts, as an action reads it and the projections change it."""

    def __init__(self, case: Case, batch: Batch) -> None:
        self.case = case
        self.batch = batch
        self.changed = False
        self._said: dict[int, str] = {}
        self.today: date | None = None
        case.dossier = self

    # ── reading ──
    def rows(self, model: type[P]) -> list[P]:
        table = self.batch.table(model)[self.case.pk]
        return [table[key] for key in sorted(table)]

    @property
    def signatories(self) -> list[Signatory]:
        return self.rows(Signatory)

    @property
    def points(self) -> list[Point]:
        return self.rows(Point)

    @property
    def assignments(self) -> list[Assignment]:
        return self.rows(Assignment)

    @property
    def rounds(self) -> list[Round]:
        return self.rows(Round)

    @property
    def responses(self) -> list[Response]:
        return self.rows(Response)

    @property
    def deliveries(self) -> list[Delivery]:
        return self.rows(Delivery)

    @property
    def ratings(self) -> list[Rating]:
        return self.rows(Rating)

    @property
    def contacts(self) -> list[Contact]:
        return self.rows(Contact)

    @property
    def commitments(self) -> list[Commitment]:
        return self.rows(Commitment)

    @property
    def disclosures(self) -> list[Disclosure]:
        return self.rows(Disclosure)

    @property
    def adoptions(self) -> list[Adoption]:
        return self.rows(Adoption)

    @property
    def files(self) -> list[File]:
        return self.rows(File)

    @property
    def invitations(self) -> list[Invitation]:
        return self.rows(Invitation)

    def find(self, model: type[P], *key: int | str) -> P | None:
        return self.batch.table(model)[self.case.pk].get(key)

    def get(self, model: type[P], *key: int | str) -> P:
        return self.batch.table(model)[self.case.pk][key]

    def part(self, name: str) -> Case | Part:
        """The part that the journal calls by this name; the case itself is ""."""
        if not name:
            return self.case
        return self.get(LETTERS[name[0]], int(name[1:]))

    def part_if(self, name: str) -> Case | Part | None:
        """The same, or None where the case has no such part."""
        if not name:
            return self.case
        model = LETTERS.get(name[0])
        return self.find(model, int(name[1:])) if model and name[1:].isdecimal() else None

    def next_no(self, model: type[P]) -> int:
        table = self.batch.table(model)[self.case.pk]
        return max((key[0] for key in table), default=0) + 1

    # ── what is said ──
    def say(self, kind: str, body: str) -> Words:
        """Keep a text in its own immutable row and give what the event carries of it."""
        self.case.words += 1
        words = Words(self.case.words, of_words(body))
        self._said[words.no] = body
        self.batch.keep(
            Text(case_id=self.case.pk, no=words.no, kind=kind, body=body, sm3=words.sm3)
        )
        return words

    def say_if(self, kind: str, body: str) -> Words | None:
        """The same, or None where nothing was written."""
        return self.say(kind, body.strip()) if body.strip() else None

    def attach(self, kind: str, file: Upload) -> FileRef:
        """Keep a file in its own immutable row and give what the event carries of it."""
        return self.batch.enclosures.add(self, kind, file)

    def body(self, no: int) -> str:
        """A text of this case; read from its row unless it was said just now."""
        if no not in self._said:
            row = Text.objects.filter(case_id=self.case.pk, no=no).first()
            self._said[no] = row.body if row else ""
        return self._said[no]

    def bodies(self, numbers: Iterable[int]) -> list[str]:
        """Several texts of this case, those not at hand by one query."""
        wanted = list(numbers)
        if new := [no for no in wanted if no not in self._said]:
            rows = Text.objects.filter(case_id=self.case.pk, no__in=new)
            self._said.update(rows.values_list("no", "body"))
        return [self._said.get(no, "") for no in wanted]

    def remember(self, no: int, body: str) -> None:
        """For a replay, which reads all texts of a batch at once."""
        self._said[no] = body

    def mark(self) -> tuple[int, int]:
        return self.case.words, len(self.batch.enclosures)

    def unsay(self, mark: tuple[int, int]) -> None:
        """Forget what was said and attached since the mark: its action was refused."""
        words, files = mark
        self.batch.enclosures.cut(files)
        while self.case.words > words:
            self._said.pop(self.case.words)
            self.batch.drop_last()
            self.case.words -= 1

    # ── changing, for projections only ──
    def add(self, row: P) -> P:
        row.case_id = self.case.pk
        row.dossier = self
        self.batch.table(type(row))[self.case.pk][_key(row)] = row
        self.batch.touch(row)
        return row

    def remove(self, row: Part) -> None:
        self.batch.forget(row)

    def touch(self, row: Case | Part) -> None:
        if isinstance(row, Case):
            self.changed = True
        else:
            self.batch.touch(row)
