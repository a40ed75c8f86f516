"""提请协调 — opinions differ and the lead could not bring the units together: the office is asked."""

from collections.abc import Sequence

from jianyan.cases.cohandling import co_units, open_difference
from jianyan.cases.contents import Upload
from jianyan.cases.events import DifferenceRaised
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, FileKind
from jianyan.cases.refusal import Refused
from jianyan.people.models import Unit


def raise_difference(
    work: Assignment,
    by: By,
    *,
    question: str,
    units: Sequence[Unit] = (),
    minutes: str = "",
    paper: Upload | None = None,
) -> DifferenceRaised:
    """With the minutes of what the lead tried; no unit named means all that co-handle."""
    dossier = work.dossier
    if open_difference(dossier) is not None:
        raise Refused("difference_open_already")
    if not question.strip():
        raise Refused("difference_unsaid")
    at_work = [one.unit_id for one in co_units(dossier)]
    for unit in units:
        if unit.pk not in at_work:
            raise Refused("unit_not_on_case", unit=unit.name)
    words = dossier.say("difference", question.strip())
    named = tuple(unit.pk for unit in units) or tuple(at_work)
    file = dossier.attach(FileKind.COORDINATION, paper) if paper else None
    return DifferenceRaised(words, named, dossier.say_if("minutes", minutes), file)
