"""文档: the pages about rules say what the rules do."""

import re
from datetime import date
from pathlib import Path

import pytest

from jianyan.rules import check, packs
from jianyan.rules.due import due
from jianyan.rules.table import markdown

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (DOCS / "deadlines.md").read_text(encoding="utf-8").splitlines()
    if re.search(r"\| 20\d\d-\d\d-\d\d \|", line)
]


@pytest.mark.parametrize("row", EXAMPLES, ids=lambda row: " ".join(row[:4]))
def test_an_example_in_deadlines_holds(row: list[str]) -> None:
    rules, limit, start, when, end, _ = row

    found = due(
        rules, limit, date.fromisoformat(start), when=dict(p.split("=") for p in when.split())
    )

    assert found is not None
    assert str(found.due_on) == end


def test_deadlines_has_examples() -> None:
    assert len(EXAMPLES) >= 18


def test_the_table_of_rules_is_current() -> None:
    assert (DOCS / "rules.md").read_text(encoding="utf-8") == markdown()


def test_the_table_of_rules_names_every_pack() -> None:
    table = markdown()

    assert all(f"`{one.key}`" in table for one in map(packs.load, packs.keys()))


def test_the_worked_pack_of_the_howto_can_be_used(tmp_path: Path) -> None:
    page = (DOCS / "howto" / "add-a-jurisdiction.md").read_text(encoding="utf-8")
    written = re.search(r"```toml\n(.*?)```", page, re.DOTALL)
    assert written is not None
    file = tmp_path / "example-2026.toml"
    file.write_text(written[1], encoding="utf-8")

    assert check.check(file) == []
    assert packs.read(file).limit["reply"][0].extension is not None
