"""登记调研座谈 — research, a seminar or a site visit, with the proposers invited and those who came."""

from collections.abc import Sequence
from datetime import date

from jianyan.cases.events import ActivityLogged
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused

KINDS = ("research", "seminar", "site_visit")


def log_activity(
    work: Assignment,
    by: By,
    *,
    kind: str,
    on: date,
    place: str = "",
    invited: Sequence[int] = (),
    present: Sequence[int] = (),
    note: str = "",
) -> ActivityLogged:
    """A day ahead invites; a day past reports. Who was there counts as contacted, entered once."""
    if kind not in KINDS:
        raise Refused("activity_unknown", kind=kind)
    signed = {one.proposer_id for one in work.dossier.signatories}
    for proposer in (*invited, *present):
        if proposer not in signed:
            raise Refused("not_a_signatory", proposer=proposer)
    if present and on > by.on:
        raise Refused("day_ahead", day=on)
    words = work.dossier.say_if("activity", note)
    asked = tuple(dict.fromkeys((*invited, *present)))
    return ActivityLogged(kind, on, place.strip(), asked, tuple(present), words)
