"""附件的可见范围 — who may open a file, by its kind; asked by visibility.py alone."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from jianyan.cases.models import File, FileKind, Round

if TYPE_CHECKING:
    from jianyan.cases.visibility import Sight


def _signed_paper(view: "Sight", file: File) -> bool:
    """It bears names: whoever may not know them does not open it (S59)."""
    return view.names(file.dossier.case)


def _evidence(view: "Sight", file: File) -> bool:
    return view.as_office or view.inside(file)


def _approval_sheet(view: "Sight", file: File) -> bool:
    return view.inside(file)


def _sealed_reply(view: "Sight", file: File) -> bool:
    """As the reply it belongs to."""
    reply = file.dossier.part_if(file.about)
    return isinstance(reply, Round) and view.reply(reply)


def _reply_record(view: "Sight", file: File) -> bool:
    """Signed by the proposer: as the reply, and only where the name may be known (S59)."""
    return _sealed_reply(view, file) and _signed_paper(view, file)


def _minutes(view: "Sight", file: File) -> bool:
    """They go to the proposer and to the units."""
    return view.as_proposer or view.as_office or view.inside(file)


def _rating_form(view: "Sight", file: File) -> bool:
    """As the ratings of its reply."""
    mine = [r for r in file.dossier.ratings if file.about == f"R{r.round_no}"]
    return view.as_proposer or view.as_office or (bool(mine) and all(map(view.rating, mine)))


def _statement(view: "Sight", file: File) -> bool:
    return view.as_office or view.inside(file)


OPENS: dict[FileKind, Callable[["Sight", File], bool]] = {
    FileKind.ATTACHMENT: lambda view, file: True,
    FileKind.SIGNED_PAPER: _signed_paper,
    FileKind.EVIDENCE: _evidence,
    FileKind.APPROVAL_SHEET: _approval_sheet,
    FileKind.SEALED_REPLY: _sealed_reply,
    FileKind.RATING_FORM: _rating_form,
    FileKind.INSTRUCTION: _approval_sheet,
    FileKind.REPLY_RECORD: _reply_record,
    FileKind.MINUTES: _minutes,
    FileKind.COORDINATION: lambda view, file: view.co_opinion(),
    FileKind.SPLIT_PAPER: lambda view, file: view.as_office or view.as_hub,
    FileKind.DECISION: lambda view, file: view.as_office or view.as_hub or bool(view.units),
    FileKind.STATEMENT: _statement,
}
