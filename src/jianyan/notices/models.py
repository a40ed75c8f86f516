"""Notices (通知): what somebody must be told, who has read it, and the letters that carried it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from jianyan.cases.models import Case
from jianyan.people.models import Office, Proposer, Unit, User


class Notice(models.Model):
    """通知: one thing told to a user, a unit, an office or a proposer; never a word of a text."""

    # a reminder is planned once for each clock, stage and receiver; what an event tells has no key
    key = models.CharField(max_length=160, null=True)
    kind = models.CharField(max_length=24)
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, models.CASCADE, null=True, related_name="+", db_index=False)
    office = models.ForeignKey(Office, models.CASCADE, null=True, related_name="+", db_index=False)
    proposer = models.ForeignKey(
        Proposer, models.CASCADE, null=True, related_name="+", db_index=False
    )
    audience = models.CharField(max_length=12, blank=True)  # within a unit: handlers or leaders
    case = models.ForeignKey(Case, models.CASCADE, null=True, related_name="notices")
    part = models.CharField(max_length=8, blank=True)
    limit = models.CharField(max_length=24, blank=True)
    due_on = models.DateField(null=True)
    data = models.JSONField(default=dict)
    created_on = models.DateField()
    ready_at = models.DateTimeField()  # not shown and not sent before

    if TYPE_CHECKING:
        case_id: int | None
        unit_id: int | None

    class Meta:
        indexes = [
            models.Index(
                fields=["unit", "-ready_at"],
                condition=models.Q(unit__isnull=False),
                name="notice_by_unit",
            ),
            models.Index(
                fields=["office", "-ready_at"],
                condition=models.Q(office__isnull=False),
                name="notice_by_office",
            ),
            models.Index(
                fields=["proposer", "-ready_at"],
                condition=models.Q(proposer__isnull=False),
                name="notice_by_proposer",
            ),
            models.Index(
                fields=["user", "-ready_at"],
                condition=models.Q(user__isnull=False),
                name="notice_by_user",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["key"], name="notice_once"),
            models.CheckConstraint(
                condition=models.Q(user__isnull=False)
                | models.Q(unit__isnull=False)
                | models.Q(office__isnull=False)
                | models.Q(proposer__isnull=False),
                name="notice_has_a_receiver",
            ),
        ]


class Reading(models.Model):
    """已读: one person has seen a notice; the others it was meant for have not."""

    pk = models.CompositePrimaryKey("user", "notice")
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    notice = models.ForeignKey(Notice, models.CASCADE, related_name="readings")
    read_at = models.DateTimeField()


class Letter(models.Model):
    """通知汇总: what one person gets by one channel on one day, in one piece instead of a flood."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    channel = models.CharField(max_length=12)  # email, sms or message
    day = models.DateField()
    upto_at = models.DateTimeField()  # it carries what was ready until then
    state = models.CharField(max_length=12, default="waiting")  # waiting, sent or empty
    notices = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    if TYPE_CHECKING:
        user_id: int

    class Meta:
        indexes = [
            models.Index(fields=["user", "channel", "-upto_at"], name="letter_newest"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["user", "channel", "day"], name="letter_once_a_day")
        ]
