"""Documents on the desk: uploaded, read, checked beside the original, taken over or set aside (S09)."""

import io
import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from jianyan.cases.models import Case, FileBody, Line, Text
from jianyan.cases.perform import read
from jianyan.exchange.models import Incoming, IncomingFile
from jianyan.people.models import ContactDetail
from tests.cast import Cast
from tests.exchange.documents import papers as p
from tests.web.desk.conftest import Enter

URL = "/desk/intake/"


def upload(cast: Cast, enter: Enter, *files: tuple[str, bytes], who: str = "zhou") -> Any:
    session = cast.congress_session if who == "zhou" else cast.cppcc_session
    sent = [SimpleUploadedFile(name, data) for name, data in files]
    return enter(who).post(URL, {"session": session.pk, "documents": sent})


def brought(cast: Cast, enter: Enter, data: bytes | None = None, name: str = "来件.docx") -> int:
    upload(cast, enter, (name, data or p.letter(title="关于保护古树的建议", end=["提案者:李敏"])))
    return Incoming.objects.latest("pk").pk


def typed(cast: Cast, **change: Any) -> dict[str, Any]:
    return {
        "session": cast.congress_session.pk, "lead": "李敏", "cosigners": "", "title": p.TITLE,
        "text": p.TEXT, "situation": "情况。", "points": "\n\n".join(p.POINTS), "period": "session",
        "category": "", "wished_units": "", "publish_consent": "yes", "scan": "来件.docx", **change,
    }  # fmt: skip


def test_many_files_are_read_and_each_says_what_became_of_it(cast: Cast, enter: Enter) -> None:
    answer = upload(
        cast, enter, ("一.docx", p.letter()), ("二.pdf", p.pdf(p.typeset())), ("坏.docx", b"PK123")
    )

    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count(p.TITLE) >= 2
    assert "“坏.docx”已损坏" in page
    assert Incoming.objects.count() == 2
    assert not Case.objects.exists()


def test_the_queue_says_what_to_look_at_twice(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter, p.letter(title="古树要保护"))

    assert "1处需核对" in enter("zhou").get(URL).content.decode().replace(" ", "")
    page = enter("zhou").get(f"{URL}{pk}/").content.decode()
    assert "识读把握不大(第1段)，请对照原件核对。" in page


def test_what_was_read_stands_in_the_form(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter, p.form())

    form = enter("zhou").get(f"{URL}{pk}/").context["form"]

    assert form["title"].value() == p.TITLE
    assert form["lead"].value() == "民盟江州市委员会"
    assert form["wished_units"].value() == "市园林局"
    assert form["scan"].value() == "来件.docx"
    assert form["points"].value().split("\n\n") == p.POINTS


def test_confirming_opens_the_case_for_its_proposer(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter)

    answer = enter("zhou").post(f"{URL}{pk}/", typed(cast))

    case = Case.objects.get()
    row = Incoming.objects.get(pk=pk)
    assert answer.headers["Location"] == URL
    assert (case.state, case.channel, case.title) == ("submitted", "paper", p.TITLE)
    assert [s.proposer_id for s in read(case.pk).signatories] == [cast.li.pk]
    assert Text.objects.get(kind="original").body == p.TEXT
    assert {line.actor_id for line in Line.objects.all()} == {cast.users["zhou"].pk}
    assert (row.state, row.case_id, row.decided_by) == ("taken", case.pk, cast.users["zhou"])
    assert "title" in row.corrected


def test_the_file_goes_over_to_the_case(cast: Cast, enter: Enter) -> None:
    data = p.pdf(p.typeset())
    pk = brought(cast, enter, data, "批次/来件.pdf")

    enter("zhou").post(f"{URL}{pk}/", typed(cast))

    body = FileBody.objects.get()
    assert (bytes(body.content), body.case_id) == (data, Case.objects.get().pk)
    assert not IncomingFile.objects.exists()
    page = enter("zhou").get(f"/desk/cases/{body.case_id}/").content.decode()
    assert "来件.pdf" in page
    assert enter("zhou").get(f"{URL}{pk}/file/").status_code == 404
    assert "原件已随件归入案卷" in enter("zhou").get(f"{URL}{pk}/").content.decode()


def test_a_kind_that_no_case_takes_stays_beside_the_document(cast: Cast, enter: Enter) -> None:
    data = f"{p.TITLE}\n{p.TEXT}".encode()
    pk = brought(cast, enter, data, "来件.txt")

    enter("zhou").post(f"{URL}{pk}/", typed(cast))

    assert not FileBody.objects.exists()
    assert enter("zhou").get(f"{URL}{pk}/file/").content == data


def test_the_machine_s_answer_stays_beside_what_the_person_made_of_it(
    cast: Cast, enter: Enter
) -> None:
    pk = brought(cast, enter, p.form())

    enter("zhou").post(f"{URL}{pk}/", typed(cast, wished_units="市园林局", situation="\n".join(p.LINES[:2])))  # fmt: skip

    row = Incoming.objects.get(pk=pk)
    assert row.corrected == ["lead", "period", "submitted_on", "publish_consent"]
    assert row.reading["method"] == "docx"
    assert row.reading["fields"]["proposers"]["value"] == "民盟江州市委员会"


def test_contact_data_goes_to_the_directory_and_leaves_the_queue(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter, p.form())
    page = enter("zhou").get(f"{URL}{pk}/")

    enter("zhou").post(f"{URL}{pk}/", typed(cast))

    assert "1234567" not in page.content.decode()
    assert ContactDetail.objects.get(proposer=cast.li).mobile == "0000-1234567"
    assert Incoming.objects.get(pk=pk).contact == {}
    assert "1234567" not in json.dumps([line.data for line in Line.objects.all()])


def test_contact_data_that_stands_already_is_not_overwritten(cast: Cast, enter: Enter) -> None:
    ContactDetail.objects.create(proposer=cast.li, mobile="0000-7654321")
    pk = brought(cast, enter, p.form())

    enter("zhou").post(f"{URL}{pk}/", typed(cast))

    assert ContactDetail.objects.get(proposer=cast.li).mobile == "0000-7654321"


def test_a_document_is_taken_over_once(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter)
    enter("zhou").post(f"{URL}{pk}/", typed(cast))

    answer = enter("zhou").post(f"{URL}{pk}/", typed(cast))

    assert answer.status_code == 422
    assert "已经处理" in answer.content.decode()
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"lead": "无名氏"}, "无名氏"),
        ({"title": ""}, "缺标题"),
        ({"text": "机密★10年", "situation": "机密★10年"}, "密级标志"),
    ],
)
def test_a_refusal_keeps_what_was_typed_and_the_document_waits(
    cast: Cast, enter: Enter, change: dict[str, str], said: str
) -> None:
    pk = brought(cast, enter)

    answer = enter("zhou").post(f"{URL}{pk}/", typed(cast, category="林业", **change))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert "林业" in page
    assert Incoming.objects.get(pk=pk).state == "waiting"
    assert not Case.objects.exists()


def test_a_name_one_sign_off_is_offered_never_taken(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter, p.letter(title="关于古树的建议", end=["提案者:李敏"]))
    Incoming.objects.filter(pk=pk).update(
        reading=_with_name(Incoming.objects.get(pk=pk).reading, "李每")
    )

    page = enter("zhou").get(f"{URL}{pk}/").content.decode()

    assert "名册中有一字之差的姓名：李敏" in page
    assert enter("zhou").post(f"{URL}{pk}/", typed(cast, lead="李每")).status_code == 422


def _with_name(reading: dict[str, Any], name: str) -> dict[str, Any]:
    reading["fields"]["proposers"]["value"] = name
    return reading


def test_setting_aside_wants_a_reason_and_can_be_undone(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter)

    refused = enter("zhou").post(f"{URL}{pk}/", typed(cast, category="林业", aside="1", reason=""))
    enter("zhou").post(f"{URL}{pk}/", {"aside": "1", "reason": "重复来件"})
    listed = enter("zhou").get(f"{URL}?state=aside").content.decode()
    enter("zhou").post(f"{URL}{pk}/back/")

    assert refused.status_code == 422
    assert 'value="林业"' in refused.content.decode()  # what was corrected stands there again
    assert "关于保护古树的建议" in listed
    assert Incoming.objects.get(pk=pk).state == "waiting"


def test_the_original_can_be_saved_and_its_pages_looked_at(cast: Cast, enter: Enter) -> None:
    data = p.pdf(p.typeset())
    pk = brought(cast, enter, data, "批次/来件.pdf")

    saved = enter("zhou").get(f"{URL}{pk}/file/")
    shown = enter("zhou").get(f"{URL}{pk}/pages/1/")

    assert saved.content == data
    assert saved.headers["Content-Disposition"].startswith("attachment")
    assert Image.open(io.BytesIO(shown.content)).width == 1100
    assert enter("zhou").get(f"{URL}{pk}/pages/2/").status_code == 404
    assert f"{URL}{pk}/pages/1/" in enter("zhou").get(f"{URL}{pk}/").content.decode()


def test_an_upload_without_files_says_so(cast: Cast, enter: Enter) -> None:
    answer = enter("zhou").post(URL, {"session": cast.congress_session.pk})

    assert answer.status_code == 422
    assert "没有选择文件" in answer.content.decode()


def test_what_is_classified_is_not_kept(cast: Cast, enter: Enter) -> None:
    answer = upload(cast, enter, ("件.docx", p.letter(end=["机密★10年"])))

    assert "带有密级标志" in answer.content.decode()
    assert not Incoming.objects.exists()


def test_no_office_sees_what_came_in_for_another(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter)

    for address in (f"{URL}{pk}/", f"{URL}{pk}/file/", f"{URL}{pk}/pages/1/"):
        assert enter("qian").get(address).status_code == 404
        assert enter("sun").get(address).status_code == 403
    assert enter("qian").post(f"{URL}{pk}/", typed(cast)).status_code == 404
    assert "关于保护古树的建议" not in enter("qian").get(URL).content.decode()


def test_a_page_of_the_queue_takes_the_same_statements_however_long(
    cast: Cast, enter: Enter, django_assert_max_num_queries: Any
) -> None:
    browser = enter("zhou")
    for no in range(3):
        upload(cast, enter, (f"{no}.docx", p.letter(end=[f"第{no}稿说明"])))

    with django_assert_max_num_queries(12):
        browser.get(URL)
