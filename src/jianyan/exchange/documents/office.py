"""旧版文字 — doc, wps, odt and rtf made into docx by LibreOffice, where the office has installed it."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from jianyan.exchange.documents.parts import Unreadable

PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
SECONDS = 120
NOWHERE = "http://127.0.0.1:9"  # a letter may not fetch anything from anywhere
SAFE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""


def program() -> str | None:
    """Where LibreOffice is, by the path or by its usual places."""
    found = next(filter(None, map(shutil.which, PROGRAMS)), None)
    return found or next((place for place in PLACES if Path(place).is_file()), None)


def as_docx(name: str, data: bytes, kind: str) -> bytes:
    """The same document as docx, made in a folder and with a profile that last for this one."""
    found = program()
    if found is None:
        raise Unreadable("libreoffice_absent", file=name)
    with tempfile.TemporaryDirectory(prefix="jianyan-") as folder:
        place = Path(folder)
        source = place / f"document.{kind}"
        source.write_bytes(data)
        user = place / "profile" / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(SAFE, encoding="utf-8")
        _run(name, [found, *_asked(place, source)], place)
        made = place / "made" / "document.docx"
        if not made.is_file():
            raise Unreadable("document_damaged", file=name)
        return made.read_bytes()


def _asked(place: Path, source: Path) -> list[str]:
    profile = (place / "profile").as_uri()
    return [
        f"-env:UserInstallation={profile}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo",
        "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(place / "made"), str(source),
    ]  # fmt: skip


def _run(name: str, command: list[str], place: Path) -> None:
    names = ("PATH", "LANG", "SYSTEMROOT", "TEMP", "TMP")
    environment = {key: os.environ[key] for key in names if key in os.environ}
    environment |= {"HOME": str(place), "http_proxy": NOWHERE, "https_proxy": NOWHERE}
    process = subprocess.Popen(  # noqa: S603  # a fixed program, no shell, names of our own
        command, cwd=place, env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=sys.platform != "win32",
    )  # fmt: skip
    try:
        process.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        _end(process)
        raise Unreadable("libreoffice_too_slow", file=name, seconds=SECONDS) from error


def _end(process: "subprocess.Popen[bytes]") -> None:
    """The program and the one that it starts itself."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, 9)
    process.wait()
