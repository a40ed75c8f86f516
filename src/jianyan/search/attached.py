"""附件正文 — what the attachments of cases say, read once by a background job, so that it is found."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from jianyan.cases.models import Case, File, FileKind
from jianyan.cases.visibility import UNSENT
from jianyan.search.models import FileText

LONGEST = 200_000  # signs of one file that are kept
FOUND_BY = FileKind.ATTACHMENT  # opens to everybody who sees its case; no other kind does


@dataclass(frozen=True, slots=True)
class Unread:
    """One attachment that nobody has read yet."""

    case_id: int
    no: int
    name: str


def unread(most: int) -> list[Unread]:
    """Attachments of cases that were sent, the oldest first. One query."""
    kept = FileText.objects.filter(case=OuterRef("case"), no=OuterRef("no"))
    sent = Case.objects.exclude(UNSENT)
    rows = (
        File.objects.filter(~Exists(kept), kind=FOUND_BY, removed_on=None, erased_on=None)
        .filter(case__in=sent)
        .order_by("case", "no")
        .values_list("case_id", "no", "name")[:most]
    )
    return [Unread(*row) for row in rows]


def keep(one: Unread, *, text: str, method: str) -> bool:
    """Its name and what it says, where it can be read; whether it is still there to be found.

    Within the lock of its case: a file that is erased meanwhile leaves nothing.
    """
    Case.objects.select_for_update().get(pk=one.case_id)
    there = File.objects.filter(
        case=one.case_id, no=one.no, kind=FOUND_BY, removed_on=None, erased_on=None
    )
    if not there.exists():
        return False
    said = f"{one.name}\n{text}".replace("\0", "")[:LONGEST]
    FileText.objects.update_or_create(
        case_id=one.case_id, no=one.no, defaults={"body": said, "method": method}
    )
    return True


def forget(case_id: int, no: int) -> None:
    FileText.objects.filter(case=case_id, no=no).delete()


def texts_of_files(ids: Collection[int]) -> dict[int, list[str]]:
    """By case, in the order of the files. One query."""
    found: dict[int, list[str]] = {}
    rows = FileText.objects.filter(case__in=ids).exclude(body="").order_by("case", "no")
    for case_id, body in rows.values_list("case_id", "body"):
        found.setdefault(case_id, []).append(body)
    return found
