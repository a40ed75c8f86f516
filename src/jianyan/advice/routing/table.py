"""分办表里的系统推荐 — worked out beforehand and kept, so that a table of cases reads it at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from jianyan.advice.answers import Method
from jianyan.advice.models import Answer, AnswerKind, Verdict
from jianyan.advice.routing.recommending import METHOD, Recommendation, Recommender
from jianyan.advice.switch import is_on
from jianyan.cases.models import Case, Point, ProposedShare, Text
from jianyan.cases.states import CaseState
from jianyan.people.models import Office, Unit

NOT_KNOWN = "unknown"  # asked, and the machine does not know
MOST = 300  # cases of one sitting
MOST_AT_NIGHT = 20_000  # of one office: a session and what is left of the one before


@dataclass(frozen=True, slots=True)
class Advised:
    """What the machine would propose for one case; no unit: it does not know."""

    unit: Unit | None
    score: float
    reasons: tuple[str, ...]

    @property
    def percent(self) -> int:
        return round(100 * self.score)


def advised(cases: Collection[int]) -> dict[int, Advised]:
    """What is kept for these cases; those never asked about are left out. Two queries."""
    rows = Answer.objects.filter(case_id__in=cases, kind=AnswerKind.UNIT, part="")
    best: dict[int, Answer] = {}
    for row in rows.order_by("case_id", "-score", "id"):
        best.setdefault(row.case_id, row)
    ids = [pk for row in best.values() if (pk := _unit(row.about))]
    units = Unit.objects.in_bulk(ids)
    return {
        case: Advised(units.get(_unit(row.about)), row.score, tuple(row.reasons))
        for case, row in best.items()
    }


def waiting(office: Office) -> QuerySet[Case]:
    """Filed cases that nobody has proposed a unit for and that the machine was not asked about."""
    drafted = ProposedShare.objects.filter(case=OuterRef("pk"))
    known = Answer.objects.filter(case=OuterRef("pk"), kind=AnswerKind.UNIT)
    filed = Case.objects.filter(office=office, state=CaseState.FILED)
    return filed.filter(~Exists(drafted), ~Exists(known)).order_by("pk")


def advise(cases: Sequence[Case], office: Office, on: date, at: datetime) -> int:
    """Ask the machine about these cases of one office and keep what it says. How many were asked.

    Its reasons come from cases of this office alone, which everybody who reads the table may see.
    """
    if not is_on(office) or not cases:
        return 0
    texts = _texts(cases)
    recommender = Recommender(office, on, Q(office=office))
    found = dict(recommender.of_many(texts))
    _keep(found, at)
    return len(found)


def _keep(found: dict[int, Recommendation], at: datetime) -> None:
    """As the sheet of one case keeps it, for all of them. What a person has judged stays. Two statements."""
    mine = Answer.objects.filter(case_id__in=found, kind=AnswerKind.UNIT, part="")
    rows = [row for pk, said in found.items() for row in _rows(pk, said, at)]
    with transaction.atomic():
        mine.filter(verdict=Verdict.OPEN).delete()
        Answer.objects.bulk_create(rows, ignore_conflicts=True)


def _rows(case_id: int, said: Recommendation, at: datetime) -> Iterable[Answer]:
    method = Method(METHOD, said.version)
    named = [] if said.abstained else said.units
    proposed = [(f"unit:{one.unit.pk}", one.score, list(one.why)) for one in named]
    for about, score, why in proposed or [(NOT_KNOWN, 0.0, [])]:
        yield Answer(
            kind=AnswerKind.UNIT, case_id=case_id, about=about, method=method.name,
            version=method.version, score=round(score, 4), reasons=why, made_at=at,
        )  # fmt: skip


def _texts(cases: Sequence[Case]) -> dict[int, str]:
    """Title, situation and points of each, as they stand now. Two queries."""
    numbers: dict[int, list[int]] = defaultdict(list)
    for case in cases:
        numbers[case.pk] += [case.situation_no] if case.situation_no else []
    points = Point.objects.filter(case__in=cases).order_by("case_id", "no")
    for pk, no in points.values_list("case_id", "words_no"):
        numbers[pk].append(no)
    words = Text.objects.filter(case_id__in=numbers, kind__in=("situation", "point"))
    bodies = {(pk, no): body for pk, no, body in words.values_list("case_id", "no", "body")}
    return {
        case.pk: "\n".join([case.title, *(bodies.get((case.pk, no), "") for no in numbers[case.pk])])
        for case in cases
    }  # fmt: skip


def _unit(about: str) -> int:
    kind, _colon, pk = about.partition(":")
    return int(pk) if kind == "unit" and pk.isdecimal() else 0
