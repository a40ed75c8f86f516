"""The case, its parts, its immutable words and the journal's lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models

from jianyan.cases import states
from jianyan.people.models import Office, Proposer, Session, Unit, User

if TYPE_CHECKING:
    from jianyan.cases.dossier import Dossier


class Case(models.Model):
    """件: one suggestion or proposal. Every column is a projection of its journal."""

    letter: ClassVar[str] = ""

    id = models.BigAutoField(primary_key=True)
    year = models.PositiveSmallIntegerField()  # fixed at birth: the journal's partition
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    session = models.ForeignKey(Session, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=states.Kind)
    period = models.CharField(max_length=12, choices=states.Period)
    authorship = models.CharField(max_length=20)
    channel = models.CharField(max_length=12)
    rules = models.CharField(max_length=60)
    state = models.CharField(max_length=20, choices=states.CaseState)
    seq = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default="")
    words = models.PositiveIntegerField(default=0)  # how many texts it has

    title = models.CharField(max_length=200)
    situation_no = models.PositiveIntegerField(null=True)
    original_no = models.PositiveIntegerField(null=True)  # the untouched text as it came
    category = models.CharField(max_length=60, blank=True)
    external_id = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=40, blank=True)
    wished_units = models.CharField(max_length=300, blank=True)
    wished_co = models.CharField(max_length=300, blank=True)
    basis = models.CharField(max_length=24, blank=True)  # 形成方式
    origin = models.CharField(max_length=16, default="direct")  # direct, or turned from a motion
    motion_no = models.CharField(max_length=40, blank=True)
    analysis_no = models.PositiveIntegerField(null=True)
    no_publish_no = models.PositiveIntegerField(null=True)  # why not to be published
    contact_wish_no = models.PositiveIntegerField(null=True)
    reply_wanted = models.BooleanField(default=True)  # False: for reference only
    allow_co_sign = models.BooleanField(default=False)  # colleagues may join of their own accord
    withdraw_asked_on = models.DateField(null=True)
    withdraw_reason_no = models.PositiveIntegerField(null=True)
    overrides = models.JSONField(default=list)  # warnings passed at the submission: [code, …]
    publish_consent = models.BooleanField(default=True)
    confidential = models.BooleanField(default=False)
    hub = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")

    submitted_on = models.DateField(null=True)
    filed_on = models.DateField(null=True)
    assigned_on = models.DateField(null=True)
    replied_on = models.DateField(null=True)
    concluded_on = models.DateField(null=True)
    key_on = models.DateField(null=True)  # 列为重点督办件
    key_leader = models.CharField(max_length=60, blank=True)
    key_supervisor = models.CharField(max_length=60, blank=True)
    # 并案: the case whose handling this one shares
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    split_list = models.CharField(max_length=60, blank=True)
    split_leader = models.CharField(max_length=60, blank=True)
    split_signed_on = models.DateField(null=True)
    split_scan = models.CharField(max_length=200, blank=True)
    split_notice = models.CharField(max_length=60, blank=True)  # the last 调整通知
    is_fast = models.BooleanField(default=False)  # 快速通道
    bodies = models.JSONField(default=list)  # 共同交办: the offices that assigned it together
    told = models.JSONField(default=list)  # organs told of the assignment, 原选举单位 …
    objected_on = models.DateField(null=True)  # the proposer objects to the unit (S15)
    objection_no = models.PositiveIntegerField(null=True)
    objection_answer_no = models.PositiveIntegerField(null=True)
    objection_answered_on = models.DateField(null=True)
    outcome_no = models.PositiveIntegerField(null=True)  # what came of a forwarded opinion
    ground = models.CharField(max_length=60, blank=True)
    reason_no = models.PositiveIntegerField(null=True)  # why not filed or forwarded

    if TYPE_CHECKING:
        dossier: Dossier
        office_id: int
        session_id: int
        hub_id: int | None
        merged_into_id: int | None
        lead_unit_id: int | None

    class Meta:
        indexes = [
            models.Index(fields=["office", "state", "id"], name="case_by_office_state"),
            models.Index(fields=["year", "id"], name="case_by_year"),
            models.Index(
                fields=["office", "split_list"],
                condition=~models.Q(split_list=""),
                name="case_by_split_list",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["office", "session", "kind", "number"],
                condition=~models.Q(number=""),
                name="case_number_once",
            ),
            models.UniqueConstraint(
                fields=["office", "external_id"],
                condition=~models.Q(external_id=""),
                name="case_external_id_once",
            ),
        ]

    @property
    def case_id(self) -> int:
        return self.pk

    @property
    def no(self) -> int:
        return 0

    @property
    def part(self) -> str:
        return ""


class Part(models.Model):
    """A numbered part of a case, named in the journal for ever by its letter and number."""

    letter: ClassVar[str] = "?"
    key: ClassVar[tuple[str, ...]] = ("case", "no")

    if TYPE_CHECKING:
        dossier: Dossier
        case_id: int
        no: int
        state: str

    class Meta:
        abstract = True

    @property
    def part(self) -> str:
        return f"{self.letter}{self.no}"


class Signatory(Part):
    """提案者在件上的位置: lead (领衔) or co-signer (联名)."""

    letter = "P"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="signatories")
    no = models.PositiveSmallIntegerField()
    proposer = models.ForeignKey(Proposer, models.PROTECT, related_name="+")
    is_lead = models.BooleanField()
    # 并案: whoever came with a case that was merged into this one
    via = models.ForeignKey(Case, models.PROTECT, null=True, related_name="+")
    is_contact = models.BooleanField(default=False)  # speaks in the lead's place
    has_left = models.BooleanField(default=False)  # died: nothing is delivered any more
    withdraw_agreed_on = models.DateField(null=True)

    if TYPE_CHECKING:
        proposer_id: int
        via_id: int | None

    class Meta:
        indexes = [models.Index(fields=["proposer", "case"], name="signatory_by_proposer")]


class Point(Part):
    """办理要点: a numbered advice point, an index into the proposer's words."""

    letter = "N"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="points")
    no = models.PositiveSmallIntegerField()
    words_no = models.PositiveIntegerField()


class Assignment(Part):
    """办理任务: one unit, one role."""

    letter = "A"

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="assignments")
    no = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    role = models.CharField(max_length=12, choices=states.UnitRole)
    state = models.CharField(max_length=20, choices=states.AssignmentState)
    scope_no = models.PositiveIntegerField(null=True)
    assigned_on = models.DateField()
    first_assigned_on = models.DateField()  # the legal maximum counts from here
    reply_due_on = models.DateField(null=True)
    acknowledged_on = models.DateField(null=True)
    officer = models.CharField(max_length=60, blank=True)
    officer_phone = models.CharField(max_length=40, blank=True)
    return_asked_on = models.DateField(null=True)
    return_late = models.BooleanField(default=False)
    return_reason_no = models.PositiveIntegerField(null=True)
    return_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    returns = models.PositiveSmallIntegerField(default=0)
    co_opinion_no = models.PositiveIntegerField(null=True)
    co_opinion_on = models.DateField(null=True)
    replied_on = models.DateField(null=True)
    contacts = models.PositiveSmallIntegerField(default=0)
    # the clock of what the task is about (reply, re-handling, co-opinion) as last set
    clock = models.JSONField(null=True)
    clock_stopped_on = models.DateField(null=True)
    extension_asked_on = models.DateField(null=True)  # while it waits for a decision
    extension_until = models.DateField(null=True)
    extension_reason_no = models.PositiveIntegerField(null=True)
    extension_late = models.BooleanField(default=False)
    extensions = models.PositiveSmallIntegerField(default=0)
    co_returns = models.PositiveSmallIntegerField(default=0)  # how often the opinion was sent back
    co_return_reason_no = models.PositiveIntegerField(null=True)
    urges = models.PositiveSmallIntegerField(default=0)  # how often its co-opinion was urged
    urged_on = models.DateField(null=True)
    plan_no = models.PositiveIntegerField(null=True)
    planned_on = models.DateField(null=True)
    interim_no = models.PositiveIntegerField(null=True)
    interim_on = models.DateField(null=True)
    return_signer = models.CharField(max_length=60, blank=True)
    co_asked_on = models.DateField(null=True)  # 申请增加协办单位, while it waits
    co_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    co_reason_no = models.PositiveIntegerField(null=True)
    dispatched_on = models.DateField(null=True)  # 转办, inside government
    for_office = models.ForeignKey(Office, models.PROTECT, null=True, related_name="+")
    for_no = models.PositiveSmallIntegerField(null=True)  # 代拟: whose reply this unit drafts
    own_number = models.CharField(max_length=60, blank=True)
    together = models.JSONField(default=list)  # 合并研究: cases the unit studies with this one

    if TYPE_CHECKING:
        unit_id: int
        return_unit_id: int | None
        co_unit_id: int | None
        for_office_id: int | None

    class Meta:
        indexes = [models.Index(fields=["unit", "state"], name="assignment_by_unit_state")]

    @property
    def answers(self) -> bool:
        return self.role in states.ANSWERING

    @property
    def writes(self) -> bool:
        """Whether the unit drafts a reply: its own, or its government's (代拟)."""
        return self.answers or self.for_no is not None

    @property
    def is_open(self) -> bool:
        ended = {states.AssignmentState.RELEASED, states.AssignmentState.CEASED}
        return self.state not in ended


class Text(models.Model):
    """文字: an immutable version of something written; the journal carries its number and SM3."""

    key: ClassVar[tuple[str, ...]] = ("case", "no")

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="texts")
    no = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    body = models.TextField()
    sm3 = models.CharField(max_length=64)
    erased_on = models.DateField(null=True)

    if TYPE_CHECKING:
        case_id: int


class Line(models.Model):
    """流转记录: one line of the append-only journal (partitioned by year, see the first migration)."""

    pk = models.CompositePrimaryKey("year", "case_id", "seq")
    year = models.PositiveSmallIntegerField()
    case_id = models.BigIntegerField()
    seq = models.PositiveIntegerField()
    part = models.CharField(max_length=8)
    kind = models.CharField(max_length=40)
    data = models.TextField()  # canonical JSON, byte for byte what was digested
    state = models.CharField(max_length=20)
    actor = models.ForeignKey(User, models.DO_NOTHING, db_constraint=False, related_name="+")
    occurred_on = models.DateField()
    recorded_at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    if TYPE_CHECKING:
        actor_id: int

    class Meta:
        managed = False
        db_table = "cases_line"
        ordering = ["year", "case_id", "seq"]
