"""公开的数字 — the portal's figures with their bases, copied whenever something is published.

Counted on published replies: each reply once; on cases: each case with a public reply once. The
base of the first figure is every case of the year's sessions with a delivered reply, past years'
imported history left out. A reply that was taken down counts nowhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import connection

from jianyan.disclosure.models import Count

SOLVED, UNDER_WAY, EXPLAINED = "solved", "under_way", "explained"
RESULTS = {
    SOLVED: ("SOLVED", "PARTLY"),
    UNDER_WAY: ("IN_PROGRESS_THIS_YEAR", "PLANNED"),
    EXPLAINED: ("BLOCKED_CONDITION", "NOT_LAWFUL", "REFERENCE", "HIGHER_LEVEL"),
}
_RECOUNT = """
WITH shown AS (
  SELECT * FROM disclosure_publishedreply WHERE taken_down_on IS NULL AND year = ANY(%(years)s))
INSERT INTO disclosure_count (year, kind, measure, key, label, position, value)
SELECT s.year, c.kind, 'replied', '', '', 0, count(*)
  FROM cases_case c JOIN people_session s ON s.id = c.session_id
  WHERE s.year = ANY(%(years)s) AND c.replied_on IS NOT NULL AND c.state <> 'history'
  GROUP BY 1, 2
UNION ALL SELECT year, kind, 'cases', '', '', 0, count(DISTINCT case_id) FROM shown GROUP BY 1, 2
UNION ALL SELECT year, kind, 'replies', '', '', 0, count(*) FROM shown GROUP BY 1, 2
UNION ALL SELECT year, kind, 'result', result, '', 0, count(*) FROM shown GROUP BY 1, 2, 4
UNION ALL SELECT year, kind, 'form', form, '', 0, count(*) FROM shown GROUP BY 1, 2, 4
UNION ALL SELECT year, kind, 'category', category, category, 0, count(*) FROM shown
  WHERE category <> '' GROUP BY 1, 2, 4
UNION ALL SELECT year, kind, 'unit', unit, max(unit_name), min(unit_position), count(*)
  FROM shown GROUP BY 1, 2, 4
"""


def result_of(outcome: str) -> str:
    """The group in which the public counts a neutral outcome code."""
    return next((result for result, codes in RESULTS.items() if outcome in codes), "")


def recount(years: Iterable[int]) -> None:
    """Count these years anew; two statements."""
    wanted = sorted(years)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM disclosure_count WHERE year = ANY(%s)", [wanted])
        cursor.execute(_RECOUNT, {"years": wanted})


@dataclass(frozen=True, slots=True)
class Figures:
    """本年数字: what was published of one year, and of how much."""

    year: int
    cases: int  # with a public reply
    replied: int  # of these: cases replied to
    replies: int  # public replies, the base of the rest
    solved: int
    under_way: int
    explained: int
    full: int  # shown in full text

    def share(self, part: int, base: int) -> str:
        return f"{part * 100 / base:.1f}%" if base else "—"


def of_year(year: int | None = None) -> Figures | None:
    """The figures of a year, or of the newest that has any. One statement."""
    rows = Count.objects.filter(measure__in=["cases", "replied", "replies", "result", "form"])
    if year is not None:
        rows = rows.filter(year=year)
    by_year: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        by_year[row.year][row.key or row.measure] += row.value
    shown = [y for y, values in by_year.items() if values["replies"]]
    if not shown:
        return None
    newest = max(shown)
    values = by_year[newest]
    names = ("cases", "replied", "replies", SOLVED, UNDER_WAY, EXPLAINED, "full")
    return Figures(newest, *(values[name] for name in names))


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that a list can be filtered by, and how many replies it leaves."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Choices:
    """可选的筛选条件."""

    years: Sequence[int]
    units: Sequence[Choice]
    categories: Sequence[Choice]


def choices(year: int | None) -> Choices:
    """The years there are, and the units and categories of one of them (or of all)."""
    years: set[int] = set()
    found: dict[str, dict[str, tuple[int, str, int]]] = {"unit": {}, "category": {}}
    for row in Count.objects.filter(measure__in=["replies", *found]):
        if row.measure == "replies":
            years.add(row.year)
        elif year is None or row.year == year:
            before = found[row.measure].get(row.key, (row.position, row.label, 0))
            found[row.measure][row.key] = (row.position, row.label, before[2] + row.value)
    ordered = {
        measure: [Choice(key, label, n) for key, (_, label, n) in sorted(rows.items(), key=_order)]
        for measure, rows in found.items()
    }
    return Choices(sorted(years, reverse=True), ordered["unit"], ordered["category"])


def _order(item: tuple[str, tuple[int, str, int]]) -> tuple[int, int, str]:
    """Units in official order; categories, which have none, by how many they are."""
    key, (position, _, count) = item
    return position, -count, key
