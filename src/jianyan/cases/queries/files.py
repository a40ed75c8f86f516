"""附件的阅读 — the files of a case that somebody may open, and one of them with its bytes."""

from dataclasses import dataclass
from datetime import date

from jianyan.cases.dossier import Batch
from jianyan.cases.facts import By
from jianyan.cases.models import Case, File, FileBody, FileKind
from jianyan.cases.queries.opened import Opened
from jianyan.cases.visibility import invited, sight, visible


@dataclass(frozen=True, slots=True)
class FileShown:
    """One file as a page lists it."""

    number: int
    kind: FileKind
    about: str
    name: str
    size: int
    on: date


@dataclass(frozen=True, slots=True)
class FileOpened:
    """One file to be handed out."""

    name: str
    media: str
    content: bytes


def files_shown(found: Opened) -> tuple[FileShown, ...]:
    """The files that this reader may open, in the order in which they came. No query."""
    return tuple(
        FileShown(file.no, FileKind(file.kind), file.about, file.name, file.size, file.added_on)
        for file in found.dossier.files
        if found.view.file(file)
    )


def file_opened(by: By, case_id: int, number: int) -> FileOpened | None:
    """One file; None where it is not there or not theirs to open. Three queries."""
    reader = visible(by.actor) | invited(by.actor)
    case = Case.objects.filter(reader, pk=case_id).first()
    if case is None:
        return None
    dossier = Batch([case]).dossiers[case.pk]
    file = dossier.find(File, number)
    if file is None or not sight(by.actor, case, by.on).file(file):
        return None
    body = FileBody.objects.get(case_id=case.pk, no=number)
    return FileOpened(file.name, file.media, bytes(body.content))
