"""docs/decisions/README.md: the list of decisions, from their titles and states."""

import re
from pathlib import Path

from scripts.pages.source import ROOT

FOLDER = ROOT / "docs" / "decisions"
HEAD = """# Decisions

Why the house is as it is. A new pattern, a new dependency, a rule of law read in one of two possible
ways gets a page of ten to thirty lines: Status, Date, Context, Decision, Consequences. A decision is
never rewritten; a later one replaces it. This list is written by `make docs`.
"""


def files() -> list[Path]:
    return sorted(FOLDER.glob("[0-9][0-9][0-9][0-9]-*.md"))


def title(file: Path) -> str:
    return file.read_text(encoding="utf-8").splitlines()[0].removeprefix("# ")


def status(file: Path) -> str:
    found = re.search(r"^\*?\*?Status:?\*?\*?:? *(.+)$", file.read_text(encoding="utf-8"), re.M)
    return found[1].strip() if found else ""


def text() -> str:
    rows = "\n".join(f"- [{title(file)}]({file.name}) ({status(file)})" for file in files())
    return f"{HEAD}\n{rows}\n"
