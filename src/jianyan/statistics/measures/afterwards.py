"""评价以后 — co-handling units and promises rated apart, re-handling, escalation, classes that rose."""

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import ClassChange, FurtherRating, Line, Rating, Round
from jianyan.statistics.measure import Measure, Rows
from jianyan.statistics.scope import Scope


def _apart(letter: str, side: str = "") -> Rows:
    """Ratings of co-handling units (A) or of promises (C), never mixed with those of replies (S39)."""

    def rows(scope: Scope, kind: str) -> QuerySet[FurtherRating]:
        given = FurtherRating.objects.filter(
            case__in=scope.led(kind), about__startswith=letter, rated_on__lte=scope.as_of
        )
        if scope.is_hub:
            given = given.filter(Q(window_until=None) | Q(window_until__lt=scope.as_of))
        return given.filter(counts=side) if side else given

    return rows


def _rounds(scope: Scope, kind: str) -> QuerySet[Round]:
    mine = scope.tasks(kind).filter(case_id=OuterRef("case_id"), no=OuterRef("assignment_no"))
    return Round.objects.filter(Exists(mine), delivered_on__lte=scope.as_of)


def _happened(event: str) -> Rows:
    """Rounds to which this happened by the day, from the journal."""

    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        lines = Line.objects.filter(
            case_id=OuterRef("case_id"),
            part=OuterRef("name"),
            kind=event,
            occurred_on__lte=scope.as_of,
        )
        name = Concat(Value("R"), Cast("no", CharField()))
        return _rounds(scope, kind).annotate(name=name).filter(Exists(lines))

    return rows


def _again(scope: Scope, kind: str) -> QuerySet[Round]:
    """Dissatisfied with a later round: for a meeting or an evaluation (S37)."""
    told = Q(feedback_due_on=None) | Q(feedback_due_on__lt=scope.as_of)
    later = _rounds(scope, kind).filter(turn__gt=1)
    bad = Rating.objects.filter(
        case_id=OuterRef("case_id"), round_no=OuterRef("no"), counts="dissatisfied",
        rated_on__lte=scope.as_of,
    )  # fmt: skip
    found = later.filter(Exists(bad))
    return found.filter(told) if scope.is_hub else found


def _risen(scope: Scope, kind: str) -> QuerySet[Round]:
    changed = ClassChange.objects.filter(
        case_id=OuterRef("case_id"), round_no=OuterRef("no"), changed_on__lte=scope.as_of
    )
    return _rounds(scope, kind).filter(Exists(changed))


MEASURES = (
    Measure("rehandled", _("Re-handling ordered"), _("Replies to be handled again, by decision of the congress or CPPCC side."), _happened("RehandlingOrdered")),
    Measure("dissatisfied_again", _("Dissatisfied again"), _("Later rounds rated dissatisfied: for a meeting or an evaluation."), _again),
    Measure("class_changed", _("Outcome class changed by fulfilment"), _("Counted beside the class of the letter, by the day of the change."), _risen),
    Measure("co_rated", _("Ratings of co-handling units"), _("Counted for the co-handling unit alone."), _apart("A")),
    Measure("co_satisfied", _("Co-handling units rated satisfied"), _("Of the ratings of co-handling units."), _apart("A", "satisfied"), "co_rated"),
    Measure("fulfilment_rated", _("Ratings of fulfilment"), _("Promises whose fulfilment the proposer rated."), _apart("C")),
    Measure("fulfilment_satisfied", _("Fulfilment rated satisfied"), _("Of the ratings of fulfilment."), _apart("C", "satisfied"), "fulfilment_rated"),
)  # fmt: skip
KEYS = tuple(measure.key for measure in MEASURES)
