"""移除附件 — the lead proposer takes a file out of a text that is not sent yet."""

from jianyan.cases.events import FileRemoved
from jianyan.cases.facts import By
from jianyan.cases.models import Case, File, FileKind
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import lead_of


def detach(case: Case, by: By, *, file: int) -> FileRemoved:
    if lead_of(case) not in by.actor.proposers:
        raise Refused("lead_writes")
    found = case.dossier.find(File, file)
    if found is None or not found.is_there or found.kind != FileKind.ATTACHMENT:
        raise Refused("no_such_file")
    return FileRemoved(file)
