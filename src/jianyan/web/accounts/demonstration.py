"""演示账户 — the accounts of the demonstration by role; only these sign in by a click."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf

from jianyan.people.models import Grant, User
from jianyan.people.rights import Role
from jianyan.web.accounts.posts import POSTS, Words

SHOWN = 12  # of each role; a city has hundreds of deputies
SHOWN_OF_SECTIONS = 2  # whose post is bounded by one section


@dataclass(frozen=True, slots=True)
class Account:
    """One person to try as: the login, the name and for whom the role is held."""

    username: str
    name: str
    scope: str


@dataclass(frozen=True, slots=True)
class Post:
    """One role with those who hold it."""

    name: Words
    does: Words
    accounts: tuple[Account, ...]
    more: int


def openable() -> QuerySet[User]:
    """Who may be signed in without a password: accounts that have none, and no machines."""
    without = Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return User.objects.filter(without, is_active=True, is_machine=False)


def posts() -> list[Post]:
    """Every role that somebody holds, in the order of the work. One query."""
    rows = (
        Grant.objects.filter(user__in=openable())
        .annotate(
            scope=Coalesce(
                NullIf("group", Value("")), "unit__name", "office__name", "proposer__office__body"
            ),
        )
        .order_by("role", "id")
        .values_list("role", "section__name", "user__username", "user__name", "scope")
    )
    held = {role: list(group) for role, group in groupby(rows, key=lambda row: row[0])}
    found = []
    for role, (name, does) in POSTS.items():
        of_role = held.get(Role(role).value, [])
        bounded = [row for row in of_role if row[1]][:SHOWN_OF_SECTIONS]
        first = [row for row in of_role if not row[1]][:SHOWN] + bounded
        shown = tuple(Account(row[2], row[3], f"{row[4] or ''}{row[1] or ''}") for row in first)
        if shown:
            found.append(Post(name, does, shown, len(of_role) - len(shown)))
    return found
