"""承办件数 — cases led by the units counted here, and their share of all cases filed.

The base is every case filed that year in both chains at this level; where another chain's system
holds the rest, it is a declared external figure with its source.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Assignment, Case
from jianyan.statistics.measure import Measure
from jianyan.statistics.scope import Scope


def led(scope: Scope, kind: str) -> QuerySet[Case]:
    return scope.led(kind)


def replies_due(scope: Scope, kind: str) -> QuerySet[Assignment]:
    return scope.tasks(kind)


MEASURES = (
    Measure("led", _("Led by units"), _("Filed cases assigned to units of this system as lead, sole or separate."), led, "filed"),
    Measure("replies_due", _("Replies owed"), _("Answers owed by units: separate units each owe one."), replies_due),
)  # fmt: skip
