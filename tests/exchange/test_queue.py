"""来件队列: read once each by digest, kept with the reading, and no case before a person confirms."""

import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.exchange import deciding, queue
from jianyan.exchange.documents import unpack
from jianyan.exchange.documents.reading import of_json
from jianyan.exchange.models import Incoming, IncomingFile
from jianyan.exchange.receiving import Received, Receiving
from jianyan.people.models import Session
from tests.cast import Cast
from tests.exchange.documents import papers as p

AT = datetime(2026, 3, 2, 2, tzinfo=UTC)


def receiving(cast: Cast, **change: Any) -> Receiving:
    who = cast.users["qian"].pk
    return Receiving(cast.cppcc, cast.cppcc_session, who, AT, **change)


def take(cast: Cast, name: str, data: bytes, **change: Any) -> list[Received]:
    return [receiving(cast, **change).take(piece) for piece in unpack.of_bytes(name, data)]


def intake(path: Path, *flags: str, session: str = "2026") -> dict[str, Any]:
    """The command as a clerk types it; gives its JSON."""
    out = StringIO()
    with time_machine.travel(AT):
        arguments = [str(path), "--office", "cppcc", "--session", session, "--json", *flags]
        try:
            call_command("intake", *arguments, stdout=out, stderr=StringIO())
        except CommandError:
            if not out.getvalue():
                raise
    answer: dict[str, Any] = json.loads(out.getvalue())
    return answer


def test_a_document_waits_and_is_no_case(cast: Cast) -> None:
    (found,) = take(cast, "批次/提案.docx", p.form())

    row = Incoming.objects.get()
    assert (found.outcome, found.document, found.doubtful) == ("read", row.pk, ())
    assert (row.state, row.title, row.kind) == ("waiting", p.TITLE, "docx")
    assert row.name == "提案.docx"
    assert len(IncomingFile.objects.get().body) == row.size
    assert row.contact == {"phone": "0000-1234567"}
    assert "1234567" not in json.dumps(row.reading)
    assert not Case.objects.exists()


def test_the_same_file_is_read_once_whatever_its_name(cast: Cast) -> None:
    data = p.letter()
    take(cast, "一.docx", data)

    (again,) = take(cast, "二.docx", data)

    assert (again.outcome, again.title) == ("known", p.TITLE)
    assert Incoming.objects.count() == 1


def test_another_office_reads_the_same_file_for_itself(cast: Cast) -> None:
    data = p.letter()
    take(cast, "一.docx", data)

    other = Receiving(cast.congress, cast.congress_session, cast.users["zhou"].pk, AT)
    found = [other.take(piece) for piece in unpack.of_bytes("一.docx", data)]

    assert [one.outcome for one in found] == ["read"]


def test_what_is_classified_leaves_nothing_behind(cast: Cast) -> None:
    (found,) = take(cast, "件.docx", p.letter(end=["机密★10年"]))

    assert (found.outcome, found.code) == ("refused", "document_marked")
    assert not Incoming.objects.exists()
    assert not IncomingFile.objects.exists()


def test_a_mail_gives_its_attachments_and_who_sent_them(cast: Cast) -> None:
    mail = p.mail(attached=[("提案.docx", p.letter()), ("名单.xlsx", p.zipped([("xl/a", b"x")]))])

    found = take(cast, "来信.eml", mail)

    assert [one.outcome for one in found] == ["read", "refused"]
    assert Incoming.objects.get().contact == {"email": "linwen@example.org"}


def test_a_mail_without_a_document_is_the_document(cast: Cast) -> None:
    (found,) = take(cast, "来信.eml", p.mail(f"{p.TITLE}\n\n{p.TEXT}\n\n林文\n2026年2月26日\n"))

    assert (found.outcome, found.title) == ("read", p.TITLE)
    assert of_json(Incoming.objects.get().reading, {}).value("proposers") == "林文"


def test_the_queue_shows_an_office_its_own_alone(cast: Cast) -> None:
    take(cast, "一.docx", p.letter())
    pk = Incoming.objects.get().pk

    own = queue.queue(actor=cast.actor("qian"), state="waiting")
    assert [line.title for line in own.lines] == [p.TITLE]
    assert queue.document(actor=cast.actor("qian"), pk=pk) is not None
    for name in ("zhou", "sun", "chen", "wang", "feng", "he"):
        actor = cast.actor(name)
        assert queue.queue(actor=actor, state="waiting").lines == ()
        assert queue.document(actor=actor, pk=pk) is None
        assert queue.body(actor=actor, pk=pk) is None


def test_a_page_of_the_queue_takes_the_same_statements_however_long(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    actor = cast.actor("qian")
    for no in range(4):
        take(cast, f"{no}.docx", p.letter(end=[f"第{no}稿"]))

    with django_assert_num_queries(4):
        found = queue.queue(actor=actor, state="waiting")

    assert found.counts == {"reading": 0, "waiting": 4, "taken": 0, "aside": 0, "unread": 0}


def test_what_is_set_aside_can_be_fetched_back(cast: Cast) -> None:
    take(cast, "一.docx", p.letter())
    pk = Incoming.objects.get().pk

    deciding.set_aside(pk, cast.by("qian"), reason="重复来件")
    with pytest.raises(Refused) as refused:
        deciding.set_aside(pk, cast.by("qian"), reason="再次")
    deciding.fetch_back(pk, cast.by("qian"))

    assert refused.value.code == "incoming_decided"
    row = Incoming.objects.get()
    assert (row.state, row.decided_by) == ("waiting", cast.users["qian"])


def test_another_office_decides_nothing(cast: Cast) -> None:
    take(cast, "一.docx", p.letter())

    with pytest.raises(Refused) as refused:
        deciding.set_aside(Incoming.objects.get().pk, cast.by("zhou"), reason="不收")

    assert refused.value.code == "no_right"


# ── the command ──
def folder(tmp_path: Path) -> Path:
    for name, data in (
        ("一.docx", p.letter()),
        ("二.pdf", p.pdf(p.typeset(title="关于增设路灯的提案"))),
        ("坏.docx", p.letter()[:5000]),
    ):
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_a_folder_is_read_and_every_file_accounted_for(cast: Cast, tmp_path: Path) -> None:
    answer = intake(folder(tmp_path))

    assert [answer[key] for key in ("documents", "read", "known")] == [3, 2, 0]
    assert {one["title"] for one in answer["queue"]} == {p.TITLE, "关于增设路灯的提案"}
    assert [one["code"] for one in answer["refused"]] == ["document_damaged"]
    assert answer["session_opened"] is None


def test_an_interrupted_run_is_taken_up_again(cast: Cast, tmp_path: Path) -> None:
    intake(folder(tmp_path))
    (tmp_path / "三.docx").write_bytes(p.form())

    answer = intake(tmp_path)

    assert (answer["read"], answer["known"]) == (1, 2)
    assert Incoming.objects.count() == 3


def test_a_rehearsal_keeps_nothing(cast: Cast, tmp_path: Path) -> None:
    answer = intake(folder(tmp_path), "--dry-run", session="2031")

    assert (answer["read"], answer["dry_run"]) == (2, True)
    assert answer["queue"][0]["id"] is None
    assert not Incoming.objects.exists()
    assert not Session.objects.filter(key="2031").exists()


def test_it_speaks_to_a_person_too(cast: Cast, tmp_path: Path) -> None:
    out = StringIO()
    arguments = [str(folder(tmp_path)), "--office", "cppcc", "--session", "2026"]

    progress = StringIO()
    with pytest.raises(CommandError) as some:
        call_command("intake", *arguments, stdout=out, stderr=progress)

    assert some.value.returncode == 1
    assert "1/3 一.docx：识读" in progress.getvalue()
    assert "3/3 坏.docx：不能识读（" in progress.getvalue()
    page = out.getvalue()
    assert "共 3 个文件：新识读 2 件" in page
    assert "已损坏" in page


def test_an_unknown_office_or_path_ends_with_status_one(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(CommandError) as absent:
        intake(tmp_path / "没有")
    with pytest.raises(CommandError) as unknown:
        call_command("intake", str(tmp_path), "--office", "x", "--session", "2026", stdout=StringIO(), stderr=StringIO())  # fmt: skip

    assert (absent.value.returncode, unknown.value.returncode) == (1, 1)


def test_a_run_that_is_stopped_says_how_to_go_on(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_one, taken = Receiving.take, []

    def stopped(self: Receiving, piece: Any) -> Received:
        if taken:
            raise KeyboardInterrupt
        taken.append(piece.name)
        return take_one(self, piece)

    monkeypatch.setattr(Receiving, "take", stopped)
    out = StringIO()
    arguments = [str(folder(tmp_path)), "--office", "cppcc", "--session", "2026"]
    with pytest.raises(CommandError) as broken:
        call_command("intake", *arguments, stdout=out, stderr=StringIO())

    assert (broken.value.returncode, str(broken.value)) == (130, "已中断。再执行一次即可继续。")
    assert "新识读 1 件" in out.getvalue()
    assert Incoming.objects.count() == 1
