"""Users (用户) and what is granted to them (授权), each grant with its scope and dates."""

from dataclasses import replace
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q

from jianyan.people.offices import Office, Section, Unit
from jianyan.people.proposers import Proposer
from jianyan.people.rights import EXCLUSIVE, Actor, Role, Scope, actor


class User(AbstractUser):
    """A login. The name shown is `name`; Django's first and last names do not fit Chinese ones."""

    first_name = None  # type: ignore[assignment]  # removed on purpose
    last_name = None  # type: ignore[assignment]
    name = models.CharField(max_length=60)
    language = models.CharField(max_length=10, blank=True)
    large_type = models.BooleanField(default=False)
    # a system person (import, daily tick): never logs in, named in the journal
    is_machine = models.BooleanField(default=False)

    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name or self.username

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name


class Grant(models.Model):
    """授权: one role for one office, unit or proposer, from a day to a day."""

    user = models.ForeignKey(User, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=24, choices=[(role.value, role.value) for role in Role])
    office = models.ForeignKey(Office, models.PROTECT, null=True, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True)
    section = models.ForeignKey(Section, models.PROTECT, null=True, blank=True)
    proposer = models.ForeignKey(Proposer, models.PROTECT, null=True, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["user"], name="grant_by_user")]


class RolesExclude(ValueError):
    """The three administrators must be three people (三员分立)."""


def grant(user: User, role: Role, **scope: object) -> Grant:
    """Give a role; refuse a second administrator's role to the same person."""
    held = set(user.grants.values_list("role", flat=True))
    if role in EXCLUSIVE and held - {role}:
        raise RolesExclude(f"{user} already holds {', '.join(sorted(held))}")
    if role not in EXCLUSIVE and held & EXCLUSIVE:
        raise RolesExclude(f"{user} is an administrator and may hold no other role")
    return Grant.objects.create(user=user, role=role, **scope)


def actor_of(user: User, on: date) -> Actor:
    """The actor behind a login: grants valid on the day; a successor unit also acts for the units
    it took over (S16). Two queries."""
    rows = list(
        Grant.objects.filter(user=user)
        .filter(Q(from_on=None) | Q(from_on__lte=on), Q(to_on=None) | Q(to_on__gte=on))
        .values_list("role", "office_id", "unit_id", "proposer_id")
    )
    scopes = [Scope(Role(role), o, u, p) for role, o, u, p in rows]
    taken_over = Unit.objects.filter(
        Q(successor__in=[s.unit for s in scopes if s.unit])
        | Q(successor__successor__in=[s.unit for s in scopes if s.unit])
    ).values_list("pk", "successor_id", "successor__successor_id")
    for old, *heirs in taken_over:
        scopes += [replace(s, unit=old) for s in scopes if s.unit in heirs]
    return actor(user.pk, str(user), scopes)
