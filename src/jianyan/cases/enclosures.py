"""附卷 — files that a batch of moves puts into cases: kept until it is saved, dropped when refused."""

from typing import TYPE_CHECKING

from jianyan.cases import writing
from jianyan.cases.contents import Upload, examined
from jianyan.cases.digest import sm3
from jianyan.cases.facts import FileRef
from jianyan.cases.models import File, FileBody

if TYPE_CHECKING:
    from jianyan.cases.dossier import Dossier


class Enclosures:
    """The bytes of new files, written with everything else of their batch."""

    def __init__(self) -> None:
        self._new: list[FileBody] = []
        self._emptied: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self._new)

    def add(self, dossier: "Dossier", kind: str, file: Upload) -> FileRef:
        """Look into the file, keep its bytes, and give what the event carries of it."""
        known = examined(file)
        pk = dossier.case.pk
        before = [body.no for body in self._new if body.case_id == pk]
        no = max(dossier.next_no(File), max(before, default=0) + 1)
        self._new.append(FileBody(case_id=pk, no=no, content=file.content))
        return FileRef(
            no=no,
            sm3=sm3(file.content),
            kind=kind,
            media=known.media,
            size=len(file.content),
            name=dossier.say("file_name", known.name),
        )

    def cut(self, mark: int) -> None:
        """Forget what came since the mark: its action was refused."""
        del self._new[mark:]

    def empty(self, case_id: int, no: int) -> None:
        """Erase the bytes of a file; its digest stays in the journal."""
        self._emptied.append((case_id, no))

    def save(self) -> None:
        if self._new:
            writing.insert(FileBody, self._new)
        for case_id, no in self._emptied:
            FileBody.objects.filter(case_id=case_id, no=no).update(content=b"")
