"""What handling brings: reply rounds, responses, deliveries, ratings, contacts, commitments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from jianyan.cases import states
from jianyan.cases.models.case import Case, Part
from jianyan.people.models import Proposer, Unit


class Round(Part):
    """答复轮次: one reply of one unit, from its first draft to its rating."""

    letter = "R"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="rounds")
    no = models.PositiveSmallIntegerField()
    assignment_no = models.PositiveSmallIntegerField()
    turn = models.PositiveSmallIntegerField()  # 1 first reply, 2 after re-handling …
    state = models.CharField(max_length=20, choices=states.RoundState)
    body_no = models.PositiveIntegerField(null=True)
    drafts = models.PositiveSmallIntegerField(default=0)
    outcome_class = models.CharField(max_length=20, blank=True)  # the local letter
    outcome = models.CharField(max_length=24, blank=True)  # the neutral code
    publicity = models.CharField(max_length=12, choices=states.Publicity, blank=True)
    publicity_ground = models.CharField(max_length=200, blank=True)
    document_no = models.CharField(max_length=60, blank=True)
    signer = models.CharField(max_length=60, blank=True)
    signer_post = models.CharField(max_length=20, blank=True)
    signed_outside = models.BooleanField(default=False)
    has_seal = models.BooleanField(default=False)  # the sealed copy is here; it is authoritative
    draft_no = models.PositiveIntegerField(null=True)  # the draft that the sealed text replaced
    copies = models.JSONField(default=list)  # organs and unit:ids that have a copy
    issued_on = models.DateField(null=True)
    delivered_on = models.DateField(null=True)
    feedback_due_on = models.DateField(null=True)
    overrides = models.JSONField(default=list)  # warnings passed with a reason: [code, …]
    invitations = models.PositiveSmallIntegerField(default=0)
    paper_on = models.DateField(
        null=True
    )  # the signed paper was handed in; its value is not read yet
    paper_scan = models.CharField(max_length=120, blank=True)
    proposed_on = models.DateField(null=True)  # the government side proposed to handle it again
    proposal_no = models.PositiveIntegerField(null=True)
    checked_on = models.DateField(null=True)
    later_class = models.CharField(
        max_length=20, blank=True
    )  # after fulfilment; the reply's stays
    later_outcome = models.CharField(max_length=24, blank=True)
    later_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["document_no"],
                condition=~models.Q(document_no=""),
                name="document_no_once",
            )
        ]


class Response(Part):
    """逐条回应: what a reply says to one advice point."""

    key = ("case", "round_no", "point_no")

    pk = models.CompositePrimaryKey("case", "round_no", "point_no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="responses")
    round_no = models.PositiveSmallIntegerField()
    point_no = models.PositiveSmallIntegerField()
    words_no = models.PositiveIntegerField()
    adopted = models.CharField(max_length=12, choices=states.Adopted)


class Delivery(Part):
    """送达: one reply reached one proposer."""

    key = ("case", "round_no", "proposer")

    pk = models.CompositePrimaryKey("case", "round_no", "proposer")
    case = models.ForeignKey(Case, models.CASCADE, related_name="deliveries")
    round_no = models.PositiveSmallIntegerField()
    proposer = models.ForeignKey(Proposer, models.PROTECT, related_name="+")
    delivered_on = models.DateField()
    mode = models.CharField(max_length=20)
    organ = models.CharField(max_length=120, blank=True)  # through whom
    tracking = models.CharField(max_length=60, blank=True)
    record_no = models.PositiveIntegerField(null=True)  # of a reply face to face
    received_on = models.DateField(null=True)  # by the receipt
    receiver = models.CharField(max_length=60, blank=True)

    if TYPE_CHECKING:
        proposer_id: int


class Rating(Part):
    """评价: the proposer's own, on the axes of the pack; the first one is never overwritten."""

    key = ("case", "round_no", "proposer")

    pk = models.CompositePrimaryKey("case", "round_no", "proposer")
    case = models.ForeignKey(Case, models.CASCADE, related_name="ratings")
    round_no = models.PositiveSmallIntegerField()
    proposer = models.ForeignKey(Proposer, models.PROTECT, related_name="+")
    values = models.JSONField(default=dict)  # axis → value, as the scheme has them
    attitude = models.CharField(max_length=20, blank=True)
    result = models.CharField(max_length=20, blank=True)
    counts = models.CharField(max_length=12)  # on which side of the rate it falls
    comment_no = models.PositiveIntegerField(null=True)
    rated_on = models.DateField()
    on_paper = models.BooleanField(default=False)
    corrected_on = models.DateField(null=True)
    first_values = models.JSONField(null=True)  # before the proposer corrected it (S38)
    first_counts = models.CharField(max_length=12, blank=True)
    called_back_on = models.DateField(null=True)  # 回访 of a paper rating
    call_back = models.CharField(max_length=12, blank=True)

    if TYPE_CHECKING:
        proposer_id: int


class Contact(Part):
    """沟通情况: one contact with the proposer; at most four fields (practice.md 3)."""

    letter = "K"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="contacts")
    no = models.PositiveSmallIntegerField()
    assignment_no = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=12)
    mode = models.CharField(max_length=20)
    contacted_on = models.DateField()
    note_no = models.PositiveIntegerField(null=True)
    disputed_on = models.DateField(null=True)
    confirmed_on = models.DateField(null=True)
    proposers = models.JSONField(default=list)  # with whom; empty: with all who signed
    shared = models.CharField(max_length=40, blank=True)  # one contact that served several cases
    files = models.JSONField(default=list)


class Commitment(Part):
    """承诺事项: what a reply promised, with owner and date, until it is kept or explained."""

    letter = "C"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="commitments")
    no = models.PositiveSmallIntegerField()
    assignment_no = models.PositiveSmallIntegerField()
    round_no = models.PositiveSmallIntegerField(null=True)
    point_no = models.PositiveSmallIntegerField(null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, choices=states.CommitmentState)
    words_no = models.PositiveIntegerField()
    made_on = models.DateField()
    due_on = models.DateField(null=True)
    reports = models.PositiveSmallIntegerField(default=0)
    last_report_no = models.PositiveIntegerField(null=True)
    claimed_on = models.DateField(null=True)
    evidence_no = models.PositiveIntegerField(null=True)
    closed_on = models.DateField(null=True)
    refusals = models.PositiveSmallIntegerField(default=0)

    if TYPE_CHECKING:
        unit_id: int

    class Meta:
        indexes = [
            models.Index(
                fields=["unit", "due_on"],
                condition=models.Q(state="open"),
                name="commitment_open_by_unit",
            )
        ]


class Disclosure(Part):
    """公开: what becomes of a delivered reply in public."""

    letter = "D"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="disclosures")
    no = models.PositiveSmallIntegerField()
    round_no = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20, choices=states.DisclosureState)
    form = models.CharField(max_length=12, blank=True)  # full or summary
    summary_no = models.PositiveIntegerField(null=True)
    body_no = models.PositiveIntegerField(null=True)  # the redacted text that was approved
    ground = models.CharField(max_length=200, blank=True)
    show_name = models.BooleanField(default=False)
    reviewed_on = models.DateField(null=True)
    published_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["case"],
                condition=models.Q(state__in=("unreviewed", "reviewed")),
                name="disclosure_to_decide",
            )
        ]


class Adoption(Part):
    """采纳意见: one adopted opinion, on one advice point, with its evidence (domain.md 8.1)."""

    letter = "O"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="adoptions")
    no = models.PositiveSmallIntegerField()
    point_no = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    degree = models.CharField(max_length=12, choices=states.Adopted)
    evidence_no = models.PositiveIntegerField()
    adopted_on = models.DateField()
    # the measure it went into, by its key in outcomes; one measure serves many cases
    measure = models.CharField(max_length=120, blank=True)

    if TYPE_CHECKING:
        unit_id: int
