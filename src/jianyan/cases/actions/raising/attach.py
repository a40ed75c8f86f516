"""添加附件 — the lead proposer encloses files with a text that is not sent yet; each is looked into first."""

from collections.abc import Sequence

from jianyan.cases.contents import Upload
from jianyan.cases.events import FilesAttached
from jianyan.cases.facts import By
from jianyan.cases.models import Case, FileKind
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import lead_of
from jianyan.cases.states import CaseState

MOST = 20


def attach(case: Case, by: By, *, files: Sequence[Upload], signed: bool = False) -> FilesAttached:
    """`signed`: the page with the seal or the convener's signature (S02)."""
    if lead_of(case) not in by.actor.proposers:
        raise Refused("lead_writes")
    if case.state == CaseState.COSIGNING and not signed:
        raise Refused("text_frozen")
    if not files:
        raise Refused("file_missing")
    there = [one for one in case.dossier.files if one.kind == FileKind.ATTACHMENT and one.is_there]
    if len(there) + len(files) > MOST:
        raise Refused("files_too_many", most=MOST)
    kind = FileKind.SIGNED_PAPER if signed else FileKind.ATTACHMENT
    return FilesAttached(tuple(case.dossier.attach(kind, one) for one in files))
