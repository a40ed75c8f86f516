"""The parts of a case that somebody may see, with the moves open to them: for page and API alike."""

from collections.abc import Iterator

from jianyan.cases.dossier import Dossier
from jianyan.cases.facts import By
from jianyan.cases.models import Case, Inquiry, Part, Round
from jianyan.cases.perform import moves_open_to
from jianyan.cases.visibility import Sight


def parts_seen(dossier: Dossier, view: Sight) -> Iterator[Case | Part]:
    """The case and its numbered parts that have states; what is not delivered only inside its unit."""
    yield dossier.case
    yield from (work for work in dossier.assignments if view.as_staff or work.answers)
    yield from (reply for reply in dossier.rounds if view.consulted(reply))
    for promise in dossier.commitments:
        if view.promise(dossier, promise.assignment_no, promise.round_no):
            yield promise
    yield from (d for d in dossier.disclosures if view.as_staff)
    yield from (asked for asked in dossier.rows(Inquiry) if view.asking(asked.unit_id))


def moves_by_part(dossier: Dossier, view: Sight, by: By) -> dict[str, list[str]]:
    """The moves open to this person on each part they see, in the table's order."""
    return {
        part.part: moves
        for part in parts_seen(dossier, view)
        if (moves := moves_open_to(part, by))
        and (not isinstance(part, Round) or view.consulted(part))
    }
