"""回测: how the recommendation would have done on the office's latest decisions, had it been asked before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jianyan.advice.routing.recommending import Recommendation, recommend
from jianyan.advice.routing.training import train
from jianyan.advice.routing.wording import texts_of
from jianyan.cases.models import Case
from jianyan.people.models import Office, Unit

ASKED, PAST = 100, 200
FEWEST = 20  # cases asked, below which a share says nothing
SURE = 0.8
# units by how many of the decisions looked at were theirs: the rare ones are the hard ones
BANDS = ((1, 4), (5, 14), (15, 10_000))


@dataclass(frozen=True, slots=True)
class Band:
    """Units of about one size: cases asked, and how often the first or one of three was right."""

    least: int
    most: int
    cases: int
    first: float
    among_three: float


@dataclass(frozen=True, slots=True)
class BackTest:
    """All of it, what was answered at all, and what was answered at 0.8 and more."""

    past: int
    asked: int
    first: float
    among_three: float
    abstained: int
    sure: int
    sure_right: float
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class _Tried:
    truth: str
    size: int
    answer: Recommendation

    @property
    def right(self) -> tuple[bool, bool]:
        """Whether the first one named is right, and whether one of the first three is."""
        ranked = [one.unit.key for one in self.answer.units]
        return ranked[:1] == [self.truth], self.truth in ranked[:3]

    @property
    def is_sure(self) -> bool:
        return not self.answer.abstained and self.answer.units[0].score >= SURE


def backtest(office: Office, on: date, *, past: int = PAST, asked: int = ASKED) -> BackTest | None:
    """The latest cases assigned, each with nothing known but the `past` decisions before them;
    duties and lists as they stand today."""
    rows = decisions(office, past + asked)
    if len(rows) < asked // 2 + FEWEST:
        return None
    asked = min(asked, len(rows) // 3)
    new, old = rows[:asked], rows[asked:]
    titles = texts_of([pk for pk, _ in rows])
    model, _held = train([titles[pk].partition("\n")[0] for pk, _ in old], [key for _, key in old])
    known = Q(pk__in=[pk for pk, _ in old])
    sizes = [key for _, key in rows]
    tried = [
        _Tried(
            key, sizes.count(key),
            recommend(titles[pk], office=office, on=on, where=known, model=model),
        )
        for pk, key in new
    ]  # fmt: skip
    return _told(len(old), [one for one in tried if one.answer.units])


def decisions(office: Office, most: int) -> list[tuple[int, str]]:
    """The latest cases assigned with their lead unit; heirs answer for units that are no more."""
    heirs = dict(Unit.objects.exclude(successor=None).values_list("key", "successor__key"))
    rows = Case.objects.filter(office=office, lead_unit__isnull=False).order_by("-pk")
    found = rows.values_list("pk", "lead_unit__key")[:most]
    return [(pk, heirs.get(key, key)) for pk, key in found]


def bands_of(tried: Sequence[tuple[int, bool, bool]]) -> tuple[Band, ...]:
    """Size of the unit, first right, one of three right: as shares by band."""
    found = []
    for least, most in BANDS:
        mine = [(first, three) for size, first, three in tried if least <= size <= most]
        if mine:
            found.append(Band(least, most, len(mine), *_shares(mine)))
    return tuple(found)


def _told(past: int, tried: Sequence[_Tried]) -> BackTest:
    sure = [one for one in tried if one.is_sure]
    first, among_three = _shares([one.right for one in tried])
    return BackTest(
        past=past,
        asked=len(tried),
        first=first,
        among_three=among_three,
        abstained=sum(one.answer.abstained for one in tried),
        sure=len(sure),
        sure_right=_shares([one.right for one in sure])[0],
        bands=bands_of([(one.size, *one.right) for one in tried]),
    )


def _shares(right: Sequence[tuple[bool, bool]]) -> tuple[float, float]:
    first, three = (sum(one) for one in zip(*right, strict=True)) if right else (0, 0)
    count = len(right) or 1
    return round(first / count, 4), round(three / count, 4)
