"""评价提示 — several proposers, one device, one minute, full marks without a word: a neutral prompt to the office.

It says nothing of a case and moves nothing: never in an export, a figure or a score (practice.md 3).
"""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count

from jianyan.cases.models import Case, RatingTrace
from jianyan.people.rights import NOBODY, Actor, Right
from jianyan.rules.ratings import RatingScheme

KEPT = timedelta(days=180)
FROM = 2  # proposers


@dataclass(frozen=True, slots=True)
class Prompt:
    """Some ratings that came alike, and on which cases."""

    minute: datetime
    proposers: int
    cases: tuple[tuple[int, str, str], ...]  # id, number, title


def is_full_and_wordless(scheme: RatingScheme, values: Mapping[str, str], comment: str) -> bool:
    """The best value on every axis that rates, and not a word with it."""
    axes = [axis for axis in scheme.axes if axis.rates]
    best = all(axis.chosen(values.get(axis.code, "")) == axis.values[0] for axis in axes)
    return best and not comment.strip()


def fingerprint(secret: str, on: date, *marks: str) -> str:
    """The same device gives the same hash on one day only; it cannot be turned back."""
    words = "\0".join((on.isoformat(), *marks))
    return hmac.new(secret.encode(), words.encode(), hashlib.sha256).hexdigest()


def note(case_id: int, round_no: int, proposer: int, device: str, at: datetime) -> None:
    RatingTrace.objects.create(
        case_id=case_id,
        round_no=round_no,
        proposer_id=proposer,
        device=device,
        minute=at.replace(second=0, microsecond=0),
    )


def prompts(actor: Actor) -> list[Prompt]:
    """For the receiving office alone, newest first. Two queries."""
    offices = actor.reach.get(Right.REGISTER_RATING, NOBODY).offices
    mine = RatingTrace.objects.filter(case__office_id__in=offices)
    groups = list(
        mine.values("device", "minute")
        .annotate(people=Count("proposer", distinct=True))
        .filter(people__gte=FROM)
        .order_by("-minute")[:50]
    )
    if not groups:
        return []
    named: dict[tuple[str, datetime], list[tuple[int, str, str]]] = {}
    rows = Case.objects.filter(office_id__in=offices).filter(
        pk__in=mine.filter(device__in=[g["device"] for g in groups]).values("case_id")
    )
    titles = {
        pk: (pk, number, title) for pk, number, title in rows.values_list("pk", "number", "title")
    }
    for device, minute, case in mine.filter(device__in=[g["device"] for g in groups]).values_list(
        "device", "minute", "case_id"
    ):
        named.setdefault((device, minute), []).append(titles[case])
    return [
        Prompt(g["minute"], g["people"], tuple(dict.fromkeys(named[g["device"], g["minute"]])))
        for g in groups
    ]


def forget(today: datetime) -> int:
    """What is older than half a year is deleted; how many."""
    return RatingTrace.objects.filter(minute__lt=today - KEPT).delete()[0]
