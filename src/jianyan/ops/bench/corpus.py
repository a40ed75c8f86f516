"""语料 — as many different invented cases as wanted, written straight into their tables, with their words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from django.db import connection

from jianyan.cases import writing
from jianyan.cases.digest import of_words
from jianyan.cases.models import Case, Point, Text
from jianyan.cases.states import CaseState, Kind, Period
from jianyan.ops.bench.ground import OFFICE, YEAR
from jianyan.ops.demo.matters import Matter, matter
from jianyan.people.models import Office, Session, Unit

A_YEAR = 15_000
PARAPHRASED = 50  # each so many-th case says again, in other words, what one before it said
_FIRST = "金银铜石清青白黄红长平永安新东西南北上下大双三龙凤梅柳桃松竹荷兰菊云月星溪泉沙"
_SECOND = "水山河江湖桥塘田坪岭湾港口林泉源沟渡岗坡庄庙店集丰和兴盛乐宁康福禄寿昌明光华"
_ENDINGS = ("村", "社区", "小区", "街道", "镇", "路", "河", "水库", "中学", "工业园")


@dataclass(frozen=True, slots=True)
class Made:
    """One case as it was written, with the truth about it."""

    pk: int
    title: str
    again: int | None  # the case that asked the same in other words


def place(rng: Random) -> str:
    """An invented name; there are some two hundred thousand of them."""
    signs: str = rng.choice(_FIRST) + rng.choice(_SECOND) + rng.choice(("", *_SECOND))
    return signs + rng.choice(_ENDINGS)


def matters(count: int, seed: str = "corpus") -> Iterator[tuple[Matter, int | None]]:
    """Different matters; with each its forerunner by place in the row, where it has one."""
    rng = Random(seed)
    before: list[tuple[str, str]] = []
    for no in range(count):
        kind = Kind.PROPOSAL if no % 3 == 0 else Kind.SUGGESTION
        again = None
        if no and no % PARAPHRASED == 0:
            again = rng.randrange(no // A_YEAR * A_YEAR, no) if no % A_YEAR else None
        key, where = (None, place(rng)) if again is None else before[again]
        told = matter(rng, level="city", kind=kind, key=key, place=where)
        before.append((told.key, where))
        yield told, again


def written(count: int) -> list[Made]:
    """The rows of so many cases: years of fifteen thousand, all of one office, all answered for."""
    office = Office.objects.get(key=OFFICE)
    hub = Office.objects.get(key="nation-gov")
    units = list(Unit.objects.filter(hub=hub).order_by("pk"))
    sessions = _sessions(office, -(-count // A_YEAR))
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(max(id), 0) FROM cases_case")
        first = cursor.fetchone()[0] + 1
    made: list[Made] = []
    rows: list[tuple[Case, list[Point], list[Text]]] = []
    for no, (told, again) in enumerate(matters(count)):
        pk = first + no
        unit = units[sum(map(ord, told.lead)) % len(units)]
        session = sessions[no // A_YEAR]
        rows.append(_rows(pk, told, office=office, hub=hub, unit=unit, session=session))
        made.append(Made(pk, told.title, None if again is None else first + again))
        if len(rows) == 5_000:
            _write(rows)
            rows = []
    _write(rows)
    return made


def _sessions(office: Office, years: int) -> list[Session]:
    found = []
    for back in range(years):
        year = YEAR - back
        found.append(
            Session.objects.get_or_create(office=office, key=str(year), defaults={"year": year})[0]
        )
    return found


def _rows(
    pk: int, told: Matter, *, office: Office, hub: Office, unit: Unit, session: Session
) -> tuple[Case, list[Point], list[Text]]:
    said = [told.situation, *(point.text for point in told.advice)]
    texts = [
        Text(case_id=pk, no=no, kind="text", body=body, sm3=of_words(body))
        for no, body in enumerate(said, start=1)
    ]
    points = [Point(case_id=pk, no=no, words_no=no + 1) for no in range(1, len(told.advice) + 1)]
    case = Case(
        id=pk, year=session.year, office=office, session=session, kind=told.kind,
        period=Period.SESSION, authorship="joint", channel="online", rules=office.rules,
        state=CaseState.CONCLUDED, words=len(texts), title=told.title[:200], situation_no=1,
        category=told.category[:60], number=f"{pk:07d}", hub=hub, lead_unit=unit,
        submitted_on=f"{session.year}-05-20",
    )  # fmt: skip
    return case, points, texts


def _write(rows: Sequence[tuple[Case, list[Point], list[Text]]]) -> None:
    if rows:
        writing.insert(Case, [case for case, _, _ in rows])
        writing.insert(Point, [point for _, points, _ in rows for point in points])
        writing.insert(Text, [text for _, _, texts in rows for text in texts])
