"""退回的表单: files chosen stay chosen when htmx brings a refused form back."""

from collections.abc import Callable
from pathlib import Path

import django_htmx
from django import forms
from playwright.sync_api import BrowserContext, Route, expect

from jianyan.web.files.fields import OneUpload
from tests.browser import in_chromium

SITE = "http://jianyan.test"
HTMX = Path(django_htmx.__file__).parent / "static" / "django_htmx" / "htmx-2.min.js"
PAGE = """<!doctype html><html lang="zh-hans"><head><title>t</title>
<meta name="htmx-config" content='{"responseHandling": [{"code": "422", "swap": true}]}'>
<script src="/htmx.js"></script></head><body>%s</body></html>"""
FORM = """<form hx-post="/sent" hx-swap="outerHTML" hx-encoding="multipart/form-data">
%s<p>第%s次</p><button>提交</button></form>"""

pytestmark = in_chromium


class Sealing(forms.Form):
    sealed = OneUpload(label="盖章件")


def test_a_file_chosen_is_still_chosen_after_a_refusal(
    window: Callable[..., BrowserContext], tmp_path: Path
) -> None:
    page, field = window().new_page(), str(Sealing()["sealed"])
    posted: list[str] = []

    def answer(route: Route) -> None:
        if route.request.url.endswith("/htmx.js"):
            route.fulfill(path=HTMX)
        elif route.request.method == "POST":
            posted.append(route.request.url)
            route.fulfill(
                status=422,
                body=FORM % (field, len(posted) + 1),
                content_type="text/html; charset=utf-8",
            )
        else:
            route.fulfill(body=PAGE % (FORM % (field, 1)), content_type="text/html; charset=utf-8")

    page.route(f"{SITE}/**", answer)
    paper = tmp_path / "盖章件.pdf"
    paper.write_bytes(b"%PDF-1.7 sealed")
    page.goto(f"{SITE}/")
    page.set_input_files("input[type=file]", paper)
    for time in (2, 3):
        page.click("button")
        expect(page.get_by_text(f"第{time}次")).to_be_visible()

    assert page.evaluate("document.querySelector('input[type=file]').files.length") == 1
    assert len(posted) == 2
