"""下载附件: handed out to be kept, under its own name, with headers that let no browser run it."""

import time_machine
from django.test import Client

from jianyan.cases import actions as a
from jianyan.cases.perform import perform
from tests import cast as c
from tests import papers_at_hand as p
from tests.cast import Cast


def client(cast: Cast, name: str) -> Client:
    found = Client(headers={"accept-language": "en"})
    found.force_login(cast.users[name])
    return found


def test_a_file_is_handed_out_safely(cast: Cast) -> None:
    case = perform(a.attach, c.drafted(cast), cast.by("li"), files=[p.upload("现场照片.png", p.png())])  # fmt: skip

    answer = client(cast, "li").get(f"/files/J{case.pk}/1/")

    assert answer.content == p.png()
    assert answer["Content-Type"] == "image/png"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment;")
    assert "%E7%8E%B0%E5%9C%BA%E7%85%A7%E7%89%87.png" in answer["Content-Disposition"]
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "no-store" in answer["Cache-Control"]


def test_an_erased_file_is_not_there(cast: Cast) -> None:
    case = perform(a.attach_paper, c.submitted(cast), cast.by("zhou"), files=[p.upload()])
    zhou = client(cast, "zhou")
    assert zhou.get(f"/files/J{case.pk}/1/").status_code == 200

    perform(a.erase_file, case, cast.by("zhou"), file=1, reason="含有个人隐私。")

    assert zhou.get(f"/files/J{case.pk}/1/").status_code == 404


def test_the_pages_name_the_files(cast: Cast) -> None:
    case = perform(a.attach_paper, c.submitted(cast), cast.by("zhou"), files=[p.upload()])

    with time_machine.travel("2026-03-02T02:00:00Z", tick=False):
        for name, path in (("zhou", "/desk/cases/"), ("li", "/my/cases/J")):
            page = client(cast, name).get(f"{path}{case.pk}/").content.decode()
            assert f'href="/files/J{case.pk}/1/"' in page
            assert "签名页.pdf" in page


def test_the_api_names_and_takes_files(cast: Cast) -> None:
    case, li = c.drafted(cast), client(cast, "li")
    body = {"files": [{"name": "附件.pdf", "content": p.base64(p.pdf())}]}

    answer = li.post(f"/api/v1/cases/J{case.pk}/-/0/attach", body, content_type="application/json")

    (file,) = answer.json()["files"]
    assert (file["name"], file["kind"], file["size"]) == ("附件.pdf", "attachment", len(p.pdf()))
    assert li.get(file["url"]).content == p.pdf()
