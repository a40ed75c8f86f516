"""登记沟通情况 — one contact with the proposer, in four fields and twenty seconds; it may serve many cases."""

from collections.abc import Sequence
from datetime import date

from jianyan.cases.contents import Upload
from jianyan.cases.events import ContactRecorded
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, FileKind
from jianyan.cases.refusal import Refused

STAGES = ("before", "during", "after")
MODES = ("face_to_face", "seminar", "phone", "visit", "email", "letter", "other")


def record_contact(
    work: Assignment,
    by: By,
    *,
    stage: str,
    mode: str,
    on: date | None = None,
    note: str = "",
    proposers: Sequence[int] = (),
    shared: str = "",
    papers: Sequence[Upload] = (),
) -> ContactRecorded:
    """`shared`: the mark of one contact that served several cases, each with a line of its own;
    `papers`: photographs and scans that show it, never asked for.
    """
    if stage not in STAGES or mode not in MODES:
        raise Refused("contact_unknown", stage=stage, mode=mode)
    day = on or by.on
    if day > by.on:
        raise Refused("day_ahead", day=day)
    signed = {one.proposer_id for one in work.dossier.signatories}
    for proposer in proposers:
        if proposer not in signed:
            raise Refused("not_a_signatory", proposer=proposer)
    dossier = work.dossier
    return ContactRecorded(
        stage,
        mode,
        day,
        dossier.say_if("contact", note),
        tuple(proposers),
        shared[:40],
        papers=tuple(dossier.attach(FileKind.EVIDENCE, one) for one in papers),
    )
