"""Runs every check, one after the other, and names at the end those that failed."""

import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
PY = sys.executable


def listed(pattern: str = "") -> list[str]:
    """The files of the project, as git knows them, or as they lie there without git."""
    wanted = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(wanted, cwd=ROOT, capture_output=True, text=True, check=False)
    names = found.stdout.split("\0") if not found.returncode else _lying("src", "docs", "tests")
    return [one for one in names if one.endswith(pattern) and (ROOT / one).is_file()]


def _lying(*folders: str) -> list[str]:
    files = (file for folder in folders for file in (ROOT / folder).rglob("*"))
    return [file.relative_to(ROOT).as_posix() for file in files if "__pycache__" not in file.parts]


def checks() -> dict[str, list[str]]:
    return {
        "lint": [PY, "-m", "ruff", "check", "."],
        "format": [PY, "-m", "ruff", "format", "--check", "."],
        "templates": [str(BIN / "djade"), "--check", "--target-version", "5.2", *listed(".html")],
        "types": [PY, "-m", "mypy"],
        "rooms": [str(BIN / "lint-imports"), "--no-cache"],
        "spelling": [PY, "-m", "codespell_lib", *listed()],
        "migrations": [PY, "manage.py", "makemigrations", "--check", "--dry-run"],
        "translations": [PY, "-m", "scripts.messages", "check"],
        "generated pages": [PY, "-m", "scripts.docs", "--check"],
        "shapes of events": [PY, "-m", "scripts.shapes", "--check"],
    }


def passes(name: str, command: list[str]) -> bool:
    """Run one check; its words are shown only where it fails."""
    start = time.monotonic()
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL
    )
    took = time.monotonic() - start
    print(f"{'ok    ' if not done.returncode else 'FAILED'} {name} ({took:.1f} s)", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return not done.returncode


def main() -> int:
    wanted = sys.argv[1:] or list(checks())
    if unknown := set(wanted) - set(checks()):
        print(f"There is no check {', '.join(sorted(unknown))}; there are: {', '.join(checks())}.")
        return 2
    failed = [
        name for name, command in checks().items() if name in wanted and not passes(name, command)
    ]
    print(f"Failed: {', '.join(failed)}." if failed else "Every check passed.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
