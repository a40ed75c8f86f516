"""按时办复 — first replies delivered by their due day, of those due or given.

Numerator: first replies delivered to every proposer by the due day that the clock shows (agreed
extensions moved it). Denominator: first replies given, and those whose due day has passed. Replies
not yet due count on neither side; later rounds after re-handling do not count.
"""

from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Assignment, Round
from jianyan.deadlines.models import Clock
from jianyan.statistics.measure import Measure
from jianyan.statistics.scope import Scope


def _first(scope: Scope) -> QuerySet[Round]:
    return Round.objects.filter(
        case_id=OuterRef("case_id"),
        assignment_no=OuterRef("no"),
        turn=1,
        delivered_on__lte=scope.as_of,
    )


def _clock(**conditions: Any) -> QuerySet[Clock]:
    part = Concat(Value("A"), Cast(OuterRef("no"), CharField()))
    return Clock.objects.filter(
        case_id=OuterRef("case_id"), part=part, limit="reply", **conditions
    )


def replied(scope: Scope, kind: str) -> QuerySet[Assignment]:
    return scope.tasks(kind).filter(Exists(_first(scope)))


def due(scope: Scope, kind: str) -> QuerySet[Assignment]:
    passed = Exists(_clock(due_on__lt=scope.as_of))
    return scope.tasks(kind).filter(Q(Exists(_first(scope))) | Q(passed))


def on_time(scope: Scope, kind: str) -> QuerySet[Assignment]:
    in_time = Exists(_clock(stopped_on__lte=F("due_on")))
    without_limit = ~Exists(_clock())
    return replied(scope, kind).filter(Q(in_time) | Q(without_limit))


MEASURES = (
    Measure("replied", _("Replied"), _("First replies delivered to every proposer by the day."), replied, "replies_due"),
    Measure("due", _("Due or given"), _("First replies given, and those whose due day has passed."), due),
    Measure("on_time", _("Replied on time"), _("First replies delivered by the due day of their clock."), on_time, "due"),
)  # fmt: skip
