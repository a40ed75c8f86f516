"""候读: what takes long is kept at once, read once by the worker, and read again where it broke off."""

from datetime import UTC, datetime

import pytest

from jianyan.exchange import pending, queue
from jianyan.exchange.documents import reader, unpack
from jianyan.exchange.documents.parts import Unreadable
from jianyan.exchange.documents.reading import Reading
from jianyan.exchange.documents.unpack import Piece
from jianyan.exchange.models import Incoming, IncomingFile
from jianyan.exchange.receiving import Received, Receiving
from tests.cast import Cast
from tests.exchange.documents import papers as p

AT = datetime(2026, 3, 2, 2, tzinfo=UTC)


def take(cast: Cast, name: str, data: bytes) -> Received:
    who = cast.users["qian"].pk
    receiving = Receiving(cast.cppcc, cast.cppcc_session, who, AT, later=True)
    (found,) = [receiving.take(piece) for piece in unpack.of_bytes(name, data)]
    return found


def scan() -> bytes:
    return p.pdf(p.typeset(), format="png")


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was given to the reader, in place of the recognition of scans."""
    seen: list[str] = []

    def read(piece: Piece) -> Reading:
        seen.append(piece.name)
        (written,) = unpack.of_bytes("件.docx", p.letter())
        return real(written)

    real = reader.read
    monkeypatch.setattr(reader, "read", read)
    return seen


def test_a_text_is_read_at_once_and_a_scan_later(cast: Cast) -> None:
    assert take(cast, "一.docx", p.letter()).outcome == "read"
    assert take(cast, "二.pdf", p.pdf(p.typeset())).outcome == "read"

    later = take(cast, "三.png", scan())

    row = Incoming.objects.get(pk=later.document)
    assert (later.outcome, row.state) == ("later", "reading")
    assert queue.still_read(actor=cast.actor("qian")) == 1
    assert queue.still_read(actor=cast.actor("zhou")) == 0


def test_it_is_read_once(cast: Cast, words: list[str]) -> None:
    pk = take(cast, "三.png", scan()).document or 0

    assert (pending.read(pk), pending.read(pk), pending.read_all()) == (True, False, 0)

    row = Incoming.objects.get()
    assert words == ["三.png"]
    assert (row.state, row.title, row.proposers) == ("waiting", p.TITLE, "林文")
    assert IncomingFile.objects.exists()
    assert take(cast, "三.png", scan()).outcome == "known"


def test_what_broke_off_is_read_again(
    cast: Cast, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    take(cast, "三.png", scan())
    with monkeypatch.context() as broken:
        broken.setattr(pending, "record", _killed)
        with pytest.raises(KeyboardInterrupt):
            pending.read_all()

    assert Incoming.objects.get().state == "reading"
    assert pending.read_all() == 1
    assert Incoming.objects.get().state == "waiting"


def _killed(*_given: object) -> None:
    raise KeyboardInterrupt


def test_what_bears_a_mark_leaves_its_name_and_why(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    pk = take(cast, "三.png", scan()).document or 0

    def marked(piece: Piece) -> Reading:
        raise Unreadable("document_marked", file=piece.name)

    monkeypatch.setattr(reader, "read", marked)
    pending.read(pk)

    (line,) = queue.queue(actor=cast.actor("qian"), state="unread").lines
    assert "“三.png”带有密级标志" in line.why
    assert not IncomingFile.objects.exists()
    assert take(cast, "三.png", scan()).outcome == "later"  # sent again, it is tried again
    assert Incoming.objects.count() == 1


def test_a_mark_in_the_name_is_not_kept_at_all(cast: Cast) -> None:
    assert take(cast, "机密★10年.png", scan()).code == "document_marked"
    assert not Incoming.objects.exists()
