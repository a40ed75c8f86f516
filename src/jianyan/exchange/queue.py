"""来件核对 — the queue of documents that were read: checked by a person, taken over or set aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import Count, Exists, OuterRef

from jianyan.cases import actions
from jianyan.cases.contents import Upload, examined
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform
from jianyan.cases.refusal import Refused
from jianyan.cases.visibility import incoming
from jianyan.exchange.documents import pdf, pictures
from jianyan.exchange.documents.parts import Unreadable
from jianyan.exchange.documents.reading import Reading, of_json
from jianyan.exchange.models import Incoming, IncomingFile, IncomingState
from jianyan.people.models import ContactDetail
from jianyan.people.rights import Actor

PAGE = 50
SCREEN = 1100  # pixels across, for reading on the screen


# ── what waits ──
@dataclass(frozen=True, slots=True)
class Waiting:
    """One line of the queue."""

    id: int
    name: str
    title: str
    proposers: str
    office: str
    state: str
    state_label: str
    doubtful: int
    came_at: datetime
    case: int | None


@dataclass(frozen=True, slots=True)
class Queue:
    """A page of the queue, with how many stand in each state."""

    lines: tuple[Waiting, ...]
    counts: dict[str, int]
    after: int | None  # where the next page begins


def queue(*, actor: Actor, state: str, after: int = 0) -> Queue:
    """Documents in one state, in the order they came. Two statements."""
    seen = Incoming.objects.filter(incoming(actor))
    counted = seen.values_list("state").annotate(Count("pk")).order_by()
    counts = dict.fromkeys(IncomingState.values, 0) | dict(counted)
    rows = seen.filter(state=state, pk__gt=after).select_related("office").order_by("pk")
    found = list(rows[: PAGE + 1])
    lines = tuple(_line(row) for row in found[:PAGE])
    return Queue(lines, counts, lines[-1].id if len(found) > PAGE else None)


def _line(row: Incoming) -> Waiting:
    reading = of_json(row.reading, {})
    return Waiting(
        id=row.pk,
        name=row.name,
        title=row.title,
        proposers=reading.value("proposers"),
        office=row.office.short_name,
        state=row.state,
        state_label=str(IncomingState(row.state).label),
        doubtful=sum(found.is_doubtful for found in reading.fields.values()),
        came_at=row.came_at,
        case=row.case_id,
    )


@dataclass(frozen=True, slots=True)
class Checked:
    """One document for the page on which it is checked."""

    id: int
    name: str
    kind: str
    size: int
    state: str
    state_label: str
    office: int
    session: int
    reading: Reading
    came_at: datetime
    came_by: str
    decided_at: datetime | None
    decided_by: str
    reason: str
    case: int | None
    has_file: bool  # else it went over to the case
    next: int | None


def document(*, actor: Actor, pk: int) -> Checked | None:
    """One document, if this person keys in for its office. Two statements."""
    seen = Incoming.objects.filter(incoming(actor))
    held = Exists(IncomingFile.objects.filter(document=OuterRef("pk")))
    rows = seen.select_related("came_by", "decided_by").annotate(has_file=held)
    row = rows.filter(pk=pk).first()
    if row is None:
        return None
    others = seen.filter(state=IncomingState.WAITING).exclude(pk=pk)
    following = others.filter(pk__gt=pk).order_by("pk").values_list("pk", flat=True).first()
    return Checked(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        size=row.size,
        state=row.state,
        state_label=str(IncomingState(row.state).label),
        office=row.office_id,
        session=row.session_id,
        reading=of_json(row.reading, row.contact),
        came_at=row.came_at,
        came_by=row.came_by.name,
        decided_at=row.decided_at,
        decided_by=row.decided_by.name if row.decided_by else "",
        reason=row.reason,
        case=row.case_id,
        has_file=row.has_file,
        next=following,
    )


def body(*, actor: Actor, pk: int) -> tuple[str, str, bytes] | None:
    """Name, kind and bytes of the file, if this person keys in for its office. One statement."""
    seen = Incoming.objects.filter(incoming(actor), pk=pk).values_list(
        "name", "kind", "file__body"
    )
    row = seen.first()
    if row is None or row[2] is None:
        return None
    return row[0], row[1], bytes(row[2])


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


# ── what a person decides ──
@transaction.atomic
def take_over(pk: int, draft: Draft, by: By, *, acting: By, corrected: Sequence[str]) -> Case:
    """The document becomes a case by the way of 代录: born and submitted for its proposer."""
    row = _locked(pk, by)
    case = perform(actions.submit, open_case(draft, acting), acting)
    case = _with_file(row, case, by)
    if row.contact:
        details = {"mobile": row.contact.get("phone", "")[:40], "email": row.contact.get("email", "")[:120],
                   "workplace": row.contact.get("workplace", "")[:120], "address": row.contact.get("address", "")[:200]}  # fmt: skip
        ContactDetail.objects.get_or_create(proposer=draft.lead, defaults=details)
    row.case = case
    row.corrected = list(corrected)
    _decide(row, IncomingState.TAKEN, by)
    return case


def _with_file(row: Incoming, case: Case, by: By) -> Case:
    """The file goes over to the case; a kind that no case takes stays here, beside the document."""
    held = IncomingFile.objects.get(document=row)
    file = Upload(row.name, bytes(held.body))
    try:
        examined(file)
    except Refused:
        return case
    held.delete()
    return perform(actions.attach_paper, case, by, files=[file])


@transaction.atomic
def set_aside(pk: int, by: By, *, reason: str) -> None:
    """It will be no case here; the file stays, and it can be fetched back."""
    row = _locked(pk, by)
    row.reason = reason[:300]
    _decide(row, IncomingState.ASIDE, by)


@transaction.atomic
def fetch_back(pk: int, by: By) -> None:
    row = _locked(pk, by, state=IncomingState.ASIDE)
    row.reason = ""
    _decide(row, IncomingState.WAITING, by)


def _locked(pk: int, by: By, state: str = IncomingState.WAITING) -> Incoming:
    rows = Incoming.objects.select_for_update(of=("self",)).filter(incoming(by.actor), pk=pk)
    row = rows.first()
    if row is None:
        raise Refused("no_right", action="draft")
    if row.state != state:
        raise Refused("incoming_decided", state_now=str(IncomingState(row.state).label))
    return row


def _decide(row: Incoming, state: IncomingState, by: By) -> None:
    row.state = state
    row.decided_at = by.at
    row.decided_by_id = by.actor.id
    if state == IncomingState.TAKEN:
        row.contact = {}
    row.save()


def suggested_names(names: str, known: Sequence[str]) -> list[str]:
    """Names of the roster that differ by one sign from one that was read: a reading slip."""
    found: list[str] = []
    for name in filter(None, names.split("、")):
        if name not in known:
            found += [one for one in known if _one_sign_off(name, one)]
    return list(dict.fromkeys(found))[:5]


def _one_sign_off(a: str, b: str) -> bool:
    if len(a) != len(b) or len(a) < 2:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1
