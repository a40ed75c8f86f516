"""机器答案 (machine answers): what was proposed, how, why, and what a person made of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.db import models

from jianyan.cases.models import Case
from jianyan.people.models import User


class AnswerKind(StrEnum):
    """What an answer is about."""

    UNIT = "unit"
    CATEGORY = "category"
    COMMITMENT = "commitment"
    HOLLOW = "hollow"
    PERSONAL = "personal"
    GROUND = "ground"
    LIKENESS = "likeness"
    RECURRENCE = "recurrence"


class Verdict(StrEnum):
    """What a person made of it."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Answer(models.Model):
    """机器答案: one thing a machine proposed about a case; it changes nothing by itself.

    `about` names the thing by reference (`unit:12`, `case:345`, `text:7:120-180`), never by its
    words: what may be seen of it is asked of the case, and an erased text leaves nothing here.
    """

    kind = models.CharField(max_length=16)
    case = models.ForeignKey(Case, models.CASCADE, related_name="+")
    part = models.CharField(max_length=8, blank=True)  # as the journal names it: A1, R2
    about = models.CharField(max_length=120)
    method = models.CharField(max_length=40)
    version = models.CharField(max_length=40)
    score = models.FloatField()  # 0 to 1
    reasons = models.JSONField(default=list)  # short sentences, in the office's language
    made_at = models.DateTimeField()
    verdict = models.CharField(max_length=12, default=Verdict.OPEN)
    by = models.ForeignKey(User, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    if TYPE_CHECKING:
        case_id: int
        by_id: int | None

    class Meta:
        ordering = ["kind", "-score", "id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "kind", "part", "about"], name="answer_once")
        ]
        indexes = [models.Index(fields=["kind", "made_at"], name="answer_by_kind")]
