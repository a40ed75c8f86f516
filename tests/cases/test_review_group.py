"""分阶段审查: who was named, who is missing, what they say; consulting a host before filing; conversion (S05)."""

import pytest

from jianyan.cases import actions as a
from jianyan.cases.models import Case, Inquiry, ReviewOpinion
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.refusal import Warned
from jianyan.cases.reviewing import reviewers_of
from jianyan.cases.visibility import may_see
from jianyan.people.models import User
from jianyan.people.rights import Role
from jianyan.people.users import grant
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import DAY, Cast


def reviewers(cast: Cast) -> list[User]:
    """Two committee members who review, and may do nothing else."""
    found = []
    for username, name in (("shen", "沈明"), ("tao", "陶然")):
        user = User(username=username, name=name)
        user.set_unusable_password()
        user.save()
        grant(user, Role.REVIEWER, office=cast.cppcc)
        cast.users[username] = user
        found.append(user)
    return found


def in_group(cast: Cast) -> Case:
    named = [one.pk for one in reviewers(cast)]
    case = c.submitted(cast, chain="proposal")
    return perform(a.name_reviewers, case, cast.by("qian"), stage="first", reviewers=named)


def test_the_group_shows_who_said_what_and_who_is_missing(cast: Cast) -> None:
    case = in_group(cast)

    perform(a.give_review_opinion, case, cast.by("shen"), verdict="file", reason="有具体建议。")

    sheet = case_page(by=cast.by("qian"), case_id=case.pk)
    assert sheet is not None
    opinions = sheet.deciding.opinions
    assert (sheet.state, sheet.deciding.opinions_in, len(opinions)) == ("in_review", 1, 2)
    assert [(o.who, o.verdict) for o in opinions] == [("沈明", "file"), ("陶然", None)]


def test_who_concludes_before_all_have_spoken_gives_a_reason(cast: Cast) -> None:
    case = in_group(cast)
    perform(a.give_review_opinion, case, cast.by("shen"), verdict="file")

    with pytest.raises(Warned) as warned:
        perform(a.file, case, cast.by("qian"))
    case = perform(a.file, case, cast.by("qian"), reason="陶然委员请假。")

    assert warned.value.code == "opinions_outstanding"
    assert (case.state, case.number) == ("filed", "0001")


def test_the_newer_opinion_counts_and_only_of_the_stage_in_hand(cast: Cast) -> None:
    case = in_group(cast)
    by = cast.by("shen")
    perform(a.give_review_opinion, case, by, verdict="file")
    perform(a.give_review_opinion, case, by, verdict="send_back", reason="请补充数据。")
    shen = cast.users["shen"].pk
    perform(a.name_reviewers, case, cast.by("qian"), stage="second", reviewers=[shen])

    perform(a.give_review_opinion, case, by, verdict="file")

    rows = read(case.pk).rows(ReviewOpinion)
    assert [(r.stage, r.verdict) for r in rows] == [
        ("first", "send_back"), ("first", ""), ("second", "file"),
    ]  # fmt: skip
    with refused("not_a_reviewer"):
        perform(a.give_review_opinion, case, cast.by("tao"), verdict="file")


def test_a_reviewer_concludes_nothing_and_the_proposer_reads_no_opinion(cast: Cast) -> None:
    case = in_group(cast)
    perform(a.give_review_opinion, case, cast.by("shen"), verdict="file", reason="可立案。")

    with refused("no_right"):
        perform(a.file, case, cast.by("shen"))
    mine = case_page(by=cast.by("wang"), case_id=case.pk)
    assert mine is not None
    assert mine.deciding.opinions == ()
    assert "可立案" not in str(mine.timeline)


def test_only_people_of_the_office_are_named(cast: Cast) -> None:
    case = c.submitted(cast)

    with refused("not_a_reviewer"):
        perform(
            a.name_reviewers, case, cast.by("zhou"), stage="pre", reviewers=[cast.users["chen"].pk]
        )


def test_a_likely_host_is_asked_before_filing_and_reads_the_text_while_it_is_asked(
    cast: Cast,
) -> None:
    case = perform(a.review, c.submitted(cast), cast.by("zhou"))
    assert not may_see(cast.actor("chen"), case.pk)

    perform(a.consult_units, case, cast.by("zhou"), units=[cast.water], question="是否属你局职责?")
    asked = read(case.pk).rows(Inquiry)[0]

    assert may_see(cast.actor("chen"), case.pk)
    assert not may_see(cast.actor("wu"), case.pk)
    with refused("no_right"):
        perform(a.agree_to_handle, asked, cast.by("wu"))
    asked = perform(
        a.object_to_handling, asked, cast.by("chen"), reason="属交通部门。", unit=cast.transport
    )
    assert (asked.state, asked.suggested_id, asked.answered_on) == (
        "objected", cast.transport.pk, DAY,
    )  # fmt: skip
    asked = perform(a.agree_to_handle, asked, cast.by("chen"), reason="经会商由我局承办。")
    assert (asked.state, asked.suggested_id) == ("agreed", None)


def test_who_was_asked_and_did_not_get_it_reads_it_no_more(cast: Cast) -> None:
    case = c.filed(cast)
    perform(a.consult_units, case, cast.by("zhou"), units=[cast.finance, cast.water])
    asked = read(case.pk).rows(Inquiry)[1]

    perform(a.assign, case, cast.by("zhou"), shares=[c.Share(unit=cast.transport, role="sole")])

    assert not may_see(cast.actor("chen"), case.pk)
    with refused("consultation_over"):
        perform(a.agree_to_handle, asked, cast.by("chen"))


def test_s05_a_coded_refusal_is_told_with_its_reason_and_the_text_goes_on_as_an_opinion(
    cast: Cast,
) -> None:
    case = perform(a.review, c.submitted(cast, chain="proposal"), cast.by("qian"))
    case = perform(a.decline, case, cast.by("qian"), ground="litigation", reason="本人诉讼。")
    case = perform(
        a.convert, case, cast.by("qian"), form="letter", receiver="市信访局", asks_outcome=True
    )

    perform(a.record_opinion_outcome, case, cast.by("qian"), text="已按信访事项受理。")

    mine = case_page(by=cast.by("wang"), case_id=case.pk)
    assert mine is not None
    assert (mine.state, mine.reason, mine.deciding.outcome) == (
        "converted", "本人诉讼。", "已按信访事项受理。",
    )  # fmt: skip
    assert mine.ground == "进入民事、刑事、行政诉讼或者仲裁程序的"


def test_reviewers_are_listed_in_the_order_of_print(cast: Cast) -> None:
    """姓氏笔画: 丁 before 王 before 魏, whatever their code points."""
    for name in ("魏和", "丁一", "王中"):
        user = User.objects.create(username=name, name=name)
        grant(user, Role.REVIEWER, office=cast.congress)

    listed = list(reviewers_of(cast.congress.pk, DAY).values())

    assert [one for one in listed if one in {"魏和", "丁一", "王中"}] == ["丁一", "王中", "魏和"]
    assert listed != sorted(listed)
