"""What is decided before and about assignment: reviewers' opinions, consultations, draft split, disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from jianyan.cases import states
from jianyan.cases.models.case import Case, Part
from jianyan.people.models import Unit, User


class ReviewOpinion(Part):
    """审查意见: one reviewer in one stage; empty until it is given."""

    letter = "V"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="review_opinions")
    no = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=8, choices=states.ReviewStage)
    reviewer = models.ForeignKey(User, models.PROTECT, related_name="+")
    verdict = models.CharField(max_length=12, choices=states.Verdict, blank=True)
    ground = models.CharField(max_length=60, blank=True)
    words_no = models.PositiveIntegerField(null=True)
    other = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")  # merge with
    revise_by = models.DateField(null=True)
    given_on = models.DateField(null=True)

    if TYPE_CHECKING:
        reviewer_id: int
        other_id: int | None

    class Meta:
        indexes = [
            models.Index(
                fields=["reviewer", "case"],
                condition=models.Q(given_on=None),
                name="opinion_owed_by_reviewer",
            )
        ]


class Inquiry(Part):
    """征求承办意见(案前协商): what one unit is asked before assignment, and its answer."""

    letter = "H"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="inquiries")
    no = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=states.UnitRole, blank=True)
    state = models.CharField(max_length=12, choices=states.InquiryState)
    question_no = models.PositiveIntegerField(null=True)
    asked_on = models.DateField()
    answer_no = models.PositiveIntegerField(null=True)
    suggested = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    answered_on = models.DateField(null=True)

    if TYPE_CHECKING:
        unit_id: int
        suggested_id: int | None

    class Meta:
        indexes = [models.Index(fields=["unit", "state"], name="inquiry_by_unit_state")]


class ProposedShare(Part):
    """拟定分办: one unit with role and part, as the draft split has it."""

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="proposed_shares")
    no = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=states.UnitRole)
    scope_no = models.PositiveIntegerField(null=True)
    due_on = models.DateField(null=True)

    if TYPE_CHECKING:
        unit_id: int

    class Meta:
        indexes = [models.Index(fields=["unit", "case"], name="proposed_share_by_unit")]


class Dispute(Part):
    """承办争议: one request for another unit, and how it was decided; a leader's word is a precedent."""

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="disputes")
    no = models.PositiveSmallIntegerField()
    assignment_no = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    asked_on = models.DateField()
    reason_no = models.PositiveIntegerField()
    signer = models.CharField(max_length=60, blank=True)
    suggested = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    decided_on = models.DateField(null=True)
    to_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")  # None: kept
    decision_no = models.PositiveIntegerField(null=True)
    leader = models.CharField(max_length=60, blank=True)
    notice = models.CharField(max_length=60, blank=True)

    if TYPE_CHECKING:
        unit_id: int
        suggested_id: int | None
        to_unit_id: int | None

    class Meta:
        indexes = [
            models.Index(
                fields=["decided_on", "case"],
                condition=~models.Q(leader=""),
                name="dispute_precedents",
            )
        ]
