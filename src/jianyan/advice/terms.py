"""模型用词 — the stretches of signs by which the small linear models read a text, and what each weighs in it."""

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

_NUMBER = re.compile(r"[0-9〇零一二三四五六七八九十百千]+")


def grams(plain: str) -> Iterator[str]:
    """Stretches of one to three signs; one number is like another."""
    said = _NUMBER.sub("0", plain)
    for size in (1, 2, 3):
        for at in range(len(said) - size + 1):
            yield said[at : at + size]


def weighed(terms: Iterable[str], rarity: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """The terms that a model knows, as it learned them: by logarithm and rarity, every text equally long."""
    counts = Counter(term for term in terms if term in rarity)
    values = {term: (1 + math.log(n)) * rarity[term] for term, n in counts.items()}
    length = math.sqrt(sum(value**2 for value in values.values())) or 1.0
    yield from ((term, value / length) for term, value in values.items())
