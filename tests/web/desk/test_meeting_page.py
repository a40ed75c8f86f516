"""交办会 on the desk: opened from the draft split, driven by its page, its refusals downloadable."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import time_machine
from django.utils import timezone

from jianyan.cases import meeting
from jianyan.cases.meeting import go_on
from jianyan.cases.models import AssignmentMeeting
from jianyan.cases.perform import read
from jianyan.ops import jobs
from tests import cast as c
from tests.cases.test_meeting import held, signed
from tests.cast import Cast
from tests.web.desk.conftest import Enter

URL = "/desk/split/meetings/"


def test_all_that_is_signed_is_put_before_the_meeting(cast: Cast, enter: Enter) -> None:
    cases, client = signed(cast, 2), enter("zhou")
    c.filed(cast)

    opened = client.post(f"{URL}new/", {})
    page = client.get(opened.url).content.decode()

    assert "0 / 2" in page
    assert [read(case.pk).case.state for case in cases] == ["filed", "filed"]  # not by looking

    done = client.post(opened.url, {"do": "go"}, follow=True).content.decode()
    assert "2 / 2" in done
    assert [read(case.pk).case.state for case in cases] == ["assigned", "assigned"]


def test_those_ticked_alone_are_taken(cast: Cast, enter: Enter) -> None:
    one, _other = signed(cast, 2)

    enter("zhou").post(f"{URL}new/", {"case": [one.pk]})

    assert [line.case_id for line in AssignmentMeeting.objects.get().lines.all()] == [one.pk]


def test_nothing_signed_is_said_where_it_was_asked(cast: Cast, enter: Enter) -> None:
    answer = enter("zhou").post(f"{URL}new/", {}, follow=True)

    assert answer.redirect_chain[-1][0] == "/desk/split/"
    assert not AssignmentMeeting.objects.exists()


def test_the_page_presses_on_while_something_waits(
    cast: Cast, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting, "AT_ONCE", 2)
    cases = signed(cast, 3)
    client, opened = enter("zhou"), held(cast, cases)
    url, by_htmx = f"{URL}{opened.pk}/", {"HX-Request": "true"}

    first = client.post(url, {}, headers=by_htmx).content.decode()
    second = client.post(url, {}, headers=by_htmx).content.decode()

    assert "2 / 3" in first
    assert "submit, load" in first
    assert "3 / 3" in second
    assert "hx-post" not in second
    assert "<html" not in first


def test_the_refused_are_listed_downloaded_and_taken_up_once_more(
    cast: Cast, enter: Enter
) -> None:
    undrafted = c.filed(cast)
    client, opened = enter("zhou"), held(cast, [undrafted])
    go_on(opened.pk, cast.by("zhou"))
    url = f"{URL}{opened.pk}/"

    page = client.get(url).content.decode()
    sheet = b"".join(client.get(f"{url}refused.xlsx"))
    again = client.post(url, {"do": "again", "reason": "已补。"})

    assert undrafted.title in page
    with ZipFile(BytesIO(sheet)) as book:
        assert undrafted.title in book.read("xl/sharedStrings.xml").decode()
    taken_up = AssignmentMeeting.objects.get(pk=int(again.url.split("/")[-2]))
    assert (taken_up.total, taken_up.reason) == (1, "已补。")


def test_a_closed_page_s_meeting_is_finished_by_the_worker(cast: Cast, enter: Enter) -> None:
    cases, now = signed(cast, 3), timezone.now()
    opened = held(cast, cases)
    with time_machine.travel(now + timedelta(minutes=1), tick=False):
        enter("zhou").post(f"{URL}{opened.pk}/", {}, headers={"HX-Request": "true"})
    opened.lines.filter(no__gt=1).update(state="waiting")
    assert opened.lines.filter(state="waiting").count() == 2

    with time_machine.travel(now + timedelta(minutes=10), tick=False):
        jobs.assignment_meetings(timestamp=0)

    assert opened.lines.filter(state="waiting").count() == 0
