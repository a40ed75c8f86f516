"""A document is checked by several people on a busy evening: nothing typed is lost, nothing is assumed."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from procrastinate.contrib.django.models import ProcrastinateJob

from jianyan.cases.models import Case, Line
from jianyan.exchange.models import Incoming
from jianyan.ops import jobs
from tests.cast import Cast
from tests.exchange.documents import papers as p
from tests.web.desk.conftest import Enter
from tests.web.desk.test_intake import URL, brought, typed, upload


def form(cast: Cast, enter: Enter, pk: int, **sent: Any) -> Any:
    desk = enter("zhou")
    answer = desk.post(f"{URL}{pk}/", typed(cast, **sent)) if sent else desk.get(f"{URL}{pk}/")
    return answer.context["form"]


# ── nothing is assumed ──
def test_what_the_paper_does_not_say_is_chosen_by_the_clerk(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter)

    opened = form(cast, enter, pk)
    refused = form(cast, enter, pk, publish_consent="", period="")

    assert (opened["publish_consent"].value(), opened["period"].value()) == ("", "")
    assert {"publish_consent", "period"} <= set(refused.errors)
    assert not Case.objects.exists()


@pytest.mark.parametrize(("said", "agreed"), [("yes", True), ("no", False), ("unsaid", False)])
def test_the_proposer_s_wish_goes_over(cast: Cast, enter: Enter, said: str, agreed: bool) -> None:
    pk = brought(cast, enter)

    enter("zhou").post(f"{URL}{pk}/", typed(cast, publish_consent=said))

    case = Case.objects.get()
    assert case.publish_consent is agreed
    assert (case.no_publish_no is not None) is (said == "unsaid")


def test_what_was_read_of_it_is_chosen(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter)
    row = Incoming.objects.get(pk=pk)
    for name, value in (("publish_consent", "no"), ("reply_wanted", "no"), ("period", "闭会期间")):
        row.reading["fields"][name] = {"value": value, "score": 0.9}
    row.save()

    opened = form(cast, enter, pk)

    chosen = [opened[name].value() for name in ("publish_consent", "for_reference", "period")]
    assert chosen == ["no", True, "intersession"]


def test_the_case_is_dated_by_the_paper(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter, p.form())
    assert form(cast, enter, pk)["submitted_on"].value() == "2026-02-26"

    enter("zhou").post(f"{URL}{pk}/", typed(cast, submitted_on="2026-02-26"))

    case = Case.objects.get()
    born = Line.objects.filter(case_id=case.pk).order_by("seq").first()
    assert case.submitted_on == date(2026, 2, 26)
    assert born is not None
    assert (born.occurred_on, born.recorded_at.date()) == (date(2026, 2, 26), date(2026, 3, 2))


@pytest.mark.parametrize("day", ["2026-03-03", "2006-02-26"])
def test_a_day_that_cannot_be_is_refused(cast: Cast, enter: Enter, day: str) -> None:
    pk = brought(cast, enter)

    assert "submitted_on" in form(cast, enter, pk, submitted_on=day).errors


# ── nothing is lost ──
def test_enter_in_a_line_decides_nothing(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter)
    page = enter("zhou").get(f"{URL}{pk}/").content.decode()

    shown = form(cast, enter, pk, again="1", situation="改过的情况。")

    assert page.index('name="again"') < page.index('name="split"')
    assert shown["situation"].value() == "改过的情况。"
    assert not Case.objects.exists()


def test_splitting_fills_only_what_is_empty(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter)

    shown = form(cast, enter, pk, split="1", situation="改过的情况。", points="")

    assert shown["situation"].value() == "改过的情况。"
    assert shown["points"].value().split("\n\n") == p.POINTS


def test_who_comes_too_late_can_copy_what_was_typed(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter)
    enter("zhou").post(f"{URL}{pk}/", {"aside": "1", "reason": "重复来件"})

    page = enter("zhou").post(f"{URL}{pk}/", typed(cast, category="林业")).content.decode()

    assert "您填写的内容没有采用" in page
    assert "<dd>林业</dd>" in page
    assert not Case.objects.exists()


def test_the_form_is_kept_on_the_device_until_it_was_taken(cast: Cast, enter: Enter) -> None:
    pk = brought(cast, enter)
    desk = enter("zhou")

    opened = desk.get(f"{URL}{pk}/").content.decode()
    refused = desk.post(f"{URL}{pk}/", typed(cast, title="")).content.decode()
    done = desk.post(f"{URL}{pk}/", typed(cast), follow=True).content.decode()

    assert f'data-autosave="{URL}{pk}/" data-here>' in opened
    assert "data-here data-fresh>" in refused
    assert f'data-forget="{cast.users["zhou"].pk}:{URL}{pk}/#"' in done


def test_one_goes_on_to_the_next(cast: Cast, enter: Enter) -> None:
    first = brought(cast, enter)
    second = brought(cast, enter, p.letter())

    to_second = enter("zhou").post(f"{URL}{first}/", {"aside": "1", "reason": "重复来件"})
    to_list = enter("zhou").post(f"{URL}{second}/", typed(cast))

    assert (to_second.headers["Location"], to_list.headers["Location"]) == (f"{URL}{second}/", URL)


# ── many files ──
def test_too_many_files_are_told_so(cast: Cast, enter: Enter) -> None:
    for many in (61, 70):
        answer = upload(cast, enter, *((f"{no}.txt", b"x") for no in range(many)))

        assert answer.status_code == 422
        assert "一次超过60个文件" in answer.content.decode()
        assert "文件没有保留，请重新选择" in answer.content.decode()


def test_a_form_without_its_token_is_refused(cast: Cast, enter: Enter) -> None:
    desk = enter("zhou")
    desk.handler.enforce_csrf_checks = True

    assert desk.post(URL, {"session": cast.congress_session.pk}).status_code == 403


def test_an_empty_file_is_named_and_the_others_are_read(cast: Cast, enter: Enter) -> None:
    answer = upload(cast, enter, ("空.docx", b""), ("一.docx", p.letter()))

    assert "“空.docx”是空的" in answer.content.decode()
    assert Incoming.objects.count() == 1


def test_a_scan_is_read_by_the_worker(cast: Cast, enter: Enter) -> None:
    sent = SimpleUploadedFile("扫描.png", p.pdf(p.typeset(), format="png"))

    page = enter("zhou").post(URL, {"session": cast.congress_session.pk, "documents": [sent]})

    row = Incoming.objects.get()
    (job,) = ProcrastinateJob.objects.filter(task_name=jobs.read_document.name)
    assert job.args == {"document": row.pk}
    assert "还有1件正在识读" in page.content.decode()
    assert 'hx-trigger="every 2s"' in enter("zhou").get(f"{URL}reading/").content.decode()
    assert enter("zhou").get(f"{URL}{row.pk}/").status_code == 200
    row.delete()
    assert "文件已全部识读" in enter("zhou").get(f"{URL}reading/").content.decode()


def test_a_sheet_leads_to_the_import(cast: Cast, enter: Enter) -> None:
    answer = upload(cast, enter, ("目录.xlsx", p.zipped([("xl/a", b"x")])))

    assert "jianyan import" not in answer.content.decode()


# ── what comes twice ──
def test_a_paper_that_is_a_case_already_is_named(cast: Cast, enter: Enter) -> None:
    data = p.letter(title=p.TITLE, end=["提案者:李敏"])
    enter("zhou").post(f"{URL}{brought(cast, enter, data)}/", typed(cast))
    row = Incoming.objects.get(pk=brought(cast, enter, p.letter(end=["再稿"])))
    row.proposers, row.twin = "李敏", f"{p.TITLE}\n李敏"
    row.save()

    for address in (URL, f"{URL}{row.pk}/"):
        page = enter("zhou").get(address).content.decode()
        assert f'<a href="/desk/cases/{Case.objects.get().pk}/">' in page
