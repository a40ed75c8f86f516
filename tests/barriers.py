"""无障碍 — pages put on a real screen without a server between, and what axe-core finds on them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from playwright.sync_api import Page, Route

from tests.browser import DESKTOP, PHONE

SITE = "http://jianyan.test"
RULES = {
    "resultTypes": ["violations"],
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ],
}  # fmt: skip
# what lies in a menu or a box to be opened can be read too; an open menu lies on what is below it,
# so that nothing is said of the size of targets then
OPEN = "document.querySelectorAll('details').forEach(one => { one.open = !one.closest('.menu'); })"
OPEN_MENUS = "document.querySelectorAll('.menu').forEach(one => { one.open = true; })"
LONG = "document.documentElement.scrollHeight + 200"
WIDE = """large => {
  document.documentElement.dataset.type = large ? 'large' : '';
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return null;
  const out = [...document.querySelectorAll('main *')].filter(
    one => one.getBoundingClientRect().right > room);
  return (out.at(-1) || document.body).outerHTML.slice(0, 120);
}"""
FOUND = """rules => axe.run(document, rules).then(found => found.violations.flatMap(
  one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 160)} (${node.any[0]?.message})`)))"""


# what a page fetches by itself once it is shown
PART = re.compile(r'hx-get="([^"]+)" hx-trigger="load"')
ALL_THERE = "!document.querySelector('[hx-trigger=load]')"


def parts_of(answer: HttpResponse) -> Iterable[tuple[str, bytes]]:
    """What the application gives for each part that this page fetches, to the same person."""
    for path in PART.findall(answer.content.decode()):
        part = answer.client.get(path, headers={"HX-Request": "true"})
        yield path, part.content if part.status_code == 200 else b""


@dataclass
class Screen:
    """One browser page that shows what the application answered."""

    page: Page
    _body: bytes = b""
    _kept: dict[str, bytes] = field(default_factory=dict)
    _parts: dict[str, bytes] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.page.route(f"{SITE}/**", self._answer)
        self.page.add_init_script(AXE_SCRIPT)

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if "hx-request" in route.request.headers:
            part = self._parts.get(path)
            status = 204 if part is None else 200
            route.fulfill(status=status, body=part or b"", content_type=TYPES[".html"])
            return
        if not path.startswith("/static/"):
            route.fulfill(body=self._body, content_type=TYPES[".html"])
            return
        if path not in self._kept:
            self._kept[path] = Path(str(finders.find(path.removeprefix("/static/")))).read_bytes()
        route.fulfill(body=self._kept[path], content_type=TYPES[Path(path).suffix])

    def faults(self, answer: HttpResponse) -> list[str]:
        """What is wrong with this page at both widths, with its boxes closed and opened."""
        self._body = answer.content
        self._parts = dict(parts_of(answer))
        found = []
        for width, height in (DESKTOP, PHONE):
            self.page.set_viewport_size({"width": width, "height": height})
            if width == DESKTOP[0]:
                self.page.goto(f"{SITE}/page/")
                self.page.wait_for_function(ALL_THERE)
                self.page.evaluate(OPEN_MENUS)
            else:
                self.page.evaluate(OPEN)
                # or the bar at the foot of the screen would lie on whatever happens to be there
                self.page.set_viewport_size({"width": width, "height": self.page.evaluate(LONG)})
            found += [f"{width}: {said}" for said in self._found(width == PHONE[0])]
            found += [
                f"{width}: wider than the screen{' in large type' * large}: {wide}"
                for large in (True, False)
                if (wide := self.page.evaluate(WIDE, large))
            ]
        return list(dict.fromkeys(found))

    def _found(self, sizes: bool) -> Iterable[str]:
        rules = {**RULES, "rules": {"target-size": {"enabled": sizes}}}
        said: list[str] = self.page.evaluate(FOUND, rules)
        return said


TYPES: dict[str, Any] = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
}
