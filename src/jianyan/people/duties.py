"""责任清单: what a unit answers for, item by item, as its office laid it down."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from jianyan.people.offices import Unit

LONGEST = 300


class Duty(models.Model):
    """职责事项: one item of a unit's list of duties; several units may share one (牵头、配合)."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Leads")
        CO = "co", _("Takes part")

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="duty_items")
    item = models.CharField(max_length=LONGEST)
    role = models.CharField(max_length=8, choices=Role, default=Role.LEAD)
    basis = models.CharField(max_length=200, blank=True)  # 三定规定, 法律、法规的条款
    position = models.PositiveIntegerField(default=0)
    valid_to = models.DateField(
        null=True, blank=True
    )  # 废止: from the day after it no longer counts

    class Meta:
        ordering = ["unit", "position", "id"]
        constraints = [models.UniqueConstraint(fields=["unit", "item"], name="duty_once")]

    def __str__(self) -> str:
        return self.item


def duties_valid(on: date) -> models.QuerySet[Duty]:
    """The items in force on a day."""
    return Duty.objects.filter(Q(valid_to=None) | Q(valid_to__gte=on))
