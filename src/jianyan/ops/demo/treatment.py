"""办理 — chooses an outcome and answers every advice point in keeping with it."""

from dataclasses import dataclass
from random import Random

from jianyan.ops.demo.catalogue import AdviceSpec, PastAnswer, Spec, frames
from jianyan.ops.demo.phrasing import Phrasing

# How the first point is answered, then the weights for the others.
_MANNERS: dict[str, tuple[str, dict[str, int]]] = {
    "SOLVED": ("yes", {"yes": 7, "already": 2, "part": 1}),
    "PARTLY": ("part", {"yes": 4, "part": 3, "no": 2, "already": 1}),
    "IN_PROGRESS_THIS_YEAR": ("plan", {"plan": 5, "yes": 3, "part": 1, "already": 1}),
    "PLANNED": ("plan", {"plan": 5, "part": 3, "no": 1, "already": 1}),
    "BLOCKED_CONDITION": ("no", {"no": 4, "part": 2, "already": 3}),
    "REFERENCE": ("no", {"no": 4, "already": 4, "part": 1}),
    "HIGHER_LEVEL": ("higher", {"already": 4, "part": 2, "no": 2}),
}
_ADOPTED = {
    "yes": "FULL",
    "plan": "FULL",
    "part": "PARTIAL",
    "no": "NO",
    "higher": "NO",
    "already": "ALREADY_DONE",
}
_INSTEAD = {
    "yes": ("yes", "already", "part"),
    "part": ("part", "yes", "already"),
    "no": ("no", "part", "already"),
    "already": ("already", "part", "yes"),
}

_GLAD = {"SOLVED", "IN_PROGRESS_THIS_YEAR"}
_SAD = {"BLOCKED_CONDITION", "REFERENCE"}
_SADLY = {**_INSTEAD, "already": ("already", "no", "part"), "no": ("no", "already", "part")}
_GLADLY = {**_INSTEAD, "already": ("already", "yes", "part")}
# Characters that the advice points of one matter should come to at least.
_ENOUGH = 190


@dataclass(frozen=True, slots=True)
class Point:
    """One advice point, asked and answered."""

    what: str
    ask: str
    response: str
    adopted: str


@dataclass(frozen=True, slots=True)
class Treated:
    outcome: str
    points: tuple[Point, ...]
    promises: tuple[tuple[str, int], ...]


def treat(
    rng: Random, spec: Spec, words: Phrasing, *, outcome: str | None, answer: PastAnswer | None
) -> Treated:
    """Answer all points; a past answer stands as the first point's and brings its own promise."""
    outcome = outcome or _outcome(rng, spec, words.level)
    first, weights = _MANNERS[outcome]
    if first == "higher" and not spec.higher:
        first = "no"
    points: list[Point] = []
    promises: list[tuple[str, int]] = []
    openings = _Openings(words)
    asked_for = _asked(rng, spec, words.level)
    telling = _telling(asked_for, first)
    for no, asked in enumerate(asked_for):
        manner = first if no == telling else rng.choices(list(weights), list(weights.values()))[0]
        point, promise = _answer(asked, manner, outcome, spec, openings)
        points.append(point)
        if promise:
            promises.append(promise)
    if answer is not None:
        points[0] = Point(points[0].what, points[0].ask, answer.answer, points[0].adopted)
        promises = [(answer.promise, answer.months)] if answer.promise else []
    return Treated(outcome, tuple(points), tuple(promises[:3]))


def possible(spec: Spec, level: str, outcome: str) -> bool:
    """Whether the matter has the words that this outcome wants at this level."""
    if outcome == "HIGHER_LEVEL":
        return bool(spec.higher) and level != "nation"
    if outcome in {"BLOCKED_CONDITION", "REFERENCE"}:
        refusals = sum(bool(point.no) for point in own_points(spec, level))
        return refusals >= (1 if level == "nation" else 2)
    return True


def own_points(spec: Spec, level: str) -> list[AdviceSpec]:
    """The advice of the matter's own; what is local to a place is not asked of a nation."""
    return [point for point in spec.advice if level != "nation" or not point.local]


def _outcome(rng: Random, spec: Spec, level: str) -> str:
    weights = {
        outcome: weight
        for outcome, weight in frames().weights[level].items()
        if possible(spec, level, outcome)
    }
    return rng.choices(list(weights), list(weights.values()))[0]


def _asked(rng: Random, spec: Spec, level: str) -> tuple[AdviceSpec, ...]:
    """Five or six points, seldom more: most of the matter's own, and some that suit any matter."""
    own = own_points(spec, level)
    if len(own) > 3 and rng.random() < 0.4:
        del own[rng.randrange(len(own))]
    wanted = max(rng.choice((0, 1, 1, 2)), 5 - len(own))
    for extra in rng.sample(frames().extra, len(frames().extra)):
        if wanted <= 0 and sum(len(min(point.ask, key=len)) for point in own) >= _ENOUGH:
            break
        own.append(extra)
        wanted -= 1
    return tuple(own)


def _telling(asked_for: tuple[AdviceSpec, ...], manner: str) -> int:
    """The first point that can be answered as the outcome demands."""
    if manner not in _INSTEAD:
        return 0
    return next((no for no, asked in enumerate(asked_for) if getattr(asked, manner)), 0)


class _Openings:
    """The opening phrases of the answers; none comes twice before all have been used."""

    def __init__(self, words: Phrasing) -> None:
        self.words = words
        self._left: dict[str, list[str]] = {}

    def next(self, name: str, **more: str) -> str:
        left = self._left.setdefault(name, [])
        if not left:
            left += self.words.rng.sample(texts := frames().prefix[name], len(texts))
        return self.words.fill(left.pop(), **more)


def _answer(
    asked: AdviceSpec, manner: str, outcome: str, spec: Spec, openings: _Openings
) -> tuple[Point, tuple[str, int] | None]:
    words = openings.words
    promise: tuple[str, int] | None = None
    if manner == "plan":
        later = outcome == "PLANNED"
        promise = words.fill(asked.promise), asked.months + (6 if later else 0)
        response = openings.next("PLAN_LATER" if later else "PLAN_NOW", promise=promise[0])
        if asked.already and words.rng.random() < 0.5:
            response += words.fill(asked.already)
    elif manner == "higher":
        response = words.fill(spec.higher)
    else:
        instead = _GLADLY if outcome in _GLAD else _SADLY if outcome in _SAD else _INSTEAD
        manner = next(name for name in instead[manner] if getattr(asked, name))
        response = openings.next(_ADOPTED[manner]) + words.fill(getattr(asked, manner))
    return (
        Point(words.fill(asked.what), words.pick(asked.ask), response, _ADOPTED[manner]),
        promise,
    )
