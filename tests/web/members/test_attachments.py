"""我要提建议的附件: chosen with the text, taken out again, refused in a sentence; nothing typed is lost."""

import pytest
from django.test import Client

from jianyan.cases.models import Case, FileBody
from tests import papers_at_hand as p
from tests.web.members.conftest import Enter
from tests.web.members.typed import NEW, TYPED, only_case


def post(client: Client, *files: object, url: str = NEW, **fields: str) -> tuple[int, str]:
    answer = client.post(url, {**TYPED, "do": "save", **fields, "attachments": list(files)})
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize("do", ["save", "submit"])
def test_files_go_with_the_text(enter: Enter, do: str) -> None:
    status, _ = post(
        enter("li"), p.browser_file("一.pdf"), p.browser_file("二.png", p.png()), do=do
    )

    assert status == 302
    assert [file.name for file in only_case().dossier.files] == ["一.pdf", "二.png"]


def test_saving_files_alone_leaves_the_text_as_it_is(enter: Enter) -> None:
    li = enter("li")
    post(li)
    case = only_case()
    page = f"/my/cases/J{case.pk}/write/"

    status, _ = post(li, p.browser_file("一.pdf"), url=page)

    assert status == 302
    assert "一.pdf" in li.get(page).content.decode()


def test_a_refused_file_keeps_the_words(enter: Enter) -> None:
    status, page = post(enter("li"), p.browser_file("x.pdf", b"MZ"))

    assert status == 422
    assert "holds macros, scripts or a program" in page
    assert TYPED["situation"] in page
    assert not Case.objects.exists()
    assert not FileBody.objects.exists()


def test_s08_a_marked_file_is_not_stored_anywhere(enter: Enter) -> None:
    status, page = post(enter("li"), p.browser_file("x.docx", p.word(p.MARK)))

    assert status == 422
    assert "carries a classification mark" in page
    assert not FileBody.objects.exists()


def test_a_file_is_taken_out_and_what_is_typed_kept(enter: Enter) -> None:
    li = enter("li")
    post(li, p.browser_file("一.pdf"))
    page = f"/my/cases/J{only_case().pk}/write/"

    status, _ = post(li, url=page, do="detach-1", title="另一题目")

    assert status == 302
    assert not only_case().dossier.files[0].is_there
    assert "另一题目" in li.get(page).content.decode()
    assert "一.pdf" not in li.get(page).content.decode()


def test_a_file_that_is_gone_is_said(enter: Enter) -> None:
    li = enter("li")
    post(li)

    answer = li.post(
        f"/my/cases/J{only_case().pk}/write/", {**TYPED, "do": "detach-5"}, follow=True
    )

    assert "not there any more" in answer.content.decode()


def test_files_chosen_while_boxes_are_added_are_asked_for_again(enter: Enter) -> None:
    status, page = post(enter("li"), p.browser_file(), do="add")

    assert status == 200
    assert "Choose them again" in page


def test_s59_an_attachment_that_tells_the_name_kept_back_is_said(enter: Enter) -> None:
    li = enter("li")
    told, plain = (
        p.browser_file("材料.docx", p.word("联系人:李敏")),
        p.browser_file("照片.png", p.png()),
    )
    data = {**TYPED, "do": "save", "confidential": "on", "attachments": [told, plain]}

    page = li.post(NEW, data, follow=True).content.decode()

    assert "Your name stands in 材料.docx" in page
    assert "照片.png, in the text" not in page


def test_files_are_saved_before_remarks_are_shown(enter: Enter) -> None:
    li = enter("li")
    two = {"title": "关于修桥以及关于植树的建议", "do": "submit"}

    answer = li.post(NEW, {**TYPED, **two, "attachments": [p.browser_file("一.pdf")]}, follow=True)

    assert "saved, not submitted" in answer.content.decode()
    assert "several matters" in answer.content.decode()
    assert only_case().state == "draft"
    assert [file.name for file in only_case().dossier.files] == ["一.pdf"]
