"""公开副本: what the public may read, copied at publication; no row of it refers to an inner table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from jianyan.search.models import Entry, Frequency


class PublishedOffice(models.Model):
    """公开的机关: its name, and what it has approved beyond replies (practice.md 1.16)."""

    key = models.SlugField(primary_key=True)
    name = models.CharField(max_length=120)
    body = models.CharField(max_length=120)
    level = models.CharField(max_length=12)
    chain = models.CharField(max_length=16)
    telephone = models.CharField(max_length=40, blank=True)
    shows_promises = models.BooleanField(default=False)
    opens_data = models.BooleanField(default=False)

    class Meta:
        ordering = ["key"]


class PublishedCase(models.Model):
    """公开的件: one case of which a reply is or was public. Taken down, it keeps its address alone."""

    case_id = models.BigIntegerField(primary_key=True)
    office = models.ForeignKey(PublishedOffice, models.PROTECT, related_name="+")
    session = models.CharField(max_length=40)
    number = models.CharField(max_length=40)
    kind = models.CharField(max_length=12)
    period = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    session_label = models.CharField(max_length=60)
    title = models.CharField(max_length=200, blank=True)
    proposer = models.CharField(max_length=200, blank=True)
    category = models.CharField(max_length=60, blank=True)
    units = models.JSONField(default=list)  # co-handling units by name, in official order
    taken_down_on = models.DateField(null=True)

    if TYPE_CHECKING:
        office_id: str

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["office", "session", "kind", "number"], name="published_case_once"
            )
        ]


class PublishedPoint(models.Model):
    """公开的办理要点."""

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(PublishedCase, models.CASCADE, related_name="points")
    no = models.PositiveSmallIntegerField()
    text = models.TextField()


class PublishedReply(models.Model):
    """公开的答复: the text that was reviewed, sign for sign; empty once it is taken down."""

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(PublishedCase, models.CASCADE, related_name="replies")
    no = models.PositiveSmallIntegerField()  # of the disclosure
    turn = models.PositiveSmallIntegerField()
    form = models.CharField(max_length=12)
    text = models.TextField(blank=True)
    document_no = models.CharField(max_length=60, blank=True)
    class_label = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=24, blank=True)  # the neutral code
    result = models.CharField(max_length=12, blank=True)  # its group, see figures.RESULTS
    replied_on = models.DateField()
    published_on = models.DateField()
    taken_down_on = models.DateField(null=True)
    address = models.CharField(max_length=300, blank=True)  # where else it was published
    # what the list is filtered by, beside the reply
    office = models.ForeignKey(PublishedOffice, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    category = models.CharField(max_length=60, blank=True)
    unit = models.SlugField()
    unit_name = models.CharField(max_length=120)
    unit_position = models.PositiveIntegerField()

    if TYPE_CHECKING:
        case_id: int

    class Meta:
        indexes = [
            models.Index(
                fields=["published_on", "case", "no"],
                condition=models.Q(taken_down_on=None),
                name="published_newest",
            ),
            models.Index(
                fields=["year", "published_on", "case", "no"],
                condition=models.Q(taken_down_on=None),
                name="published_by_year",
            ),
            models.Index(
                fields=["unit", "published_on", "case", "no"],
                condition=models.Q(taken_down_on=None),
                name="published_by_unit",
            ),
        ]


class PublishedPromise(models.Model):
    """公开的承诺: only where the office has approved showing them."""

    pk = models.CompositePrimaryKey("case", "no")
    case = models.ForeignKey(PublishedCase, models.CASCADE, related_name="promises")
    no = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    unit_name = models.CharField(max_length=120)
    text = models.TextField()
    made_on = models.DateField()
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=20)
    closed_on = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["made_on", "case", "no"], name="promises_newest")]


class Count(models.Model):
    """公开的数字: how many of something there are in a year, counted when something is published."""

    pk = models.CompositePrimaryKey("year", "kind", "measure", "key")
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12)
    measure = models.CharField(max_length=20)
    key = models.CharField(max_length=120)
    label = models.CharField(max_length=120)
    position = models.PositiveIntegerField()
    value = models.PositiveIntegerField()


class Mark(models.Model):
    """更新时点: when the public last saw something new; pages are kept by browsers until it moves."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()
    on = models.DateField()


class PublicEntry(Entry):
    """A published case as the public finds it."""

    case = models.OneToOneField(PublishedCase, models.CASCADE, primary_key=True, related_name="+")

    class Meta:
        indexes = [GinIndex(fields=["terms"], name="public_terms")]


class PublicFrequency(Frequency):
    """How common a term is among the published cases."""
