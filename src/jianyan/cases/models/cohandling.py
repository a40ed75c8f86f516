"""What units do among and inside themselves: routing, differing opinions, research and visits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from jianyan.cases.models.case import Case, Part
from jianyan.people.models import Section, Unit


class Routing(Part):
    """内部分解: one point, or the whole, with who sees to it; the newest routing replaces the one before."""

    key = ("case", "assignment_no", "no")

    pk = models.CompositePrimaryKey("case", "assignment_no", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="routings")
    assignment_no = models.PositiveSmallIntegerField()
    no = models.PositiveSmallIntegerField()
    point_no = models.PositiveSmallIntegerField(null=True)
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="+")
    officer = models.CharField(max_length=60, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)
    note_no = models.PositiveIntegerField(null=True)
    routed_on = models.DateField()

    if TYPE_CHECKING:
        section_id: int | None
        unit_id: int | None


class Difference(Part):
    """分歧意见: on what units could not agree, where it lies, and what came of it."""

    key = ("case", "no")

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="differences")
    no = models.PositiveSmallIntegerField()
    assignment_no = models.PositiveSmallIntegerField()
    stage = models.CharField(max_length=12)  # office, leader or settled
    units = models.JSONField(default=list)
    question_no = models.PositiveIntegerField()
    minutes_no = models.PositiveIntegerField(null=True)
    result_no = models.PositiveIntegerField(null=True)
    leader = models.CharField(max_length=60, blank=True)
    raised_on = models.DateField()
    settled_on = models.DateField(null=True)


class Activity(Part):
    """调研、座谈、走访, with whom of the proposers."""

    key = ("case", "no")

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(Case, models.CASCADE, related_name="activities")
    no = models.PositiveSmallIntegerField()
    assignment_no = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    held_on = models.DateField()
    place = models.CharField(max_length=120, blank=True)
    invited = models.JSONField(default=list)
    present = models.JSONField(default=list)
    note_no = models.PositiveIntegerField(null=True)
