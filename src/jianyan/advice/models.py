"""机器答案 (machine answers): what was proposed, how, why, and what a person made of it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from pgvector.django import HalfVectorField, HnswIndex

from jianyan.cases.models import Case
from jianyan.people.models import Office, User


class AnswerKind(StrEnum):
    """What an answer is about."""

    UNIT = "unit"
    CATEGORY = "category"
    COMMITMENT = "commitment"
    SECRECY = "secrecy"
    PLACE = "place"
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


class Training(models.Model):
    """一次学习: a model trained from an office's own decisions, and how the whole did that month."""

    office = models.ForeignKey(Office, models.CASCADE, related_name="+")
    what = models.CharField(max_length=20)  # units, category
    version = models.CharField(max_length=40)
    decisions = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    report = models.JSONField(default=dict)  # accuracy by size, as routing/backtest.py counts it

    if TYPE_CHECKING:
        office_id: int

    class Meta:
        ordering = ["-made_at", "-id"]


class CaseLikeness(models.Model):
    """相近索引: what of a case is compared; what it asks for, never its drafts, notes or replies."""

    case = models.OneToOneField(Case, models.CASCADE, primary_key=True, related_name="+")
    features = models.BinaryField()
    keys = ArrayField(models.IntegerField())  # of its names, and of near-copies
    vector = HalfVectorField(dimensions=512)
    method = models.PositiveSmallIntegerField()  # the version of features and keys
    counted = models.PositiveIntegerField()  # texts that the rarity of its vector was counted over

    if TYPE_CHECKING:
        case_id: int

    class Meta:
        indexes = [
            GinIndex(fields=["keys"], name="likeness_keys", fastupdate=False),
            HnswIndex(
                fields=["vector"],
                name="likeness_near",
                m=16,
                ef_construction=64,
                opclasses=["halfvec_cosine_ops"],
            ),
        ]


class CaseRarity(models.Model):
    """稀有度: in how many cases each term and each name stands, as counted last."""

    version = models.BigAutoField(primary_key=True)
    method = models.PositiveSmallIntegerField()
    documents = models.PositiveIntegerField()
    length = models.PositiveBigIntegerField()  # of all texts together
    terms = models.BinaryField()
    names = models.BinaryField()


class GroupRun(models.Model):
    """相近件分组: one comparison of all cases of a year with each other, as far as it has come.

    The groups hold ids of cases, whoever may see them: a page shows what its reader may see.
    """

    year = models.PositiveSmallIntegerField(primary_key=True)
    cases = models.PositiveIntegerField()
    done = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    groups = models.JSONField(default=list)  # [[score, [case, …]], …], the largest first

    @property
    def percent(self) -> int:
        return 100 * self.done // self.cases if self.cases else 100
