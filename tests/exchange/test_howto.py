"""导入说明: what the page says is so."""

import re
from pathlib import Path

from jianyan.exchange import wording
from jianyan.exchange.headings import Dictionary, field_names, read_mapping

PAGE = Path(__file__).parents[2] / "docs" / "howto" / "import-a-catalogue.md"


def test_its_mapping_file_is_read(tmp_path: Path) -> None:
    block = re.search(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert block is not None
    (tmp_path / "m.toml").write_text(block[1], "utf-8")

    mapping = read_mapping(tmp_path / "m.toml")

    assert set(mapping) <= set(field_names())
    assert Dictionary(mapping).find("牵头单位") == "proposers"


def test_every_code_it_names_has_its_sentence() -> None:
    table = PAGE.read_text("utf-8").split("## 五")[1]
    codes = re.findall(r"`([a-z_]+)`", table)

    assert len(codes) > 15
    assert set(codes) <= set(wording.sentences())


def test_the_headings_it_names_are_understood() -> None:
    listed = PAGE.read_text("utf-8").split("例如:")[1].split("。全部")[0]
    headings = [
        one for one in re.split(r"[、;\s]+", listed.replace("会办\n单位", "会办单位")) if one
    ]

    lost = [heading for heading in headings if not Dictionary().find(heading)]
    assert lost == []
