"""盖章扫描件 — a sealed reply that came as a scan is read by the worker, and held against the text kept here."""

import logging
from collections.abc import Sequence

from django.db import transaction
from django.db.models import Exists, OuterRef

from jianyan.cases import sealed
from jianyan.cases.contents import Upload
from jianyan.cases.dossier import Batch
from jianyan.cases.events import FileErased, TextErased
from jianyan.cases.facts import Fact
from jianyan.cases.models import Case, File, FileBody, FileKind, Round
from jianyan.cases.perform import read
from jianyan.cases.secrecy import marked
from jianyan.exchange.documents import kinds, ocr, reader
from jianyan.exchange.documents.parts import Unreadable
from jianyan.exchange.documents.unpack import Piece
from jianyan.exchange.headings import Dictionary
from jianyan.exchange.models import SealedScan

AT_ONCE = 20
LONGEST = 100_000  # signs that are kept
WRITTEN = "written"  # it has its text itself, which was compared when it came
log = logging.getLogger(__name__)


def read_all(most: int = AT_ONCE) -> int:
    """Read what nobody has read yet, each in a transaction of its own; how many there were. Nothing where
    no scan can be recognised (extra `ocr`).
    """
    if not ocr.available():
        return 0
    known = SealedScan.objects.filter(case=OuterRef("case"), no=OuterRef("no"))
    waiting = File.objects.filter(
        ~Exists(known), kind=FileKind.SEALED_REPLY, removed_on=None, erased_on=None
    )
    files = list(waiting.order_by("case", "no")[:most])
    for file in files:
        body, method = _words(file)
        with transaction.atomic():
            _keep(file, body, method)
    return len(files)


def scans_of(case_id: int) -> list[SealedScan]:
    """Those of which something was recognised. One query."""
    return list(SealedScan.objects.filter(case=case_id).exclude(body="").order_by("no"))


def project(facts: Sequence[Fact], batch: Batch) -> None:
    """Erased with the file; and where any text of the case is erased, since a scan may say it too."""
    for fact in facts:
        if isinstance(fact.event, FileErased):
            SealedScan.objects.filter(case=fact.dossier.case.pk, no=fact.event.file).delete()
        elif isinstance(fact.event, TextErased):
            SealedScan.objects.filter(case=fact.dossier.case.pk).update(
                body="", differs=0, method="erased"
            )


def _words(file: File) -> tuple[str, str]:
    """What the scan says and by what it was read. What bears a classification mark is not kept (S08)."""
    row = FileBody.objects.filter(case_id=file.pk[0], no=file.no).first()
    data = bytes(row.content) if row else b""
    if sealed.text_of(Upload(file.name, data)):
        return "", WRITTEN
    try:
        piece = Piece(file.name, data, kinds.kind(file.name, data))
        found = reader.content_of(piece, Dictionary())
    except Unreadable as fault:
        return "", f"unread:{fault.code}"
    except Exception:  # one broken file must not keep all later ones from being read
        log.exception("sealed copy F%s of case %s", file.no, file.pk[0])
        return "", "failed"
    return ("", "marked") if marked(found.everything) else (found.everything, found.method)


def _keep(file: File, body: str, method: str) -> None:
    """Within the lock of its case: a file that is erased meanwhile leaves nothing; one of no reply is read
    once all the same.
    """
    case_id = file.pk[0]
    Case.objects.select_for_update().get(pk=case_id)
    if not File.objects.filter(case=case_id, no=file.no, erased_on=None).exists():
        return
    dossier = read(case_id)
    reply = dossier.part_if(file.about)
    its = reply if isinstance(reply, Round) else None
    body = body.replace("\0", "")[:LONGEST] if its else ""
    kept = dossier.body(its.body_no) if its and its.body_no else ""
    SealedScan.objects.create(
        case_id=case_id,
        no=file.no,
        round_no=its.no if its else 0,
        body=body,
        differs=len(sealed.left_out(kept, body)) if body and kept else 0,
        method=method[:60],
    )
