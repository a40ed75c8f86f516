"""The commands that the documents promise exist."""

import re
import subprocess

from tests.structure.house import ROOT, text

PROMISED = {
    "setup", "demo", "run", "test", "check", "format", "messages", "docs", "map", "bench",
    "screenshots", "lock", "clean", "help",
}  # fmt: skip


def targets() -> dict[str, str]:
    return dict(re.findall(r"^([a-z-]+):.*## (.+)$", text(ROOT / "Makefile"), re.MULTILINE))


def test_it_has_every_promised_target() -> None:
    assert set(targets()) == PROMISED


def test_alone_it_lists_them() -> None:
    shown = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout

    assert [word for word in PROMISED if f"  {word} " not in shown] == []


def test_the_entry_for_automation_runs_both() -> None:
    entry = ROOT / ".ci" / "run"

    assert entry.stat().st_mode & 0o111
    assert "make check" in text(entry)
    assert "make test" in text(entry)


def test_the_lock_names_no_address_and_every_hash() -> None:
    lock = text(ROOT / "requirements.lock")
    packages = re.findall(r"^([a-z0-9-]+)==", lock, re.MULTILINE)

    assert len(packages) > 40
    assert "--index-url" not in lock
    assert "://" not in lock
    assert lock.count("--hash=sha256:") >= len(packages)
