"""领导批示: recorded by right, passed on, answered, finished; read by right alone and logged; told without a word of it."""

import io
import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http.response import HttpResponseBase
from django.test import Client

from jianyan.cases.digest import sm3
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.notices import instructions as telling
from jianyan.notices.models import Notice
from jianyan.people.rights import Role
from jianyan.people.users import grant
from jianyan.supervision import instructions
from jianyan.supervision.instructions import PassedTo, Written
from jianyan.supervision.models import Instruction, InstructionLine
from tests import cast as c
from tests.cast import DAY, Cast
from tests.papers_at_hand import browser_file, upload
from tests.rights.town import client

WORDS = "请水利局抓紧研究,务必于汛期前完成封堵。"
DUE = date(2026, 3, 20)


def recorded(cast: Cast) -> Instruction:
    """By Hub Sun, who holds the right beside his post; passed to the water bureau."""
    grant(cast.users["sun"], Role.SUPERVISION_OFFICER, office=cast.government)
    case = c.assigned(cast)
    return instructions.record(
        Written(
            office=cast.government, leader="市长 郑某", given_on=DAY, body=WORDS,
            cases=[case.pk], to=[PassedTo(cast.water, DUE)],
        ),
        cast.by("sun"),
    )  # fmt: skip


def test_it_is_seen_by_right_and_by_the_unit_it_was_passed_to(cast: Cast) -> None:
    found = recorded(cast)

    seeing = [n for n in cast.users if instructions.seen_by(cast.actor(n)).exists()]

    assert sorted(seeing) == ["chen", "sun", "zhao"]
    assert found.cases.count() == 1


@pytest.mark.parametrize("name", ["zhou", "chen", "zhao", "feng", "li"])
def test_nobody_records_one_without_the_right(cast: Cast, name: str) -> None:
    written = Written(office=cast.government, leader="市长", given_on=DAY, body=WORDS)

    with pytest.raises(Refused) as caught:
        instructions.record(written, cast.by(name))

    assert caught.value.code == "no_right_to_instruct"


def test_the_unit_answers_once_and_the_office_finishes_it(cast: Cast) -> None:
    found = recorded(cast)
    task = found.tasks.get()

    instructions.answer(task, cast.by("chen"), "已完成三处封堵。")
    with pytest.raises(Refused):
        instructions.answer(task, cast.by("zhao"), "再报。")
    instructions.finish(found, cast.by("sun"), "已报市长。")

    kinds = list(InstructionLine.objects.order_by("pk").values_list("kind", flat=True))
    assert kinds == ["recorded", "passed", "answered", "finished"]


def test_every_reading_is_logged(cast: Cast) -> None:
    found = recorded(cast)

    assert instructions.opened(cast.actor("chen"), cast.by("chen"), found.pk) is not None
    assert instructions.opened(cast.actor("wu"), cast.by("wu"), found.pk) is None

    readings = InstructionLine.objects.filter(kind="read")
    assert [line.actor.username for line in readings] == ["chen"]


@pytest.mark.parametrize(
    ("day", "kind", "told"),
    [
        (date(2026, 3, 9), "", 0),
        (date(2026, 3, 18), "instruction_due", 2),
        (date(2026, 3, 20), "instruction_due", 2),
        (date(2026, 3, 23), "instruction_late", 3),
    ],
)
def test_it_is_reminded_of_by_stages_each_once_and_without_its_words(
    cast: Cast, day: date, kind: str, told: int
) -> None:
    recorded(cast)
    at = datetime(day.year, day.month, day.day, 2, tzinfo=UTC)

    telling.plan(day, at)
    telling.plan(day, at)

    notices = Notice.objects.filter(kind__startswith="instruction_")
    assert [n.kind for n in notices] == [kind] * told
    assert all(n.case_id is None and not n.data for n in notices)


def pages(caller: Client, case: Case) -> list[str]:
    addresses = [
        f"/desk/cases/{case.pk}/", "/desk/ledger/csv/", "/desk/search/?q=汛期前", "/desk/",
        f"/api/v1/cases/J{case.pk}", "/notices/",
    ]  # fmt: skip
    answers = (caller.get(address, follow=True) for address in addresses)
    return [b"".join(answer).decode("utf-8", "replace") for answer in answers]


def test_its_words_stand_on_no_other_page(cast: Cast) -> None:
    found = recorded(cast)
    case = found.cases.get()

    with time_machine.travel(datetime(2026, 3, 2, 2, tzinfo=UTC), tick=False):
        for name in ("zhou", "chen", "sun", "wu"):
            assert not any("汛期前完成" in page for page in pages(client(cast, name), case))


@pytest.fixture
def sun(cast: Cast) -> Callable[[], Client]:
    grant(cast.users["sun"], Role.SUPERVISION_OFFICER, office=cast.government)
    return lambda: client(cast, "sun")


def test_it_is_keyed_in_on_a_page_and_answered_on_another(
    cast: Cast, sun: Callable[[], Client]
) -> None:
    case = c.assigned(cast)
    with time_machine.travel(datetime(2026, 3, 2, 2, tzinfo=UTC), tick=False):
        typed = {
            "leader": "市长 郑某", "given_on": "2026-03-02", "body": WORDS, "numbers": case.number,
            "units": [cast.water.pk], "due_on": "2026-03-20",
        }  # fmt: skip
        refused = sun().post("/desk/instructions/new/", {**typed, "body": ""})
        assert (refused.status_code, "市长 郑某" in refused.content.decode()) == (422, True)
        made = sun().post("/desk/instructions/new/", typed)
        address = made.headers["Location"]
        chen = client(cast, "chen")
        assert WORDS in chen.get(address).content.decode()
        assert "市长 郑某" in chen.get("/desk/instructions/").content.decode()
        assert chen.post(address, {"words": "已办理。", "answer": "1"}).status_code == 302
        assert client(cast, "wu").get(address).status_code == 404

    assert Instruction.objects.get().tasks.get().answer == "已办理。"
    assert Notice.objects.filter(kind="instruction").count() == 2


EXPORTS = (
    "/desk/ledger/xlsx/", "/desk/ledger/csv/", "/desk/reports/yearly-briefing.docx",
    "/desk/reports/yearly-briefing.xlsx",
)  # fmt: skip
PUBLIC = (
    "/", "/replies/", "/replies/congress/2026/0001/", "/search/?q=汛期前", "/promises/", "/feed/",
    "/open-data/replies.csv", "/open-data/replies.json",
)  # fmt: skip


def unpacked(answer: HttpResponseBase) -> str:
    """What stands in it, of a packed document in all its parts."""
    content = b"".join(answer)
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packet:
        return "".join(packet.read(name).decode("utf-8", "replace") for name in packet.namelist())


def test_it_is_in_no_export_and_never_public(cast: Cast) -> None:
    """Of a published case, asked for by those who may read the instruction itself."""
    for office in (cast.congress, cast.government):
        office.settings = {"portal": {"promises": True, "open_data": True}}
        office.save()
    grant(cast.users["sun"], Role.SUPERVISION_OFFICER, office=cast.government)
    shown = c.published(cast)
    instructions.record(
        Written(
            office=cast.government, leader="市长 郑某", given_on=DAY, body=WORDS,
            cases=[shown.case_id], to=[PassedTo(cast.water, DUE)],
        ),
        cast.by("sun"),
    )  # fmt: skip

    with time_machine.travel(datetime(2026, 3, 2, 2, tzinfo=UTC), tick=False):
        found = {path: client(cast, "sun").get(path) for path in EXPORTS}
        found |= {path: Client().get(path) for path in PUBLIC}
        said = {path: unpacked(answer) for path, answer in found.items()}

    assert {
        path: answer.status_code for path, answer in found.items() if answer.status_code != 200
    } == {}
    assert "柳溪河" in said["/desk/ledger/csv/"]
    assert "柳溪河" in said["/open-data/replies.json"]
    assert [path for path, text in said.items() if "汛期前完成" in text or "郑某" in text] == []


def test_the_signed_sheet_is_opened_by_readers_alone_and_each_time_logged(cast: Cast) -> None:
    found = recorded(cast)
    instructions.add_sheets(found, cast.by("sun"), [upload("批示原件.pdf")])
    sheet = found.sheets.get()
    address = f"/desk/instructions/{found.pk}/sheets/{sheet.pk}/"

    answers = {
        name: client(cast, name).get(address).status_code for name in ("chen", "sun", "wu", "zhou")
    }

    assert answers == {"chen": 200, "sun": 200, "wu": 404, "zhou": 404}
    given = client(cast, "sun").get(address)
    assert given.content == bytes(sheet.content)
    assert given["Content-Disposition"].startswith("attachment")
    assert sm3(given.content) == sheet.sm3
    kinds = list(found.lines.filter(kind="opened").values_list("actor__username", flat=True))
    assert sorted(kinds) == ["chen", "sun", "sun"]
    other = instructions.record(
        Written(office=cast.government, leader="市长 郑某", given_on=DAY, body=WORDS),
        cast.by("sun"),
    )
    stranger = f"/desk/instructions/{other.pk}/sheets/{sheet.pk}/"
    assert client(cast, "sun").get(stranger).status_code == 404


def test_a_sheet_refused_is_a_reading_and_a_finished_one_takes_none(cast: Cast) -> None:
    """Found: the page that answers a refused sheet showed the words without a line."""
    found = recorded(cast)
    address = f"/desk/instructions/{found.pk}/sheets/"

    answer = client(cast, "chen").post(address)
    assert answer.status_code == 422
    assert WORDS in answer.content.decode()
    assert list(found.lines.filter(kind="read").values_list("actor__username", flat=True)) == [
        "chen"
    ]
    refused = client(cast, "chen").post(address, {"sheets": browser_file("批示.pdf")})
    assert (refused.status_code, found.sheets.count()) == (422, 0)

    instructions.finish(found, cast.by("sun"), "已报市长。")
    found.refresh_from_db()
    with pytest.raises(Refused, match="instruction_finished"):
        instructions.add_sheets(found, cast.by("sun"), [upload("批示原件.pdf")])


def test_a_sheet_alone_is_an_instruction_and_what_is_no_paper_is_refused(cast: Cast) -> None:
    grant(cast.users["sun"], Role.SUPERVISION_OFFICER, office=cast.government)
    caller = client(cast, "sun")
    filled = {"leader": "市长 郑某", "given_on": DAY.isoformat()}

    with time_machine.travel(cast.by("sun").at, tick=False):
        bad = SimpleUploadedFile("批示.exe", b"MZ" + b"\0" * 80)
        refused = caller.post("/desk/instructions/new/", {**filled, "sheets": bad})
        assert refused.status_code == 422
        assert not Instruction.objects.exists()
        kept = caller.post(
            "/desk/instructions/new/", {**filled, "sheets": browser_file("批示.pdf")}
        )

    found = Instruction.objects.get()
    assert (kept.status_code, found.body, found.sheets.count()) == (302, "", 1)
    later = caller.post(
        f"/desk/instructions/{found.pk}/sheets/", {"sheets": browser_file("背面.pdf")}
    )
    assert (later.status_code, found.sheets.count()) == (302, 2)
    grant(cast.users["zhou"], Role.SUPERVISION_OFFICER, office=cast.congress)
    assert client(cast, "zhou").post(f"/desk/instructions/{found.pk}/sheets/").status_code == 404
    empty = caller.post(f"/desk/instructions/{found.pk}/sheets/")
    assert empty.status_code == 422
