"""联名邀请 — who is asked to sign a text along, and what they answered to which version."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from jianyan.cases.models.case import Case, Part
from jianyan.people.models import Proposer


class Invitation(Part):
    """联名邀请: one proposer asked by the lead; a change of the text voids the answer (S01)."""

    CONFIRMED: ClassVar[str] = "confirmed"
    DECLINED: ClassVar[str] = "declined"
    LAPSED: ClassVar[str] = "lapsed"  # submitted without an answer

    letter = "I"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="invitations")
    no = models.PositiveSmallIntegerField()
    proposer = models.ForeignKey(Proposer, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()  # which frozen text they were asked about
    invited_on = models.DateField()
    until = models.DateField()
    answer = models.CharField(max_length=12, blank=True)
    answered_on = models.DateField(null=True)
    opinion_no = models.PositiveIntegerField(null=True)
    joined = models.BooleanField(default=False)  # came of their own accord (附议)

    if TYPE_CHECKING:
        proposer_id: int

    class Meta:
        indexes = [models.Index(fields=["proposer", "answer"], name="invitation_by_proposer")]
