"""附件 — the files of a case: what they are, and apart from that their bytes, which never change."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models.case import Case, Part


class FileKind(models.TextChoices):
    """文件种类: decides who may open it (visibility.py)."""

    ATTACHMENT = "attachment", _("Attachment")
    SIGNED_PAPER = "signed_paper", _("Signed or sealed paper")
    EVIDENCE = "evidence", _("Evidence")
    APPROVAL_SHEET = "approval_sheet", _("Approval sheet")
    SEALED_REPLY = "sealed_reply", _("Sealed reply")
    RATING_FORM = "rating_form", _("Rating form")
    INSTRUCTION = "instruction", _("Leader's instruction")
    REPLY_RECORD = "reply_record", _("Record of a reply face to face")
    MINUTES = "minutes", _("Minutes of a meeting")
    COORDINATION = "coordination", _("Minutes of coordination among units")
    SPLIT_PAPER = "split_paper", _("Signed list of the draft split")
    DECISION = "decision", _("Decision on the unit")
    STATEMENT = "statement", _("Signed statement")


class File(Part):
    """附件: one file as a version of its own; the journal carries its number, SM3 and kind."""

    letter = "F"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="files")
    no = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)  # a FileKind; a new one needs no migration
    about = models.CharField(max_length=8, blank=True)  # the part it came with: A1, R2 …
    name = models.CharField(max_length=160)
    media = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sm3 = models.CharField(max_length=64)
    added_on = models.DateField()
    removed_on = models.DateField(null=True)  # taken out of a draft again
    erased_on = models.DateField(null=True)  # its bytes are gone, its digest stays

    @property
    def is_there(self) -> bool:
        """Whether it can still be opened."""
        return self.removed_on is None and self.erased_on is None


class FileBody(models.Model):
    """文件正文: the bytes of one file, in a table that no list reads."""

    key: ClassVar[tuple[str, ...]] = ("case", "no")

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    no = models.PositiveIntegerField()
    content = models.BinaryField()

    if TYPE_CHECKING:
        case_id: int
