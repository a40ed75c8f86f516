"""线下答复: a wholly outside reply in one step, and where its sealed text differs."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from jianyan.cases import actions as a
from jianyan.cases import sealed
from jianyan.cases.contents import Upload
from jianyan.cases.models import Assignment, File, Round
from jianyan.cases.perform import perform, read
from jianyan.cases.replay import problems
from jianyan.cases.wording import SENTENCES
from tests import cast as c
from tests.cases.test_sealed import letter
from tests.cast import Cast
from tests.papers_at_hand import browser_file, ofd
from tests.web.desk.conftest import Enter

TEXT = "您提出的建议收悉。经会同市交通运输局研究,2026年底前完成24处排污口封堵。"


def working(cast: Cast) -> Assignment:
    return c.handling(cast)


def address(work: Assignment) -> str:
    return f"/desk/cases/{work.case_id}/{work.part}/outside/"


def pdf(*paragraphs: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("盖章件.pdf", letter(*paragraphs).content)


def typed(**more: Any) -> dict[str, Any]:
    usual = {
        "document_no": "江水〔2026〕12号", "signed_on": "2026-03-02", "signer": "赵局",
        "signer_post": "principal", "sender": "江州市水利局", "outcome_class": "A",
        "publicity": "proactive", "body": "", "adopted_1": "full", "adopted_2": "partial",
        "adopted_3": "full", "text_1": "24处年底前封堵。", "once": "outside-1",
    }  # fmt: skip
    return {**usual, "sealed": pdf(TEXT), "sheet": browser_file("审批单.pdf"), **more}


def test_it_is_entered_in_one_step(cast: Cast, enter: Enter) -> None:
    work = working(cast)

    answer = enter("chen").post(address(work), typed())

    dossier = read(work.case_id)
    (reply,) = dossier.rounds
    said = [dossier.body(one.words_no) for one in dossier.responses]
    assert answer.status_code == 302
    assert (reply.state, reply.document_no, reply.has_seal) == ("issued", "江水〔2026〕12号", True)
    assert "24处排污口封堵" in dossier.body(reply.body_no or 0)
    assert said == ["24处年底前封堵。", "见答复全文。", "见答复全文。"]
    assert [(one.kind, one.about) for one in dossier.rows(File)] == [
        ("sealed_reply", "R1"),
        ("approval_sheet", "R1"),
    ]
    assert not problems([work.case_id])[0]


def test_what_is_refused_leaves_no_draft_behind(cast: Cast, enter: Enter) -> None:
    work = working(cast)
    wrong: list[dict[str, Any]] = [
        typed(signed_on="2026-03-09"),
        typed(sealed=browser_file("扫描件.pdf")),  # a scan says nothing, and nothing was typed
        typed(adopted_3="", text_3=""),  # a point is left: a warning that needs a reason
    ]

    answers = [enter("chen").post(address(work), one) for one in wrong]

    assert [one.status_code for one in answers] == [422] * 3
    assert str(SENTENCES["sealed_unread"]) in answers[1].text
    assert str(SENTENCES["points_unanswered"]) in answers[2].text
    assert read(work.case_id).rounds == []


def test_where_the_sealed_text_differs_both_are_shown_before_and_after(
    cast: Cast, enter: Enter
) -> None:
    work, mine = working(cast), TEXT.replace("24处", "20处")
    desk = enter("chen")

    warned = desk.post(address(work), typed(body=mine))
    passed = desk.post(address(work), typed(body=mine, reason="会签时改过。", sealed=pdf(TEXT)))
    page = desk.get(f"/desk/cases/{work.case_id}/R1/compared/").text

    assert warned.status_code == 422
    assert "<mark>" in warned.text
    assert passed.status_code == 302
    assert "20处" in page.replace("<mark>", "").replace("</mark>", "")
    assert (
        f"/desk/cases/{work.case_id}/R1/compared/" in desk.get(f"/desk/cases/{work.case_id}/").text
    )


def test_the_draft_beside_the_seal_is_the_units_and_its_hubs(cast: Cast, enter: Enter) -> None:
    reply = c.round_drafted(cast)
    enter("chen").post(
        f"/desk/cases/{reply.case_id}/R1/sign_outside/",
        {**typed(reason="已会签。"), "sealed": pdf(TEXT)},
    )
    path = f"/desk/cases/{reply.case_id}/R1/compared/"

    answers = {who: enter(who).get(path).status_code for who in ("chen", "sun", "zhou", "wu")}

    assert answers == {"chen": 200, "sun": 200, "zhou": 404, "wu": 404}


def test_nobody_enters_one_over_a_draft_in_approval(cast: Cast, enter: Enter) -> None:
    reply = perform(a.send_for_approval, c.round_drafted(cast), cast.by("chen"))
    path = f"/desk/cases/{reply.case_id}/A1/outside/"

    assert enter("chen").get(path).status_code == 302
    assert enter("wu").get(path).status_code == 403
    assert enter("chen").post(path, typed()).status_code == 422
    assert Round.objects.get(case=reply.case_id).state == "in_approval"


def test_texts_are_cut_where_they_part_and_head_and_seal_are_none() -> None:
    kept = "经研究,\n2026年底前完成24处封堵。"
    found = sealed.compare(kept, "江州市水利局文件\n经研究, 2026年底前完成200处封堵。\n(盖章)")

    assert [one.words for one in found.draft if one.differs] == ["24"]
    assert [one.words for one in found.sealed if one.differs] == ["200"]
    assert "".join(one.words for one in found.draft) == kept


def test_the_words_of_an_ofd_are_read() -> None:
    assert sealed.text_of(Upload("盖章件.ofd", ofd("现答复如下。"))) == "现答复如下。"


def test_lines_that_the_page_broke_are_joined_and_page_numbers_left_out() -> None:
    """As a PDF gives them: the title alone, a paragraph over two lines, the foot of the page."""
    words = (
        "您提出的建议收悉。经会同市交通运输局研究,现就治理柳溪河黑臭水体有关情况答复如下,请审阅。"
    )

    said = sealed.text_of(letter(words, "联系人:陈涛。")).splitlines()

    assert said == ["关于第0001号建议的答复", words, "联系人:陈涛。"]
