"""Every page of docs/ can be found from its index."""

import re

from tests.structure.house import ROOT, text

DOCS = ROOT / "docs"


def test_the_index_names_every_page() -> None:
    index = text(DOCS / "README.md")
    pages = [page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")]
    lost = [page for page in pages if page not in index and not page.startswith("decisions/0")]

    assert [page for page in lost if page != "README.md"] == []


def test_both_readmes_name_the_two_commands() -> None:
    for name in ("README.md", "README.zh-hans.md"):
        readme = text(ROOT / name)
        assert "make demo" in readme
        assert "make test" in readme


def test_the_tutorial_follows_the_journey_that_is_tested() -> None:
    journey = text(ROOT / "tests" / "journeys" / "test_a_proposal_reaches_the_public.py")
    story = journey.partition("def test_a_proposal_reaches_the_public")[2].partition("\n\n\n")[0]
    told = re.findall(r"<!-- step: (\w+) -->", text(DOCS / "tutorial.md"))

    assert told == re.findall(r"^    (?:case = )?(\w+)\((?:story|cast)\b", story, re.MULTILINE)
