"""补登签名盖章件 — the office adds the scan of the signed or sealed paper to the case."""

from collections.abc import Sequence

from jianyan.cases.contents import Upload
from jianyan.cases.events import FilesAttached
from jianyan.cases.facts import By
from jianyan.cases.models import Case, FileKind
from jianyan.cases.refusal import Refused
from jianyan.cases.states import OFFLINE


def attach_paper(case: Case, by: By, *, files: Sequence[Upload]) -> FilesAttached:
    if case.channel == OFFLINE:
        raise Refused("offline_has_text")
    if not files:
        raise Refused("file_missing")
    return FilesAttached(tuple(case.dossier.attach(FileKind.SIGNED_PAPER, one) for one in files))
