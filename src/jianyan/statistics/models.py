"""Figures from outside (外部数), declared with their source, and the reports that were issued."""

from django.db import models

from jianyan.people.models import Office, User


class ExternalFigure(models.Model):
    """外部数: a total of another chain that this office cannot compute (practice.md 1.13)."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)  # the measure it stands for, e.g. suggestion.base
    value = models.PositiveIntegerField()
    source_office = models.CharField(max_length=120)
    letter_no = models.CharField(max_length=120)
    declared_on = models.DateField()
    declared_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["office", "year", "name"]
        constraints = [
            models.UniqueConstraint(fields=["office", "year", "name"], name="external_figure_once")
        ]


class IssuedReport(models.Model):
    """已印发的报告: its figures as they were, never recomputed silently."""

    name = models.CharField(max_length=40)
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    as_of = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    version = models.CharField(max_length=20)
    figures = models.JSONField()

    class Meta:
        ordering = ["-made_at"]
