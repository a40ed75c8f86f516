"""我要提建议: every button works without scripts, what is typed is never lost, marked text never stored."""

import pytest

from jianyan.cases.models import Case, DraftBuffer, Line, Text
from jianyan.people.models import Session
from jianyan.people.rights import Role
from jianyan.people.users import grant
from tests import cast as c
from tests.cast import Cast
from tests.web.members.conftest import Enter
from tests.web.members.typed import NEW, TYPED, only_case, post


def test_the_page_says_what_must_not_be_written_here(enter: Enter) -> None:
    page = enter("li").get(NEW).content.decode()

    assert "must not store, process or transmit state secrets" in page.split("<form")[0]
    assert 'data-autosave="/my/new/keep/"' in page
    assert 'data-most="150"' in page
    assert "invite your colleagues" in page


def test_a_draft_is_saved_for_its_writer_alone(cast: Cast, enter: Enter) -> None:
    status, _ = post(enter("li"))

    case = only_case()
    assert status == 302
    assert (case.state, case.title, case.period) == ("draft", TYPED["title"], "intersession")
    assert [case.dossier.body(p.words_no) for p in case.dossier.points] == [
        "更换栏杆。",
        "增设照明。",
    ]
    assert case.publish_consent
    assert not case.confidential
    assert "关于修缮青石桥" not in enter("liu").get("/my/").content.decode()


def test_a_text_is_submitted_at_once(cast: Cast, enter: Enter) -> None:
    status, _ = post(enter("li"), do="submit", confidential="on", publish_consent="no")

    case = only_case()
    assert status == 302
    assert (case.state, case.confidential, case.publish_consent) == ("submitted", True, False)


def test_a_draft_needs_a_title_and_keeps_the_rest(enter: Enter) -> None:
    status, page = post(enter("li"), title=" ")

    assert status == 422
    assert "The title is missing" in page
    assert "青石桥栏杆松动。" in page
    assert "增设照明。" in page
    assert not Case.objects.exists()


def test_a_title_has_a_limit(enter: Enter) -> None:
    status, page = post(enter("li"), title="桥" * 151)

    assert status == 422
    assert "桥" * 151 in page


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ({"point-1": "", "point-3": " "}, "There is no advice point yet."),
        ({"publish_consent": ""}, "Choose whether it may be published."),
    ],
)
def test_a_submission_needs_more_than_a_draft(
    enter: Enter, missing: dict[str, str], said: str
) -> None:
    status, page = post(enter("li"), do="submit", **missing)

    assert status == 422
    assert said in page
    assert "青石桥栏杆松动。" in page
    assert not Case.objects.exists()
    assert post(enter("li"), **missing)[0] == 302


def test_a_point_is_added_and_taken_out_without_scripts(enter: Enter) -> None:
    li = enter("li")

    _, more = post(li, do="add")
    _, fewer = post(li, do="remove-1")

    assert more.count('name="point-') == 4
    assert "autofocus" in more
    assert fewer.count('name="point-') == 2
    assert "更换栏杆。" not in fewer
    assert "增设照明。" in fewer
    assert not Case.objects.exists()


def test_the_last_box_stays(enter: Enter) -> None:
    _, page = post(enter("li"), do="remove-1", rows="1")

    assert page.count('name="point-') == 1


@pytest.mark.parametrize("rows", ["", "x", "-1", "999", "1e3"])
def test_a_strange_number_of_boxes_does_no_harm(enter: Enter, rows: str) -> None:
    assert post(enter("li"), do="add", rows=rows)[0] == 200


def test_what_is_typed_is_kept_without_a_line_in_the_journal(cast: Cast, enter: Enter) -> None:
    li = enter("li")

    assert li.post(NEW + "keep/", TYPED).status_code == 204
    assert not Line.objects.exists()
    assert "关于修缮青石桥的建议" in li.get(NEW).content.decode()
    assert "was put back" in li.get(NEW).content.decode()
    assert "关于修缮青石桥的建议" not in enter("liu").get(NEW).content.decode()


@pytest.mark.parametrize("do", ["save", "submit"])
def test_what_was_kept_is_erased_once_it_is_saved(enter: Enter, do: str) -> None:
    li = enter("li")
    li.post(NEW + "keep/", TYPED)

    post(li, do=do)

    assert not DraftBuffer.objects.exists()
    assert "关于修缮青石桥的建议" not in li.get(NEW).content.decode().split("<form")[1]


def test_only_the_fields_of_the_form_are_kept(enter: Enter) -> None:
    enter("li").post(NEW + "keep/", {**TYPED, "csrfmiddlewaretoken": "x", "other": "y"})

    assert set(DraftBuffer.objects.get().body) == set(TYPED)


@pytest.mark.parametrize("field", ["title", "situation", "point-1", "wished_units"])
@pytest.mark.parametrize("do", ["save", "submit", "add", "keep"])
def test_marked_text_is_refused_before_anything_is_stored(
    enter: Enter, field: str, do: str
) -> None:
    marked = {**TYPED, field: "机密★10年 某事", "do": do}

    answer = enter("li").post(NEW + "keep/" if do == "keep" else NEW, marked)

    assert answer.status_code == 422
    assert "classification mark" in answer.content.decode()
    assert not Case.objects.exists()
    assert not Text.objects.exists()
    assert not DraftBuffer.objects.exists()


# ── to which office ──
def test_somebody_in_two_offices_chooses_one(cast: Cast, enter: Enter) -> None:
    grant(cast.users["li"], Role.PROPOSER, proposer=cast.wang)
    li = enter("li")
    assert "政协江州市委员会提案委员会" in li.get(NEW).content.decode()

    assert post(li)[0] == 422
    assert post(li, proposer=str(cast.liu.pk))[0] == 422
    assert post(li, proposer=str(cast.wang.pk))[0] == 302
    assert only_case().kind == "proposal"


def test_a_session_that_sits_is_named_as_such(cast: Cast, enter: Enter) -> None:
    Session.objects.filter(office=cast.congress).update(closes_on=c.DAY)

    post(enter("li"))

    assert only_case().period == "session"


def test_an_office_without_a_session_says_so(cast: Cast, enter: Enter) -> None:
    Session.objects.filter(office=cast.congress).delete()

    status, page = post(enter("li"))

    assert status == 422
    assert "has not opened a session yet" in page
    assert "青石桥栏杆松动。" in page


def test_a_whole_text_is_split_and_no_word_of_it_goes(enter: Enter) -> None:
    """The points go to boxes of their own; a reason after them and whom they are for stay in the first."""
    whole = "石桥栏杆松动。\n请市住建局：\n1.更换栏杆。\n2.增设照明。\n理由：去年已有两人跌落。"

    _, page = post(enter("li"), do="split", situation=whole, **{"point-1": "", "point-2": ""})

    boxes = page.split("<textarea")
    first = next(box for box in boxes if "石桥栏杆松动。" in box).split("</textarea>")[0]
    assert "请市住建局：" in first
    assert "理由：去年已有两人跌落。" in first
    assert "更换栏杆。" not in first
    assert all(any(point in box for box in boxes[1:]) for point in ("更换栏杆。", "增设照明。"))
