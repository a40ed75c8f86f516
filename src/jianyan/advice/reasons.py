"""理由 — what two texts share, as a person reads it: names, words, passages side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import rjieba
from django.utils.translation import gettext as _

from jianyan.advice import places
from jianyan.advice.features import name_number, number
from jianyan.advice.near_copies import Shared, as_compared, compared
from jianyan.advice.rarity import Rarity
from jianyan.search.segmentation import reading

MOST = 4  # names, words, passages told
QUOTED = 12  # signs of a passage worth quoting
COPY = 0.8  # from here on two texts are near-copies
_PLAIN = 0.45  # of the rarity of the rarest: what is more common says nothing
Said = tuple[str, str]  # title, text


@dataclass(frozen=True, slots=True)
class Why:
    """Why two texts are like each other."""

    names: tuple[str, ...]
    words: tuple[str, ...]
    passages: tuple[Shared, ...]
    alike: float  # which share of both stands in both

    @property
    def is_near_copy(self) -> bool:
        return self.alike >= COPY

    def sentences(self) -> Iterator[str]:
        """In the language in force, the strongest first."""
        if self.is_near_copy:
            yield _("%(share)d %% of the wording is the same") % {"share": int(self.alike * 100)}
        if self.names:
            yield _("both name: %(names)s") % {"names": "、".join(self.names)}
        if self.words:
            yield _("shared words: %(words)s") % {"words": "、".join(self.words)}
        for passage in self.passages[:1]:
            yield _("same passage: “%(text)s”") % {"text": shortened(passage.text)}


def shortened(text: str, most: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def why(one: Said, other: Said, counted: Rarity) -> Why:
    """What these two share; the rarest first."""
    here = "\n".join(one)
    there = f"{reading(other[0])}\n{as_compared(other[1])[0]}"
    found, share = compared(one[1], other[1])
    shared = [passage for passage in found if passage.length >= QUOTED]
    return Why(
        tuple(_names(here, there, counted))[:MOST],
        tuple(islice(_words(here, there, counted), MOST)),
        tuple(sorted(shared, key=lambda passage: -passage.length)[:MOST]),
        share,
    )


@lru_cache(maxsize=2)
def _read(text: str) -> tuple[str, list[tuple[str, str]], list[places.Place]]:
    """A text read, tagged and its places found: once for what is asked, whatever it is held against."""
    said = reading(text)
    tagged = rjieba.tag(said)
    return said, tagged, list(places.places_in(said, tagged))


def _names(here: str, other: str, counted: Rarity) -> Iterator[str]:
    """The longest run of each name that the other text has too, without what leads to it."""
    said, _tagged, mine = _read(here)
    found: dict[str, float] = {}
    for place in mine:
        shared = [run for run in place.runs if run in other]
        if shared:
            name = places.name(said, shared[-1])
            worth = place.worth * float(counted.names[name_number(shared[-1])])
            if name and name in other:
                found[name] = max(worth, found.get(name, 0))
    told: list[str] = []
    for name in sorted(found, key=lambda name: -found[name]):
        if found[name] > 0.1 and not any(name in longer for longer in told):
            told.append(name)
    yield from told


def _words(here: str, other: str, counted: Rarity) -> Iterator[str]:
    """Shared words that are not in every text, the rarest first."""
    yield from (word for word in _telling(here, counted) if word in other)


@lru_cache(maxsize=2)
def _telling(here: str, counted: Rarity) -> list[str]:
    """The words of a text that tell something, the rarest first."""
    said = {word for word, tag in _read(here)[1] if len(word) > 1 and tag[0] in "nvaij"}
    rare = {word: float(counted.terms[number(word)]) for word in said}
    least = _PLAIN * float(counted.terms.max())
    return sorted((w for w in rare if rare[w] >= least), key=lambda w: (-rare[w], here.find(w)))
