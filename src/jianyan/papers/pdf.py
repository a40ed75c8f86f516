"""A paper as PDF, set by Typst on the page of GB/T 9704 with the free Noto fonts (参考样张)."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pylopdf_fonts_zh_cn
import typst

from jianyan.papers.document import Paper

_SOURCE = Path(__file__).parent / "data" / "paper.typ"


@cache
def _fonts() -> list[str]:
    folder = Path(pylopdf_fonts_zh_cn.__file__).parent
    return sorted({str(font.parent) for font in folder.rglob("*.[ot]tf")})


def pdf(paper: Paper) -> bytes:
    """The file's bytes; the text goes in as data, never as Typst source."""
    data = {
        "mark": paper.mark,
        "title": paper.title,
        "subtitle": paper.subtitle,
        "sections": [
            {
                "heading": section.heading,
                "paragraphs": list(section.paragraphs),
                "tables": [
                    {
                        "caption": table.caption,
                        "head": list(table.head),
                        "rows": [[str(value) for value in row] for row in table.rows],
                        "note": table.note,
                    }
                    for table in section.tables
                ],
            }
            for section in paper.sections
        ],
    }
    with TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "paper.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
        (root / "paper.typ").write_text(_SOURCE.read_text(encoding="utf-8"), encoding="utf-8")
        made = typst.compile(
            str(root / "paper.typ"), font_paths=_fonts(), ignore_system_fonts=True, format="pdf"
        )
    return bytes(made)
