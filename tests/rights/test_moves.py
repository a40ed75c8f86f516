"""Every move crossed with everybody, on the desk and through the API: who may, and what the others hear."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from jianyan.api.v1.inputs import body_of
from jianyan.api.v1.schemas import AnswerIn, DraftIn, FileIn, RoutingIn, ShareIn, SignatureIn
from jianyan.cases import actions as a
from jianyan.cases.actions import ACTIONS
from jianyan.cases.models import (
    Assignment,
    Case,
    Commitment,
    Disclosure,
    Inquiry,
    Part,
    Round,
)
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.open_moves import OWN
from jianyan.cases.refusal import Refused
from jianyan.cases.workflow import INQUIRY_MOVES, MOVES
from tests import cast as c
from tests.cast import DAY, Cast
from tests.rights.town import AT_WORK, EVERYBODY, NOBODY, OFFICES, STAFF, Town, client
from tests.web.desk.made_moves import BY_MOVE, Made, move_url

# the word for who may make a move, of the two chains: clerks of the office that received the case
WHO = {
    "suggestion": {
        "author": {"li"}, "clerk": {"zhou"}, "allowing": {"zhou", "sun"},
        "reminding": {"zhou", "shen", "ma", "sun", "ding"},
    },
    "proposal": {
        "author": {"wang"}, "clerk": {"qian"}, "allowing": {"qian", "sun"},
        "reminding": {"qian", "cui", "sun", "ding"},
    },
}  # fmt: skip
UNITS = {
    "lead": {"chen", "zhao", "xu"},
    "checking": {"zhao", "xu", "hao", "lan"},
    "head": {"zhao"},
    "co": {"wu"},
    "at work": {"chen", "zhao", "wu", "xu"},
    "hub": {"sun"},
    "whole": {"sun"},
}
MAY = {
    "invitee": "confirm_cosigning decline_cosigning",
    "author": (
        "invite ask_withdrawal agree_withdrawal refuse_withdrawal "
        "draft attach detach submit withdraw rate correct_rating rate_co rate_fulfilment "
        "confirm_fulfilment refuse_fulfilment "
        "dispute_contact confirm_contact answer_consultation object_to_unit"
    ),
    "clerk": (
        "attach_paper erase_file "
        "review send_back file correct decline convert assign conclude conclude_offline import_history reassign "
        "record_opinion_outcome name_reviewers give_review_opinion merge unmerge fast_track "
        "consult_units propose_units submit_split take_back_split sign_split adjust_split "
        "answer_objection add_co_handler refuse_co_handler "
        "look_jointly keep_assignment register_rating close_rating rehandle explain stop_clock restart_clock "
        "hand_in_rating invite_rating call_back count_ballots register_co_rating record_meeting "
        "take_over settle check_quality order_redo name_contact reopen_promise settle_promise"
    ),
    "allowing": "grant_extension refuse_extension refer_difference settle_difference mark_key unmark_key",
    "reminding": "remind",
    "lead": (
        "ask_co_handler study_together agree_to_handle object_to_handling "
        "acknowledge change_officer request_return record_contact draft_reply commit "
        "request_extension send_for_approval deliver report_progress fulfil return_co_opinion "
        "urge_co_opinions raise_difference route file_plan log_activity explain_interim "
        "ask_office_review consult_proposer close_consultation record_receipt send_copies "
        "sign_outside add_sealed_copy"
    ),
    "co": "give_co_opinion",
    "at work": "adopt",
    "checking": "countersign return_draft check_draft",
    "head": "endorse issue give_up replace_reply reclassify",
    "hub": "pass_office_review fail_office_review propose_rehandling",
    "whole": "dispatch hand_down",
    "disclosing": "review_disclosure withhold publish recall",
}
ROLE = {move: role for role, moves in MAY.items() for move in moves.split()}
BESIDE = {"give_co_opinion", "dispatch", "hand_down"}  # on another task than the lead's
# one of each kind of those who may make no move
CROSSED = [
    name
    for name in EVERYBODY
    if name not in {"bai", "ma", "cui", "yan", "tao", "kong", "jin", "zou", "meng", "shi", "lu"}
]
OPEN, AGAIN = {200, 302}, "/desk/cases/"


def may(move: str, chain: str) -> set[str]:
    role = ROLE[move]
    if role == "invitee":
        return {"liu"} if chain == "suggestion" else set()
    if role == "disclosing":
        return {"zhao", "lan", *WHO[chain]["allowing"]}
    return UNITS.get(role) or WHO[chain][role]


def seeing(case: Case) -> set[str]:
    """Author and office from the submission on, the units and their hub from the assignment on."""
    if case.state == "cosigning":
        return WHO[case.kind]["author"] | {"liu"}
    dossier = read(case.pk)
    asked = {"chen", "zhao", "xu", "hao", "lan"} if dossier.rows(Inquiry) else set()
    joint = {"liu"} if case.kind == "suggestion" and len(dossier.signatories) > 1 else set()
    return OFFICES[case.kind] | joint | (AT_WORK if case.assigned_on else asked)


def test_every_move_of_the_tables_has_an_expectation() -> None:
    assert set(ROLE) == set(MOVES)


@pytest.mark.parametrize("move", sorted(MOVES))
def test_a_move_is_open_to_those_alone_who_may_make_it(cast: Cast, move: str) -> None:
    made = BY_MOVE.get(move)
    with at(made):
        part = made.bring(cast) if made else bring(cast, move)
        case = read(part.case_id).case
        wrong = {}
        for name in CROSSED:
            found = answers(client(cast, name), part, move, lead=cast.li.pk)
            if found != expected(case, name, move):
                wrong[name] = found

    assert wrong == {}


def at(made: Made | None) -> time_machine.travel:
    on = made.on if made else DAY
    return time_machine.travel(datetime(on.year, on.month, on.day, 2, tzinfo=UTC), tick=False)


def bring(cast: Cast, move: str) -> Case | Part:
    """Where the proposers' own moves and the stopping of clocks begin."""
    part = STARTS.get(move, c.assigned)(cast)
    dossier = read(part.case_id)
    own = {Assignment: dossier.assignments, Round: dossier.rounds, Commitment: dossier.commitments}
    on = MOVES[move].on
    return dossier.case if on is Case else own[on][0]


def returned(cast: Cast) -> Case:
    return perform(a.send_back, c.submitted(cast), cast.by("zhou"), reason="请写明地点。")


def claimed(cast: Cast) -> Commitment:
    return perform(a.fulfil, c.promised(cast), cast.by("chen"), evidence="验收报告。")


def consulted(cast: Cast) -> Round:
    return perform(a.consult_proposer, c.round_drafted(cast), cast.by("chen"))


def cosigning(cast: Cast) -> Case:
    case = c.drafted(cast)
    return perform(a.invite, case, cast.by("li"), proposers=[cast.liu.pk], until=DAY)


STARTS = {
    "confirm_cosigning": cosigning, "decline_cosigning": cosigning, "invite": returned,
    "ask_withdrawal": c.submitted, "agree_withdrawal": c.submitted, "refuse_withdrawal": c.submitted,
    "draft": returned, "attach": returned, "detach": returned, "submit": returned, "withdraw": c.submitted, "rate": c.delivered,
    "answer_consultation": consulted, "confirm_fulfilment": claimed, "refuse_fulfilment": claimed,
    "correct_rating": c.rated, "rate_fulfilment": c.promised, "rate_co": c.delivered,
}  # fmt: skip


def answers(caller: Client, part: Case | Part, move: str, lead: int) -> tuple[str, str]:
    """In a word, what the page and the API say; whatever they did is taken back."""
    with transaction.atomic():
        page = caller.get(move_url(part, move))
        door = caller.post(
            f"/api/v1/cases/J{part.case_id}/-/{part.part or 0}/{move}",
            body(move, lead), content_type="application/json",
        )  # fmt: skip
        transaction.set_rollback(True)
    back = page.headers.get("Location", "").startswith(AGAIN)
    said = "open" if page.status_code == 200 or back else str(page.status_code)
    assert door.status_code != 422, door.content
    if door.status_code in {401, 404}:
        return said, str(door.status_code)
    return said, "no" if door.json().get("code") in {"no_right", "no_such_case"} else "open"


def body(move: str, lead: int) -> dict[str, object]:
    """The fields that the entry must have, so that it comes to asking for the right."""
    fields = body_of(ACTIONS[move]).model_fields
    text = {"office": "congress", "session": "2026", "lead": lead, "title": c.TITLE}
    named = {**NAMED, "proposer": lead}
    return {
        name: text
        if field.annotation is DraftIn
        else named.get(name) or PLAIN.get(field.annotation, "x")
        for name, field in fields.items()
        if field.is_required()
    }


PLAIN: dict[object, object] = {
    int: 1, date: "2026-07-31", bool: True, list[ShareIn]: [], list[AnswerIn]: [],
    list[RoutingIn]: [], SignatureIn: {"document_no": "x", "signed_on": "2026-03-02", "signer": "x"}, list[FileIn]: [], FileIn: {"name": "x.pdf", "content": "eA=="},
    dict[str, str]: {}, list[int]: [1], list[str]: ["water"], dict[str, int]: {},
}  # fmt: skip
NAMED = {"into": "congress/2026/0001", "unit": "water", "on": "2026-03-02", "until": "2026-07-31"}


def expected(case: Case, name: str, move: str) -> tuple[str, str]:
    if name == NOBODY:
        return "302", "401"
    door = "404" if name not in seeing(case) else "open" if name in may(move, case.kind) else "no"
    if name not in STAFF:
        return "403", door
    if move in OWN or name not in seeing(case):
        return "404", door
    return ("open" if name in may(move, case.kind) else "403"), door


def test_so_it_is_on_the_other_chain(town: Town) -> None:
    known = town.of("shown", "proposal")
    dossier = read(known.case_id)
    parts = {
        Case: dossier.case,
        Assignment: dossier.assignments[0],
        Round: dossier.rounds[0],
        Commitment: dossier.commitments[0],
        Disclosure: dossier.disclosures[0],
    }
    wrong = {}
    for move in sorted(set(MOVES) - OWN - set(INQUIRY_MOVES) - BESIDE):
        for name in STAFF:
            part = parts[MOVES[move].on]
            page = town.clients[name].get(move_url(part, move))
            should = 403 if name in known.seen_by else 404
            if name in may(move, "proposal"):
                should = page.status_code if page.status_code in OPEN else 200
            if page.status_code != should:
                wrong[move, name] = page.status_code

    assert wrong == {}


def test_nobody_records_an_adoption_for_another_unit(cast: Cast) -> None:
    """A co-handling unit counts its own adopted points, never the lead's."""
    case = read(c.handling(cast).case_id).case

    with pytest.raises(Refused) as refused:
        perform(
            a.adopt, case, cast.by("wu"),
            point=1, unit=cast.water, degree="full", evidence="列入年度计划。",
        )  # fmt: skip

    assert refused.value.code == "no_right"
