"""What stands between a draft and its reader: steps of approval, and the proposer consulted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from jianyan.cases.models.case import Case, Part
from jianyan.people.models import User


class Approval(Part):
    """审批环节: one step passed on one version of a draft, by whom and when."""

    key = ("case", "round_no", "no")

    pk = models.CompositePrimaryKey("case", "round_no", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="approvals")
    round_no = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    draft = models.PositiveSmallIntegerField()  # which version of the draft
    step = models.CharField(max_length=20)
    section = models.CharField(max_length=60, blank=True)
    user = models.ForeignKey(User, models.DO_NOTHING, db_constraint=False, related_name="+")
    passed_on = models.DateField()
    opinion_no = models.PositiveIntegerField(null=True)

    if TYPE_CHECKING:
        user_id: int


class Consultation(Part):
    """答复稿征求意见: a record of its own, with its version of the draft, its answer and what changed."""

    key = ("case", "no")

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="consultations")
    no = models.PositiveSmallIntegerField()
    round_no = models.PositiveSmallIntegerField()
    mode = models.CharField(max_length=20)
    body_no = models.PositiveIntegerField()
    asked_on = models.DateField()
    until = models.DateField(null=True)
    answer = models.CharField(max_length=12, blank=True)  # agrees, objects, silent; "" while open
    words_no = models.PositiveIntegerField(null=True)
    answered_on = models.DateField(null=True)
    changes_no = models.PositiveIntegerField(null=True)
    closed_on = models.DateField(null=True)
