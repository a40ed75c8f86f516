"""Policy measures (政策措施): issued things that adopted opinions went into, each counted once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from jianyan.people.models import Unit


class PolicyMeasure(models.Model):
    """出台政策措施: a plan, notice, standard, project … with its document; n:m to adopted opinions."""

    class Kind(models.TextChoices):
        LEGISLATION = "legislation", _("Draft law or regulation")
        PLAN = "plan", _("Plan")
        NOTICE = "notice", _("Policy document")
        STANDARD = "standard", _("Standard")
        PILOT = "pilot", _("Pilot")
        PROJECT = "project", _("Project")
        BUDGET = "budget", _("Budget item")

    key = models.CharField(max_length=120, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, choices=Kind)
    document_no = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+")  # counts once, at the lead

    class Meta:
        ordering = ["issued_on", "key"]

    def __str__(self) -> str:
        return self.title
