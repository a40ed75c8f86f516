"""机器答案的留存 — keeps what a machine proposed, and who accepted or rejected it."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from jianyan.advice.models import Answer, Verdict


@dataclass(frozen=True, slots=True)
class Proposed:
    """One thing a machine proposes: by reference, with how sure it is and why."""

    about: str
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Method:
    """By what means: name and version stand beside every answer."""

    name: str
    version: str


def keep(
    *,
    kind: str,
    case_id: int,
    proposed: Sequence[Proposed],
    method: Method,
    at: datetime,
    part: str = "",
) -> None:
    """Write what is proposed now. What a person has judged stays as it was judged; an open answer
    that is no longer given goes. Two statements."""
    open_ones = Answer.objects.filter(
        kind=kind, case_id=case_id, part=part, verdict=Verdict.OPEN
    ).exclude(about__in=[one.about for one in proposed])
    open_ones.delete()
    Answer.objects.bulk_create(
        (
            Answer(
                kind=kind, case_id=case_id, part=part, about=one.about, method=method.name,
                version=method.version, score=round(one.score, 4), reasons=list(one.reasons),
                made_at=at,
            )
            for one in proposed
        ),
        ignore_conflicts=True,
    )  # fmt: skip


def judge(
    *, kind: str, case_id: int, about: Collection[str], accepted: bool, by: int, at: datetime,
    part: str = "",
) -> int:  # fmt: skip
    """A person accepted or rejected answers; how many were still open."""
    verdict = Verdict.ACCEPTED if accepted else Verdict.REJECTED
    return Answer.objects.filter(
        kind=kind, case_id=case_id, part=part, about__in=about, verdict=Verdict.OPEN
    ).update(verdict=verdict, by_id=by, at=at)


def withdraw(*, kind: str, case_id: int, about: str, part: str = "") -> None:
    """Before it is judged anew: what was kept of it goes."""
    Answer.objects.filter(kind=kind, case_id=case_id, part=part, about=about).delete()


def settle(
    *, kind: str, case_id: int, chosen: Collection[str], by: int, at: datetime, part: str = ""
) -> None:
    """A person decided the matter itself: what was chosen counts as accepted, the rest as not."""
    for accepted in (True, False):
        mine = Answer.objects.filter(
            Q(about__in=chosen) if accepted else ~Q(about__in=chosen),
            kind=kind, case_id=case_id, part=part, verdict=Verdict.OPEN,
        )  # fmt: skip
        verdict = Verdict.ACCEPTED if accepted else Verdict.REJECTED
        mine.update(verdict=verdict, by_id=by, at=at)


def given(*, kinds: Iterable[str], case_id: int, part: str | None = None) -> list[Answer]:
    """The answers about a case, best first within a kind. One statement."""
    found = Answer.objects.filter(case_id=case_id, kind__in=list(kinds)).select_related("by")
    return list(found if part is None else found.filter(part=part))


def rejected(kind: str, case_id: int) -> set[str]:
    """What somebody rejected is not proposed again. One statement."""
    found = Answer.objects.filter(kind=kind, case_id=case_id, verdict=Verdict.REJECTED)
    return set(found.values_list("about", flat=True))
