"""拟定分办、征求意见、呈批: a draft, then a frozen list, then a signature, then notices (practice.md 2)."""

import pytest

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Case, Inquiry, ProposedShare
from jianyan.cases.perform import perform, perform_many, read
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.refusal import Warned
from jianyan.ops import projections
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import DAY, Cast

LIST = "分办〔2026〕第1号"


def proposed(cast: Cast, **kind: object) -> Case:
    case = c.filed(cast, **kind)
    return perform(a.propose_units, case, cast.by("zhou"), shares=c.shares_of(cast))


def signed(cast: Cast) -> Case:
    by = cast.by("zhou")
    case = perform(a.submit_split, proposed(cast), by, list_no=LIST)
    return perform(a.sign_split, case, by, leader="何主任", signed_on=DAY, scan="档案1")


def drafted(case: Case) -> list[tuple[int, str]]:
    return [(s.unit_id, s.role) for s in read(case.pk).rows(ProposedShare)]


def test_a_draft_starts_no_clock_and_shows_to_the_office_alone(cast: Cast) -> None:
    case = proposed(cast)

    assert drafted(case) == [(cast.water.pk, "lead"), (cast.transport.pk, "co")]
    assert (case.state, read(case.pk).assignments) == ("filed", [])
    mine = case_page(by=cast.by("li"), case_id=case.pk)
    assert mine is not None
    assert mine.deciding.shares == ()


def test_the_units_of_the_draft_are_asked_once_each(cast: Cast) -> None:
    case = proposed(cast)
    perform(a.consult_units, case, cast.by("zhou"))

    assert [(r.unit_id, r.role) for r in read(case.pk).rows(Inquiry)] == drafted(case)
    with refused("nobody_to_ask"):
        perform(a.consult_units, case, cast.by("zhou"))


def test_an_open_objection_warns_on_the_way_to_the_leader(cast: Cast) -> None:
    case = proposed(cast)
    perform(a.consult_units, case, cast.by("zhou"))
    asked = read(case.pk).rows(Inquiry)[0]
    perform(a.object_to_handling, asked, cast.by("chen"), reason="属住建部门。")

    with pytest.raises(Warned) as warned:
        perform(a.submit_split, case, cast.by("zhou"), list_no=LIST)
    case = perform(a.submit_split, case, cast.by("zhou"), list_no=LIST, reason="请领导裁定。")

    assert (warned.value.code, case.split_list) == ("objection_open", LIST)


def test_the_list_is_frozen_when_it_goes_to_the_leader(cast: Cast) -> None:
    by = cast.by("zhou")
    case = perform(a.submit_split, proposed(cast), by, list_no=LIST)

    with refused("split_locked"):
        perform(a.propose_units, case, by, shares=c.shares_of(cast))
    case = perform(a.take_back_split, case, by, reason="再作研究。")
    sole = [Share(unit=cast.water, role="sole")]
    case = perform(a.propose_units, case, by, shares=sole)
    assert (case.split_list, drafted(case)) == ("", [(cast.water.pk, "sole")])


def test_after_the_signature_only_a_numbered_notice_changes_it(cast: Cast) -> None:
    case, by = signed(cast), cast.by("zhou")
    sole = [Share(unit=cast.transport, role="sole")]

    with refused("split_locked"):
        perform(a.take_back_split, case, by, reason="再作研究。")
    case = perform(a.adjust_split, case, by, shares=sole, reason="职责已调整。")
    other = perform(a.adjust_split, signed(cast), by, shares=sole, reason="职责已调整。")

    assert (case.split_notice, drafted(case)) == ("调〔2026〕1号", [(cast.transport.pk, "sole")])
    assert other.split_notice == "调〔2026〕2号"


def test_a_signature_without_its_paper_goes_on_with_a_reason(cast: Cast) -> None:
    by = cast.by("zhou")
    case = perform(a.submit_split, proposed(cast), by, list_no=LIST)

    with pytest.raises(Warned):
        perform(a.sign_split, case, by, leader="何主任", signed_on=DAY)
    case = perform(a.sign_split, case, by, leader="何主任", signed_on=DAY, reason="原件待扫描。")

    assert (case.split_leader, case.split_signed_on) == ("何主任", DAY)


def test_what_is_assigned_otherwise_than_signed_needs_a_reason(cast: Cast) -> None:
    case, by = signed(cast), cast.by("zhou")
    other = [Share(unit=cast.transport, role="sole")]

    with pytest.raises(Warned) as warned:
        perform(a.assign, case, by, shares=other)

    assert warned.value.code == "differs_from_list"
    assert perform(a.assign, case, by, shares=c.shares_of(cast)).state == "assigned"


def test_the_fast_track_does_not_wait_for_the_signature(cast: Cast) -> None:
    by = cast.by("zhou")
    case = perform(a.submit_split, proposed(cast), by, list_no=LIST)
    with pytest.raises(Warned) as warned:
        perform(a.assign, case, by, shares=c.shares_of(cast))
    case = perform(a.fast_track, case, by, reason="汛期将至。")

    case = perform(a.assign, case, by, shares=c.shares_of(cast))

    assert (warned.value.code, case.is_fast, case.state) == ("split_unsigned", True, "assigned")


def test_many_are_signed_at_once_and_who_has_no_draft_is_named(cast: Cast) -> None:
    ready, bare = [proposed(cast) for _ in range(3)], c.filed(cast)
    work = [(case, {"list_no": LIST}) for case in [*ready, bare]]

    done = perform_many(a.submit_split, work, cast.by("zhou"))

    assert len(done.moved) == 3
    assert [(at, why.code) for at, why in done.refused] == [(3, "split_missing")]


def test_a_later_change_of_unit_carries_a_notice_number(cast: Cast) -> None:
    case = perform(a.assign, signed(cast), cast.by("zhou"), shares=c.shares_of(cast))
    work = read(case.pk).assignments[0]
    work = perform(a.request_return, work, cast.by("chen"), reason="非我局职责。", signer="赵局")
    perform(a.reassign, work, cast.by("zhou"), unit=cast.finance)

    sheet = case_page(by=cast.by("zhou"), case_id=case.pk)
    assert sheet is not None
    dispute = sheet.deciding.disputes[0]
    assert (dispute.signer, dispute.notice) == ("赵局", "调〔2026〕1号")


def test_it_replays_to_the_same_rows(cast: Cast) -> None:
    case = signed(cast)
    perform(a.consult_units, case, cast.by("zhou"))

    assert projections.problems([case.pk]) == []
    projections.rebuild([case.pk])
    assert projections.problems([case.pk]) == []


def test_s11_separate_units_without_a_part_of_their_own_need_a_reason(cast: Cast) -> None:
    """practice.md 3: a warning; a pack may harden it."""
    case = c.filed(cast)
    shares = [Share(unit=u, role="separate") for u in (cast.water, cast.transport)]

    with pytest.raises(Warned) as warned:
        perform(a.assign, case, cast.by("zhou"), shares=shares)
    case = perform(a.assign, case, cast.by("zhou"), shares=shares, reason="各按职责。")

    assert (warned.value.code, case.state) == ("scope_missing", "assigned")
