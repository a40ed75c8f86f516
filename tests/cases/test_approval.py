"""审批: the chain as data, pre-review, signatures, sender."""

import pytest

from jianyan.cases import actions as a
from jianyan.cases import approval
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.actions.replying import issue
from jianyan.cases.models import Approval, Round
from jianyan.cases.perform import moves_open_to, perform, read
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.refusal import Warned
from jianyan.cases.replay import problems
from jianyan.cases.visibility import sight
from jianyan.deadlines.worklist import Job, worklist
from jianyan.notices.inbox import inbox
from jianyan.people.models import User
from jianyan.people.rights import Role
from jianyan.people.users import grant
from tests import cast as c
from tests.cases.refusing import refused
from tests.cases.test_inside_the_unit import own_pack
from tests.cast import Cast
from tests.notices.conftest import at
from tests.rights.town import client


def employ(cast: Cast, username: str, *roles: Role) -> None:
    user = User.objects.create(username=username, name=username, password="!")
    for role in roles:
        grant(user, role, unit=cast.water)
    cast.users[username] = user


def in_approval(cast: Cast, **kind: object) -> Round:
    return perform(a.send_for_approval, c.round_drafted(cast, **kind), cast.by("chen"))


def test_the_chain_asks_only_posts_that_the_unit_has(cast: Cast) -> None:
    reply = in_approval(cast)

    assert approval.chain(reply.dossier.case) == ("section_head", "office", "secrecy_disclosure")
    assert approval.outstanding(reply) == ("office", "secrecy_disclosure")
    assert approval.outstanding(reply, cast.actor("zhao").roles) == ()


def test_each_step_is_recorded_with_who_and_when(cast: Cast) -> None:
    employ(cast, "ke", Role.SECTION_HEAD)
    reply = in_approval(cast)

    perform(a.check_draft, reply, cast.by("ke"), opinion="同意。")
    reply = perform(a.check_draft, reply, cast.by("zhao"), steps=["office", "secrecy_disclosure"])

    rows = read(reply.case_id).rows(Approval)
    assert [(r.step, r.user_id, r.passed_on) for r in rows] == [
        ("section_head", cast.users["ke"].pk, c.DAY),
        ("office", cast.users["zhao"].pk, c.DAY),
        ("secrecy_disclosure", cast.users["zhao"].pk, c.DAY),
    ]
    assert approval.outstanding(read(reply.case_id).rounds[0]) == ()
    assert not problems([reply.case_id])[0]


def test_an_open_step_is_passed_over_only_with_a_reason(cast: Cast) -> None:
    employ(cast, "ke", Role.SECTION_HEAD)
    reply = in_approval(cast)

    with pytest.raises(Warned) as warned:
        perform(a.endorse, reply, cast.by("zhao"))
    reply = perform(a.endorse, reply, cast.by("zhao"), reason="科长出差,已电话同意。")

    assert warned.value.params["codes"] == ("steps_open",)
    assert reply.overrides == ["steps_open"]


def test_a_step_belongs_to_its_post(cast: Cast) -> None:
    reply = in_approval(cast)

    with refused("no_right"):
        perform(a.check_draft, reply, cast.by("chen"))
    with refused("step_not_yours"):
        perform(a.check_draft, reply, cast.by("zhao"), steps=["section_head"])
    with refused("step_unknown"):
        perform(a.check_draft, reply, cast.by("zhao"), steps=["stamp"])


def test_a_returned_draft_is_checked_anew_and_says_on_which_ground(cast: Cast) -> None:
    reply = in_approval(cast)
    perform(a.check_draft, reply, cast.by("zhao"))
    reply = perform(a.return_draft, reply, cast.by("zhao"), reason="请写明时间。", ground="vague")
    c.draft_again(cast, read(reply.case_id).assignments[0], c.DAY)

    assert approval.outstanding(read(reply.case_id).rounds[0]) == ("office", "secrecy_disclosure")
    reply = read(reply.case_id).rounds[0]
    perform(a.send_for_approval, reply, cast.by("chen"))
    with refused("ground_unknown"):
        perform(a.return_draft, reply, cast.by("zhao"), reason="不行。", ground="mood")


@pytest.fixture
def own(cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> Cast:
    own_pack(monkeypatch, tmp_path, 'office_review = ["not_adopted", "key"]')  # fmt: skip
    cast.congress.rules = "own"
    cast.congress.save()
    return cast


def test_the_office_looks_at_what_the_rule_says_before_it_is_signed_off(own: Cast) -> None:
    reply = c.approved(own, outcome_class="D")
    assert issue.missing(reply) == ["office_review_missing"]
    assert issue.missing(c.approved(own)) == []

    reply = perform(a.ask_office_review, reply, own.by("chen"))
    (job,) = [i for i in worklist(actor=own.actor("sun"), today=c.DAY).items if i.job == Job.REVIEW_REPLY]  # fmt: skip
    reply = perform(a.pass_office_review, reply, own.by("sun"), opinion="同意。")

    assert (job.case_id, job.part, reply.state) == (reply.case_id, "R1", "approved")
    assert issue.missing(read(reply.case_id).rounds[0]) == []
    assert not problems([reply.case_id])[0]


def test_the_receiving_office_looks_jointly_where_the_rule_says_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    """Domain.md 4.2, row 41: at class C replies the deputy office looks too; it sees that draft alone."""
    own_pack(monkeypatch, tmp_path, 'joint_look = ["not_adopted"]')
    cast.congress.rules = "own"
    cast.congress.save()

    def sees(reply: Round) -> bool:
        return sight(cast.actor("zhou"), reply.dossier.case, c.DAY).reply(reply)

    def jobs(name: str) -> list[tuple[Job, str]]:
        found = worklist(actor=cast.actor(name), today=c.DAY).items
        return [(i.job, i.part) for i in found if i.job in {Job.LOOK_JOINTLY, Job.REVIEW_REPLY}]

    plain = perform(a.ask_office_review, c.approved(cast), cast.by("chen"))
    assert not sees(plain)
    assert (jobs("zhou"), "look_jointly" in moves_open_to(plain, cast.by("zhou"))) == ([], False)

    reply = c.approved(cast, outcome_class="D")
    assert not sees(reply)
    reply = perform(a.ask_office_review, reply, cast.by("chen"))
    assert sees(reply)
    assert jobs("zhou") == [(Job.LOOK_JOINTLY, "R1")]
    with pytest.raises(Warned) as warned:
        perform(a.pass_office_review, reply, cast.by("sun"))
    assert warned.value.params["codes"] == ("joint_look_missing",)
    with refused("no_right"):
        perform(a.look_jointly, reply, cast.by("sun"), opinion="同意。")
    reply = perform(a.look_jointly, reply, cast.by("zhou"), opinion="请说明何时具备条件。")
    assert jobs("zhou") == []
    with refused("joint_look_not_asked"):
        perform(a.look_jointly, reply, cast.by("zhou"), opinion="再看。")
    told = {one.kind for one in inbox(cast.actor("sun"), at(c.DAY)).lines}
    assert "jointly_looked" in told
    form = client(cast, "sun").get(f"/desk/cases/{reply.case_id}/R1/pass_office_review/")
    assert "请说明何时具备条件。" in form.content.decode()
    reply = perform(a.pass_office_review, reply, cast.by("sun"))
    assert (reply.state, reply.overrides, sees(reply)) == ("approved", [], False)
    assert told_of(cast, "zhou", reply) == [("JointlyLooked", "")]
    assert told_of(cast, "sun", reply) == [("JointlyLooked", ""), ("ReviewPassed", "")]
    assert told_of(cast, "li", reply) == []
    assert not problems([reply.case_id])[0]


def told_of(cast: Cast, name: str, reply: Round) -> list[tuple[str, str]]:
    """The lines of the offices on a draft that this person reads, each with the unit it stands under."""
    page = case_page(by=cast.by(name), case_id=reply.case_id)
    assert page is not None
    kinds = {"JointlyLooked", "ReviewPassed"}
    return [(entry.kind, entry.unit) for entry in page.timeline if entry.kind in kinds]


def test_from_pre_review_it_comes_back_to_be_drafted_again(own: Cast) -> None:
    reply = c.approved(own, outcome_class="D")
    reply = perform(a.ask_office_review, reply, own.by("chen"))

    with refused("reason_missing"):
        perform(a.fail_office_review, reply, own.by("sun"), reason=" ")
    reply = perform(
        a.fail_office_review, reply, own.by("sun"), reason="请与代表当面沟通。", ground="vague"
    )

    assert reply.state == "drafting"
    with refused("no_right"):
        perform(a.send_for_approval, reply, own.by("sun"))


def test_s27_a_key_case_wants_the_head_or_a_leader(cast: Cast) -> None:
    employ(cast, "vice", Role.UNIT_LEADER)
    reply = c.approved(cast)
    perform(a.mark_key, reply.dossier.case, cast.by("sun"), leader="王副市长")
    reply = read(reply.case_id).rounds[0]

    with pytest.raises(Warned) as warned:
        perform(a.issue, reply, cast.by("vice"), document_no="江水〔2026〕7号")

    assert "key_signature_missing" in warned.value.params["codes"]
    reply = perform(a.issue, reply, cast.by("zhao"), document_no="江水〔2026〕7号")
    assert reply.signer_post == "principal"


def test_a_key_case_is_named_with_its_leader_and_may_cease_to_be_one(cast: Cast) -> None:
    case = c.assigned(cast)

    with refused("leader_missing"):
        perform(a.mark_key, case, cast.by("zhou"), leader="")
    case = perform(a.mark_key, case, cast.by("zhou"), leader="王副市长", supervisor="李主任")
    assert (case.key_on, case.key_leader, case.key_supervisor) == (c.DAY, "王副市长", "李主任")
    case = perform(a.unmark_key, case, cast.by("zhou"), reason="合并督办。")
    assert case.key_on is None


def test_s28_a_section_never_answers(cast: Cast) -> None:
    reply = c.approved(cast)

    with refused("sender_not_the_unit"):
        perform(
            a.issue, reply, cast.by("zhao"), document_no="江水〔2026〕7号", sender="市水利局河道科"
        )
    with refused("post_unknown"):
        perform(
            a.issue, reply, cast.by("zhao"), document_no="江水〔2026〕7号", signer_post="clerk"
        )
    perform(a.issue, reply, cast.by("zhao"), document_no="江水〔2026〕7号", sender="江州市水利局")


def test_separate_units_have_chains_of_their_own(cast: Cast) -> None:
    shares = [
        Share(unit=cast.water, role="separate", scope="河道"),
        Share(unit=cast.transport, role="separate", scope="桥梁"),
    ]
    case = c.assigned(cast, shares=shares)
    work = perform(a.acknowledge, read(case.pk).assignments[1], cast.by("wu"))
    perform(
        a.draft_reply, work, cast.by("wu"), body="答复。", answers=c.answers(),
        outcome_class="A", publicity="proactive",
    )  # fmt: skip
    reply = read(case.pk).rounds[0]

    reply = perform(a.send_for_approval, reply, cast.by("wu"), reason="已在会上沟通。")

    assert approval.outstanding(reply) == ("secrecy_disclosure",)
