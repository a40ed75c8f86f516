"""全年相近件 — all cases of a year compared with each other by one run, suggestions and proposals alike."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from django.db.models import Q

from jianyan.advice import index, kept
from jianyan.advice.clusters import groups_of
from jianyan.advice.models import CaseLikeness, GroupRun
from jianyan.advice.reasons import Why, why
from jianyan.cases.dossier import Batch
from jianyan.cases.models import Case
from jianyan.search.finding import EVERY_CASE

QUOTED = 4  # cases of one group that are compared word by word


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One group as somebody may see it: its cases, and what the two most alike of them share."""

    cases: tuple[Case, ...]
    score: float
    why: Why
    across: bool  # suggestions and proposals, or several offices


def run(year: int, now: Callable[[], datetime]) -> GroupRun:
    """Compare and keep; what was kept before stands until this is through."""
    where = EVERY_CASE & Q(session__year=year)
    known = CaseLikeness.objects.filter(case__in=Case.objects.filter(where).values("pk")).count()
    begun = {"cases": known, "done": 0, "started_at": now(), "finished_at": None}
    GroupRun.objects.update_or_create(year=year, defaults=begun)
    mine = GroupRun.objects.filter(year=year)

    def told(done: int) -> None:
        mine.update(done=done)

    found = groups_of(where, told)
    groups = [[round(group.score, 4), list(group.cases)] for group in found]
    mine.update(done=known, finished_at=now(), groups=groups)
    return mine.get()


def seen(of: GroupRun, where: Q) -> list[tuple[float, list[int]]]:
    """The groups of which somebody may see two cases at least, without the rest. One query."""
    every = [pk for _, members in of.groups for pk in members]
    mine = set(Case.objects.filter(where, pk__in=every).values_list("pk", flat=True))
    held = [(score, [pk for pk in members if pk in mine]) for score, members in of.groups]
    return [(score, members) for score, members in held if len(members) > 1]


def shown(groups: list[tuple[float, list[int]]]) -> list[Shown]:
    """With their cases and reasons; the same number of statements however many."""
    ids = [pk for _, members in groups for pk in members]
    rows = Case.objects.filter(pk__in=ids)
    dossiers = Batch(rows).dossiers
    texts = index.texts(dossiers.values())
    counted = kept.current()
    found = []
    for score, members in groups:
        cases = tuple(dossiers[pk].case for pk in members if pk in dossiers)
        if len(cases) < 2:
            continue
        pairs = combinations(cases[:QUOTED], 2)
        whys = [
            why((one.title, texts[one.pk]), (other.title, texts[other.pk]), counted)
            for one, other in pairs
        ]
        found.append(
            Shown(
                cases=cases, score=score, why=max(whys, key=lambda one: one.alike),
                across=len({(case.office_id, case.kind) for case in cases}) > 1,
            )
        )  # fmt: skip
    return found
