"""登记协调会、评估 — held because the proposer stayed dissatisfied; minutes are kept (S37)."""

from datetime import date

from jianyan.cases.contents import Upload
from jianyan.cases.events import MeetingRecorded
from jianyan.cases.facts import By
from jianyan.cases.models import Case, FileKind
from jianyan.cases.refusal import Refused
from jianyan.cases.states import RoundState

MODES = ("meeting", "evaluation", "visit")


def record_meeting(
    case: Case,
    by: By,
    *,
    about: str,
    mode: str,
    held_on: date,
    minutes: str,
    attendees: str = "",
    binding: bool = False,
    paper: Upload | None = None,
) -> MeetingRecorded:
    """`about`: the round or promise that waits for it, as the journal names it; `paper`: the minutes
    as they were signed.
    """
    dossier = case.dossier
    part = dossier.part_if(about) if about else None
    if getattr(part, "state", "") != RoundState.ESCALATED:
        raise Refused("nothing_to_settle")
    if mode not in MODES:
        raise Refused("meeting_unknown")
    if held_on > by.on:
        raise Refused("day_ahead", day=held_on)
    if not minutes.strip():
        raise Refused("meeting_minutes_missing")
    return MeetingRecorded(
        about=about,
        mode=mode,
        held_on=held_on,
        minutes=dossier.say("minutes", minutes.strip()),
        attendees=dossier.say_if("attendees", attendees),
        binding=binding,
        paper=dossier.attach(FileKind.MINUTES, paper) if paper else None,
    )
