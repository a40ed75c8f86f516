"""Photographs the main pages of the demonstration into docs/images, at desk and phone width."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import django
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DESK, PHONE = (1440, 900), (390, 844)
PATIENCE = 120  # seconds until the server must have answered


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, who looks (a role, or nobody), at which address, how wide."""

    name: str
    role: str
    address: str
    size: tuple[int, int] = DESK
    follow: str = ""  # a link on that page to open first


SHOTS = (
    Shot("portal", "", "/"),
    Shot("portal-phone", "", "/", PHONE),
    Shot("accounts", "", "/demo/"),
    Shot("desk", "unit_liaison", "/desk/"),
    Shot("desk-phone", "unit_liaison", "/desk/", PHONE),
    Shot("case", "unit_liaison", "/desk/", DESK, "main a[href*='/desk/cases/']"),
    Shot("office", "congress_clerk", "/desk/"),
    Shot("ledger", "government_office", "/desk/ledger/"),
    Shot("members-phone", "proposer", "/my/", PHONE),
    Shot("members", "proposer", "/my/"),
)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@contextmanager
def served() -> Iterator[str]:
    """The demonstration on a free port, loaded first where it is not there yet."""
    port = free_port()
    command = [sys.executable, "-m", "scripts.demo", "--port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "JIANYAN_DEMO": "True"})
    try:
        start = time.monotonic()
        while not answers(port):
            if process.poll() is not None or time.monotonic() - start > 10 * PATIENCE:
                sys.exit("The demonstration did not start; `make demo` says why.")
            time.sleep(0.5)
        yield f"http://localhost:{port}"
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def busiest(role: str) -> str:
    """The login of the one who holds this role and has the most to show."""
    from django.db.models import Count  # noqa: PLC0415  # Django must be ready first

    from jianyan.deadlines.models import LedgerRow  # noqa: PLC0415
    from jianyan.people.models import Grant  # noqa: PLC0415

    held = Grant.objects.filter(role=role, user__is_active=True).order_by("id")
    rows = LedgerRow.objects.filter(unit__in=held.values("unit")).values_list("unit")
    most = rows.annotate(rows=Count("case")).order_by("-rows").first()
    found = (held.filter(unit=most[0]) if most else held).first()
    return found.user.username if found else ""


def sign_in(page: Page, site: str, role: str) -> None:
    """The page of accounts shows the first of each role; whoever is wanted takes the first's place."""
    page.goto(f"{site}/demo/")
    button = page.locator("button[name=username]").first
    button.evaluate("(button, username) => { button.value = username }", busiest(role))
    button.click()


def take(context: BrowserContext, site: str, shot: Shot) -> str:
    """One picture; what went wrong instead, if anything."""
    page = context.new_page()
    if shot.role:
        sign_in(page, site, shot.role)
    answer = page.goto(site + shot.address)
    if shot.follow and page.locator(shot.follow).count():
        page.locator(shot.follow).first.click()
        page.wait_for_load_state()
    if answer is None or not answer.ok:
        return f"{shot.name}: {shot.address} answers {answer.status if answer else 'nothing'}"
    page.screenshot(path=IMAGES / f"{shot.name}.png")
    return ""


def photograph(browser: Browser, site: str, wanted: list[str]) -> list[str]:
    wrong = []
    for shot in SHOTS:
        if wanted and shot.name not in wanted:
            continue
        width, height = shot.size
        size = {"width": width, "height": height}
        with browser.new_context(viewport=size, locale="zh-CN") as context:  # type: ignore[arg-type]
            if complaint := take(context, site, shot):
                wrong.append(complaint)
    return wrong


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianyan.config.settings")
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "True")  # Playwright runs a loop beside us
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        print("No Chromium on this machine: sh scripts/browser.sh says what to install.")
        return 1
    django.setup()
    IMAGES.mkdir(exist_ok=True)
    with served() as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        wrong = photograph(browser, site, sys.argv[1:])
        browser.close()
    print("\n".join(wrong) or f"The pictures lie in {IMAGES.relative_to(ROOT)}.")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
