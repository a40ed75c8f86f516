"""Offices and hubs (机关), handling units (承办单位), their history, sections and officers."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """层级: where in the five levels of government an office stands."""

    NATIONAL = "national", _("National")
    PROVINCE = "province", _("Province")
    CITY = "city", _("City")
    COUNTY = "county", _("County")
    TOWNSHIP = "township", _("Township")


class Chain(models.TextChoices):
    """系统: which body an office belongs to, in the official order of organs (practice.md 2)."""

    PARTY = "party", _("Party committee")
    CONGRESS = "congress", _("People's congress")
    GOVERNMENT = "government", _("Government")
    CPPCC = "cppcc", _("CPPCC committee")
    SUPERVISION = "supervision", _("Supervisory commission")
    COURT = "court", _("Court")
    PROCURATORATE = "procuratorate", _("Procuratorate")


# organs on the side of those who execute; every other organ is the receiving office's own side
HUB_ORGANS = frozenset(
    {"gov_office", "gov_leader", "party_office", "court", "procuratorate", "supervision_organ"}
)


class Office(models.Model):
    """机关、枢纽: a body that receives, assigns, dispatches or urges (人大代表工委, 提案委, 政府办…)."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    # what its letters and numbers are headed with: 江州市人大, 政协江州市委员会
    body = models.CharField(max_length=120)
    level = models.CharField(max_length=12, choices=Level)
    chain = models.CharField(max_length=16, choices=Chain)
    region = models.CharField(max_length=60, blank=True)
    superior = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    rules = models.CharField(max_length=60)  # the key of its rule pack
    # what the office sets for itself: product name, telephone, letter number pattern …
    settings = models.JSONField(default=dict)
    telephone = models.CharField(max_length=40, blank=True)
    address = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """承办单位: a legal person that handles cases; inner sections never answer (S28)."""

    key = models.SlugField(unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60)
    hub = models.ForeignKey(Office, models.PROTECT, related_name="units")
    # the office's own official order (序列), not an alphabet
    position = models.PositiveIntegerField(default=0)
    valid_from = models.DateField(default=date(1949, 10, 1))
    valid_to = models.DateField(null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    # 某市人民政府 as a unit of the level above, or the government as a whole for its own congress:
    # the office whose people act for it (domain.md 2.1)
    stands_for = models.ForeignKey(
        Office, models.PROTECT, null=True, blank=True, related_name="standing_units"
    )
    # 供电公司, 海关 …: answers on paper, the hub keys it back; outside the assessment
    has_account = models.BooleanField(default=True)
    duties = models.TextField(blank=True)
    letter_mark = models.CharField(max_length=20, blank=True)  # 机关代字, e.g. 江教
    leader_in_charge = models.CharField(max_length=60, blank=True)
    liaison = models.CharField(max_length=60, blank=True)
    telephone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["position", "key"]

    def __str__(self) -> str:
        return self.name

    def is_valid(self, on: date) -> bool:
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)


class UnitChange(models.Model):
    """机构沿革: a renaming, merger or abolition, so that old cases show under the successor (S16)."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("Renamed")
        MERGED = "merged", _("Merged")
        ABOLISHED = "abolished", _("Abolished")

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="changes")
    kind = models.CharField(max_length=12, choices=Kind)
    into = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+")
    changed_on = models.DateField()
    old_name = models.CharField(max_length=120)
    document = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["changed_on", "id"]


class Section(models.Model):
    """承办处室(科室): an inner section of a unit."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sections")
    name = models.CharField(max_length=60)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["unit", "position", "id"]

    def __str__(self) -> str:
        return self.name


def units_valid(hub_ids: list[int], on: date) -> models.QuerySet[Unit]:
    """The unit directory of these hubs as it stood on a day, in official order."""
    valid = Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))
    return Unit.objects.filter(valid, hub_id__in=hub_ids)


def successor_of(unit: Unit) -> Unit:
    """The unit that answers for this one today: itself, or the end of its chain of successors."""
    seen = {unit.pk}
    while unit.successor is not None and unit.successor.pk not in seen:
        unit = unit.successor
        seen.add(unit.pk)
    return unit
