"""相近索引的读写 — the features of cases as the database keeps them, and the rarity counted over them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection
from psycopg import Cursor

from jianyan.advice import near_copies, rarity, vectors
from jianyan.advice.features import SPACE, VERSION, Features, features, packed, unpacked
from jianyan.advice.models import CaseLikeness, CaseRarity
from jianyan.advice.rarity import Rarity

CHUNK = 2_000
SMALL = 3_000  # cases up to which the rarity is counted anew on the way
_PUT = """
INSERT INTO advice_caselikeness (case_id, features, keys, vector, method, counted)
SELECT case_id, features, keys::int[], vector::halfvec, %s, %s
FROM unnest(%s::bigint[], %s::bytea[], %s::text[], %s::text[]) AS e(case_id, features, keys, vector)
ON CONFLICT (case_id) DO UPDATE SET features = excluded.features, keys = excluded.keys,
  vector = excluded.vector, method = excluded.method, counted = excluded.counted
"""
_LAST = """
SELECT (SELECT max(version) FROM advice_caserarity WHERE method = %s),
  (SELECT count(*) FROM (SELECT FROM advice_caselikeness LIMIT %s) AS first)
"""


@dataclass(slots=True)
class _Known:
    """The rarity that this process read last."""

    rarity: Rarity


_known = _Known(rarity.counted([]))


def current(*, fresh: bool = True) -> Rarity:
    """The rarity counted last; one statement unless another was counted since. A small office's is
    counted anew on the way when a tenth of its cases is new; `fresh` off: not while a case is sent.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LAST, [VERSION, SMALL + 1])
        version, cases = cursor.fetchone()
    if (version or 0) != _known.rarity.version:
        _known.rarity = _read(version) if version else rarity.counted([])
    counted = _known.rarity.documents
    if fresh and cases <= SMALL and abs(cases - counted) > counted // 10:
        _known.rarity = recount()
    return _known.rarity


def _read(version: int) -> Rarity:
    row = CaseRarity.objects.get(version=version)
    terms, names = rarity.unpacked(bytes(row.terms)), rarity.unpacked(bytes(row.names))
    return rarity.made(version, row.documents, row.length, terms, names)


def in_bytes(statement: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    """The rows of a statement as the database sends them in binary: of a thousand features that takes a
    third less time than as text. Within a transaction of Django's own connection.
    """
    with Cursor(connection.connection) as cursor:
        return cursor.execute(statement.encode(), values, binary=True).fetchall()


def recount() -> Rarity:
    """Count anew over all cases; what was counted before goes."""
    terms, names = np.zeros(SPACE, np.uint32), np.zeros(SPACE, np.uint32)
    documents = length = 0
    for kept in _all_features():
        terms[kept.terms] += 1
        names[kept.names] += 1
        documents, length = documents + 1, length + kept.length
    row = CaseRarity.objects.create(
        method=VERSION,
        documents=documents,
        length=length,
        terms=rarity.packed(terms),
        names=rarity.packed(names),
    )
    CaseRarity.objects.filter(version__lt=row.version).delete()
    return rarity.made(row.version, documents, length, terms, names)


def _all_features() -> Iterator[Features]:
    rows = CaseLikeness.objects.filter(method=VERSION).values_list("features", flat=True)
    yield from (unpacked(bytes(kept)) for kept in rows.iterator(chunk_size=CHUNK))


def put(texts: Mapping[int, tuple[str, str]], counted: Rarity) -> None:
    """Title and text of these cases, one statement however many."""
    if not texts:
        return
    rows = [(case_id, *_row(title, text, counted)) for case_id, (title, text) in texts.items()]
    columns = [list(column) for column in zip(*rows, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(_PUT, [VERSION, counted.documents, *columns])


def _row(title: str, text: str, counted: Rarity) -> tuple[bytes, str, str]:
    kept = features(title, text)
    keys = "{" + ",".join(map(str, [*kept.names.tolist(), *near_copies.bands(text)])) + "}"
    return packed(kept), keys, as_vector(kept, counted)


def as_vector(of: Features, counted: Rarity) -> str:
    return "[" + ",".join(f"{number:.4f}" for number in vectors.folded(of, counted)) + "]"


def read(ids: Sequence[int]) -> dict[int, Features]:
    rows = CaseLikeness.objects.filter(case_id__in=ids, method=VERSION)
    return {pk: unpacked(bytes(kept)) for pk, kept in rows.values_list("case_id", "features")}
