"""沟通率、面商率 — tasks with at least one contact that the proposer did not dispute (S21)."""

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from jianyan.cases.models import Assignment, Contact
from jianyan.statistics.measure import Measure
from jianyan.statistics.scope import Scope

_FACE_TO_FACE = ("face_to_face", "visit", "seminar")


def _contacts(scope: Scope) -> QuerySet[Contact]:
    return Contact.objects.filter(
        case_id=OuterRef("case_id"),
        assignment_no=OuterRef("no"),
        disputed_on=None,
        contacted_on__lte=scope.as_of,
    )


def contacted(scope: Scope, kind: str) -> QuerySet[Assignment]:
    return scope.tasks(kind).filter(Exists(_contacts(scope)))


def met(scope: Scope, kind: str) -> QuerySet[Assignment]:
    return scope.tasks(kind).filter(Exists(_contacts(scope).filter(mode__in=_FACE_TO_FACE)))


MEASURES = (
    Measure("contacted", _("Contacted"), _("Tasks with at least one undisputed contact."), contacted, "replies_due"),
    Measure("met", _("Met face to face"), _("Tasks with at least one undisputed meeting, visit or seminar."), met, "replies_due"),
)  # fmt: skip
