"""满意度 — by axis and by round, of the forms that came back; silence stands apart and never counts.

Forms sent: delivered replies. Forms back: those with a rating or with counted ballots. Each form back
falls on one side, by the scheme in force: satisfied (basically satisfied with it), neither, dissatisfied;
where several rate, the worst decides. First and later rounds are kept apart (S35, S36).
"""

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from jianyan.cases.models import Rating, Round, Vote
from jianyan.rules import packs
from jianyan.statistics.measure import Measure, Rows
from jianyan.statistics.scope import Scope

VALUES = ("SATISFIED", "BASICALLY", "UNDERSTAND", "DISSATISFIED")
# a reply that several proposers rated, of cases merged into one, counts by the least satisfied
_WORST = tuple(reversed(VALUES))
LABELS = {
    "SATISFIED": pgettext_lazy("rating", "Satisfied"),
    "BASICALLY": pgettext_lazy("rating", "Basically satisfied"),
    "UNDERSTAND": pgettext_lazy("rating", "Understanding"),
    "DISSATISFIED": pgettext_lazy("rating", "Dissatisfied"),
}
SIDES = ("satisfied", "neither", "dissatisfied")
_SIDE_LABELS = {
    "satisfied": _("Satisfied and basically satisfied"),
    "neither": _("Neither satisfied nor dissatisfied"),
    "dissatisfied": _("Dissatisfied, all axes"),
}


def _given(scope: Scope, **chosen: str) -> Q:
    mine = Rating.objects.filter(
        case_id=OuterRef("case_id"), round_no=OuterRef("no"), rated_on__lte=scope.as_of, **chosen
    )
    return Q(Exists(mine))


def _voted(scope: Scope, **chosen: str) -> Q:
    mine = Vote.objects.filter(
        case_id=OuterRef("case_id"), round_no=OuterRef("no"), held_on__lte=scope.as_of, **chosen
    )
    return Q(Exists(mine))


def _told(scope: Scope) -> Q:
    """For a hub once the window is over, as on every page (practice.md 1.2)."""
    if not scope.is_hub:
        return Q(no__gt=0)
    return Q(feedback_due_on=None) | Q(feedback_due_on__lt=scope.as_of)


def _rated(scope: Scope, **chosen: str) -> Q:
    return _given(scope, **chosen) & _told(scope)


def _back_at_all(scope: Scope) -> Q:
    return (_given(scope) | _voted(scope)) & _told(scope)


def _side(scope: Scope, side: str) -> Q:
    """On which side a form falls: the worst of its ratings, or what the ballots came to."""
    found = _given(scope, counts=side) | _voted(scope, counts=side)
    worse = SIDES[SIDES.index(side) + 1 :]
    for other in worse:
        found &= ~(_given(scope, counts=other) | _voted(scope, counts=other))
    return found & _told(scope)


def _sent(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        mine = scope.tasks(kind).filter(case_id=OuterRef("case_id"), no=OuterRef("assignment_no"))
        given = Round.objects.filter(Exists(mine), delivered_on__lte=scope.as_of)
        return given.filter(turn__gt=1) if later else given.filter(turn=1)

    return rows


def _back(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        return _sent(later)(scope, kind).filter(_back_at_all(scope))

    return rows


def _own(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        return _back(later)(scope, kind).filter(_given(scope), ~_given(scope, on_paper=True))  # type: ignore[arg-type]

    return rows


def _paper(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        return _back(later)(scope, kind).filter(_given(scope, on_paper=True))  # type: ignore[arg-type]

    return rows


def _ballots(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        return _back(later)(scope, kind).filter(_voted(scope), ~_given(scope))

    return rows


def _confirmed(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        return _back(later)(scope, kind).filter(_given(scope, call_back="confirmed"))

    return rows


def _silent(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        unrated = _sent(later)(scope, kind).filter(~_back_at_all(scope))
        return unrated.filter(feedback_due_on__lt=scope.as_of)

    return rows


def _silent_by_local_rule(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        texts = map(packs.load, packs.keys())
        local = [text.key for text in texts if text.silence == "counted_satisfied"]
        return _silent(later)(scope, kind).filter(case__rules__in=local)

    return rows


def _awaited(later: bool) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        unrated = _sent(later)(scope, kind).filter(~_back_at_all(scope))
        return unrated.exclude(feedback_due_on__lt=scope.as_of)

    return rows


def _on_side(later: bool, side: str) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        return _sent(later)(scope, kind).filter(_side(scope, side))

    return rows


def _chosen(later: bool, axis: str, value: str) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        given = Rating.objects.filter(
            case_id=OuterRef("case_id"), round_no=OuterRef("no"), rated_on__lte=scope.as_of
        )
        worst = Case(*(When(**{axis: v}, then=Value(n)) for n, v in enumerate(_WORST)))
        counted = Subquery(given.order_by(worst).values(axis)[:1])
        return _back(later)(scope, kind).filter(Exact(counted, Value(value)))

    return rows


def _measures(later: bool) -> tuple[Measure, ...]:
    turn = "later" if later else "first"
    named = {
        "sent": (_("Rating forms sent"), _("Replies delivered to the proposer."), _sent, ""),
        "back": (_("Rating forms back"), _("Replies the proposer rated."), _back, "sent"),
        "back_own": (_("Rated by the proposer's own login"), _("Forms back without any paper."), _own, "back"),
        "back_paper": (_("Entered from the signed paper"), _("Forms back that the office read from paper."), _paper, "back"),
        "back_vote": (_("Voted on by an assembly"), _("Forms back with counted ballots only."), _ballots, "back"),
        "called_back": (_("Paper ratings confirmed by call-back"), _("The proposer said that the paper is their own."), _confirmed, "back_paper"),
        "silent": (_("No feedback"), _("Window over, nobody rated; outside every rate."), _silent, "sent"),
        "silent_local": (_("No feedback (counted by the local rule)"), _("Silent where a local rule takes silence for satisfaction; a column of its own, in no rate."), _silent_by_local_rule, "silent"),
        "awaited": (_("Still to be rated"), _("The window is open."), _awaited, "sent"),
    }  # fmt: skip
    counted = tuple(
        Measure(f"{turn}_{key}", label, text, rows(later), f"{turn}_{base}" if base else "")
        for key, (label, text, rows, base) in named.items()
    )
    sides = tuple(
        Measure(
            f"{turn}_side_{side}",
            _SIDE_LABELS[side],
            _("By the scheme in force; where several rate, the worst decides."),
            _on_side(later, side),
            f"{turn}_back",
        )
        for side in SIDES
    )
    return (
        counted
        + sides
        + tuple(
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
    )


MEASURES = _measures(later=False) + _measures(later=True)
