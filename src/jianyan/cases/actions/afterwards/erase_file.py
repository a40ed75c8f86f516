"""清除文件 — the office erases the bytes of a file that must not be kept; its digest and this line stay."""

from jianyan.cases.events import FileErased
from jianyan.cases.facts import By
from jianyan.cases.models import Case, File
from jianyan.cases.refusal import Refused


def erase_file(case: Case, by: By, *, file: int, reason: str) -> FileErased:
    found = case.dossier.find(File, file)
    if found is None or found.erased_on is not None:
        raise Refused("no_such_file")
    if not reason.strip():
        raise Refused("reason_missing")
    return FileErased(file, reason.strip())
