"""批量办理: which moves may be made on many lines at once, and what came of them, line by line."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from jianyan import doors
from jianyan.cases import workflow
from jianyan.cases.actions import ACTIONS
from jianyan.cases.dossier import LETTERS
from jianyan.cases.facts import By
from jianyan.cases.models import Case, Part
from jianyan.cases.perform import perform_many
from jianyan.cases.refusal import Refused
from jianyan.cases.visibility import visible
from jianyan.people.rights import Actor
from jianyan.web.desk.wording import Words

MOST = 500
# what may be done with one form for many: nothing that needs a text of its own for each case
VERBS = (
    "acknowledge", "remind", "change_officer", "grant_extension", "review", "file",
    "close_rating", "conclude", "name_reviewers",
)  # fmt: skip
# the case, the part that the next step is on, and the task to which that belongs
_PICK = re.compile(r"(\d{1,18})\.([A-Z]\d{1,5})?~?(A\d{1,5})?$")
# what a line of the worklist is there for, where the move has another name
_OF_JOB = {"decide_extension": "grant_extension"}
# a task that runs may be reminded of and given to another officer, whatever comes next in it
_OF_REVIEW = {"review", "file"}  # what is examined may be given to a group at any time
_OF_TASKS = ("remind", "change_officer")


@dataclass(frozen=True, slots=True)
class Pick:
    """One line chosen: the case and the part of it."""

    case_id: int
    part: str
    task: str = ""

    def __str__(self) -> str:
        return f"{self.case_id}.{self.part}~{self.task}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the page names it, and why it was refused."""

    case_id: int
    number: str
    title: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    done: int
    refused: list[Line]


def verbs_among(jobs: Iterable[str], actor: Actor) -> list[tuple[str, Words]]:
    """The moves that a list of such lines offers for many at once."""
    wanted = {_OF_JOB.get(job, job) for job in jobs} | set(_OF_TASKS)
    if wanted & _OF_REVIEW:
        wanted.add("name_reviewers")
    return [
        (verb, workflow.MOVES[verb].label)
        for verb in VERBS
        if verb in wanted and actor.holds(workflow.MOVES[verb].right)
    ]


def picks(typed: Sequence[str]) -> list[Pick]:
    """What the boxes say; anything else is left out."""
    found = [_PICK.match(one) for one in typed[:MOST]]
    return list(dict.fromkeys(Pick(int(m[1]), m[2] or "", m[3] or "") for m in found if m))


def lines(actor: Actor, chosen: Sequence[Pick]) -> dict[int, Line]:
    """The cases of these lines that this person may see. One query."""
    seen = Case.objects.filter(visible(actor), pk__in={pick.case_id for pick in chosen})
    rows = seen.values_list("pk", "number", "title")
    return {pk: Line(pk, number, title) for pk, number, title in rows}


def part_for(verb: str, pick: Pick) -> str | None:
    """The part of this line that the move is on; None where it has none of that kind."""
    on = workflow.MOVES[verb].on
    if on is Case:
        return "" if not pick.part else None
    return next((name for name in (pick.part, pick.task) if name and LETTERS[name[0]] is on), None)


def fitting(verb: str, chosen: Sequence[Pick]) -> list[Pick]:
    return [pick for pick in chosen if part_for(verb, pick) is not None]


def perform(verb: str, chosen: Sequence[Pick], inputs: Mapping[str, Any], by: By) -> Outcome:
    """Make the move on each, with one set-based write; the refused are named and leave no trace."""
    known = lines(by.actor, chosen)
    good = [pick for pick in fitting(verb, chosen) if pick.case_id in known]
    work = [(_part(pick.case_id, part_for(verb, pick) or ""), inputs) for pick in good]
    try:
        with transaction.atomic():
            done = perform_many(ACTIONS[verb], work, by)
    except IntegrityError as error:
        why = doors.sentence(doors.refusal_of(error))
        return Outcome(0, [_refused(known[pick.case_id], why) for pick in good])
    refused = [
        _refused(known[good[place].case_id], doors.sentence(refusal))
        for place, refusal in done.refused
    ]
    nowhere = Refused("not_for_this_line", action=verb)
    others = [pick for pick in chosen if pick not in good and pick.case_id in known]
    refused += [_refused(known[pick.case_id], doors.sentence(nowhere)) for pick in others]
    return Outcome(len(done.moved), refused)


def _refused(line: Line, why: str) -> Line:
    return Line(line.case_id, line.number, line.title, why)


def _part(case_id: int, name: str) -> Case | Part:
    """A name for perform, which reads the row itself."""
    if not name:
        return Case(pk=case_id)
    row = LETTERS[name[0]]()
    row.case_id, row.no = case_id, int(name[1:])
    return row
