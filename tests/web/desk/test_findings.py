"""机器提示: every finder's answer is judged by a person, and rejected ones are kept as well as accepted ones."""

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from jianyan.advice import model_server
from jianyan.advice.answers import given
from jianyan.advice.model_server import Source, Unavailable
from jianyan.advice.models import AnswerKind
from jianyan.advice.routing import store
from jianyan.advice.routing.training import train
from jianyan.cases.digest import of_words
from jianyan.cases.models import Case
from tests import cast as c
from tests.cast import Cast
from tests.web.desk.conftest import Enter
from tests.web.desk.made_moves import move_url
from tests.web.desk.test_offers import PROMISE, drafted

ODD = "请解决我本人的住房问题。据市政府常务会议纪要,联系人王建国,电话13800001234。"
POINT = "封堵流花溪沿岸的排污口,清理流花溪淤泥。"


def address(case_id: int) -> str:
    return f"/desk/cases/{case_id}/findings/"


def abouts(page: str, kind: str) -> list[str]:
    """The names of what is offered for judgement."""
    values = page.split('name="about" value="')[1:]
    return [one.partition('"')[0] for one in values if one.startswith(kind)]


def odd(cast: Cast) -> Case:
    return c.submitted(cast, situation=ODD, points=(POINT,), chain="proposal")


def test_the_reviewer_accepts_one_and_rejects_another(cast: Cast, enter: Enter) -> None:
    case = odd(cast)
    client = enter("qian")
    page = client.get(address(case.pk)).content.decode()
    (ground,), (secret,) = abouts(page, "ground:"), abouts(page, "secrecy:")

    for about, verdict in ((ground, "accepted"), (secret, "rejected")):
        client.post(f"{address(case.pk)}judge/", {"about": about, "verdict": verdict})

    kinds = [AnswerKind.GROUND, AnswerKind.SECRECY]
    kept = {one.kind: one for one in given(kinds=kinds, case_id=case.pk)}
    assert {kind: one.verdict for kind, one in kept.items()} == {
        "ground": "accepted",
        "secrecy": "rejected",
    }
    assert (kept["ground"].method, kept["ground"].version) == ("hints", "2")
    assert kept["ground"].by == cast.users["qian"]
    assert kept["ground"].reasons
    assert ODD[:8] not in json.dumps([one.about for one in kept.values()])
    shown = client.get(address(case.pk)).content.decode()
    assert "未采用" in shown
    assert "13800001234" in shown
    assert "流花溪" in shown


def test_a_rejected_promise_is_not_offered_again(cast: Cast, enter: Enter) -> None:
    work = drafted(cast)
    chen = enter("chen")
    about = f"promise:{of_words(PROMISE)[:16]}"
    assert about in abouts(chen.get(address(work.case_id)).content.decode(), "promise:")

    chen.post(
        f"{address(work.case_id)}judge/",
        {"about": about, "part": work.part, "verdict": "rejected"},
    )

    (answer,) = given(kinds=[AnswerKind.COMMITMENT], case_id=work.case_id)
    assert (answer.verdict, answer.part, answer.method) == ("rejected", work.part, "cues")
    form = chen.get(move_url(work, "draft_reply")).content.decode()
    assert f"<p>{PROMISE} <span" not in form


def test_a_unit_sees_no_grounds_and_judges_none(cast: Cast, enter: Enter) -> None:
    case = c.assigned(cast, situation=ODD)
    page = enter("zhao").get(address(case.pk)).content.decode()

    assert not abouts(page, "ground:") + abouts(page, "secrecy:") + abouts(page, "personal:")
    bad = enter("zhao").post(
        f"{address(case.pk)}judge/", {"about": "ground:x", "verdict": "accepted"}
    )
    assert bad.status_code == 404


def test_the_form_shows_hints_and_classes_and_keeps_what_was_chosen(
    cast: Cast, enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "folder", lambda: tmp_path)
    case = odd(cast)
    texts = [f"第{no}处{word}" for no in range(8) for word in ("河道排污口整治", "公交线路调整")]
    model, _held = train(texts, ["生态环境", "交通运输"] * 8)
    store.put(case.office.key, model, "category")
    client = enter("qian")

    page = client.get(move_url(case, "file")).content.decode()
    client.post(move_url(case, "file"), {"category": "生态环境", "number": ""})

    assert "推荐分类" in page
    assert "审查提示" in page
    assert 'value="生态环境"' not in page  # nothing is filled in by itself
    told = {one.about: one.verdict for one in given(kinds=[AnswerKind.CATEGORY], case_id=case.pk)}
    assert told["class:生态环境"] == "accepted"
    assert set(told.values()) <= {"accepted", "rejected"}


def test_switched_off_nothing_is_found_and_the_form_works(
    cast: Cast, enter: Enter, settings: Any
) -> None:
    settings.ADVICE = False
    case = odd(cast)
    client = enter("qian")

    assert "本机关已关闭系统提示" in client.get(address(case.pk)).content.decode()
    client.post(move_url(case, "file"), {"category": "", "number": ""})

    case.refresh_from_db()
    assert case.state == "filed"


class Server(BaseHTTPRequestHandler):
    """A small OpenAI-compatible server that remembers what it was asked."""

    asked: list[dict[str, Any]] = []
    answer: bytes = json.dumps(
        {"choices": [{"message": {"content": "建议封堵排污口。"}}]}
    ).encode()

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        Server.asked.append({"path": self.path, **json.loads(self.rfile.read(length))})
        self.send_response(200)
        self.end_headers()
        self.wfile.write(Server.answer)

    def log_request(self, code: Any = "-", size: Any = "-") -> None:
        """Silent."""


@pytest.fixture
def server(settings: Any, socket_enabled: None) -> Iterator[type[Server]]:
    here = HTTPServer(("127.0.0.1", 0), Server)
    Thread(target=here.serve_forever, daemon=True).start()
    Server.asked = []
    settings.MODEL_SERVER = {"url": f"http://127.0.0.1:{here.server_port}/v1", "model": "small"}
    yield Server
    here.shutdown()
    here.server_close()


def test_a_summary_is_marked_as_made_by_a_machine_with_its_sources(
    cast: Cast, enter: Enter, server: type[Server]
) -> None:
    case = c.submitted(cast, situation="河水发黑,联系人王建国,电话13800001234。", chain="proposal")
    client = enter("qian")
    url = f"/desk/cases/{case.pk}/machine-text/"
    assert f'href="{url}"' in client.get(f"/desk/cases/{case.pk}/findings/").content.decode()

    page = client.post(url, {"task": "summary"}).content.decode()

    assert "机器生成，未经人工核对" in page
    assert "建议封堵排污口。" in page
    assert case.title in page[page.index("所依据的材料") :]
    (asked,) = server.asked
    assert (asked["path"], asked["model"]) == ("/v1/chat/completions", "small")
    sent = asked["messages"][1]["content"]
    assert "河水发黑" in sent
    assert "13800001234" not in sent
    assert "王建国" not in sent


def test_a_text_that_may_be_secret_is_never_sent(
    cast: Cast, enter: Enter, server: type[Server]
) -> None:
    case = odd(cast)

    answer = enter("qian").post(f"/desk/cases/{case.pk}/machine-text/", {"task": "summary"})

    assert answer.status_code == 422
    assert "可能涉密，没有发出" in answer.content.decode()
    with pytest.raises(Unavailable, match="may_be_secret"):
        model_server.ask("summary", [Source("正文", "机密★10年\n内容")])
    assert not server.asked


def test_an_answer_without_words_is_told_in_a_sentence(
    cast: Cast, enter: Enter, server: type[Server], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "answer", b"<html>")
    case = c.submitted(cast, chain="proposal")

    answer = enter("qian").post(f"/desk/cases/{case.pk}/machine-text/", {"task": "draft"})

    assert answer.status_code == 422
    assert "照常撰写" in answer.content.decode()


def test_by_default_there_is_no_such_page(cast: Cast, enter: Enter) -> None:
    case = c.submitted(cast, chain="proposal")

    client = enter("qian")
    assert client.get(f"/desk/cases/{case.pk}/machine-text/").status_code == 404
    assert "machine-text" not in client.get(f"/desk/cases/{case.pk}/findings/").content.decode()


@pytest.mark.parametrize(
    ("url", "allowed", "own"),
    [
        ("http://127.0.0.1:8080", [], True),
        ("http://[::1]:8080/v1", [], True),
        ("http://localhost:11434", [], True),
        ("http://10.1.2.3:8000", [], False),
        ("http://10.1.2.3:8000", ["10.1.2.3"], True),
        ("https://8.8.8.8", ["8.8.8.8"], False),
        ("https://api.example.com", ["api.example.com"], False),
        ("http://127.0.0.1.example.com", [], False),
        ("http://localhost@8.8.8.8/", [], False),
        ("file:///etc/passwd", [], False),
        ("http://[", [], False),
    ],
)
def test_only_this_machine_or_a_private_address_that_is_allowed(
    url: str, allowed: list[str], own: bool
) -> None:
    assert model_server.is_own(url, allowed) is own
