"""Leaders' instructions (领导批示): the words, the cases, to whom they were passed, answers, and who read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jianyan.cases.models import Case
from jianyan.people.models import Office, Section, Unit, User


class Instruction(models.Model):
    """批示件: what a leader wrote, on which day, on which cases. Never public, never in an export."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    leader = models.CharField(max_length=60)
    given_on = models.DateField()
    body = models.TextField(blank=True)
    scan = models.CharField(max_length=120, blank=True)  # where the signed sheet is kept
    recorded_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    closed_on = models.DateField(null=True)
    result = models.TextField(blank=True)
    cases = models.ManyToManyField(Case, related_name="+", db_table="supervision_instruction_case")

    if TYPE_CHECKING:
        office_id: int

    class Meta:
        ordering = ["-given_on", "-pk"]
        indexes = [models.Index(fields=["office", "-given_on"], name="instruction_by_office")]


class InstructionSheet(models.Model):
    """批示原件: a scan of the signed sheet; opened by whoever may read the instruction, each time logged."""

    instruction = models.ForeignKey(Instruction, models.PROTECT, related_name="sheets")
    name = models.CharField(max_length=160)
    media = models.CharField(max_length=120)
    sm3 = models.CharField(max_length=64)
    content = models.BinaryField()
    brought_on = models.DateField()

    class Meta:
        ordering = ["pk"]


class InstructionTask(models.Model):
    """批示交办: one unit (and section) that must answer by a day."""

    instruction = models.ForeignKey(Instruction, models.PROTECT, related_name="tasks")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+")
    passed_on = models.DateField()
    due_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    answer = models.TextField(blank=True)

    if TYPE_CHECKING:
        instruction_id: int
        unit_id: int
        section_id: int | None

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["instruction", "unit"], name="instruction_unit_once")
        ]
        indexes = [
            models.Index(
                fields=["unit", "due_on"],
                condition=models.Q(answered_on=None),
                name="instruction_task_waiting",
            )
        ]


class InstructionLine(models.Model):
    """批示记录: what was done and who read it, one line each, chained by SM3."""

    class Kind(models.TextChoices):
        RECORDED = "recorded", _("recorded")
        PASSED = "passed", _("passed on")
        HANDED = "handed", _("handed to a section")
        ANSWERED = "answered", _("answered")
        FINISHED = "finished", _("finished")
        SHEET = "sheet", _("signed sheet added")
        OPENED = "opened", _("signed sheet opened")
        READ = "read", pgettext_lazy("instruction", "read")

    instruction = models.ForeignKey(Instruction, models.PROTECT, related_name="lines")
    kind = models.CharField(max_length=12, choices=Kind)
    actor = models.ForeignKey(User, models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    occurred_on = models.DateField()
    recorded_at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
