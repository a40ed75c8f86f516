"""收件 — documents taken in once each by their digest, read, and put into the queue or refused."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from jianyan.cases.digest import sm3
from jianyan.cases.secrecy import marked
from jianyan.exchange import checking, pending, wording
from jianyan.exchange.documents import reader
from jianyan.exchange.documents.parts import Unreadable
from jianyan.exchange.documents.reading import Reading
from jianyan.exchange.documents.unpack import Piece
from jianyan.exchange.models import Incoming, IncomingFile, IncomingState
from jianyan.people.models import Office, Session


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one document: read, put off, known already, or refused with its sentence."""

    name: str
    outcome: str  # read, later, known, refused
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
    later: bool = False  # somebody waits: what takes long is read by the worker

    def take(self, piece: Piece) -> Received:
        """Read one document and put it into the queue; the next one does not depend on it."""
        if piece.fault is not None:
            return self._refused(piece, piece.fault)
        digest = sm3(piece.data)
        if found := self._known(piece, digest):
            return found
        if self.later and not pending.is_quick(piece):
            return self._put_off(piece, digest)
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
        return Received(
            piece.name,
            "read",
            document=document,
            title=reading.value("title"),
            doubtful=tuple(checking.doubts(reading, self.office, self.session)),
        )

    def _put_off(self, piece: Piece, digest: str) -> Received:
        """A classification mark in what is known of it already keeps it out at once."""
        if marked("\n".join((piece.name, piece.letter.subject if piece.letter else ""))):
            return self._refused(piece, Unreadable("document_marked", file=piece.name))
        row = self._row(piece, digest)
        try:
            with transaction.atomic():
                pending.put_off(row, piece)
        except IntegrityError:
            return self._known(piece, digest) or Received(piece.name, "known")
        return Received(piece.name, "later", document=row.pk)

    def _known(self, piece: Piece, digest: str) -> Received | None:
        """What could not be read before is tried again."""
        same = Incoming.objects.filter(office=self.office, sm3=digest)
        found = same.exclude(state=IncomingState.UNREAD).first()
        if found is None:
            same.delete()
            return None
        return Received(piece.name, "known", document=found.pk, title=found.title)

    @transaction.atomic
    def _kept(self, piece: Piece, digest: str, reading: Reading) -> int:
        row = self._row(piece, digest)
        pending.record(row, reading)
        row.save()
        IncomingFile.objects.create(document=row, body=piece.data)
        return row.pk

    def _row(self, piece: Piece, digest: str) -> Incoming:
        return Incoming(
            office=self.office,
            session=self.session,
            name=re.split(r"[/\\]", piece.name)[-1][-255:],
            kind=piece.kind,
            size=len(piece.data),
            sm3=digest,
            came_at=self.at,
            came_by_id=self.user,
        )

    def _refused(self, piece: Piece, refused: Unreadable) -> Received:
        message = wording.of_document(refused, language=self.language)
        return Received(piece.name, "refused", refused.code, message)
