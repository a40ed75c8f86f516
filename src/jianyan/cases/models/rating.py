"""What is rated beside the reply, and what became of dissatisfaction: votes, meetings, class changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from jianyan.cases.models.case import Case, Part
from jianyan.people.models import Proposer


class FurtherRating(Part):
    """另行评价: of a co-handling unit (S39) or of what was promised; never mixed with the reply's."""

    key = ("case", "about", "proposer")

    pk = models.CompositePrimaryKey("case", "about", "proposer")
    case = models.ForeignKey(Case, models.CASCADE, related_name="further_ratings")
    about = models.CharField(max_length=8)  # A2 a co-handling unit's task, C1 a promise
    proposer = models.ForeignKey(Proposer, models.PROTECT, related_name="+")
    values = models.JSONField(default=dict)
    counts = models.CharField(max_length=12)
    comment_no = models.PositiveIntegerField(null=True)
    rated_on = models.DateField()
    on_paper = models.BooleanField(default=False)
    window_until = models.DateField(null=True)  # kept from the unit until this day is over

    if TYPE_CHECKING:
        proposer_id: int


class Vote(Part):
    """票决测评: ballots of an assembly on one reply, as counted."""

    key = ("case", "round_no")

    pk = models.CompositePrimaryKey("case", "round_no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="votes")
    round_no = models.PositiveSmallIntegerField()
    body = models.CharField(max_length=60)
    held_on = models.DateField()
    ballots = models.JSONField(default=dict)  # value of the scheme → how many
    counts = models.CharField(max_length=12)


class Meeting(Part):
    """协调会、评估: what was held because a proposer stayed dissatisfied, with its minutes (S37)."""

    letter = "M"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="meetings")
    no = models.PositiveSmallIntegerField()
    about = models.CharField(max_length=8)  # the round or promise
    mode = models.CharField(max_length=12)
    held_on = models.DateField()
    minutes_no = models.PositiveIntegerField()
    attendees_no = models.PositiveIntegerField(null=True)
    is_binding = models.BooleanField(default=False)


class ClassChange(Part):
    """结果类别变更: a class upgraded by what was fulfilled, with its day (S42)."""

    letter = "X"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="class_changes")
    no = models.PositiveSmallIntegerField()
    round_no = models.PositiveSmallIntegerField()
    was = models.CharField(max_length=20)
    was_outcome = models.CharField(max_length=24)
    became = models.CharField(max_length=20)
    became_outcome = models.CharField(max_length=24)
    changed_on = models.DateField()
    reason_no = models.PositiveIntegerField()
