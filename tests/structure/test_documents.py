"""Every page of docs/ can be found from its index."""

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
