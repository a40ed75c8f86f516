"""去年承办单位 — who handled the most similar case of the session before, with the reason (S17).

A unit that is no more stands for the one that answers for it today (S16).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Case
from jianyan.cases.queries.sentence import Sentence
from jianyan.people.models import Session

ALIKE = 0.5  # of the pairs of signs of two titles, how many must agree
# the unit, and what answers for it since
_UNITS = tuple(
    f"lead_unit{after}__{field}"
    for after in ("", "__successor", "__successor__successor")
    for field in ("id", "short_name")
)
# what stands in every title and says nothing of its matter
_USUAL = ("关于", "建议", "提案", "的", "进一步", "加强", "推进")


@dataclass(frozen=True, slots=True)
class LastYear:
    """The unit of last year, or its successor, and why it is named here."""

    unit_id: int
    unit: str
    why: Sentence


@dataclass(frozen=True, slots=True)
class _Handled:
    """One case of the session before, with the unit that would have it today."""

    number: str
    title: str
    category: str
    unit: int
    name: str
    then: str  # the name of the unit that had it, where it is no more

    def why(self) -> Sentence:
        said = {"number": self.number, "title": self.title, "unit": self.then}
        if self.then:
            return Sentence(_("last year no. %(number)s “%(title)s”, then with %(unit)s"), said)
        return Sentence(_("last year no. %(number)s “%(title)s”"), said)


def last_year(cases: Sequence[Case], session: Session) -> dict[int, LastYear]:
    """By case: the host of the most similar title, or the usual host of its category. Two queries."""
    before = (
        Session.objects.filter(office=session.office_id, year__lt=session.year)
        .order_by("-year", "-term", "-number")
        .first()
    )
    known = list(_handled(before))
    titles = [_pairs(one.title) for one in known]
    places = _index(titles)
    usual = _by_category(known)
    found: dict[int, LastYear] = {}
    for case in cases:
        at = _nearest(_pairs(case.title), titles, places)
        if at is not None:
            found[case.pk] = LastYear(known[at].unit, known[at].name, known[at].why())
        elif case.category in usual:
            found[case.pk] = usual[case.category]
    return found


def _handled(before: Session | None) -> Iterator[_Handled]:
    rows = Case.objects.filter(session=before, lead_unit__isnull=False).order_by("pk")
    for number, title, category, *units in rows.values_list(
        "number", "title", "category", *_UNITS
    ):
        after = [(pk, name) for pk, name in zip(units[::2], units[1::2], strict=True) if pk]
        (_had, then), (today, name) = after[0], after[-1]
        yield _Handled(number, title, category, today, name, then if len(after) > 1 else "")


def _pairs(title: str) -> frozenset[str]:
    for word in _USUAL:
        title = title.replace(word, "")
    return frozenset(title[at : at + 2] for at in range(len(title) - 1))


def _index(titles: Iterable[frozenset[str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for at, pairs in enumerate(titles):
        for pair in pairs:
            places[pair].append(at)
    return places


def _nearest(
    pairs: frozenset[str], titles: Sequence[frozenset[str]], places: dict[str, list[int]]
) -> int | None:
    """The title that shares most pairs of signs (Dice), the later of two equal ones."""
    shared = Counter(at for pair in pairs for at in places.get(pair, ()))
    rated = [(2 * n / (len(pairs) + len(titles[at])), at) for at, n in shared.items()]
    best = max(rated, default=(0.0, -1))
    return best[1] if best[0] >= ALIKE else None


def _by_category(known: Iterable[_Handled]) -> dict[str, LastYear]:
    """The unit that handled most of a category, where it is more than half of it."""
    counted: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for one in known:
        if one.category:
            counted[one.category][one.unit, one.name] += 1
    found = {}
    for category, units in counted.items():
        (unit, name), times = units.most_common(1)[0]
        if times * 2 > units.total():
            why = _("last year %(times)s of %(total)s of this category")
            found[category] = LastYear(
                unit, name, Sentence(why, {"times": times, "total": units.total()})
            )
    return found
