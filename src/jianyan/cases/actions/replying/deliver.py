"""送达 — record that the reply reached a proposer; it is replied when all have it (S29)."""

from collections.abc import Sequence
from datetime import date

from jianyan.cases import limits
from jianyan.cases.events import Delivered
from jianyan.cases.facts import By, ClockSet
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused
from jianyan.cases.states import Publicity

MODES = ("system", "face_to_face", "post", "email", "via_organ")


def deliver(reply: Round, by: By, *, mode: str, proposers: Sequence[int] = ()) -> Delivered:
    """To the proposers named, or to all who have it not yet; the feedback clock starts with the last."""
    if mode not in MODES:
        raise Refused("mode_unknown", mode=mode)
    dossier = reply.dossier
    have = {d.proposer_id for d in dossier.deliveries if d.round_no == reply.no}
    all_of_them = [s.proposer_id for s in dossier.signatories]
    wanted = list(proposers) or [p for p in all_of_them if p not in have]
    for proposer in wanted:
        if proposer not in all_of_them:
            raise Refused("not_a_signatory", proposer=proposer)
        if proposer in have:
            raise Refused("delivered_already", proposer=proposer)
    complete = have | set(wanted) == set(all_of_them)
    return Delivered(tuple(wanted), mode, _clocks(reply, by.on) if complete else ())


def _clocks(reply: Round, on: date) -> tuple[ClockSet, ...]:
    """The window for rating, and by when a reply that is to be public is published."""
    is_public = reply.publicity == Publicity.PROACTIVE
    names = ("feedback", "publish") if is_public else ("feedback",)
    return limits.started_by(reply.dossier.case, "delivered", on, names)
