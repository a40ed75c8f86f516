"""Users (用户) and what is granted to them (授权), each grant with its scope and dates."""

from dataclasses import replace
from datetime import date

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery

from jianyan.people.offices import Office, Section, Unit
from jianyan.people.proposers import Proposer
from jianyan.people.rights import (
    EXCLUSIVE,
    HUB_ROLES,
    PERSONAL,
    SECTION_ROLES,
    Actor,
    Role,
    Scope,
    actor,
)


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
    group = models.CharField(max_length=60, blank=True)  # of delegation staff: 代表团 or 界别
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        indexes = [models.Index(fields=["user"], name="grant_by_user")]


# what the people of a government office do for the unit that stands for their government
_FOR_AN_OFFICE = (Role.UNIT_LIAISON, Role.UNIT_PRINCIPAL)


class Substitution(models.Model):
    """代理: what one person may do is another's to do too, from a day to a day; the journal says so."""

    absent = models.ForeignKey(User, models.PROTECT, related_name="substitutes")
    substitute = models.ForeignKey(User, models.PROTECT, related_name="stands_in_for")
    role = models.CharField(max_length=24, blank=True)  # blank: all that may be stood in for
    from_on = models.DateField()
    to_on = models.DateField()
    made_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["-from_on", "-id"]
        indexes = [models.Index(fields=["substitute", "to_on"], name="substitution_by_substitute")]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_on__gte=F("from_on")), name="substitution_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(absent=F("substitute")), name="substitution_of_another"
            ),
        ]


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


def people_of_section(section: int, on: date) -> QuerySet[User]:
    """Whose post on that day is of this section and bounded by it."""
    posts = Grant.objects.filter(_valid(on), section=section, role__in=SECTION_ROLES)
    return User.objects.filter(pk__in=posts.values("user"), is_active=True)


def actor_of(user: User, on: date, post: str = "") -> Actor:
    """The actor behind a login: grants valid on the day, own ones and those stood in for; a successor
    unit also acts for the units it took over (S16), an office for the unit that stands for it (S32). Of several posts one may be chosen. Two queries; one more for each former unit of somebody of a section.
    """
    scopes = scopes_of(user, on)
    chosen = [scope for scope in scopes if scope.key == post]
    posts, scopes = len(scopes), chosen or scopes
    units = [s.unit for s in scopes if s.unit]
    hubs = [s.office for s in scopes if s.office and s.role in HUB_ROLES]
    taken_over = Unit.objects.filter(
        Q(successor__in=units) | Q(successor__successor__in=units) | Q(stands_for__in=hubs)
    ).values_list("pk", "stands_for_id", "successor_id", "successor__successor_id")
    for pk, office, *heirs in taken_over:
        mine = [s for s in scopes if s.unit and s.unit in heirs]
        scopes += [replace(s, unit=pk) for s in mine if not s.is_bounded]
        scopes += _sections_then(pk, [s for s in mine if s.is_bounded])
        if office in hubs:
            scopes += [Scope(role, unit=pk) for role in _FOR_AN_OFFICE]
    return replace(actor(user.pk, str(user), scopes), posts=posts)


def _sections_then(unit: int, bounded: list[Scope]) -> list[Scope]:
    """In a unit that was taken over, the section that had the same name; its sheets name that one."""
    if not bounded:
        return []
    now = Section.objects.filter(pk__in=[s.section for s in bounded])
    then = Section.objects.filter(unit=unit, name=OuterRef("name")).values("pk")[:1]
    before = dict(now.annotate(then=Subquery(then)).values_list("pk", "then"))
    return [
        replace(s, unit=unit, section=old)
        for s in bounded
        if (old := before.get(s.section or 0)) is not None
    ]


def scopes_of(user: User, on: date) -> list[Scope]:
    """What this person may do on a day; what is done for another names whom. One query."""
    lent = Substitution.objects.filter(
        Q(role="") | Q(role=OuterRef("role")),
        absent=OuterRef("user"), substitute=user, from_on__lte=on, to_on__gte=on,
    )  # fmt: skip
    rows = (
        Grant.objects.filter(_valid(on))
        .filter(Q(user=user) | Q(Exists(lent)))
        .order_by("id")
        .values_list(
            "role", "office_id", "unit_id", "proposer_id", "group", "user_id", "section_id"
        )
    )
    found = [
        Scope(
            Role(role),
            office,
            unit,
            proposer,
            group,
            None if of == user.pk else of,
            section,
        )
        for role, office, unit, proposer, group, of, section in rows
        if of == user.pk or role not in PERSONAL
    ]
    return list(dict.fromkeys(found))


def _valid(on: date) -> Q:
    return (Q(from_on=None) | Q(from_on__lte=on)) & (Q(to_on=None) | Q(to_on__gte=on))
