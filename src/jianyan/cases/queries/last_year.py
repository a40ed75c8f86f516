"""去年承办单位 — who handled the most similar case of the session before, with the reason (S17)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Case
from jianyan.cases.queries.sentence import Sentence
from jianyan.people.models import Session

ALIKE = 0.5  # of the pairs of signs of two titles, how many must agree
# what stands in every title and says nothing of its matter
_USUAL = ("关于", "建议", "提案", "的", "进一步", "加强", "推进")


@dataclass(frozen=True, slots=True)
class LastYear:
    """The unit of last year, and why it is named here."""

    unit_id: int
    unit: str
    why: Sentence


def last_year(cases: Sequence[Case], session: Session) -> dict[int, LastYear]:
    """By case: the host of the most similar title, or the usual host of its category. Two queries."""
    before = (
        Session.objects.filter(office=session.office_id, year__lt=session.year)
        .order_by("-year", "-term", "-number")
        .first()
    )
    rows = Case.objects.filter(session=before, lead_unit__isnull=False).order_by("pk")
    known = list(rows.values_list("number", "title", "category", "lead_unit", "lead_unit__name"))
    titles = [_pairs(title) for _number, title, *_ in known]
    places = _index(titles)
    usual = _by_category((category, unit, name) for _n, _t, category, unit, name in known)
    found: dict[int, LastYear] = {}
    for case in cases:
        at = _nearest(_pairs(case.title), titles, places)
        if at is not None:
            number, title, _category, unit, name = known[at]
            why = _("last year no. %(number)s “%(title)s”")
            found[case.pk] = LastYear(
                unit, name, Sentence(why, {"number": number, "title": title})
            )
        elif case.category in usual:
            found[case.pk] = usual[case.category]
    return found


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


def _by_category(rows: Iterable[tuple[str, int, str]]) -> dict[str, LastYear]:
    """The unit that handled most of a category, where it is more than half of it."""
    counted: dict[str, Counter[tuple[int, str]]] = defaultdict(Counter)
    for category, unit, name in rows:
        if category:
            counted[category][unit, name] += 1
    found = {}
    for category, units in counted.items():
        (unit, name), times = units.most_common(1)[0]
        if times * 2 > units.total():
            why = _("last year %(times)s of %(total)s of this category")
            found[category] = LastYear(
                unit, name, Sentence(why, {"times": times, "total": units.total()})
            )
    return found
