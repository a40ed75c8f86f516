"""导入在办件: looked at row by row, confirmed, entered by the worker with past days; nobody is told."""

import csv
import io
from datetime import UTC, date, datetime
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from procrastinate.contrib.django.models import ProcrastinateJob

from jianyan.cases.models import Case
from jianyan.exchange import uploads
from jianyan.exchange.models import CatalogueUpload
from jianyan.notices.models import Notice
from jianyan.ops import jobs
from tests.cast import Cast
from tests.papers_at_hand import MARK
from tests.web.desk.conftest import Enter

ON = date(2026, 3, 2)
SHEET = """编号,标题,领衔代表,建议内容,提出日期,立案日期,主办单位,会办单位,交办日期,签收日期
0011,关于治理河道的建议,李敏,建议疏浚河道。,2026-02-03,2026-02-05,市水利局,市交通运输局,2026-02-10,2026-02-12
0012,,李敏,建议拓宽道路。,2026-02-03,2026-02-05,市交通运输局,,2026-02-10,
0013,关于预算的建议,刘刚,建议公开预算。,2026-02-03,2026-02-05,市财政局,,2026-02-11,
"""


def sheet(text: str = SHEET, name: str = "在办件.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def typed(cast: Cast, **more: Any) -> dict[str, Any]:
    return {"session": cast.congress_session.pk, "kind": "running", "file": sheet(), **more}


def looked(cast: Cast, desk: Client, **more: Any) -> CatalogueUpload:
    answer = desk.post("/desk/imports/", typed(cast, **more))
    assert answer.status_code == 302
    return CatalogueUpload.objects.latest("pk")


def test_it_is_looked_at_and_nothing_is_entered(cast: Cast, enter: Enter) -> None:
    desk = enter("zhou")
    upload = looked(cast, desk)
    page = desk.get(f"/desk/imports/{upload.pk}/").text

    assert not Case.objects.exists()
    assert (upload.state, upload.report["created"], len(upload.report["refused"])) == (
        "looked",
        2,
        1,
    )
    assert [one["number"] for one in upload.report["made"]] == ["0011", "0013"]
    assert "关于治理河道的建议" in page
    assert upload.report["refused"][0]["message"] in page


def test_the_rows_that_stay_out_come_back_with_their_reason(cast: Cast, enter: Enter) -> None:
    desk = enter("zhou")
    upload = looked(cast, desk)

    answer = desk.get(f"/desk/imports/{upload.pk}/refused.csv")
    head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))

    assert head[1:] == SHEET.splitlines()[0].split(",")
    assert row[0] == upload.report["refused"][0]["message"]
    assert row[1:5] == ["0012", "", "李敏", "建议拓宽道路。"]


def test_confirmed_it_is_entered_once_by_the_worker_and_nobody_is_told(
    cast: Cast, enter: Enter
) -> None:
    desk = enter("zhou")
    upload = looked(cast, desk)
    url = f"/desk/imports/{upload.pk}/"

    answers = [desk.post(url), desk.post(url)]
    waiting = desk.get(url, headers={"HX-Request": "true"}).text
    (job,) = ProcrastinateJob.objects.filter(task_name=jobs.enter_catalogue.name)
    uploads.enter(job.args["upload"], ON, datetime(2026, 3, 2, 2, tzinfo=UTC))

    upload.refresh_from_db()
    assert [one.status_code for one in answers] == [302, 302]
    assert 'hx-trigger="every 2s"' in waiting
    assert (upload.state, upload.done, upload.report["created"]) == ("done", 3, 2)
    assert dict(Case.objects.values_list("number", "state")) == {
        "0011": "handling",
        "0013": "assigned",
    }
    assert not Notice.objects.exists()
    assert "hx-trigger" not in desk.get(url).text.split("import-state")[1][:200]


def test_twice_is_once(cast: Cast, enter: Enter) -> None:
    desk = enter("zhou")
    first = looked(cast, desk)
    uploads.enter(first.pk, ON, datetime(2026, 3, 2, 2, tzinfo=UTC))

    again = looked(cast, desk)

    assert (again.report["created"], again.report["unchanged"]) == (0, 2)


def test_what_cannot_be_read_or_bears_a_mark_is_not_kept(cast: Cast, enter: Enter) -> None:
    desk = enter("zhou")
    bad = [sheet("甲,乙\n1,2\n"), sheet("%PDF-1.7 nothing"), sheet(SHEET.replace("建议疏浚河道。", MARK))]  # fmt: skip

    answers = [desk.post("/desk/imports/", typed(cast, file=file)) for file in bad]

    assert [one.status_code for one in answers] == [422] * 3
    assert "密级标志" in answers[2].text
    assert not CatalogueUpload.objects.exists()


def test_the_empty_sheet_is_understood_whole(cast: Cast, enter: Enter) -> None:
    desk = enter("zhou")
    head = desk.get("/desk/imports/empty.csv").content.decode("utf-8-sig")
    names = head.strip().split(",")
    values = {
        "编号": "0021", "标题": "关于修路的建议", "领衔代表": "李敏", "建议内容": "建议修路。",
        "提出日期": "2026-02-03", "主办单位": "市水利局", "交办日期": "2026-02-10",
    }  # fmt: skip
    row = ",".join(values.get(name, "") for name in names)

    upload = looked(cast, desk, file=sheet(f"{head}{row}\n"))

    assert upload.report["not_taken"] == []
    assert upload.report["created"] == 1


def test_it_is_the_offices_own_and_can_be_dropped(cast: Cast, enter: Enter) -> None:
    upload = looked(cast, enter("zhou"))
    url = f"/desk/imports/{upload.pk}/"

    others = {who: enter(who).get(url).status_code for who in ("qian", "sun", "chen", "li")}
    enter("qian").post(f"{url}drop/")
    assert CatalogueUpload.objects.exists()
    enter("zhou").post(f"{url}drop/")

    assert others == {"qian": 404, "sun": 403, "chen": 403, "li": 403}
    assert not CatalogueUpload.objects.exists()


def test_the_list_asks_a_constant_number_of_queries(cast: Cast, enter: Enter) -> None:
    desk = enter("zhou")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get("/desk/imports/")
        return len(queries)

    looked(cast, desk)
    asked()
    one = asked()
    looked(cast, desk)

    assert asked() == one
