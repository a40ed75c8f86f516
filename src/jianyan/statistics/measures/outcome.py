"""办理结果分类 — the class of the newest delivered reply of each task, by neutral code.

Letters mean different things in different places, so the neutral code is counted; the sum of the
classes is the number of replies given.
"""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.functional import Promise, lazystr
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Round
from jianyan.rules.outcomes import NEUTRAL
from jianyan.statistics.measure import Measure, Rows
from jianyan.statistics.scope import Scope


def replies(scope: Scope, kind: str) -> QuerySet[Round]:
    """The newest reply of each task that was delivered by the day."""
    tasks = scope.tasks(kind).filter(case_id=OuterRef("case_id"), no=OuterRef("assignment_no"))
    newer = Round.objects.filter(
        case_id=OuterRef("case_id"),
        assignment_no=OuterRef("assignment_no"),
        no__gt=OuterRef("no"),
        delivered_on__lte=scope.as_of,
    )
    given = Round.objects.filter(Exists(tasks), delivered_on__lte=scope.as_of)
    return given.filter(~Exists(newer))


def of_class(neutral: str) -> Rows:
    def rows(scope: Scope, kind: str) -> QuerySet[Round]:
        return replies(scope, kind).filter(outcome=neutral)

    return rows


class _Label:
    """A label that the rules hold in both languages, chosen when it is shown."""

    def __init__(self, zh: str, en: str) -> None:
        self._zh, self._en = zh, en

    def __str__(self) -> str:
        return self._en if (get_language() or "").startswith("en") else self._zh


def _label(zh: str, en: str) -> Promise:
    return lazystr(_Label(zh, en))


MEASURES = (
    Measure("replies", _("Replies given"), _("The newest delivered reply of each task."), replies, "replies_due"),
    *(
        Measure(f"class_{code.lower()}", _label(zh, en), _label(zh, en), of_class(code), "replies")
        for code, (zh, en) in NEUTRAL.items()
    ),
)  # fmt: skip
CLASSES = tuple(f"class_{code.lower()}" for code in NEUTRAL)
