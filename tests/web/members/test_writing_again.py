"""A draft is gone on with, a returned case revised; what did not change leaves no line in the journal."""

from jianyan.cases import actions as a
from jianyan.cases.models import Case, Line
from jianyan.cases.perform import perform, read
from tests import cast as c
from tests.cast import Cast
from tests.web.members.conftest import Enter
from tests.web.members.typed import TYPED, only_case, post


def again(case: Case) -> str:
    return f"/my/cases/J{case.pk}/write/"


def test_a_draft_is_gone_on_with(cast: Cast, enter: Enter) -> None:
    case, li = c.drafted(cast), enter("li")
    page = li.get(again(case)).content.decode()
    assert all(word in page for word in (c.TITLE, c.SITUATION, *c.POINTS))

    status, _ = post(li, again(case))

    now = only_case()
    assert status == 302
    assert now.title == TYPED["title"]
    assert len(now.dossier.points) == 2


def test_saving_what_did_not_change_leaves_no_line(cast: Cast, enter: Enter) -> None:
    case, li = c.drafted(cast), enter("li")
    same = {
        "title": c.TITLE, "situation": c.SITUATION, "rows": "3", "publish_consent": "yes",
        "wished_units": "", **{f"point-{no}": text for no, text in enumerate(c.POINTS, start=1)},
    }  # fmt: skip
    lines = Line.objects.count()

    li.post(again(case), {**same, "do": "save"})
    assert Line.objects.count() == lines

    li.post(again(case), {**same, "do": "submit"})
    assert Line.objects.count() == lines + 1
    assert only_case().state == "submitted"


def test_line_ends_of_a_browser_are_no_change(cast: Cast, enter: Enter) -> None:
    li = enter("li")
    post(li, situation="第一行。\r\n第二行。")
    case, lines = only_case(), Line.objects.count()
    assert case.dossier.body(case.situation_no or 0) == "第一行。\n第二行。"

    post(
        li,
        again(case),
        situation="第一行。\r\n第二行。",
        **{"point-2": "增设照明。", "point-3": ""},
    )

    assert Line.objects.count() == lines


def test_what_the_page_does_not_ask_for_stays(cast: Cast, enter: Enter) -> None:
    case = c.drafted(cast)
    post(enter("li"), again(case), do="submit")

    now = only_case()

    assert (now.session_id, now.period, now.channel) == (
        case.session_id,
        case.period,
        case.channel,
    )


def test_a_returned_case_is_revised_and_submitted_again(cast: Cast, enter: Enter) -> None:
    case = perform(a.send_back, c.submitted(cast), cast.by("zhou"), reason="请补充。")

    post(enter("li"), again(case), do="submit")

    assert only_case().state == "submitted"
    assert only_case().title == TYPED["title"]


def test_unsaved_words_of_a_draft_are_put_back(cast: Cast, enter: Enter) -> None:
    case, li = c.drafted(cast), enter("li")

    assert li.post(again(case) + "keep/", {**TYPED, "title": "关于新题目"}).status_code == 204
    assert "关于新题目" in li.get(again(case)).content.decode()
    assert read(case.pk).case.title == c.TITLE


def test_a_submitted_text_is_not_changed_any_more(cast: Cast, enter: Enter) -> None:
    case, li = c.submitted(cast), enter("li")

    post(li, again(case))

    assert read(case.pk).case.title == c.TITLE
    assert li.post(again(case) + "keep/", TYPED).status_code == 422


def test_s01_a_joint_text_is_not_changed_behind_the_others(cast: Cast, enter: Enter) -> None:
    """Saved, put to the others anew, and not submitted before the lead says so."""
    case = c.submitted(cast, joint=True)
    perform(a.send_back, case, cast.by("zhou"), reason="请补充。")

    answer = enter("li").post(again(case), {**TYPED, "do": "submit"}, follow=True)

    assert "colleagues have not answered yet" in answer.content.decode()
    now = read(case.pk)
    assert (now.case.state, now.case.title) == ("cosigning", TYPED["title"])
    assert [(one.proposer_id, one.answer) for one in now.invitations] == [(cast.liu.pk, "")]


def test_a_co_signer_does_not_write(cast: Cast, enter: Enter) -> None:
    case = c.drafted(cast, joint=True)

    post(enter("liu"), again(case))

    assert read(case.pk).case.title == c.TITLE
