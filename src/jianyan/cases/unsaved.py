"""自动保存 — keep what somebody types until it is saved, give it back, erase it; never marked text."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from jianyan.cases.models import DraftBuffer
from jianyan.cases.refusal import Refused
from jianyan.cases.secrecy import ask_about_hints, refuse_marked


@dataclass(frozen=True, slots=True)
class Sheet:
    """One open page of a form: what was kept when it was opened, and the sign of what it writes itself."""

    opened: str = ""  # edition of the text that the page was opened with
    own: str = ""  # edition of everything that the page keeps
    is_behind: bool = False  # the text itself was saved elsewhere since
    passed: tuple[str, ...] = ()  # hints at secrets that the writer has looked at

    def wrote(self, edition: str) -> bool:
        """Whether a kept text is one that this page knows."""
        return edition in {self.opened, self.own}


def keep(
    user: int, form: str, body: Mapping[str, str], at: datetime, sheet: Sheet = Sheet()
) -> bool:
    """Whether it is now the newest text; where another page of the form kept one, both stay.

    Marked text is refused, and what this page kept of it before is emptied; with words that hint
    at secrets nothing is kept before the writer has looked at them (S08).
    """
    try:
        refuse_marked(*body.values())
    except Refused:
        blank(user, form, sheet)
        raise
    ask_about_hints(*body.values(), passed=sheet.passed)
    row = DraftBuffer(user_id=user, form=form, body=dict(body), saved_at=at, edition=sheet.own)
    return _placed(row, sheet)


@transaction.atomic
def _placed(row: DraftBuffer, sheet: Sheet) -> bool:
    """In front where the page knows what stands there, else beside it."""
    same = DraftBuffer.objects.filter(user_id=row.user_id, form=row.form, beside="")
    there = same.select_for_update().first()
    known = sheet.wrote(there.edition) if there else not sheet.opened
    is_newest = known and not sheet.is_behind
    _write(row, beside="" if is_newest else sheet.own)
    return is_newest


def _write(row: DraftBuffer, beside: str = "") -> None:
    """Into its place: the newest, or beside it under the sign of the page that wrote it."""
    row.pk, row.beside = None, beside
    DraftBuffer.objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["user", "form", "beside"],
        update_fields=["body", "saved_at", "edition"],
    )


def kept(user: int, form: str) -> DraftBuffer | None:
    """What this person typed into this form last and did not save. One query."""
    return DraftBuffer.objects.filter(user_id=user, form=form, beside="").first()


def all_kept(user: int, form: str) -> tuple[DraftBuffer | None, list[DraftBuffer]]:
    """The newest text, and those that other pages of the form kept beside it. One query."""
    rows = list(DraftBuffer.objects.filter(user_id=user, form=form).order_by("saved_at", "pk"))
    newest = next((row for row in rows if not row.beside), None)
    return newest, [row for row in rows if row.beside and row.body]


@transaction.atomic
def bring_forward(user: int, form: str, beside: str) -> bool:
    """Go on with a text that stood beside; the one that was in its place stands beside from now on."""
    rows = DraftBuffer.objects.select_for_update().filter(user_id=user, form=form)
    found = {row.beside: row for row in rows}
    chosen, newest = found.get(beside), found.get("")
    if not beside or chosen is None:
        return False
    chosen.delete()
    if newest is not None:
        _write(newest, beside=newest.edition or "0")
    _write(chosen)
    return True


def drop(user: int, form: str, beside: str) -> None:
    """Its writer wants one of the texts beside no more."""
    DraftBuffer.objects.filter(user_id=user, form=form, beside=beside).exclude(beside="").delete()


def settle(user: int, form: str, sheet: Sheet) -> None:
    """The text of this page is saved: what it kept goes, what other pages kept stays."""
    known = [edition for edition in (sheet.opened, sheet.own) if edition]
    DraftBuffer.objects.filter(user_id=user, form=form).filter(
        Q(beside="", edition__in=["", *known]) | Q(beside__in=known)
    ).delete()


def erase(user: int, form: str) -> None:
    """Everything kept of this form: it is sent, or there is nothing to write any more."""
    DraftBuffer.objects.filter(user_id=user, form=form).delete()


def blank(user: int, form: str, sheet: Sheet) -> None:
    """What this page kept turned out to carry a mark: its words go, its place stays."""
    rows = DraftBuffer.objects.filter(user_id=user, form=form)
    known = [edition for edition in (sheet.opened, sheet.own) if edition]
    rows.filter(Q(edition__in=known) | Q(edition="")).update(body={})
