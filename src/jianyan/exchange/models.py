"""来件 — documents that came in and wait for a person; no case yet, no line of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Case
from jianyan.people.models import Office, Session, User


class IncomingState(models.TextChoices):
    """Where a document stands in the queue."""

    READING = "reading", _("Being read")
    WAITING = "waiting", _("To be checked")
    TAKEN = "taken", _("Taken over")
    ASIDE = "aside", _("Set aside")
    UNREAD = "unread", _("Cannot be read")


class Incoming(models.Model):
    """来件: one document with what the machine read in it; a person corrects and takes it over."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)  # the path it was found at
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    sm3 = models.CharField(max_length=64)
    title = models.CharField(max_length=200, blank=True)  # as read, for the list
    proposers = models.CharField(max_length=200, blank=True)  # as read, for the list
    doubts = models.PositiveSmallIntegerField(default=0)  # fields to look at, for the list
    twin = models.CharField(
        max_length=200, blank=True
    )  # by what the same paper in another file is known
    reading = models.JSONField(default=dict)
    contact = models.JSONField(default=dict)  # personal data, kept apart, emptied when decided
    state = models.CharField(
        max_length=8, choices=IncomingState.choices, default=IncomingState.WAITING
    )
    came_at = models.DateTimeField()
    came_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300, blank=True)  # why it was set aside
    corrected = models.JSONField(default=list)  # fields in which the person decided otherwise
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")

    if TYPE_CHECKING:
        office_id: int
        session_id: int
        case_id: int | None
        came_by_id: int
        decided_by_id: int | None

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["office", "sm3"], name="incoming_once"),
        ]
        indexes = [
            models.Index(fields=["office", "state", "id"], name="incoming_by_state"),
            models.Index(fields=["office", "twin"], name="incoming_by_twin"),
        ]


class IncomingFile(models.Model):
    """The file itself, apart from the list; it goes over to the case with the document."""

    document = models.OneToOneField(
        Incoming, models.CASCADE, primary_key=True, related_name="file"
    )
    body = models.BinaryField()


class UploadState(models.TextChoices):
    """Where an uploaded catalogue stands: looked at, waiting for the worker, entered."""

    LOOKED = "looked", _("Looked at, nothing entered")
    QUEUED = "queued", _("Waiting for its turn")
    RUNNING = "running", _("Being entered")
    DONE = "done", _("Entered")
    FAILED = "failed", _("Stopped")


class CatalogueUpload(models.Model):
    """目录导入: a file with its rehearsal, and how far its entering has come."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    session = models.ForeignKey(Session, models.CASCADE, related_name="+")
    name = models.CharField(max_length=160)
    body = models.BinaryField()  # read by no list
    is_running = models.BooleanField()  # 在办件: goes on here with its past days
    language = models.CharField(max_length=12)
    state = models.CharField(max_length=8, choices=UploadState.choices, default=UploadState.LOOKED)
    report = models.JSONField(default=dict)  # of the rehearsal, then of the entering
    done = models.PositiveIntegerField(default=0)  # rows entered or refused so far
    came_at = models.DateTimeField()
    came_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    if TYPE_CHECKING:
        office_id: int
        session_id: int
        came_by_id: int

    class Meta:
        indexes = [models.Index(fields=["office", "-id"], name="upload_by_office")]


class SealedScan(models.Model):
    """盖章扫描件识读: what a machine read on the scan of a sealed reply, beside the text kept here.

    Never the reply's text: the scan itself is authoritative. It goes with the file or any text erased.
    """

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    no = models.PositiveIntegerField()  # the file
    round_no = models.PositiveSmallIntegerField()
    body = models.TextField(blank=True)  # empty where nothing could be read, or nothing had to be
    differs = models.PositiveIntegerField(
        default=0
    )  # passages of the text kept here that it lacks
    method = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "no"], name="sealed_scan_once")]
