"""代理 — who stands in for whom while somebody is away, for which role, and who hands everything over."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from jianyan.people.rights import EXCLUSIVE, PERSONAL, Role
from jianyan.people.users import Grant, Substitution, User


class NotToBeStoodInFor(ValueError):
    """A proposer's word is the proposer's own; administrators stay apart (三员分立)."""


def stand_in(
    *,
    absent: User,
    substitute: User,
    role: str,
    from_on: date,
    to_on: date,
    by: User,
    at: datetime,
) -> Substitution:
    """Name a substitute; refused where nothing of it may be done by another."""
    held = set(absent.grants.exclude(role__in=PERSONAL).values_list("role", flat=True))
    if not held or (role and role not in held):
        raise NotToBeStoodInFor("nothing")
    if substitute.pk == absent.pk or to_on < from_on:
        raise NotToBeStoodInFor("nobody")
    if substitute.grants.filter(role__in=EXCLUSIVE).exists() or substitute.is_machine:
        raise NotToBeStoodInFor("administrator")
    return Substitution.objects.create(
        absent=absent, substitute=substitute, role=role, from_on=from_on, to_on=to_on,
        made_by=by, made_at=at,
    )  # fmt: skip


def end(substitution: Substitution, on: date) -> None:
    """The absent one is back: from that day nobody stands in any more."""
    if substitution.from_on >= on:
        substitution.delete()
    else:
        substitution.to_on = date.fromordinal(on.toordinal() - 1)
        substitution.save(update_fields=["to_on"])


def open_ones(user: User, today: date) -> QuerySet[Substitution]:
    """Whom this person named and whom this person stands in for, now or later."""
    mine = Q(absent=user) | Q(substitute=user)
    found = Substitution.objects.filter(mine, to_on__gte=today)
    return found.select_related("absent", "substitute")


def colleagues(user: User) -> QuerySet[User]:
    """Who may stand in: whoever works at the same unit or office."""
    mine = user.grants.exclude(role__in=PERSONAL)
    units = mine.exclude(unit=None).values("unit")
    offices = mine.exclude(office=None).values("office")
    beside = Grant.objects.filter(Q(unit__in=units) | Q(office__in=offices))
    people = beside.exclude(role__in=EXCLUSIVE).values("user")
    found = User.objects.filter(pk__in=people, is_active=True, is_machine=False)
    return found.exclude(pk=user.pk).order_by("name", "pk")


@transaction.atomic
def hand_over(*, leaving: User, successor: User, last_on: date) -> int:
    """移交: whoever leaves keeps the posts to the last day; from the next they are the successor's.

    How many posts changed hands. A proposer's and an administrator's post never does.
    """
    posts = leaving.grants.exclude(role__in=PERSONAL).filter(Q(to_on=None) | Q(to_on__gt=last_on))
    if successor.pk == leaving.pk or successor.grants.filter(role__in=EXCLUSIVE).exists():
        raise NotToBeStoodInFor("administrator")
    held = set(successor.grants.values_list("role", "office", "unit", "section", "group"))
    count = 0
    for post in posts:
        count += 1
        key = (post.role, post.office_id, post.unit_id, post.section_id, post.group)
        if key not in held:
            Grant.objects.create(
                user=successor, role=post.role, office_id=post.office_id, unit_id=post.unit_id,
                section_id=post.section_id, group=post.group, to_on=post.to_on,
                from_on=date.fromordinal(last_on.toordinal() + 1),
            )  # fmt: skip
    posts.update(to_on=last_on)
    return count


def roles_to_stand_in_for(user: User) -> list[Role]:
    """What somebody else may do for this person, in the order of the roles."""
    held = set(user.grants.exclude(role__in=PERSONAL).values_list("role", flat=True))
    return [role for role in Role if role in held]
