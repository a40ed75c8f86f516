"""Entry on behalf: the paper becomes a submitted case; keyer, proposer and paper are recorded (S09)."""

from typing import Any

import pytest

from jianyan.cases.models import Case, Line, Text
from jianyan.cases.perform import read
from tests import cast as c
from tests.cast import Cast
from tests.papers_at_hand import browser_file
from tests.web.desk.conftest import Enter

PAPER = {
    "lead": "李敏", "cosigners": "刘刚", "title": "关于治理柳溪河的建议", "text": "",
    "situation": "河水发黑。", "points": "封堵排污口。\n公布水质。", "period": "session",
    "publish_consent": "on", "scan": "2026-档-12",
}  # fmt: skip
WHOLE = "柳溪河水体发黑,居民反映强烈。\n为此建议:\n一、封堵排污口。\n二、定期公布水质。"


def typed(cast: Cast, **change: Any) -> dict[str, Any]:
    return {**PAPER, "session": cast.congress_session.pk, **change}


def test_the_paper_becomes_a_submitted_case_of_its_proposer(cast: Cast, enter: Enter) -> None:
    answer = enter("zhou").post("/desk/enter/", typed(cast))

    case = Case.objects.get()
    assert answer.headers["Location"] == f"/desk/cases/{case.pk}/"
    assert (case.state, case.channel) == ("submitted", "paper")
    assert [s.proposer_id for s in read(case.pk).signatories] == [cast.li.pk, cast.liu.pk]
    assert [p.no for p in read(case.pk).points] == [1, 2]


def test_the_journal_names_who_keyed_it_in_and_where_the_paper_is(
    cast: Cast, enter: Enter
) -> None:
    enter("zhou").post("/desk/enter/", typed(cast))

    lines = Line.objects.order_by("seq")
    assert {line.actor_id for line in lines} == {cast.users["zhou"].pk}
    assert "2026-档-12" in lines[0].data
    page = enter("zhou").get(f"/desk/cases/{Case.objects.get().pk}/").content.decode()
    assert "2026-档-12" in page
    assert "代录" in page


def test_s09_everything_that_stands_on_the_paper_is_keyed_in(cast: Cast, enter: Enter) -> None:
    more = {
        "analysis": "管网错接。", "wished_co": "市住建局", "basis": "inspection",
        "contact_wish": "请面谈", "for_reference": "on", "motion_no": "议案第3号",
        "publish_consent": "", "no_publish_reason": "涉及企业。",
    }  # fmt: skip

    enter("zhou").post("/desk/enter/", typed(cast, **more))

    case = Case.objects.get()
    assert (case.basis, case.origin, case.motion_no) == ("inspection", "motion", "议案第3号")
    page = enter("zhou").get(f"/desk/cases/{case.pk}/").content.decode()
    shown = ("管网错接。", "市住建局", "视察", "请面谈", "议案第3号", "涉及企业。")
    assert [word for word in shown if word not in page] == []


def test_s09_the_scan_is_kept_with_the_case(cast: Cast, enter: Enter) -> None:
    typing = typed(cast, scan="", paper=[browser_file("李敏签名页.pdf")])

    answer = enter("zhou").post("/desk/enter/", typing)

    assert answer.status_code == 302
    case = Case.objects.get()
    (scan,) = read(case.pk).files
    assert (scan.kind, scan.name) == ("signed_paper", "李敏签名页.pdf")
    lines = Line.objects.filter(case_id=case.pk)
    assert {line.actor_id for line in lines} == {cast.users["zhou"].pk}
    assert "李敏" not in "".join(line.data for line in lines)


def test_without_place_and_scan_it_is_asked_for(cast: Cast, enter: Enter) -> None:
    answer = enter("zhou").post("/desk/enter/", typed(cast, scan=""))

    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_the_proposer_finds_it_among_the_own(cast: Cast, enter: Enter) -> None:
    enter("zhou").post("/desk/enter/", typed(cast))

    from jianyan.cases.visibility import visible

    assert Case.objects.filter(visible(cast.actor("li"))).count() == 1


def test_the_whole_text_is_split_and_kept_untouched(cast: Cast, enter: Enter) -> None:
    enter("zhou").post("/desk/enter/", typed(cast, text=WHOLE, situation="", points=""))

    dossier = read(Case.objects.get().pk)
    assert [dossier.body(p.words_no) for p in dossier.points] == ["封堵排污口。", "定期公布水质。"]
    assert Text.objects.get(kind="original").body == WHOLE


def test_split_shows_the_points_before_anything_is_stored(cast: Cast, enter: Enter) -> None:
    answer = enter("zhou").post("/desk/enter/", typed(cast, text=WHOLE, points="", split="1"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "定期公布水质。" in page
    assert "error-summary" not in page
    assert not Case.objects.exists()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": ""}, "缺标题"),
        ({"lead": "无名氏"}, "无名氏"),
        ({"cosigners": "刘刚、无名氏"}, "无名氏"),
        ({"points": ""}, "还没有具体建议"),
        ({"scan": ""}, "扫描件"),
        ({"situation": "机密★10年 水文资料"}, "密级标志"),
    ],
)
def test_a_refusal_keeps_what_was_typed(
    cast: Cast, enter: Enter, change: dict[str, str], said: str
) -> None:
    answer = enter("zhou").post("/desk/enter/", typed(cast, **change))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "公布水质" in page or "points" in change
    assert not Case.objects.exists()


def test_a_name_that_two_people_bear_is_not_guessed(cast: Cast, enter: Enter) -> None:
    cast.liu.name = cast.li.name
    cast.liu.save()

    answer = enter("zhou").post("/desk/enter/", typed(cast, cosigners=""))

    assert answer.status_code == 422
    assert not Case.objects.exists()


@pytest.mark.parametrize("name", ["chen", "sun", "li", "he", "feng"])
def test_only_a_receiving_office_keys_in(cast: Cast, enter: Enter, name: str) -> None:
    assert enter(name).get("/desk/enter/").status_code == 403
    assert enter(name).post("/desk/enter/", typed(cast)).status_code == 403


def test_no_office_keys_in_for_another(cast: Cast, enter: Enter) -> None:
    answer = enter("qian").post("/desk/enter/", typed(cast))

    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_what_the_clerk_may_for_this_paper_ends_with_it(cast: Cast, enter: Enter) -> None:
    enter("zhou").post("/desk/enter/", typed(cast))

    assert not cast.actor("zhou").may("raise", proposers=[cast.li.pk])  # type: ignore[arg-type]
    assert c.drafted(cast).state == "draft"
