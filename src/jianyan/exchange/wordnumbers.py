"""Word 自动编号 — the numbers Word draws before paragraphs, which are not part of their text."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

CHINESE = "零一二三四五六七八九"


def chinese(value: int) -> str:
    tens, ones = divmod(value, 10)
    if not tens:
        return CHINESE[ones]
    return ("" if tens == 1 else CHINESE[tens]) + "十" + (CHINESE[ones] if ones else "")


WRITERS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda value: f"{value:02d}",
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "japaneseCounting": chinese,
    "ideographDigital": chinese,
    "taiwaneseCountingThousand": chinese,
    "decimalEnclosedCircle": lambda value: (
        chr(ord("①") + value - 1) if value <= 20 else str(value)
    ),
    "decimalEnclosedCircleChinese": lambda value: (
        chr(ord("①") + value - 1) if value <= 20 else str(value)
    ),
    "decimalFullWidth": str,
    "upperLetter": lambda value: chr(ord("A") + (value - 1) % 26),
    "lowerLetter": lambda value: chr(ord("a") + (value - 1) % 26),
}


class Numbers:
    """Counts the numbered paragraphs of one document in their order."""

    def __init__(self, document: Document) -> None:
        self._levels = _levels(document)
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def text(self, paragraph: Paragraph) -> str:
        """The paragraph as it is seen, its automatic number before it."""
        place = _place(paragraph)
        if place is None or not paragraph.text.strip():
            return paragraph.text
        list_id, depth = place
        level = self._levels.get(list_id, {}).get(depth)
        if level is None or level[0] in ("bullet", "none"):
            return paragraph.text
        counts = self._counts[list_id]
        counts[depth] = counts.get(depth, level[2] - 1) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]
        return self._label(list_id, depth, level[1]) + paragraph.text

    def _label(self, list_id: str, depth: int, pattern: str) -> str:
        for other in range(depth + 1):
            kind, _pattern, start = self._levels[list_id].get(other, ("decimal", "", 1))
            value = self._counts[list_id].get(other, start)
            pattern = pattern.replace(f"%{other + 1}", WRITERS.get(kind, str)(value))
        return pattern


def _place(paragraph: Paragraph) -> tuple[str, int] | None:
    """List and depth of a paragraph, by itself or by its style."""
    properties: Any = paragraph._p.pPr
    style = paragraph.style
    holders = [properties, style.element.pPr if style is not None else None]
    for holder in holders:
        numbering = holder.numPr if holder is not None else None
        if numbering is not None and numbering.numId is not None:
            depth = numbering.ilvl.val if numbering.ilvl is not None else 0
            return (str(numbering.numId.val), int(depth)) if numbering.numId.val else None
    return None


def _levels(document: Document) -> dict[str, dict[int, tuple[str, str, int]]]:
    """For every list: its levels as (manner, pattern, first number)."""
    try:
        root: Any = document.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstract = {
        found.get(qn("w:abstractNumId")): {
            int(level.get(qn("w:ilvl"))): _level(level) for level in found.findall(qn("w:lvl"))
        }
        for found in root.findall(qn("w:abstractNum"))
    }
    return {
        found.get(qn("w:numId")): abstract.get(
            found.find(qn("w:abstractNumId")).get(qn("w:val")), {}
        )
        for found in root.findall(qn("w:num"))
    }


def _level(level: Any) -> tuple[str, str, int]:
    def value(name: str, default: str) -> str:
        element = level.find(qn(name))
        return default if element is None else str(element.get(qn("w:val")) or default)

    return value("w:numFmt", "decimal"), value("w:lvlText", "%1."), int(value("w:start", "1"))
