"""可并案研究的件 — the cases of a session that say the same, in groups, by one run over all of them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from django.conf import settings
from django.db.models import Q

from jianyan.advice import kept
from jianyan.advice.features import Features, Floats, unpacked
from jianyan.advice.likeness import Asked, asked
from jianyan.advice.models import CaseLikeness
from jianyan.advice.rarity import Rarity
from jianyan.advice.sameness import Subject, elsewhere, subject
from jianyan.advice.shelf import Places, Shelf
from jianyan.cases.models import Case
from jianyan.cases.states import CaseState

NAMED = 0.25  # the least that a shared name must be worth: alike without one is the same matter elsewhere
WORDS = 0.33  # the least that the words must be alike: the same place in another matter is another
TOLD_EVERY = 500
COPY = 0.9  # so alike that no name is needed
# With names worth less than NAMED a score of COPY takes 0.9 of the words, and so a cosine of 0.8 at
# the least, since the other half of their likeness is at most 1.
COPY_COSINE = 0.8


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that say the same, and how alike the least alike neighbours are."""

    cases: tuple[int, ...]
    score: float


Told = Callable[[int], None]  # how many cases are compared so far


def groups_of(where: Q, told: Told = lambda done: None) -> list[Group]:
    """The groups among the cases that somebody may see. Three statements."""
    sent = Case.objects.filter(where).exclude(state=CaseState.DRAFT)
    rows = CaseLikeness.objects.filter(case__in=sent.values("pk")).order_by("case_id")
    read = list(rows.values_list("case_id", "case__title", "features"))
    features = [unpacked(bytes(held)) for _, _, held in read]
    found = groups([title for _, title, _ in read], features, kept.current(), told)
    return [Group(tuple(read[at][0] for at in members), score) for members, score in found]


def groups(
    titles: Sequence[str],
    features: Sequence[Features],
    rarity: Rarity,
    told: Told = lambda done: None,
) -> list[tuple[list[int], float]]:
    """By their numbers; the largest and most alike first. Both must say so of each other, and no two
    titles of a group name different places: what is most alike is joined first.
    """
    subjects = [subject(title) for title in titles]
    least = float(settings.LIKENESS["merge"])
    together = Together(subjects)
    pairs = _alike(features, rarity, least, told)
    for one, other, score in sorted(pairs, key=lambda pair: (-pair[2], pair[:2])):
        together.join(one, other, score)
    return sorted(together.groups(), key=lambda group: (-len(group[0]), -group[1]))


class Together:
    """Who is in whose group so far."""

    def __init__(self, subjects: Sequence[Subject]) -> None:
        self._subjects = subjects
        self._leader = list(range(len(subjects)))
        self._members = {at: [at] for at in range(len(subjects))}
        self._weakest: dict[int, float] = {}

    def join(self, one: int, other: int, score: float) -> None:
        """Unless somebody here and somebody there name different places."""
        first, second = sorted((self._leader[one], self._leader[other]))
        here, there = self._members[first], self._members[second]
        if first == second or any(
            elsewhere(self._subjects[a], self._subjects[b]) for a in here for b in there
        ):
            return
        least = (score, self._weakest.pop(second, 1.0), self._weakest.get(first, 1.0))
        self._weakest[first] = min(least)
        self._members[first] = sorted(here + self._members.pop(second))
        for at in there:
            self._leader[at] = first

    def groups(self) -> Iterator[tuple[list[int], float]]:
        """Those of two and more, and how alike those are that were joined last."""
        for leader, members in self._members.items():
            if len(members) > 1:
                yield members, self._weakest[leader]


def _alike(
    features: Sequence[Features], rarity: Rarity, least: float, told: Told
) -> list[tuple[int, int, float]]:
    """The pairs of which both say so, each once, by the lower of the two scores.

    Only what shares a telling name or nearly all words is compared: nothing else can be a pair.
    And only what comes later; the few of which one says so are asked back.
    """
    shelf = Shelf(features, rarity)
    back: dict[int, list[tuple[int, float]]] = {}
    for at, text in enumerate(features):
        if at % TOLD_EVERY == 0:
            told(at)
        of = asked(text, rarity)
        names = shelf.names(of)
        near = names >= NAMED
        near[shelf.telling(of, COPY_COSINE)] = True
        near[: at + 1] = False
        for other, score in _says(shelf, of, np.flatnonzero(near), names, least):
            back.setdefault(other, []).append((at, score))
    found: list[tuple[int, int, float]] = []
    for other, ones in sorted(back.items()):
        of = asked(features[other], rarity)
        among = np.array([one for one, _ in ones])
        agreed = dict(_says(shelf, of, among, shelf.names(of), least))
        found += [(one, other, min(score, agreed[one])) for one, score in ones if one in agreed]
    return sorted(found)


def _says(
    shelf: Shelf, of: Asked, among: Places, names: Floats, least: float
) -> Iterator[tuple[int, float]]:
    """Which of these a text takes for the same matter, with the scores."""
    if not len(among):
        return
    scores = shelf.scores_among(of, among, names)
    worth = names[among]
    words = scores - of.share * worth >= (1 - of.share) * WORDS
    pairs = (scores >= least) & (((worth >= NAMED) & words) | (scores >= COPY))
    for place in np.flatnonzero(pairs).tolist():
        yield int(among[place]), float(scores[place])
