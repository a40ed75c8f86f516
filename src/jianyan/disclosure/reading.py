"""公开的查询 — what the portal, the feed and open data read: published copies, nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import BooleanField, QuerySet
from django.db.models.expressions import RawSQL

from jianyan.disclosure.models import (
    Mark,
    PublishedCase,
    PublishedOffice,
    PublishedPoint,
    PublishedPromise,
    PublishedReply,
)
from jianyan.disclosure.publication import PUBLISHED
from jianyan.search import ranking, snippets
from jianyan.search.segmentation import asked
from jianyan.search.snippets import Passage

PAGE = 20
MOST = 1_000
KEPT, OPEN, CLAIMED, GIVEN_UP = "closed", "open", "done_claimed", "not_feasible"
_TABLE = PublishedReply._meta.db_table
_FURTHER = f"({_TABLE}.published_on, {_TABLE}.case_id, {_TABLE}.no) < (%s, %s, %s)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """筛选: which replies; the address of a page is its form."""

    year: int | None = None
    kind: str = ""
    unit: str = ""
    category: str = ""
    result: str = ""
    form: str = ""
    office: str = ""

    def conditions(self) -> dict[str, object]:
        names = ("year", "kind", "unit", "category", "result", "form")
        found = {name: getattr(self, name) for name in names if getattr(self, name)}
        return found | ({"office_id": self.office} if self.office else {})


@dataclass(frozen=True, slots=True)
class Cursor:
    """From where a page goes on: the last line of the one before."""

    published_on: date
    case_id: int
    no: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyLine:
    """One published reply in a list."""

    office: str
    session: str
    number: str
    title: str
    kind: str
    office_body: str
    session_label: str
    proposer: str
    category: str
    unit_name: str
    class_label: str
    result: str
    form: str
    turn: int
    document_no: str
    replied_on: date
    published_on: date
    cursor: Cursor


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a list; `after` leads to the next, None at the end."""

    lines: Sequence[ReplyLine]
    after: Cursor | None


def replies(chosen: Filter, *, after: Cursor | None = None, size: int = PAGE) -> Page:
    """Published replies, the newest first. One statement, however far down."""
    rows = list(_replies(chosen, after)[: size + 1])
    lines = [_line(row) for row in rows[:size]]
    return Page(lines, lines[-1].cursor if len(rows) > size else None)


def _replies(chosen: Filter, after: Cursor | None) -> QuerySet[PublishedReply]:
    rows = PublishedReply.objects.filter(taken_down_on=None, **chosen.conditions())
    if after:
        last = (after.published_on, after.case_id, after.no)
        rows = rows.filter(RawSQL(_FURTHER, last, output_field=BooleanField()))  # noqa: S611  # our own columns
    newest = rows.select_related("case", "office").order_by("-published_on", "-case", "-no")
    return newest.defer("text")


def every_reply(of_offices: Sequence[str]) -> Iterator[PublishedReply]:
    """All published replies of these offices with their texts, for open data."""
    rows = PublishedReply.objects.filter(taken_down_on=None, office_id__in=of_offices)
    newest = rows.select_related("case", "office").order_by("-published_on", "-case", "-no")
    return newest.iterator(chunk_size=500)


def _line(row: PublishedReply) -> ReplyLine:
    return ReplyLine(
        office=row.case.office_id,
        session=row.case.session,
        number=row.case.number,
        title=row.case.title,
        kind=row.kind,
        office_body=row.office.body,
        session_label=row.case.session_label,
        proposer=row.case.proposer,
        category=row.category,
        unit_name=row.unit_name,
        class_label=row.class_label,
        result=row.result,
        form=row.form,
        turn=row.turn,
        document_no=row.document_no,
        replied_on=row.replied_on,
        published_on=row.published_on,
        cursor=Cursor(row.published_on, row.case_id, row.no),
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """公开的一件: the case as copied, with its replies and, where approved, its promises."""

    case: PublishedCase
    office: PublishedOffice
    points: Sequence[PublishedPoint]
    replies: Sequence[PublishedReply]
    promises: Sequence[PublishedPromise]


def sheet(office: str, session: str, number: str) -> Sheet | None:
    """One case by its address, also when it was taken down. Four statements."""
    if "\0" in office + session + number:  # no text of a database holds it
        return None
    found = PublishedCase.objects.select_related("office").filter(
        office_id=office, session=session, number=number
    )
    case = found.first()
    if case is None:
        return None
    return Sheet(
        case,
        case.office,
        list(case.points.order_by("no")),
        list(case.replies.order_by("unit_position", "turn", "no")),
        list(case.promises.order_by("no")),
    )


@dataclass(frozen=True, slots=True)
class Promised:
    """承诺与兑现: of how many public promises how many were kept."""

    made: int
    kept: int
    given_up: int


def promises(state: str = "", *, size: int = PAGE, offset: int = 0) -> list[PublishedPromise]:
    """Public promises, the newest first."""
    rows = PublishedPromise.objects.select_related("case", "case__office")
    if state == KEPT:
        rows = rows.filter(state=KEPT)
    elif state == OPEN:
        rows = rows.filter(state__in=[OPEN, CLAIMED])
    elif state == GIVEN_UP:
        rows = rows.filter(state=GIVEN_UP)
    return list(rows.order_by("-made_on", "-case", "-no")[offset : offset + size])


def promised() -> Promised:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), count(*) FILTER (WHERE state = 'closed'),"
            " count(*) FILTER (WHERE state = 'not_feasible') FROM disclosure_publishedpromise"
        )
        return Promised(*cursor.fetchone())


@dataclass(frozen=True, slots=True)
class Hit:
    """One case that the public found."""

    case: PublishedCase
    title: Passage
    passage: Passage
    units: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found; `more` where not all were counted."""

    total: int
    more: bool
    hits: Sequence[Hit]


def find(query: str, *, size: int = PAGE, offset: int = 0) -> Found:
    """Published cases that say what was asked, best first; a number finds its cases first."""
    query = query.replace("\0", "").strip()
    wanted = asked(query)
    ranked = ranking.rank(PUBLISHED, wanted)
    named = list(
        PublishedCase.objects.filter(number=query, taken_down_on=None)
        .order_by("-year", "case_id")
        .values_list("case_id", flat=True)[:PAGE]
    )
    every = list(dict.fromkeys([*named, *(case_id for case_id, _ in ranked.scores)]))
    best = every[offset : offset + size]
    total = min(len(every), MOST)
    return Found(total, ranked.more or len(every) > MOST, _hits(best, wanted))


def _hits(best: Sequence[int], wanted: Sequence[str]) -> list[Hit]:
    cases = PublishedCase.objects.select_related("office").in_bulk(best)
    said: dict[int, list[str]] = {case_id: [] for case_id in best}
    units: dict[int, dict[str, None]] = {case_id: {} for case_id in best}
    for point in PublishedPoint.objects.filter(case_id__in=best).order_by("case", "no"):
        said[point.case_id].append(point.text)
    shown = PublishedReply.objects.filter(case_id__in=best, taken_down_on=None)
    for reply in shown.order_by("unit_position", "no"):
        said[reply.case_id].append(reply.text)
        units[reply.case_id][reply.unit_name] = None
    return [
        Hit(
            cases[case_id],
            snippets.marked(cases[case_id].title, wanted),
            snippets.passage(snippets.first_with(said[case_id], wanted), wanted),
            "、".join(units[case_id]),
        )
        for case_id in best
    ]


def offices() -> Mapping[str, PublishedOffice]:
    return PublishedOffice.objects.in_bulk()


def changed() -> tuple[datetime, date] | None:
    """When the public last saw something new, and as of which day the figures stand."""
    mark = Mark.objects.first()
    return (mark.at, mark.on) if mark else None
