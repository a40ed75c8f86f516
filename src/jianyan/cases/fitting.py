"""办理条件 — for which very case, task or reply a move of the tables makes sense."""

from jianyan.cases import merging
from jianyan.cases.approval import joint_look_open, reviewed
from jianyan.cases.cohandling import co_units, open_difference, silent
from jianyan.cases.consulting import open_consultation, unclosed
from jianyan.cases.models import Assignment, Case, Round
from jianyan.cases.states import OFFLINE, UnitRole
from jianyan.cases.states import (
    RoundState as R,
)
from jianyan.rules import packs


def merges_others(case: Case) -> bool:
    """A case that carries others, or is carried, is not merged again."""
    return not any(s.via_id for s in case.dossier.signatories)


def is_drafted(case: Case) -> bool:
    return not case.split_list and is_online(case)


def is_on_list(case: Case) -> bool:
    return bool(case.split_list) and case.split_signed_on is None


def is_signed(case: Case) -> bool:
    return case.split_signed_on is not None


def is_objected(case: Case) -> bool:
    return case.objected_on is not None and case.objection_answered_on is None


def is_not_objected(case: Case) -> bool:
    return not is_objected(case)


def is_offline(case: Case) -> bool:
    return case.channel == OFFLINE


def is_online(case: Case) -> bool:
    return not is_offline(case)


def stands(work: Assignment) -> bool:
    return work.for_office_id is not None and work.answers


def asks_for_help(work: Assignment) -> bool:
    return work.co_asked_on is not None


def may_ask_for_help(work: Assignment) -> bool:
    return work.answers and work.co_asked_on is None


def brought_in(case: Case) -> bool:
    return case.channel in {"import", "paper"}


def encloses(case: Case) -> bool:
    return any(file.is_there for file in case.dossier.files)


def answers(work: Assignment) -> bool:
    return work.answers


def writes(work: Assignment) -> bool:
    return work.writes


def assists(work: Assignment) -> bool:
    return work.role == UnitRole.CO


def awaits_ratings(reply: Round) -> bool:
    """Where cases were merged, each of their proposers rates; one who is dissatisfied bars no other."""
    return reply.state == R.DELIVERED or merging.unrated(reply)


def runs(work: Assignment) -> bool:
    return work.clock is not None and work.clock_stopped_on is None


def may_ask_for_time(work: Assignment) -> bool:
    return work.answers and runs(work) and work.extension_asked_on is None


def asks_for_time(work: Assignment) -> bool:
    return work.extension_asked_on is not None


def may_stop(work: Assignment) -> bool:
    """Only a few texts let a clock stop."""
    return runs(work) and bool(packs.load(work.dossier.case.rules).stops_for)


def stands_still(work: Assignment) -> bool:
    return work.clock_stopped_on is not None


def may_review(reply: Round) -> bool:
    """Endorsed, and not looked at in this version."""
    return reply.dossier.case.hub_id is not None and not reviewed(reply)


def awaits_joint_look(reply: Round) -> bool:
    """The receiving office was asked to look at this version and has not said anything."""
    return joint_look_open(reply)


def is_consulted(reply: Round) -> bool:
    return open_consultation(reply) is not None


def is_not_consulted(reply: Round) -> bool:
    return unclosed(reply) is None


def lacks_seal(reply: Round) -> bool:
    return not reply.has_seal


def is_to_close(reply: Round) -> bool:
    return unclosed(reply) is not None


def is_key(case: Case) -> bool:
    return case.key_on is not None


def is_not_key(case: Case) -> bool:
    return case.key_on is None


def leads(work: Assignment) -> bool:
    """It answers the proposer, and others help."""
    return work.answers and bool(co_units(work.dossier))


def waits_for_others(work: Assignment) -> bool:
    return work.answers and bool(silent(work.dossier))


def may_differ(work: Assignment) -> bool:
    return leads(work) and open_difference(work.dossier) is None


def differs(work: Assignment) -> bool:
    found = open_difference(work.dossier)
    return found is not None and found.assignment_no == work.no


def differs_at_office(work: Assignment) -> bool:
    found = open_difference(work.dossier)
    return found is not None and found.assignment_no == work.no and found.stage == "office"


def takes_answers(case: Case) -> bool:
    return bool(case.dossier.invitations) or case.allow_co_sign


def withdraws_jointly(case: Case) -> bool:
    """Where the rule wants all who signed, and there is more than one (S03)."""
    joint = packs.load(case.rules).withdraw_joint == "all" and len(case.dossier.signatories) > 1
    return joint and case.withdraw_asked_on is None


def is_to_withdraw(case: Case) -> bool:
    return case.withdraw_asked_on is not None
