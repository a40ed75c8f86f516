"""收件与立案 — received = filed + merged + not filed + forwarded + withdrawn + pending, each case in one.

Motions turned into suggestions (S07) and cases raised between sessions are counted apart, and stand
in received all the same. Received counts cases submitted by the day. Filed excludes those withdrawn afterwards and those
merged into another (S06); not filed excludes those forwarded in another form.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Case
from jianyan.cases.states import Origin, Period
from jianyan.statistics.measure import Measure
from jianyan.statistics.scope import Scope


def received(scope: Scope, kind: str) -> QuerySet[Case]:
    return scope.cases(kind)


def withdrawn(scope: Scope, kind: str) -> QuerySet[Case]:
    return scope.cases(kind).filter(scope.happened("Withdrawn"))


def filed(scope: Scope, kind: str) -> QuerySet[Case]:
    return scope.filed(kind)


def merged(scope: Scope, kind: str) -> QuerySet[Case]:
    return scope.cases(kind).filter(scope.merged())


def converted(scope: Scope, kind: str) -> QuerySet[Case]:
    return scope.cases(kind).filter(scope.happened("Converted"))


def not_filed(scope: Scope, kind: str) -> QuerySet[Case]:
    refused = scope.cases(kind).filter(scope.happened("NotFiled"))
    return refused.filter(~scope.happened("Converted"))


def pending(scope: Scope, kind: str) -> QuerySet[Case]:
    undecided = scope.cases(kind).filter(~scope.happened("Withdrawn"), ~scope.happened("NotFiled"))
    return undecided.exclude(filed_on__lte=scope.as_of).filter(~scope.merged())


def from_motions(scope: Scope, kind: str) -> QuerySet[Case]:
    return scope.cases(kind).filter(origin=Origin.MOTION)


def between_sessions(scope: Scope, kind: str) -> QuerySet[Case]:
    return scope.cases(kind).filter(period=Period.INTERSESSION)


MEASURES = (
    Measure("received", _("Received"), _("Cases submitted by the day."), received),
    Measure("filed", _("Filed"), _("Filed by the day and not withdrawn."), filed, "received"),
    Measure("merged", _("Merged into another case"), _("Shares the handling of another case; its proposers are answered with it."), merged, "received"),
    Measure("not_filed", _("Not filed"), _("Refused on a ground and not forwarded."), not_filed, "received"),
    Measure("converted", _("Forwarded as opinion"), _("Not filed, forwarded in another form."), converted, "received"),
    Measure("withdrawn", _("Withdrawn"), _("Taken back by the proposer."), withdrawn, "received"),
    Measure("from_motions", _("Turned from motions"), _("Received as a motion and handled as a suggestion; counted in received too."), from_motions, "received"),
    Measure("between_sessions", _("Raised between sessions"), _("Raised while no session was sitting; counted in received too."), between_sessions, "received"),
    Measure("pending", _("Still in review"), _("Neither filed nor refused nor withdrawn by the day."), pending, "received"),
)  # fmt: skip
PARTS = ("filed", "merged", "not_filed", "converted", "withdrawn", "pending")
