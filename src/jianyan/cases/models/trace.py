"""评价痕迹 — a salted hash of the device behind a rating of full marks without a word; no line of the journal."""

from __future__ import annotations

from django.db import models

from jianyan.cases.models.case import Case
from jianyan.people.models import Proposer


class RatingTrace(models.Model):
    """Only what a neutral prompt needs: no address, no browser; deleted after half a year."""

    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    round_no = models.PositiveSmallIntegerField()
    proposer = models.ForeignKey(Proposer, models.CASCADE, related_name="+")
    device = models.CharField(max_length=64)  # salted with the day: not linked across days
    minute = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["device", "minute"], name="trace_by_device")]
