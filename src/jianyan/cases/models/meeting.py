"""交办会 — a heap of cases to be assigned in one go: what was done of it, so that it can go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models.case import Case
from jianyan.people.models import Office, Session, User


class LineState(models.TextChoices):
    """What became of one case of the heap."""

    WAITING = "waiting", _("Waiting")
    MET = "met", _("Assigned")
    REFUSED = "refused", _("Refused")
    LEFT_OUT = "left_out", _("Left out")


class AssignmentMeeting(models.Model):
    """交办会: no line of the journal. What it assigns is; this says how far it has come."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    held_on = models.DateField()  # the day of assignment of all its cases, also those done later
    opened_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    post = models.CharField(max_length=80, blank=True)  # in which of several posts
    opened_at = models.DateTimeField()
    moved_at = models.DateTimeField()  # when it last came forward
    reason = models.TextField(blank=True)  # why warnings are passed, the same for all
    total = models.PositiveIntegerField()

    if TYPE_CHECKING:
        office_id: int
        session_id: int
        opened_by_id: int

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["office", "-id"], name="meeting_by_office")]


class MeetingLine(models.Model):
    """One case of the heap; its outcome is written in the transaction that assigns it."""

    pk = models.CompositePrimaryKey("meeting", "no")
    meeting = models.ForeignKey(AssignmentMeeting, models.CASCADE, related_name="lines")
    no = models.PositiveIntegerField()
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=LineState, default=LineState.WAITING)
    code = models.CharField(max_length=60, blank=True)  # of the refusal
    params = models.JSONField(default=dict)  # what fills its sentence

    if TYPE_CHECKING:
        meeting_id: int
        case_id: int

    class Meta:
        indexes = [models.Index(fields=["meeting", "state", "no"], name="meeting_line_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "case"], name="meeting_case_once")
        ]
