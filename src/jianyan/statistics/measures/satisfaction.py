"""满意度 — by axis and by round, of the forms that came back; silence stands apart and never counts.

Forms sent: delivered replies. Forms back: those with a rating. Satisfied and basically satisfied
count as satisfied in the published rate; first and later rounds are kept apart (S35, S36).
"""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jianyan.cases.models import Rating, Round
from jianyan.statistics.measure import Measure, Rows
from jianyan.statistics.scope import Scope

VALUES = ("SATISFIED", "BASICALLY", "UNDERSTAND", "DISSATISFIED")
LABELS = {
    "SATISFIED": pgettext_lazy("rating", "Satisfied"),
    "BASICALLY": pgettext_lazy("rating", "Basically satisfied"),
    "UNDERSTAND": pgettext_lazy("rating", "Understanding"),
    "DISSATISFIED": pgettext_lazy("rating", "Dissatisfied"),
}


def _rated(scope: Scope, **chosen: str) -> Q:
    """Rounds with a rating; for a hub once the window is over, as on every page (practice.md 1.2)."""
    given = Rating.objects.filter(
        case_id=OuterRef("case_id"), round_no=OuterRef("no"), rated_on__lte=scope.as_of, **chosen
    )
    over = Q(feedback_due_on=None) | Q(feedback_due_on__lt=scope.as_of)
    return Q(Exists(given)) & over if scope.is_hub else Q(Exists(given))


def _sent(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        mine = scope.tasks(kind).filter(case_id=OuterRef("case_id"), no=OuterRef("assignment_no"))
        given = Round.objects.filter(Exists(mine), delivered_on__lte=scope.as_of)
        return given.filter(turn__gt=1) if later else given.filter(turn=1)

    return rows


def _back(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        return _sent(later)(scope, kind).filter(_rated(scope))

    return rows


def _silent(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        unrated = _sent(later)(scope, kind).filter(~_rated(scope))
        return unrated.filter(feedback_due_on__lt=scope.as_of)

    return rows


def _awaited(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        unrated = _sent(later)(scope, kind).filter(~_rated(scope))
        return unrated.exclude(feedback_due_on__lt=scope.as_of)

    return rows


def _chosen(later: bool, axis: str, value: str) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        return _sent(later)(scope, kind).filter(_rated(scope, **{axis: value}))

    return rows


def _measures(later: bool) -> tuple[Measure, ...]:
    turn = "later" if later else "first"
    named = {
        "sent": (_("Rating forms sent"), _("Replies delivered to the proposer."), _sent, ""),
        "back": (_("Rating forms back"), _("Replies the proposer rated."), _back, "sent"),
        "silent": (_("No feedback"), _("Window over, nobody rated; outside every rate."), _silent, "sent"),
        "awaited": (_("Still to be rated"), _("The window is open."), _awaited, "sent"),
    }  # fmt: skip
    counted = tuple(
        Measure(f"{turn}_{key}", label, text, rows(later), f"{turn}_{base}" if base else "")
        for key, (label, text, rows, base) in named.items()
    )
    return counted + tuple(
        Measure(
            f"{turn}_{axis}_{value.lower()}",
            LABELS[value],
            _("Rated so on this axis, of the forms back."),
            _chosen(later, axis, value),
            f"{turn}_back",
        )
        for axis in ("attitude", "result")
        for value in VALUES
    )


MEASURES = _measures(later=False) + _measures(later=True)
