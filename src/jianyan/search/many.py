"""成批排序 — many texts asked of the same entries at once: read once, compared in memory, same scores."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Any

import numpy as np
from django.db import connection
from scipy import sparse

from jianyan.search import ranking
from jianyan.search.ranking import K1, MOST_OF_IT, SOME_OF_IT, UNIT, WEIGHTS, B, Corpus, Only

AT_ONCE = 100
Matrix = Any  # scipy's sparse matrices have no types of their own
# The newest, as the single search prefers them. The letters of a term's places are its weights.
_READ = """
SELECT e.case_id, e.length, array_agg(t.lexeme), array_agg(array_to_string(t.weights, ''))
FROM (SELECT case_id, length, terms FROM {entries} WHERE true {only}
  ORDER BY case_id DESC LIMIT %s) AS e
CROSS JOIN LATERAL unnest(e.terms) AS t
WHERE t.lexeme = ANY(%s)
GROUP BY e.case_id, e.length ORDER BY e.case_id
"""


def rank_many(
    corpus: Corpus, wanted: Sequence[Sequence[str]], only: Only, *, newest: int, most: int
) -> Iterator[list[tuple[int, float]]]:
    """For each list of terms the texts that say the most of it, best first, `most` of them.

    Every text among the `newest` is compared, where one search compares candidates; the score of a
    text is the same. Three statements, however many lists.
    """
    vocabulary = {term: at for at, term in enumerate(dict.fromkeys(chain.from_iterable(wanted)))}
    if not vocabulary:
        yield from ([] for _ in wanted)
        return
    common, texts, mean = ranking.counts(corpus, list(vocabulary))
    ids, held, bm25 = _read(corpus, vocabulary, only, newest, mean)
    rarity = np.array([ranking.rarity(common.get(term, 1), texts) for term in vocabulary])
    for first in range(0, len(wanted), AT_ONCE):
        some = [[vocabulary[term] for term in terms] for terms in wanted[first : first + AT_ONCE]]
        asked = _matrix(some, rarity)
        scores, shares = (asked @ bm25).toarray(), (asked @ held).toarray()
        for number, terms in enumerate(some):
            said = float(
                rarity[[term for term in terms if held.indptr[term + 1] > held.indptr[term]]].sum()
            )
            yield _best(ids, scores[number], shares[number] / (said or 1.0), most)


def _read(
    corpus: Corpus, vocabulary: dict[str, int], only: Only, newest: int, mean: float
) -> tuple[np.ndarray, Matrix, Matrix]:
    """The texts with these terms: their ids, which term each holds, and what it counts there."""
    with connection.cursor() as cursor:
        statement = corpus.sql(_READ, only=f"AND case_id IN ({only[0]})")
        cursor.execute(statement, [*only[1], newest, list(vocabulary)])
        rows = cursor.fetchall()
    lengths = np.array([row[1] for row in rows], np.float64)
    at = np.repeat(np.arange(len(rows)), [len(row[2]) for row in rows])
    terms = np.array([vocabulary[term] for row in rows for term in row[2]], np.int64)
    worth: dict[str, float] = {}
    counts = np.array([_worth(said, worth) for row in rows for said in row[3]], np.float64)
    values = counts * (K1 + 1) / (counts + (K1 * (1 - B + B * lengths / mean))[at])
    shape = (len(vocabulary), len(rows))
    held, bm25 = (
        sparse.csr_matrix((data, (terms, at)), shape=shape) for data in (np.ones(len(at)), values)
    )
    return np.array([row[0] for row in rows]), held, bm25


def _worth(places: str, known: dict[str, float]) -> float:
    """What a term counts in a text by the letters of its places."""
    if places not in known:
        known[places] = sum(WEIGHTS[letter] for letter in places) / UNIT
    return known[places]


def _matrix(lists: Sequence[Sequence[int]], rarity: np.ndarray) -> Matrix:
    rows = np.repeat(np.arange(len(lists)), [len(terms) for terms in lists])
    terms = np.array(list(chain.from_iterable(lists)), np.int64)
    return sparse.csr_matrix((rarity[terms], (rows, terms)), shape=(len(lists), len(rarity)))


def _best(
    ids: np.ndarray, scores: np.ndarray, shares: np.ndarray, most: int
) -> list[tuple[int, float]]:
    """As one search: where a text holds most of what was asked, those that hold less are left out."""
    enough = MOST_OF_IT if (shares >= MOST_OF_IT).any() else SOME_OF_IT
    at = np.flatnonzero(shares >= enough)
    at = at[np.lexsort((ids[at], -scores[at]))][:most]
    return [(int(ids[one]), float(scores[one])) for one in at]
