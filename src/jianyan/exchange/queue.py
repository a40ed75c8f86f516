"""来件核对 — the queue of documents that were read, page by page, and one of them for its check."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from django.db.models import BooleanField, Count, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from jianyan.cases.visibility import incoming
from jianyan.exchange import twins, wording
from jianyan.exchange.checking import Doubt, doubts
from jianyan.exchange.documents import original as words_of
from jianyan.exchange.documents import pdf, pictures
from jianyan.exchange.documents.parts import Unreadable
from jianyan.exchange.documents.reading import Reading, of_json
from jianyan.exchange.models import Incoming, IncomingFile, IncomingState
from jianyan.exchange.twins import Twin
from jianyan.exchange.wordblocks import DAMAGED
from jianyan.people.rights import Actor

PAGE = 50
LARGEST_SHOWN = 8 * 1024 * 1024  # larger ones hold pictures; opening them is for the worker
SCREEN = 1100  # pixels across, for reading on the screen


# ── what waits ──
@dataclass(frozen=True, slots=True)
class Wish:
    """Which of the documents in one state, in which order, and from where on."""

    words: str = ""  # in the name of the file, the title or the proposers
    doubtful: bool = False
    newest: bool = False
    after: int = 0
    before: int = 0


@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the queue."""

    id: int
    name: str
    title: str
    proposers: str
    office: str
    state: str
    doubtful: int
    came_at: datetime
    why: str  # it could not be read
    twin: Twin | None


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue, with how many stand in each state, and from where its neighbours are read."""

    lines: tuple[Waiting, ...]
    counts: dict[str, int]
    after: int | None
    before: int | None


def queue(
    *, actor: Actor, state: str, wish: Wish | None = None, language: str = "zh-hans"
) -> Queue:
    """Documents in one state, in the order they came. Two statements, and two for what came twice."""
    wish = wish or Wish()
    seen = Incoming.objects.filter(incoming(actor))
    counted = seen.values_list("state").annotate(Count("pk")).order_by()
    counts = dict.fromkeys(IncomingState.values, 0) | dict(counted)
    rows, more = _page(_wanted(seen.filter(state=state), wish), wish)
    same = twins.of(rows)
    lines = tuple(_line(row, same.get(row.pk), language) for row in rows)
    goes_on, came_on = (True, more) if wish.before else (more, bool(wish.after))
    return Queue(
        lines,
        counts,
        after=lines[-1].id if lines and goes_on else None,
        before=lines[0].id if lines and came_on else None,
    )


def _wanted(rows: QuerySet[Incoming], wish: Wish) -> QuerySet[Incoming]:
    for word in wish.words.split():
        named = Q(name__icontains=word) | Q(title__icontains=word)
        rows = rows.filter(named | Q(proposers__icontains=word))
    return rows.filter(doubts__gt=0) if wish.doubtful else rows


def _page(rows: QuerySet[Incoming], wish: Wish) -> tuple[list[Incoming], bool]:
    """The lines, and whether there are more beyond them in the direction in which one turns."""
    place = wish.before or wish.after
    is_down = wish.newest != bool(wish.before)
    if place:
        rows = rows.filter(pk__lt=place) if is_down else rows.filter(pk__gt=place)
    found = list(rows.select_related("office").order_by("-pk" if is_down else "pk")[: PAGE + 1])
    page = found[:PAGE]
    return (page[::-1] if wish.before else page), len(found) > PAGE


def _line(row: Incoming, twin: Twin | None, language: str) -> Waiting:
    return Waiting(
        id=row.pk,
        name=row.name,
        title=row.title,
        proposers=row.proposers,
        office=row.office.short_name,
        state=row.state,
        doubtful=row.doubts,
        came_at=row.came_at,
        why=_why(row, language),
        twin=twin,
    )


def _why(row: Incoming, language: str) -> str:
    if row.state != IncomingState.UNREAD:
        return ""
    return wording.phrase(row.reading["refused"], language, **row.reading["params"])


def still_read(*, actor: Actor) -> int:
    """How many documents of one's offices the worker still has to read. One statement."""
    seen = Incoming.objects.filter(incoming(actor))
    return seen.filter(state=IncomingState.READING).count()


@dataclass(frozen=True, slots=True)
class Checked:
    """One document for the page on which it is checked."""

    id: int
    name: str
    kind: str
    size: int
    state: str
    office: int
    session: int
    reading: Reading
    came_at: datetime
    came_by: str
    is_by_machine: bool
    decided_at: datetime | None
    decided_by: str
    reason: str
    case: int | None
    has_file: bool  # else it went over to the case
    next: int | None
    why: str  # it could not be read
    twin: Twin | None
    doubts: Mapping[str, Doubt] = field(default_factory=dict)


def document(*, actor: Actor, pk: int, language: str = "zh-hans") -> Checked | None:
    """One document, if this person keys in for its office. Two statements, and two for its twin."""
    seen = Incoming.objects.filter(incoming(actor))
    held = Exists(IncomingFile.objects.filter(document=OuterRef("pk")))
    rows = seen.select_related("came_by", "decided_by", "office", "session")
    row = rows.annotate(has_file=held).filter(pk=pk).first()
    if row is None:
        return None
    reading = of_json(row.reading, row.contact)
    return Checked(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        size=row.size,
        state=row.state,
        office=row.office_id,
        session=row.session_id,
        reading=reading,
        came_at=row.came_at,
        came_by=row.came_by.name,
        is_by_machine=row.came_by.is_machine,
        decided_at=row.decided_at,
        decided_by=row.decided_by.name if row.decided_by else "",
        reason=row.reason,
        case=row.case_id,
        has_file=row.has_file,
        next=_following(seen, pk),
        why=_why(row, language),
        twin=twins.of([row]).get(row.pk),
        doubts=doubts(reading, row.office, row.session),
    )


def _following(seen: QuerySet[Incoming], pk: int) -> int | None:
    """The next that waits; after the last the first that somebody left."""
    others = seen.filter(state=IncomingState.WAITING).exclude(pk=pk)
    is_left = ExpressionWrapper(Q(pk__lt=pk), output_field=BooleanField())
    return others.order_by(is_left, "pk").values_list("pk", flat=True).first()


def body(*, actor: Actor, pk: int) -> tuple[str, str, bytes] | None:
    """Name, kind and bytes of the file, if this person keys in for its office. One statement."""
    seen = Incoming.objects.filter(incoming(actor), pk=pk).values_list(
        "name", "kind", "file__body"
    )
    row = seen.first()
    if row is None or row[2] is None:
        return None
    return row[0], row[1], bytes(row[2])


def original(*, actor: Actor, pk: int) -> list[str]:
    """The words of the file in their own order, to compare with what was read. One statement."""
    held = body(actor=actor, pk=pk)
    if not held or len(held[2]) > LARGEST_SHOWN:
        return []
    try:
        return words_of.lines(*held)
    except (Unreadable, *DAMAGED):
        return []  # it says so where it is read


def picture(name: str, kind: str, data: bytes, *, no: int) -> bytes | None:
    """Page `no` of the file for the screen; nothing where the file has no such page."""
    try:
        if kind == "pdf":
            page = pdf.picture(name, data, no, SCREEN)
            return pictures.as_png(page, SCREEN) if page else None
        if kind == "image":
            page = next(islice(pictures.opened(name, data), no - 1, None), None) if no else None
            return pictures.as_png(page, SCREEN) if page else None
    except Unreadable:
        return None
    return None
