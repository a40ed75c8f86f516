"""填写审查意见 — a reviewer says what should become of the text; the responsible one concludes."""

from datetime import date

from jianyan.cases import reviewing
from jianyan.cases.events import OpinionGiven
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.states import Verdict
from jianyan.rules import packs


def give_review_opinion(
    case: Case,
    by: By,
    *,
    verdict: str,
    ground: str = "",
    reason: str = "",
    other: Case | None = None,
    revise_by: date | None = None,
) -> OpinionGiven:
    """By somebody named for the stage in hand; given again, the newer one counts."""
    mine = reviewing.mine(case.dossier, by.actor.id)
    if mine is None:
        raise Refused("not_a_reviewer")
    if other is not None and other.office_id not in by.actor.offices:
        raise Refused("merge_target_unknown")
    _check(case, verdict, ground, reason, other)
    if revise_by and revise_by < by.on:
        raise Refused("day_past", day=revise_by)
    return OpinionGiven(
        stage=mine.stage,
        verdict=verdict,
        ground=ground if verdict in {Verdict.DECLINE, Verdict.CONVERT} else "",
        words=case.dossier.say_if("opinion", reason),
        other=other.pk if other and verdict == Verdict.MERGE else None,
        revise_by=revise_by if verdict == Verdict.SEND_BACK else None,
    )


def _check(case: Case, verdict: str, ground: str, reason: str, other: Case | None) -> None:
    if verdict not in Verdict.values:
        raise Refused("verdict_unknown", verdict=verdict)
    if verdict in {Verdict.DECLINE, Verdict.CONVERT}:
        known = packs.load(case.rules).grounds
        if known and ground not in known:
            raise Refused("ground_unknown", ground=ground)
    if verdict == Verdict.SEND_BACK and not reason.strip():
        raise Refused("reason_missing")
    if verdict == Verdict.MERGE and other is None:
        raise Refused("merge_target_missing")
    if other is not None and (other.kind != case.kind or other.office_id != case.office_id):
        raise Refused("merge_kinds_differ")
