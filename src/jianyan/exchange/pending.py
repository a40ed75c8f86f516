"""候读 — documents that take long are kept at once and read by the worker, each by one reader at a time."""

import logging
from collections.abc import Callable

from django.db import transaction

from jianyan.exchange.checking import doubts
from jianyan.exchange.documents import pdf, reader
from jianyan.exchange.documents.mail import Letter
from jianyan.exchange.documents.parts import Unreadable
from jianyan.exchange.documents.reading import Reading
from jianyan.exchange.documents.unpack import Piece
from jianyan.exchange.models import Incoming, IncomingFile, IncomingState
from jianyan.exchange.twins import key

log = logging.getLogger(__name__)
QUICK = frozenset({"docx", "text", "mail"})
QUICK_SIZE = 1024 * 1024  # a larger Word file holds pictures, which may be scans
QUICK_PDF = 8 * 1024 * 1024
_jobs: list[Callable[[int], None]] = []


def worked_by(job: Callable[[int], None]) -> None:
    """Name the background job that reads a document; said once, in config/wiring.py."""
    _jobs[:] = [job]


def is_quick(piece: Piece) -> bool:
    """Whether it can be read while somebody waits: nothing in it has to be recognised or converted."""
    if piece.kind in QUICK:
        return len(piece.data) <= QUICK_SIZE
    if piece.kind != "pdf" or len(piece.data) > QUICK_PDF:
        return False
    try:
        return all(sheet.picture is None for sheet in pdf.sheets(piece.name, piece.data))
    except Unreadable:
        return True  # the reader says at once what is wrong with it


def put_off(row: Incoming, piece: Piece) -> None:
    """Keep it with its mail's subject and sender, and hand it to the worker."""
    row.state = IncomingState.READING
    if piece.letter:
        row.reading = {"subject": piece.letter.subject}
        row.contact = {"email": piece.letter.address}
    with transaction.atomic():
        row.save()
        IncomingFile.objects.create(document=row, body=piece.data)
        for job in _jobs:
            job(row.pk)


def record(row: Incoming, reading: Reading) -> None:
    """What was read, and what the list shows of it; from now on it waits for a person."""
    row.state = IncomingState.WAITING
    row.title = reading.value("title")[:200]
    row.proposers = reading.value("proposers")[:200]
    row.doubts = len(doubts(reading, row.office, row.session))
    row.twin = key(reading.value("title"), reading.value("proposers"))
    row.reading = reading.as_json()
    row.contact = dict(reading.contact)


def read_all() -> int:
    """Whatever still is to be read: a reader that broke off leaves its document to the next one."""
    waiting = Incoming.objects.filter(state=IncomingState.READING).order_by("pk")
    return sum(read(pk) for pk in waiting.values_list("pk", flat=True))


@transaction.atomic
def read(pk: int) -> bool:
    """Read one document, unless somebody reads it already: the lock falls with the reader."""
    rows = Incoming.objects.select_for_update(of=("self",), skip_locked=True)
    row = rows.select_related("office", "session").filter(pk=pk, state=IncomingState.READING).first()  # fmt: skip
    if row is None:
        return False
    try:
        reading = reader.read(_piece(row))
    except Unreadable as fault:
        _give_up(row, fault)
    except Exception:  # one broken file must not come back for ever
        log.exception("document %s that came in", pk)
        _give_up(row, Unreadable("document_damaged", file=row.name))
    else:
        record(row, reading)
        row.save()
    return True


def _piece(row: Incoming) -> Piece:
    body = bytes(IncomingFile.objects.get(document=row).body)
    subject, address = row.reading.get("subject", ""), row.contact.get("email", "")
    letter = Letter(subject, "", address, "", ()) if subject or address else None
    return Piece(row.name, body, row.kind, letter=letter)


def _give_up(row: Incoming, fault: Unreadable) -> None:
    """Nothing of it stays but its name and why: what bears a classification mark must not be kept (S08)."""
    IncomingFile.objects.filter(document=row).delete()
    row.state = IncomingState.UNREAD
    row.reading = {"refused": fault.code, "params": dict(fault.params)}
    row.contact = {}
    row.save()
