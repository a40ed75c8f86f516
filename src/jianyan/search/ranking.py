"""排序: candidates by their rarest terms, then BM25 over where and how often each term stands."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from jianyan.search.models import Entry, Frequency
from jianyan.search.segmentation import terms

CANDIDATES = 2_000
MOST_TERMS = 40  # of as many candidates; a longer text asks fewer texts about more terms
LONGEST_TERMS = 160
K1, B = 1.2, 0.6
# How much a word counts by where it stands; PostgreSQL keeps the place as a letter with each term.
WEIGHTS = {"A": 1.0, "B": 0.6, "C": 0.35, "D": 0.25}  # title, points, situation, reply
UNIT = WEIGHTS["C"]  # once in the situation counts as one
MOST_OF_IT, SOME_OF_IT = 0.5, 0.1  # shares of what was asked, by rarity
SMALL = 20_000  # texts up to which frequencies are counted anew on the way
_LAST_PLACE = 16_383  # PostgreSQL counts places no further

_ASK = "SELECT term, documents FROM {frequencies} WHERE term = ANY(%s)"
_COUNT = "SELECT count(*), COALESCE(avg(length), 1)::float FROM {entries}"
_SINCE = """
SELECT (SELECT count(*) FROM {entries}),
  COALESCE((SELECT documents FROM {frequencies} WHERE term = ''), 0)
"""
# For a single term ts_rank_cd is the sum of the weights of its places (each place is a cover of
# its own); the join with nothing unpacks the terms once for a row instead of once for a term.
_MATCH = """
SELECT case_id, length,
  (SELECT array_agg(ts_rank_cd(%s::float4[], terms, q) ORDER BY i)
   FROM unnest(%s::tsquery[]) WITH ORDINALITY AS wanted(q, i))
FROM (SELECT case_id, length, terms || ''::tsvector AS terms FROM {entries}
      WHERE terms @@ %s::tsquery {must} {only} LIMIT %s OFFSET 0) AS candidate
"""
_PUT = """
INSERT INTO {entries} (case_id, terms, length)
SELECT case_id, terms::tsvector, length FROM unnest(%s::bigint[], %s::text[], %s::int[]) AS e(case_id, terms, length)
ON CONFLICT (case_id) DO UPDATE SET terms = excluded.terms, length = excluded.length
"""
_COMMON = """
INSERT INTO {frequencies} (term, documents)
SELECT word, ndoc FROM ts_stat('SELECT terms FROM {entries}') WHERE ndoc > 1 AND word <> ''
UNION ALL SELECT '', count(*) FROM {entries}
"""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is searched together: its entries and the frequencies of their terms."""

    entry: type[Entry]
    frequency: type[Frequency]

    def sql(self, statement: str, **more: str) -> str:
        return statement.format(
            entries=self.entry._meta.db_table, frequencies=self.frequency._meta.db_table, **more
        )


@dataclass(frozen=True, slots=True)
class Ranked:
    """What was found, best first; `more`: the candidates were cut off."""

    scores: tuple[tuple[int, float], ...]
    more: bool


Said = Sequence[tuple[str, str]]  # letter of the place, text
Only = tuple[str, Sequence[Any]]  # a statement that gives the case ids to look among


def vector(said: Said) -> tuple[str, int]:
    """The terms of a text as PostgreSQL reads them, and how many there are."""
    places: dict[str, list[str]] = {}
    offset = length = 0
    for letter, text in said:
        for term, place in terms(text):
            at = min(offset + place + 1, _LAST_PLACE)
            places.setdefault(term[:200], []).append(f"{at}{letter}")
            length += 1
        offset += len(text) + 1
    return " ".join(f"'{term}':{','.join(at)}" for term, at in places.items()), length


def put(corpus: Corpus, texts: Mapping[int, Said]) -> None:
    """Write the entries of these cases, one statement however many."""
    rows = [(case_id, *vector(said)) for case_id, said in texts.items()]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(corpus.sql(_PUT), [list(column) for column in zip(*rows, strict=True)])


def recount(corpus: Corpus) -> None:
    """Count anew in how many texts each term stands; one process at a time."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s))", [corpus.sql("{entries}")])
        if cursor.fetchone()[0]:
            cursor.execute(corpus.sql("DELETE FROM {frequencies}"))
            cursor.execute(corpus.sql(_COMMON))


def is_stale(corpus: Corpus) -> bool:
    """Whether a tenth of the texts came or went since the frequencies were counted."""
    with connection.cursor() as cursor:
        cursor.execute(corpus.sql(_SINCE))
        now, counted = cursor.fetchone()
    return bool(now <= SMALL and abs(now - counted) > counted // 10)


def rank(
    corpus: Corpus, wanted: Sequence[str], only: Only | None = None, must: str = ""
) -> Ranked:
    """The texts that say the most of what is wanted, best first. Three statements.

    `must` is a condition on the terms that every text has to meet: phrases, words left out.
    """
    if not wanted:
        return Ranked((), False)
    statement, params = (f"AND case_id IN ({only[0]})", only[1]) if only else ("", ())
    with connection.cursor() as cursor:
        cursor.execute(corpus.sql(_COUNT))
        texts, mean = cursor.fetchone()
        cursor.execute(corpus.sql(_ASK), [list(wanted)])
        common = dict(cursor.fetchall())
        rarest = sorted(wanted, key=lambda term: common.get(term, 1))[:LONGEST_TERMS]
        most = CANDIDATES * MOST_TERMS // max(len(rarest), MOST_TERMS)
        asked = [_lexeme(term) for term in rarest]
        any_of = " | ".join(_lexeme(term) for term in _first(rarest, common, most))
        weights = [WEIGHTS[letter] for letter in "DCBA"]
        met = "AND terms @@ %s::tsquery" if must else ""
        values = [weights, asked, any_of, *([must] if must else []), *params, most]
        cursor.execute(corpus.sql(_MATCH, only=statement, must=met), values)
        rows = cursor.fetchall()
    rarity = [_rarity(common.get(term, 1), texts) for term in rarest]
    return Ranked(tuple(_scored(rows, rarity, mean)), len(rows) == most)


def _lexeme(term: str) -> str:
    return f"'{term}':*" if len(term) == 1 else f"'{term}'"


def _first(rarest: Sequence[str], common: Mapping[str, int], most: int) -> Iterable[str]:
    """The rarest terms, until they bring enough candidates."""
    brought = 0
    for term in rarest:
        if brought >= most:
            return
        yield term
        brought += common.get(term, 1)


def _rarity(documents: int, texts: int) -> float:
    return math.log(1 + (max(texts - documents, 0) + 0.5) / (documents + 0.5))


def _scored(
    rows: Sequence[tuple[int, int, list[float]]], rarity: Sequence[float], mean: float
) -> list[tuple[int, float]]:
    """BM25; where some text holds most of what was asked, those that hold less are left out.

    What no text says at all was not asked of these texts.
    """
    said = [any(weights) for weights in zip(*(row[2] for row in rows), strict=True)]
    asked = sum(r for r, is_said in zip(rarity, said, strict=False) if is_said)
    found = []
    for case_id, length, weights in rows:
        norm = K1 * (1 - B + B * length / mean)
        counts = [weight / UNIT for weight in weights]
        score = sum(r * n * (K1 + 1) / (n + norm) for r, n in zip(rarity, counts, strict=True))
        held = sum(r for r, n in zip(rarity, counts, strict=True) if n)
        found.append((held / asked, score, case_id))
    enough = MOST_OF_IT if any(held >= MOST_OF_IT for held, _, _ in found) else SOME_OF_IT
    kept = [(case_id, score) for held, score, case_id in found if held >= enough]
    return sorted(kept, key=lambda one: (-one[1], one[0]))
