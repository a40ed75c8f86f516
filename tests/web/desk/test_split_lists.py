"""呈批件: the list as it is printed, signed in one act with its scan, taken back; the notices after it."""

from io import BytesIO
from zipfile import ZipFile

from pytest_django import DjangoAssertNumQueries

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Case, File
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.adjustments import adjustments
from jianyan.cases.queries.split_lists import list_paper, lists_of
from jianyan.cases.replay import problems
from tests import cast as c
from tests.cast import DAY, Cast
from tests.papers_at_hand import browser_file
from tests.web.desk.conftest import Enter

LIST = "分办〔2026〕7号"
ONE = f"/desk/split/list/?list={LIST}"


def listed(cast: Cast, count: int = 2) -> list[Case]:
    cases = [c.filed(cast) for _ in range(count)]
    for case in cases:
        perform(a.propose_units, case, cast.by("zhou"), shares=c.shares_of(cast))
        perform(a.submit_split, case, cast.by("zhou"), list_no=LIST)
    return cases


def states(cases: list[Case]) -> list[tuple[str, bool]]:
    found = [read(case.pk).case for case in cases]
    return [(case.split_list, case.split_signed_on is not None) for case in found]


def test_the_paper_says_who_is_to_handle_what_and_how_much_falls_to_each_unit(
    cast: Cast, enter: Enter
) -> None:
    listed(cast)

    page = enter("zhou").get(ONE).content.decode()
    found = list_paper(cast.congress_session, LIST)

    assert c.TITLE in page
    assert "江州市人大八届五次会议代表建议拟定承办单位呈批件" in page
    assert found is not None
    assert [(one.unit, one.lead, one.co) for one in found.units] == [
        ("江州市水利局", 2, 0),
        ("江州市交通运输局", 0, 2),
    ]


def test_it_comes_as_a_file_for_the_leader_s_desk(cast: Cast, enter: Enter) -> None:
    listed(cast)

    made = enter("zhou").get(f"/desk/split/list.docx?list={LIST}").content

    with ZipFile(BytesIO(made)) as book:
        words = book.read("word/document.xml").decode()
    assert c.TITLE in words
    assert "领导签字" in words


def test_the_whole_list_is_signed_in_one_act_and_the_scan_lies_with_the_first(
    cast: Cast, enter: Enter
) -> None:
    cases = listed(cast, 3)
    sent = {"leader": "何主任", "signed_on": DAY.isoformat(), "paper": browser_file("paper.pdf")}

    answer = enter("zhou").post(ONE, sent)

    assert answer.status_code == 302
    assert states(cases) == [(LIST, True)] * 3
    assert list(File.objects.values_list("case_id", "kind")) == [(cases[0].pk, "split_paper")]
    assert {read(case.pk).case.split_scan for case in cases[1:]} == {cases[0].number}
    assert problems([case.pk for case in cases])[0] == []


def test_without_a_scan_it_wants_a_reason_and_keeps_what_was_typed(
    cast: Cast, enter: Enter
) -> None:
    cases = listed(cast)
    sent = {"leader": "何主任", "signed_on": DAY.isoformat()}

    asked = enter("zhou").post(ONE, sent)
    assert asked.status_code == 422
    assert "何主任" in asked.content.decode()
    assert states(cases) == [(LIST, False)] * 2

    enter("zhou").post(ONE, {**sent, "reason": "原件存档案室。"})
    assert states(cases) == [(LIST, True)] * 2


def test_a_list_is_taken_back_whole_until_it_is_signed(cast: Cast, enter: Enter) -> None:
    cases = listed(cast)

    enter("zhou").post(ONE, {"do": "back", "reason": "漏列一件。"})

    assert states(cases) == [("", False)] * 2
    assert enter("zhou").get(ONE).status_code == 404


def test_lists_and_notices_of_a_session(
    cast: Cast, enter: Enter, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first, _second = listed(cast)
    enter("zhou").post(
        ONE, {"leader": "何主任", "signed_on": DAY.isoformat(), "reason": "原件另存。"}
    )
    alone = [Share(unit=cast.finance, role="sole")]
    perform(a.adjust_split, first, cast.by("zhou"), shares=alone, reason="属财政局职责。")

    with django_assert_max_num_queries(5):
        (line,), (notice,) = lists_of(cast.congress_session), adjustments(cast.congress_session)
    page = enter("zhou").get("/desk/split/lists/").content.decode()

    assert (line.cases, line.signed, line.adjusted) == (2, 2, 1)
    assert (notice.units, notice.reason) == (("财政局",), "属财政局职责。")
    assert notice.notice in page
    assert LIST in page
