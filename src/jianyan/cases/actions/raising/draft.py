"""保存草稿 — a later version of a draft; the first one is the birth of the case (opening.py)."""

from dataclasses import replace
from datetime import date, timedelta

from jianyan.cases.cosigning import digest_of
from jianyan.cases.edition import edition_of
from jianyan.cases.events import Drafted
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft, drafted
from jianyan.cases.refusal import Refused
from jianyan.cases.scope import lead_of
from jianyan.people.models import Proposer

ASKED_AGAIN = timedelta(days=7)  # where the day that the lead set is over


def draft(case: Case, by: By, *, text: Draft, seen: str = "") -> Drafted:
    """Others signed it, or were asked to: with the text as it was they stay, else they are asked again (S01).

    `seen`: the edition that the writer had open; what another device saved since is not written over.
    """
    if lead_of(case) not in by.actor.proposers:
        raise Refused("lead_writes")
    if seen and seen != edition_of(case):
        raise Refused("changed_elsewhere")
    if text.office.pk != case.office_id:
        raise Refused("office_fixed")
    if not text.title.strip():
        raise Refused("title_missing")
    dossier = case.dossier
    others = [one.proposer_id for one in dossier.signatories if not one.is_lead]
    if not others and not dossier.invitations:
        return drafted(dossier, text)
    if _same(case, text):
        kept = Proposer.objects.in_bulk(others)
        return drafted(dossier, replace(text, cosigners=tuple(kept[pk] for pk in others)))
    event = drafted(dossier, replace(text, cosigners=()))
    return replace(event, asked_until=_until(case, by.on))


def _same(case: Case, text: Draft) -> bool:
    points = [point.words_no for point in case.dossier.points]
    numbers = [case.situation_no, case.analysis_no, *points]
    now = [case.dossier.body(no) if no else "" for no in numbers]
    return digest_of(case.title, now[0], now[1], now[2:]) == digest_of(
        text.title, text.situation, text.analysis, text.points
    )


def _until(case: Case, on: date) -> date:
    days = [one.until for one in case.dossier.invitations if one.until > on]
    return max(days, default=on + ASKED_AGAIN)
