"""请我附议: two touches for whoever is asked; the lead sees who confirmed and submits."""

from jianyan.cases.models import Case
from jianyan.cases.perform import read
from tests import cast as c
from tests.cast import Cast
from tests.web.members.conftest import Enter


def asked(cast: Cast, enter: Enter) -> Case:
    case = c.drafted(cast)
    typed = {"chosen_ones": [cast.liu.pk], "until": "2026-03-06", "do": "invite"}
    answer = enter("li").post(f"/my/cases/J{case.pk}/cosigners/", typed)
    assert answer.status_code == 302, answer.content.decode()
    return case


def test_two_touches_confirm(cast: Cast, enter: Enter) -> None:
    case, liu = asked(cast, enter), enter("liu")
    home = liu.get("/my/").content.decode()
    assert f'href="/my/cosign/J{case.pk}/"' in home
    page = liu.get(f"/my/cosign/J{case.pk}/").content.decode()
    assert all(word in page for word in (c.TITLE, c.SITUATION, *c.POINTS))
    shown = page.split('name="shown" value="')[1].split('"')[0]

    answer = liu.post(f"/my/cosign/J{case.pk}/", {"shown": shown, "do": "confirm"})

    assert answer.status_code == 302
    page = enter("li").get(f"/my/cases/J{case.pk}/cosigners/").content.decode()
    assert "confirmed" in page
    assert "刘刚" in page
    enter("li").post(f"/my/cases/J{case.pk}/cosigners/", {"do": "submit"})
    assert read(case.pk).case.state == "submitted"
    assert len(read(case.pk).signatories) == 2


def test_a_text_that_changed_meanwhile_is_read_again(cast: Cast, enter: Enter) -> None:
    case = asked(cast, enter)

    answer = enter("liu").post(f"/my/cosign/J{case.pk}/", {"shown": "old", "do": "confirm"})

    assert answer.status_code == 422
    assert "Read it once more" in answer.content.decode()


def test_somebody_declines(cast: Cast, enter: Enter) -> None:
    case, liu = asked(cast, enter), enter("liu")

    liu.post(f"/my/cosign/J{case.pk}/", {"do": "decline", "opinion": "不熟悉情况。"})

    assert read(case.pk).invitations[0].answer == "declined"
    assert liu.get(f"/my/cosign/J{case.pk}/").status_code == 404
    assert "不熟悉情况。" in enter("li").get(f"/my/cases/J{case.pk}/cosigners/").content.decode()


def test_nobody_chosen_is_said(cast: Cast, enter: Enter) -> None:
    case = c.drafted(cast)

    answer = enter("li").post(
        f"/my/cases/J{case.pk}/cosigners/", {"until": "2026-03-06", "do": "invite"}
    )

    assert answer.status_code == 422
    assert "Nobody new was chosen" in answer.content.decode()


def test_s03_a_joint_withdrawal_is_asked_and_answered(cast: Cast, enter: Enter) -> None:
    cast.congress.rules = "sh-2015"
    cast.congress.save()
    case = c.submitted(cast, joint=True)
    page = f"/my/cases/J{case.pk}/withdraw/"

    enter("li").post(page, {"reason": "情况已变化。", "step": "final"})
    assert read(case.pk).case.state == "submitted"
    assert (
        "whether it shall be withdrawn"
        in enter("liu").get(f"/my/cases/J{case.pk}/").content.decode()
    )
    enter("liu").post(page + "agree/", {"do": "agree"})

    assert read(case.pk).case.state == "withdrawn"


def test_s02_a_missing_seal_asks_for_a_reason_on_the_page(cast: Cast, enter: Enter) -> None:
    cast.wang.kind = "party"
    cast.wang.save()
    case = c.drafted(cast, chain="proposal")
    typed = {"rows": "1", "title": c.TITLE, "situation": c.SITUATION, "point-1": "封堵。", "publish_consent": "yes", "do": "submit"}  # fmt: skip
    page = f"/my/cases/J{case.pk}/write/"

    answer = enter("wang").post(page, typed)
    assert answer.status_code == 422
    assert "The seal of the body is missing" in answer.content.decode()
    assert enter("wang").post(page, {**typed, "reason": "下周补交。"}).status_code == 302

    assert read(case.pk).case.overrides == ["seal_missing"]
    assert "still to be handed in" in enter("wang").get(f"/my/cases/J{case.pk}/").content.decode()


def test_what_is_written_has_its_structure(cast: Cast, enter: Enter) -> None:
    typed = {
        "rows": "1", "title": c.TITLE, "situation": "现状。", "analysis": "原因。", "point-1": "封堵。",
        "publish_consent": "no", "no_publish_reason": "涉及企业名称。", "basis": "research",
        "contact_wish": "周三下午电话", "for_reference": "on", "wished_co": "市交通局",
        "motion_no": "议案第3号", "do": "submit",
    }  # fmt: skip
    li = enter("li")
    assert li.post("/my/new/", typed).status_code == 302

    case = read(Case.objects.get().pk).case
    assert (case.basis, case.reply_wanted, case.wished_co, case.origin) == ("research", False, "市交通局", "motion")  # fmt: skip
    page = li.get(f"/my/cases/J{case.pk}/").content.decode()
    assert all(word in page for word in ("原因。", "周三下午电话", "市交通局"))


def test_an_opinion_with_a_mark_is_refused(cast: Cast, enter: Enter) -> None:
    case = asked(cast, enter)

    answer = enter("liu").post(
        f"/my/cosign/J{case.pk}/", {"do": "decline", "opinion": "机密★10年"}
    )

    assert answer.status_code == 422
