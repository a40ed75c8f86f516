"""补传盖章件 — the sealed copy of a reply that was signed off already; it is authoritative."""

from jianyan.cases import warnings
from jianyan.cases.actions.replying.sign_outside import authoritative, compared
from jianyan.cases.contents import Upload
from jianyan.cases.events import SealedCopyAdded
from jianyan.cases.facts import By
from jianyan.cases.models import FileKind, Round


def add_sealed_copy(reply: Round, by: By, *, sealed: Upload, reason: str = "") -> SealedCopyAdded:
    codes = compared(reply, sealed)
    overrides, words = warnings.answer(reply.dossier.case, codes, reason)
    body = authoritative(reply, sealed) if codes else None
    copy = reply.dossier.attach(FileKind.SEALED_REPLY, sealed)
    return SealedCopyAdded(sealed=copy, body=body, overrides=overrides, reason=words)
