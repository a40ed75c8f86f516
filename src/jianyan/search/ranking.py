"""排序: candidates by their rarest terms, then BM25 over where and how often each term stands."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection

from jianyan.search.models import Entry, Frequency
from jianyan.search.segmentation import terms

CANDIDATES = 1_200  # that hold any of the terms; as many again that hold all
MOST_TERMS = 40  # of as many candidates; a longer text asks fewer texts about more terms
LONGEST_TERMS = 160
TOGETHER = 12  # terms that a candidate may be asked to hold all at once
K1, B = 1.2, 0.6
# How much a word counts by where it stands; PostgreSQL keeps the place as a letter with each term.
WEIGHTS = {"A": 1.0, "B": 0.6, "C": 0.35, "D": 0.25}  # title, points, situation, reply
UNIT = WEIGHTS["C"]  # once in the situation counts as one
MOST_OF_IT, SOME_OF_IT = 0.5, 0.1  # shares of what was asked, by rarity
SMALL = 20_000  # texts up to which frequencies are counted anew on the way
_LAST_PLACE = 16_383  # PostgreSQL counts places no further

_ASK = "SELECT term, documents FROM {frequencies} WHERE term = ANY(%s)"
_COUNT = "SELECT count(*), COALESCE(avg(length), 1)::float FROM {entries}"
ALL, MEAN = "", " "  # no term of any text: how many texts there are, and how long they are
_SINCE = """
SELECT (SELECT count(*) FROM (SELECT FROM {entries} LIMIT %s) AS first),
  COALESCE((SELECT documents FROM {frequencies} WHERE term = ''), 0)
"""
# For a single term ts_rank_cd is the sum of the weights of its places (each place is a cover of
# its own); the join with nothing unpacks the terms once for a row instead of once for a term.
_MATCH = """
WITH candidate AS MATERIALIZED ({picked})
SELECT case_id, length,
  (SELECT array_agg(ts_rank_cd(%s::float4[], t.terms, q) ORDER BY i)
   FROM unnest(%s::tsquery[]) WITH ORDINALITY AS wanted(q, i))
FROM (SELECT case_id, length, terms || ''::tsvector AS terms
      FROM {entries} JOIN candidate USING (case_id) OFFSET 0) AS t
"""
# The newest first: where a word stands in more texts than are looked at, the old ones are left out.
# Each OFFSET 0 keeps what stands outside from changing the plan inside: read in the order of the
# key, every text would be unpacked; joined before it is sorted, sight would be asked of all.
_PICK = """
(SELECT case_id FROM (
   SELECT case_id FROM (
     SELECT case_id FROM {entries} WHERE terms @@ %s::tsquery {must} OFFSET 0) AS met
   ORDER BY case_id DESC OFFSET 0) AS newest
 WHERE true {only} LIMIT %s)
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
UNION ALL SELECT ' ', COALESCE(round(avg(length)), 1)::int FROM {entries}
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
        cursor.execute(corpus.sql(_SINCE), [SMALL + 1])
        now, counted = cursor.fetchone()
    return bool(now <= SMALL and abs(now - counted) > counted // 10)


def rank(
    corpus: Corpus, wanted: Sequence[str], only: Only | None = None, must: str = "",
    candidates: int = CANDIDATES,
) -> Ranked:  # fmt: skip
    """The texts that say the most of what is wanted, best first. Three statements at most.

    `must` is a condition on the terms that every text has to meet: phrases, words left out.
    """
    if not wanted:
        return Ranked((), False)
    statement, params = (f"AND case_id IN ({only[0]})", only[1]) if only else ("", ())
    common, texts, mean = counts(corpus, wanted)
    with connection.cursor() as cursor:
        rarest = sorted(wanted, key=lambda term: common.get(term, 1))[:LONGEST_TERMS]
        most = candidates * MOST_TERMS // max(len(rarest), MOST_TERMS)
        asked = [_lexeme(term) for term in rarest]
        pick = corpus.sql(_PICK, only=statement, must="AND terms @@ %s::tsquery" if must else "")
        met = [must] if must else []
        picked = [
            (pick, [wanted_of, *met, *params, most])
            for wanted_of in dict.fromkeys(
                (_all_of(rarest, common), _any_of(rarest, common, most))
            )
        ]
        values = [value for _, said in picked for value in said]
        weights = [WEIGHTS[letter] for letter in "DCBA"]
        match = corpus.sql(_MATCH, picked=" UNION ".join(one for one, _ in picked))
        cursor.execute(match, [*values, weights, asked])
        rows = cursor.fetchall()
    rare = [rarity(common.get(term, 1), texts) for term in rarest]
    return Ranked(tuple(_scored(rows, rare, mean)), len(rows) >= most)


def counts(corpus: Corpus, wanted: Sequence[str]) -> tuple[dict[str, int], int, float]:
    """In how many texts each term stands, how many texts there are, and how long they are."""
    with connection.cursor() as cursor:
        cursor.execute(corpus.sql(_ASK), [[*wanted, ALL, MEAN]])
        common = dict(cursor.fetchall())
        texts, mean = common.pop(ALL, 0), common.pop(MEAN, None)
        # Of many texts, a few more or less change nothing; counts of an older version have no mean.
        if texts <= SMALL or mean is None:
            cursor.execute(corpus.sql(_COUNT))
            texts, mean = cursor.fetchone()
    return common, texts, mean


def _lexeme(term: str) -> str:
    return f"'{term}':*" if len(term) == 1 else f"'{term}'"


def _all_of(rarest: Sequence[str], common: Mapping[str, int]) -> str:
    """Every term that more than one text holds, as far as so many can stand together."""
    known = [term for term in rarest if term in common or len(term) == 1]
    return " & ".join(_lexeme(term) for term in (known or rarest)[:TOGETHER])


def _any_of(rarest: Sequence[str], common: Mapping[str, int], most: int) -> str:
    return " | ".join(_lexeme(term) for term in _first(rarest, common, most))


def _first(rarest: Sequence[str], common: Mapping[str, int], most: int) -> Iterable[str]:
    """The rarest terms, until they bring enough candidates."""
    brought = 0
    for term in rarest:
        if brought >= most:
            return
        yield term
        brought += common.get(term, 1)


def rarity(documents: int, texts: int) -> float:
    """How much a term tells that stands in so many of so many texts."""
    return math.log(1 + (max(texts - documents, 0) + 0.5) / (documents + 0.5))


def _scored(
    rows: Sequence[tuple[int, int, list[float]]], rarities: Sequence[float], mean: float
) -> list[tuple[int, float]]:
    """BM25; where some text holds most of what was asked, those that hold less are left out.

    What no text says at all was not asked of these texts.
    """
    if not rows:
        return []
    ids = np.array([row[0] for row in rows])
    lengths = np.array([row[1] for row in rows], np.float64)
    counts = np.array([row[2] for row in rows], np.float64) / UNIT
    rare = np.array(rarities)
    asked = float(rare[counts.any(axis=0)].sum())
    norms = K1 * (1 - B + B * lengths / mean)
    scores = (rare * counts * (K1 + 1) / (counts + norms[:, None])).sum(axis=1)
    held = ((counts > 0) * rare).sum(axis=1) / (asked or 1.0)
    enough = MOST_OF_IT if (held >= MOST_OF_IT).any() else SOME_OF_IT
    order = np.lexsort((ids, -scores))
    return [(int(ids[at]), float(scores[at])) for at in order if held[at] >= enough]
