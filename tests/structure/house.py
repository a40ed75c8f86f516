"""The tracked files and the source, as the structure tests read them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ROOT / "src" / "jianyan"
SKIPPED = {".venv", "var", ".git", "__pycache__", "build", "dist"}


@cache
def tracked() -> tuple[Path, ...]:
    """The files of the project: what git tracks, or in an unpacked archive all but caches."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    names = listing.stdout.decode().split("\0")
    found = [ROOT / name for name in names if name]
    if listing.returncode:
        found = [path for path in ROOT.rglob("*") if not SKIPPED & set(path.parts)]
    return tuple(sorted(path for path in found if path.is_file()))


def called(*endings: str) -> list[Path]:
    """The tracked files whose name ends so."""
    return [path for path in tracked() if path.name.endswith(endings)]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def words_of(path: Path) -> str:
    """A file's text, or nothing for a picture or another file that is no text."""
    try:
        return text(path)
    except UnicodeDecodeError:
        return ""
