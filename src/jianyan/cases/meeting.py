"""交办会 — assigns a heap of cases as their draft split says, a few at a time; broken off, it goes on."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet

from jianyan.cases.actions import assign
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.facts import By
from jianyan.cases.models import AssignmentMeeting, Case, LineState, MeetingLine
from jianyan.cases.perform import Deed, Done, perform_all
from jianyan.cases.refusal import Refused
from jianyan.cases.splitting import drafts_of
from jianyan.people.models import Session
from jianyan.people.rights import Right

AT_ONCE = 100  # cases of one transaction: a second or two, and the progress is seen to move
MOST = 10_000


def open_meeting(
    session: Session, cases: Iterable[int], by: By, *, reason: str = "", post: str = ""
) -> AssignmentMeeting:
    """Put these cases, in their order, on the list of a new meeting; nothing is assigned yet.

    `reason` passes the warnings of all of them; `post` is the post that its opener chose.
    """
    if not by.actor.may(Right.ASSIGN, offices=[session.office_id]):
        raise Refused("no_right", action="assign")
    ids = list(dict.fromkeys(cases))[:MOST]
    if not ids:
        raise Refused("meeting_empty")
    with transaction.atomic():
        meeting = AssignmentMeeting.objects.create(
            office_id=session.office_id, session=session, held_on=by.on, opened_by_id=by.actor.id,
            post=post, opened_at=by.at, moved_at=by.at, reason=reason.strip(), total=len(ids),
        )  # fmt: skip
        MeetingLine.objects.bulk_create(
            MeetingLine(meeting=meeting, no=no, case_id=pk) for no, pk in enumerate(ids, start=1)
        )
    return meeting


def go_on(meeting_id: int, by: By, *, most: int = AT_ONCE) -> int:
    """Assign the next of the heap, and say how many are still waiting.

    The moves and what is noted of them are one transaction: killed in between, neither is there,
    and the next call does the same cases again. Two callers take turns. All are assigned on the
    day of the meeting, whoever goes on later. The number of statements does not depend on `most`.
    """
    with transaction.atomic():
        meeting = AssignmentMeeting.objects.select_for_update().get(pk=meeting_id)
        if not by.actor.may(Right.ASSIGN, offices=[meeting.office_id]):
            raise Refused("no_right", action="assign")
        waiting = meeting.lines.filter(state=LineState.WAITING).order_by("no")
        lines = list(waiting[:most])
        done = _assigned(meeting, lines, By(by.actor, meeting.held_on, by.at))
        _note(lines, done)
        meeting.moved_at = by.at
        meeting.save(update_fields=["moved_at"])
        return waiting.count()


def leave_out(meeting_id: int, by: By) -> int:
    """End the meeting here: those still waiting are left as they are. How many these were."""
    with transaction.atomic():
        meeting = AssignmentMeeting.objects.select_for_update().get(pk=meeting_id)
        if not by.actor.may(Right.ASSIGN, offices=[meeting.office_id]):
            raise Refused("no_right", action="assign")
        return meeting.lines.filter(state=LineState.WAITING).update(state=LineState.LEFT_OUT)


def unfinished(held_on: date, untouched_since: datetime) -> QuerySet[AssignmentMeeting]:
    """Meetings of this day that were begun and broken off: a browser closed, a server stopped."""
    waiting = MeetingLine.objects.filter(meeting=OuterRef("pk"), state=LineState.WAITING)
    begun = AssignmentMeeting.objects.filter(held_on=held_on, moved_at__gt=F("opened_at"))
    return begun.filter(Exists(waiting), moved_at__lt=untouched_since).order_by("pk")


def _assigned(meeting: AssignmentMeeting, lines: Sequence[MeetingLine], by: By) -> Done:
    """Locked first: what the draft split says must not change between the reading and the move."""
    ids = [line.case_id for line in lines]
    list(Case.objects.select_for_update().filter(pk__in=ids).order_by("pk").values_list("pk"))
    drafts: Mapping[int, Sequence[Share]] = drafts_of(ids)
    return perform_all(
        Deed(assign, pk, "", by, {"shares": drafts.get(pk, ()), "reason": meeting.reason})
        for pk in ids
    )


def _note(lines: Sequence[MeetingLine], done: Done) -> None:
    for line in lines:
        line.state = LineState.MET
    for place, refusal in done.refused:
        line = lines[place]
        line.state, line.code = LineState.REFUSED, refusal.code
        line.params = {name: _plain(value) for name, value in refusal.params.items()}
    MeetingLine.objects.bulk_create(
        lines,
        update_conflicts=True,
        unique_fields=["meeting", "no"],
        update_fields=["state", "code", "params"],
    )


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | str) else str(value)
