"""The table of rights compared with what the moves and the pages of the product really do."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import transaction

from jianyan.cases import actions as a
from jianyan.cases.models import Assignment, Case, Part
from jianyan.cases.perform import perform, read
from jianyan.cases.scope import whose
from jianyan.cases.workflow import MOVES
from jianyan.people.access import PARTIES, ROLES, STEPS, Party, step_of
from jianyan.people.rights import RIGHTS, Role
from tests import cast as c
from tests.cast import Cast
from tests.rights.test_moves import bring
from tests.rights.town import client
from tests.web.desk.made_moves import BY_MOVE

# who is which party to a case of the city that the water bureau leads
PEOPLE: dict[Party, tuple[str, ...]] = {
    Party.LEADING: ("li", "wang"),
    Party.COSIGNER: ("liu",),
    Party.DELEGATION: ("gu",),
    Party.OFFICE: ("zhou", "qian"),
    Party.WATCHER: ("shen", "ma", "cui"),
    Party.HUB: ("sun", "ding"),
    Party.LEAD: ("chen", "zhao", "xu", "hao", "lan"),
    Party.CO: ("wu",),
    Party.PUBLIC: ("",),
    Party.ADMINISTRATOR: ("feng", "shi", "lu"),
}
# moves of the proposers that the lead makes for all who signed
LEAD_ALONE = {
    "draft",
    "attach",
    "detach",
    "object_to_unit",
    "submit",
    "withdraw",
    "rate",
    "correct_rating",
    "rate_co",
}


def test_every_move_belongs_to_one_step_of_the_table() -> None:
    named = [move for step in STEPS.values() for move in step.writes + step.decides]

    assert {move for move in MOVES if not step_of(move)} == set()
    assert sorted(named) == sorted(set(named) & set(MOVES))


def test_every_role_is_a_party_and_has_its_rights() -> None:
    assert {role for roles in ROLES.values() for role in roles} == set(Role) == set(RIGHTS)
    assert set(PARTIES) == set(Party) == set(PEOPLE)


@pytest.mark.parametrize("key", STEPS)
def test_who_writes_and_who_decides_is_what_the_moves_say(cast: Cast, key: str) -> None:
    step = STEPS[key]
    writing = [who_may(cast, move) for move in step.writes]
    deciding = [who_may(cast, move) for move in step.decides]
    wrong = {}
    for party in Party:
        found = "/".join(
            ["W"] * any(party in who for who in writing)
            + ["A"] * any(party in who for who in deciding)
        )
        told = "" if step.letters[party] in {"R", "-"} else step.letters[party]
        if found != told:
            wrong[party.value] = (found, told)

    assert wrong == {}


def who_may(cast: Cast, move: str) -> set[Party]:
    """The parties that may make a move where it begins."""
    with transaction.atomic():
        part = BY_MOVE[move].bring(cast) if move in BY_MOVE else bring(cast, move)
        allowed = {party for party in Party if may(cast, party, move, part)}
        transaction.set_rollback(True)
    for office in (cast.congress, cast.cppcc):  # a start may set another rule for it
        office.refresh_from_db()
    return allowed


def may(cast: Cast, party: Party, move: str, part: Case | Part) -> bool:
    row, part = MOVES[move], own(part, party)
    if row.offered is not None and not row.offered(part):
        return False
    if party == Party.COSIGNER and row.scope == "proposer":
        return move not in LEAD_ALONE
    whom = whose(part, row.scope)
    return any(cast.actor(name).may(row.right, **whom) for name in PEOPLE[party] if name)


def own(part: Case | Part, party: Party) -> Case | Part:
    """The task of the party's own unit, where it has one."""
    dossier = read(part.case_id)
    if isinstance(part, Assignment):
        works = {work.role == "co": work for work in dossier.assignments}
        return works.get(party == Party.CO, dossier.part(part.part))
    return dossier.part(part.part)


DRAFT, SENT = "关于草稿所写之事的建议", "关于已经提交之事的建议"
WRITING = "尚在起草的答复"
PORTAL = ("/replies/congress/2026/0002/", "/promises/")
# what only this step writes, as a page or the API says it: of several words one is enough
TRACES = {
    "draft": DRAFT,
    "submit": SENT,
    "review": "立案",
    "assign": "水利局",
    "receive": "承办人甲",
    "reminder": "催办甲",
    "change": ("不予调整", "仍由原单位办理"),
    "contact": "沟通甲",
    "co_opinion": "会办甲",
    "inside": "计划甲",
    "difference": "分歧甲",
    "writing": WRITING,
    "extension": "2026-07-31",
    "reply": "答复甲",
    "rating": "评价甲",
    "rehandling": "解释甲",
    "conclusion": "办结",
    "adoption": "采纳甲",
    "promise": "承诺甲",
    "disclosure": ("公开甲", "已发布"),
}


@pytest.fixture
def told(cast: Cast) -> Iterator[dict[Party, str]]:
    """What each party can read of cases in which every step was made, when all windows are over."""
    cast.congress.settings = {"portal": {"promises": True}}
    cast.congress.save()
    ids = [
        c.drafted(cast, joint=True, title=DRAFT).pk,
        c.submitted(cast, joint=True, title=SENT).pk,
        writing(cast),
        whole(cast),
    ]
    with time_machine.travel(datetime(2026, 9, 1, 2, tzinfo=UTC), tick=False):
        yield {
            party: "".join(said(cast, name, pk) for name in PEOPLE[party] for pk in ids)
            for party in Party
        }


def said(cast: Cast, name: str, case_id: int) -> str:
    caller = client(cast, name)
    pages = [f"/desk/cases/{case_id}/", f"/my/cases/J{case_id}/", f"/api/v1/cases/J{case_id}"]
    pages += [f"/my/cases/J{case_id}/letter/R1/"]
    answers = [caller.get(page) for page in (pages if name else PORTAL)]
    return "".join(x.content.decode() for x in answers if x.status_code == 200)


def writing(cast: Cast) -> int:
    work = c.handling(cast, joint=True)
    perform(
        a.draft_reply, work, cast.by("chen"), body=WRITING, answers=c.answers(),
        outcome_class="A", publicity="proactive",
    )  # fmt: skip
    return work.case_id


def whole(cast: Cast) -> int:
    """From the draft to the publication, each step with words of its own."""
    case = c.assigned(cast, joint=True)
    lead, co = read(case.pk).assignments
    by, head, clerk = cast.by("chen"), cast.by("zhao"), cast.by("zhou")
    lead = perform(a.request_return, lead, by, reason="职责不清。")
    lead = perform(a.keep_assignment, lead, clerk, reason="职责在水利局。")
    co = perform(a.acknowledge, co, cast.by("wu"), officer="承办人甲")
    co = perform(a.file_plan, co, cast.by("wu"), plan="计划甲")
    perform(a.give_co_opinion, co, cast.by("wu"), opinion="会办甲")
    perform(a.file_plan, lead, by, plan="计划甲")
    perform(a.raise_difference, lead, by, question="分歧甲")
    lead = read(case.pk).assignments[0]
    perform(a.settle_difference, lead, clerk, result="由水利局牵头。", minutes="已会商。")
    perform(a.remind, lead, cast.by("sun"), note="催办甲")
    perform(a.record_contact, lead, by, stage="before", mode="phone", note="沟通甲")
    perform(a.request_extension, lead, by, until=date(2026, 7, 31), reason="涉及面广。")
    perform(
        a.draft_reply, lead, by, body="答复甲", answers=c.answers(), outcome_class="A",
        publicity="proactive",
    )  # fmt: skip
    reply = perform(a.send_for_approval, read(case.pk).rounds[0], by, reason="已当面说明。")
    reply = perform(a.endorse, reply, head, reason="已集体研究。")
    reply = perform(a.issue, reply, head, document_no="江水〔2026〕1号")
    reply = perform(a.deliver, reply, by, mode="system")
    perform(a.commit, lead, by, text="承诺甲", due_on=date(2026, 12, 31), point=1)
    reply = perform(a.rate, reply, cast.by("li"), values=c.BAD, comment="评价甲")
    perform(a.explain, reply, clerk, reason="解释甲")
    case = read(case.pk).case
    case = perform(a.adopt, case, by, point=1, unit=cast.water, degree="full", evidence="采纳甲")
    perform(a.conclude, case, clerk)
    shown = perform(
        a.review_disclosure, read(case.pk).disclosures[0], head, form="full", body="答复甲。公开甲"
    )
    perform(a.publish, shown, head)
    return case.pk


def found(key: str, text: str) -> bool:
    traces = TRACES[key]
    return any(one in text for one in ([traces] if isinstance(traces, str) else traces))


def test_who_reads_is_what_the_pages_show(told: dict[Party, str]) -> None:
    wrong = {
        (key, party.value): step.letters[party]
        for key, step in STEPS.items()
        for party in Party
        if key in TRACES
        if found(key, told[party]) != (step.letters[party] != "-")
    }

    assert wrong == {}
