"""痕迹 — beside the journal: devices behind ratings without a word, and who looked up a name kept back."""

from __future__ import annotations

from django.db import models

from jianyan.cases.models.case import Case
from jianyan.people.models import Proposer, User


class RatingTrace(models.Model):
    """Only what a neutral prompt needs: no address, no browser; deleted after half a year."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    round_no = models.PositiveSmallIntegerField()
    proposer = models.ForeignKey(Proposer, models.CASCADE, related_name="+")
    device = models.CharField(max_length=64)  # salted with the day: not linked across days
    minute = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["device", "minute"], name="trace_by_device")]


class NameReading(models.Model):
    """查看姓名: somebody of the receiving office looked up a name that is kept back (S59). Never changed."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    user = models.ForeignKey(User, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    on = models.DateField()  # until the end of this day the name stays shown to this person
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["case", "user", "on"], name="name_reading_by_case")]
