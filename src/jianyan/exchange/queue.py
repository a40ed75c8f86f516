"""来件核对 — the queue of documents that were read: taken in once each, checked, taken over or set aside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Count

from jianyan.cases import actions
from jianyan.cases.digest import sm3
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform
from jianyan.cases.refusal import Refused
from jianyan.cases.visibility import incoming
from jianyan.exchange import wording
from jianyan.exchange.documents import reader
from jianyan.exchange.documents.parts import Unreadable
from jianyan.exchange.documents.reading import Reading, of_json
from jianyan.exchange.documents.unpack import Piece
from jianyan.exchange.models import Incoming, IncomingFile, IncomingState
from jianyan.people.models import ContactDetail, Office, Session
from jianyan.people.rights import Actor

PAGE = 50


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one document: read, known already, or refused with its sentence."""

    name: str
    outcome: str  # read, known, refused
    code: str = ""
    message: str = ""
    document: int | None = None
    title: str = ""
    doubtful: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        if self.outcome == "refused":
            return {"file": self.name, "code": self.code, "message": self.message}
        found: dict[str, Any] = {"file": self.name, "id": self.document, "title": self.title}
        return found | {"doubtful": list(self.doubtful)}


@dataclass(frozen=True, slots=True)
class Receiving:
    """Where documents go, and who brings them at which moment."""

    office: Office
    session: Session
    user: int
    at: datetime
    language: str = "zh-hans"
    keep: bool = True

    def take(self, piece: Piece) -> Received:
        """Read one document and put it into the queue; the next one does not depend on it."""
        if piece.fault is not None:
            return self._refused(piece, piece.fault)
        digest = sm3(piece.data)
        if found := self._known(piece, digest):
            return found
        try:
            reading = reader.read(piece)
        except Unreadable as refused:
            return self._refused(piece, refused)
        if self.keep:
            try:
                document = self._kept(piece, digest, reading)
            except IntegrityError:  # the same file came in by another door meanwhile
                return self._known(piece, digest) or Received(piece.name, "known")
        else:
            document = None
        doubtful = [name for name, found in reading.fields.items() if found.is_doubtful]
        missing = [name for name in ("title", "proposers", "text") if not reading.value(name)]
        return Received(
            piece.name,
            "read",
            document=document,
            title=reading.value("title"),
            doubtful=(*missing, *doubtful),
        )

    def _known(self, piece: Piece, digest: str) -> Received | None:
        found = Incoming.objects.filter(office=self.office, sm3=digest).first()
        if found is None:
            return None
        return Received(piece.name, "known", document=found.pk, title=found.title)

    @transaction.atomic
    def _kept(self, piece: Piece, digest: str, reading: Reading) -> int:
        row = Incoming.objects.create(
            office=self.office,
            session=self.session,
            name=piece.name[-255:],
            kind=piece.kind,
            size=len(piece.data),
            sm3=digest,
            title=reading.value("title")[:200],
            reading=reading.as_json(),
            contact=dict(reading.contact),
            came_at=self.at,
            came_by_id=self.user,
        )
        IncomingFile.objects.create(document=row, body=piece.data)
        return row.pk

    def _refused(self, piece: Piece, refused: Unreadable) -> Received:
        message = wording.of_document(refused, language=self.language)
        return Received(piece.name, "refused", refused.code, message)


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
    next: int | None


def document(*, actor: Actor, pk: int) -> Checked | None:
    """One document, if this person keys in for its office. Two statements."""
    seen = Incoming.objects.filter(incoming(actor))
    row = seen.select_related("came_by", "decided_by").filter(pk=pk).first()
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


# ── what a person decides ──
@transaction.atomic
def take_over(pk: int, draft: Draft, by: By, *, acting: By, corrected: Sequence[str]) -> Case:
    """The document becomes a case by the way of 代录: born and submitted for its proposer."""
    row = _locked(pk, by)
    case = perform(actions.submit, open_case(draft, acting), acting)
    if row.contact:
        details = {"mobile": row.contact.get("phone", "")[:40], "email": row.contact.get("email", "")[:120],
                   "workplace": row.contact.get("workplace", "")[:120], "address": row.contact.get("address", "")[:200]}  # fmt: skip
        ContactDetail.objects.get_or_create(proposer=draft.lead, defaults=details)
    row.case = case
    row.corrected = list(corrected)
    _decide(row, IncomingState.TAKEN, by)
    return case


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
