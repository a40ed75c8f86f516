"""附件读入检索 — the words of attachments, read after their case was sent, so that a search finds them."""

import logging

from django.db import transaction

from jianyan.cases.models import FileBody
from jianyan.cases.secrecy import marked
from jianyan.exchange.documents import kinds, office, pdf, reader, word
from jianyan.exchange.documents.parts import Unreadable
from jianyan.exchange.documents.unpack import Piece
from jianyan.exchange.headings import Dictionary
from jianyan.search import attached, index
from jianyan.search.attached import Unread

AT_ONCE = 100
log = logging.getLogger(__name__)


def read_all(most: int = AT_ONCE) -> int:
    """Read what nobody has read yet, each file in a transaction of its own; how many there were."""
    waiting = attached.unread(most)
    for one in waiting:
        text, method = _words(one)
        with transaction.atomic():
            if attached.keep(one, text=text, method=method):
                index.refresh([one.case_id])
    return len(waiting)


def _words(one: Unread) -> tuple[str, str]:
    """What the file says and by what it was read. What bears a classification mark is not kept (S08)."""
    body = FileBody.objects.filter(case_id=one.case_id, no=one.no).first()
    data = bytes(body.content) if body else b""
    try:
        piece = Piece(one.name, data, kinds.kind(one.name, data))
        text, everything = _text(piece)
    except Unreadable as fault:
        return "", f"unread:{fault.code}"
    except Exception:  # one broken file must not keep all later ones from being read
        log.exception("attachment F%s of case %s", one.no, one.case_id)
        return "", "failed"
    return ("", "marked") if marked(f"{text}\n{everything}") else (text, piece.kind)


def _text(piece: Piece) -> tuple[str, str]:
    """The written words, and every word in it. Pictures and scanned pages stay unread: recognising
    them takes minutes."""
    if piece.kind == "pdf":
        pages = [sheet.page for sheet in pdf.sheets(piece.name, piece.data) if sheet.page]
        return "\n".join(line.text for page in pages for line in page.lines), ""
    if piece.kind not in {"docx", "text", "mail", *reader.CONVERTED}:
        raise Unreadable("document_without_text", file=piece.name)
    if piece.kind in {"text", "mail"}:
        content = reader.content_of(piece, Dictionary())
    else:
        converted = piece.kind in reader.CONVERTED
        data = office.as_docx(piece.name, piece.data, piece.kind) if converted else piece.data
        content = word.read(piece.name, data, Dictionary())
    said = (f"{block.label} {block.text}".strip() for block in content.blocks)
    return "\n".join(said), content.everything
