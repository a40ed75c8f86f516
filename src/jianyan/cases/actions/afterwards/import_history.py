"""往年办理情况 — unit, class, reply and day of a past year, as closed history no clock or rate counts."""

from collections.abc import Sequence
from datetime import date

from jianyan.cases.events import HistoryImported
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.people.models import Unit


def import_history(
    case: Case,
    by: By,
    *,
    units: Sequence[Unit] = (),
    outcome_class: str = "",
    reply: str = "",
    replied_on: date | None = None,
    satisfaction: str = "",
) -> HistoryImported:
    words = case.dossier.say_if("reply", reply)
    ids = tuple(unit.pk for unit in units)
    return HistoryImported(ids, outcome_class, words, replied_on, satisfaction)
