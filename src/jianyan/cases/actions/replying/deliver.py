"""送达 — record that the reply reached a proposer; it is replied when all who must have it have it (S29)."""

from collections.abc import Sequence
from datetime import date

from jianyan.cases import addressees, limits, warnings
from jianyan.cases.contents import Upload
from jianyan.cases.events import Delivered
from jianyan.cases.facts import By, ClockSet
from jianyan.cases.models import FileKind, Round
from jianyan.cases.refusal import Refused
from jianyan.cases.states import Publicity

MODES = ("system", "face_to_face", "face_reply", "post", "email", "via_lead", "via_organ")
FACE_REPLY = "face_reply"


def deliver(
    reply: Round,
    by: By,
    *,
    mode: str,
    proposers: Sequence[int] = (),
    organ: str = "",
    tracking: str = "",
    record: str = "",
    paper: Upload | None = None,
    reason: str = "",
) -> Delivered:
    """To the proposers named, or to all who must have it yet; the feedback clock starts with the last.

    `organ`: through whom it goes; `tracking`: the courier's number; `record`: of a reply face to face,
    what was said and that it was signed, or what was agreed with the lead; `paper`: the signed record itself.
    """
    if mode not in MODES:
        raise Refused("mode_unknown", mode=mode)
    dossier = reply.dossier
    have = {d.proposer_id for d in dossier.deliveries if d.round_no == reply.no}
    wanted = _receivers(reply, proposers, have)
    recorded = bool(record.strip()) or paper is not None
    codes = ["signed_record_missing"] if mode == FACE_REPLY and not recorded else []
    if addressees.is_agreed_upon(dossier.case) and not record.strip():
        codes.append("agreement_unsaid")
    overrides, passed = warnings.answer(dossier.case, codes, reason)
    complete = set(addressees.wanted(dossier.case)) <= have | set(wanted)
    return Delivered(
        tuple(wanted),
        mode,
        _clocks(reply, by.on) if complete else (),
        organ.strip(),
        tracking.strip(),
        dossier.say_if("record", record),
        overrides,
        passed,
        dossier.attach(FileKind.REPLY_RECORD, paper) if paper else None,
    )


def _receivers(reply: Round, proposers: Sequence[int], have: set[int]) -> list[int]:
    case = reply.dossier.case
    signed = {s.proposer_id for s in reply.dossier.signatories}
    for proposer in proposers:
        if proposer not in signed:
            raise Refused("not_a_signatory", proposer=proposer)
        if proposer in have:
            raise Refused("delivered_already", proposer=proposer)
    return list(proposers) or [p for p in addressees.wanted(case) if p not in have]


def _clocks(reply: Round, on: date) -> tuple[ClockSet, ...]:
    """The window for rating, and by when a reply that is to be public is published."""
    is_public = reply.publicity == Publicity.PROACTIVE
    names = ("feedback", "publish") if is_public else ("feedback",)
    return limits.started_by(reply.dossier.case, "delivered", on, names)
