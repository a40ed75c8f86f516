"""The page of a case: everything for those whose it is, cut to what each of them may know."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.queries.opened import find
from jianyan.cases.queries.sheet import CaseSheet
from jianyan.cases.states import CommitmentState, RoundState
from jianyan.cases.unmasking import unmask
from tests import cast as c
from tests.cast import DAY, Cast

AFTERWARDS = date(2026, 7, 20)  # every window is over


def sheet(cast: Cast, name: str, case_id: int, on: date = DAY) -> CaseSheet:
    found = case_page(by=cast.by(name, on), case_id=case_id)
    assert found is not None
    return found


def told(found: CaseSheet) -> list[str]:
    return [entry.kind for entry in found.timeline]


def open_to(found: CaseSheet) -> list[str]:
    moves = found.moves
    return [m.name for m in (*([moves.primary] if moves.primary else []), *moves.others)]


@pytest.mark.parametrize("name", ["qian", "wu", "feng", "he", "wang"])
def test_a_stranger_finds_nothing(cast: Cast, name: str) -> None:
    case = c.submitted(cast)

    assert case_page(by=cast.by(name), case_id=case.pk) is None


def test_a_draft_is_its_proposers_alone(cast: Cast) -> None:
    case = c.drafted(cast)

    assert case_page(by=cast.by("zhou"), case_id=case.pk) is None
    assert sheet(cast, "li", case.pk).title == c.TITLE


def test_it_shows_each_point_with_its_answer(cast: Cast) -> None:
    reply = c.delivered(cast)

    found = sheet(cast, "zhou", reply.case_id)

    assert [point.text for point in found.points] == list(c.POINTS)
    assert [answer.unit for point in found.points for answer in point.answers] == ["水利局"] * 3


def test_a_draft_of_a_reply_stays_in_its_unit_and_the_hub(cast: Cast) -> None:
    reply = c.round_drafted(cast)

    for name, may in {"chen": True, "zhao": True, "sun": True, "zhou": False, "wu": False}.items():
        found = sheet(cast, name, reply.case_id)
        assert bool(found.replies[0].body) is may, name
        assert bool(found.points[0].answers) is may, name
        assert ("ReplyDrafted" in told(found)) is may, name


def test_a_number_given_before_delivery_is_not_told(cast: Cast) -> None:
    reply = c.issued(cast)

    found = sheet(cast, "zhou", reply.case_id)

    assert "Issued" not in told(found)
    assert found.replies[0].document_no == ""


@pytest.mark.parametrize(
    ("values", "comment", "state"),
    [(c.GOOD, "", RoundState.RATED), (c.BAD, "没有解决。", RoundState.DISSATISFIED)],
)
def test_a_rating_is_hidden_from_the_unit_until_its_window_is_over(
    cast: Cast, values: dict[str, str], comment: str, state: RoundState
) -> None:
    reply = c.rated(cast, values, comment)

    for name in ("chen", "zhao", "sun", "wu"):
        found = sheet(cast, name, reply.case_id)
        assert found.replies[0].state == RoundState.DELIVERED, name
        assert found.replies[0].ratings == ()
        assert "Rated" not in told(found)
        assert comment == "" or comment not in repr(found)
        assert ("R1", "feedback") in found.kept_back
        later = sheet(cast, name, reply.case_id, AFTERWARDS)
        assert (later.replies[0].state, "Rated" in told(later)) == (state, True)
    office = sheet(cast, "zhou", reply.case_id)
    assert (office.replies[0].state, "Rated" in told(office)) == (state, True)
    assert office.kept_back == frozenset()


def test_a_co_opinion_is_for_the_staff(cast: Cast) -> None:
    work = c.handling(cast)

    for name in ("zhou", "chen", "sun", "wu"):
        assert sheet(cast, name, work.case_id).tasks[1].co_opinion
    proposers = sheet(cast, "li", work.case_id)
    assert proposers.tasks[1].co_opinion == ""
    assert "CoOpinionGiven" not in told(proposers)


def test_a_promise_is_told_with_its_reply(cast: Cast) -> None:
    reply = c.issued(cast)
    work = read(reply.case_id).assignments[0]
    perform(a.commit, work, cast.by("chen"), text="年底前封堵。", due_on=date(2026, 12, 31))

    for name, may in {"chen": True, "sun": True, "zhou": False, "li": False}.items():
        found = sheet(cast, name, reply.case_id)
        assert (bool(found.promises), "Committed" in told(found)) == (may, may), name
    perform(a.deliver, reply, cast.by("chen"), mode="system")
    assert sheet(cast, "li", reply.case_id).promises[0].state == CommitmentState.OPEN


def test_a_name_kept_back_is_nowhere_for_a_unit(cast: Cast) -> None:
    reply = c.rated(cast)
    Case.objects.filter(pk=reply.case_id).update(confidential=True)

    for name in ("chen", "sun", "zhou"):
        assert "李敏" not in repr(sheet(cast, name, reply.case_id, AFTERWARDS))
    unmask(read(reply.case_id).case, cast.by("zhou"), "代为联系。")
    assert "李敏" in repr(sheet(cast, "zhou", reply.case_id))


def test_the_timeline_tells_the_whole_course(cast: Cast) -> None:
    reply = c.rated(cast)

    assert told(sheet(cast, "zhou", reply.case_id)) == [
        "Submitted", "Filed", "Assigned", "Acknowledged", "CoOpinionGiven", "Acknowledged",
        "ContactRecorded", "Issued", "Delivered", "Rated",
    ]  # fmt: skip


def test_what_comes_next_is_the_one_button(cast: Cast) -> None:
    case = c.submitted(cast)

    found = sheet(cast, "zhou", case.pk)

    assert found.moves.primary is not None
    assert found.moves.primary.name == "review"
    assert set(open_to(found)) - {"correct"} == {
        "review", "send_back", "file", "decline", "attach_paper",
        "name_reviewers", "merge", "fast_track", "consult_units", "name_contact",
    }  # fmt: skip
    assert open_to(sheet(cast, "li", case.pk)) == []


def test_a_button_that_could_only_be_refused_is_not_drawn(cast: Cast) -> None:
    work = c.handling(cast)

    assert "give_co_opinion" not in open_to(sheet(cast, "chen", work.case_id))
    assert "draft_reply" not in open_to(sheet(cast, "wu", work.case_id))


def test_an_unrated_case_has_no_button_to_conclude(cast: Cast) -> None:
    reply = c.delivered(cast)

    assert "conclude" not in open_to(sheet(cast, "zhou", reply.case_id))
    assert "close_rating" not in open_to(sheet(cast, "zhou", reply.case_id))
    assert "close_rating" in open_to(sheet(cast, "zhou", reply.case_id, AFTERWARDS))


def test_it_takes_a_fixed_number_of_queries(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    case_id, by = c.promised(cast).case_id, cast.by("zhou")

    for number in range(3):
        with django_assert_num_queries(9):
            case_page(by=by, case_id=case_id)
        work = read(case_id).assignments[0]
        perform(a.commit, work, cast.by("chen"), text=f"第{number}项。")


def test_a_reference_finds_the_case_for_those_who_may_see_it(cast: Cast) -> None:
    case = c.filed(cast)
    number = Case.objects.get(pk=case.pk).number

    def looked_up(name: str) -> int | None:
        return find(cast.actor(name), office="congress", session="2026", number=number)

    assert looked_up("zhou") == case.pk
    assert looked_up("he") is None
