"""Writes the generated pages of docs/; with --check it only names those that are not current."""

import sys
from collections.abc import Callable
from pathlib import Path

from scripts.pages import decisions, events, glossary, rights, statistics, workflow
from scripts.pages import map as house_map
from scripts.pages.source import ROOT

PAGES: dict[str, Callable[[], str]] = {
    "map": house_map.text,
    "glossary": glossary.text,
    "events": events.text,
    "workflow": workflow.text,
    "rights": rights.text,
    "statistics": statistics.text,
    "decisions/README": decisions.text,
}


def page(name: str) -> Path:
    return ROOT / "docs" / f"{name}.md"


def stale() -> list[str]:
    """The generated pages that do not say what the code says today."""
    return [
        f"docs/{name}.md is not current: run `make docs`"
        for name, text in PAGES.items()
        if not page(name).exists() or page(name).read_text(encoding="utf-8") != text()
    ]


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        found = stale()
        print("\n".join(found) or "Every generated page is current.")
        return 1 if found else 0
    if unknown := set(arguments) - set(PAGES):
        print(f"There is no page {', '.join(sorted(unknown))}; there are {', '.join(PAGES)}.")
        return 2
    for name in arguments or PAGES:
        page(name).write_text(PAGES[name](), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
