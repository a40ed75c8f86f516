"""页眉页脚 — what stands at the edge of every page is no part of the text: heads, feet, page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from jianyan.exchange.documents.parts import Line, Page

EDGE = 0.1  # of the height, above and below
PAGE_NUMBER = re.compile(
    r"[-—–_·•.\s]*(?:第\s*)?[0-9０-９]{1,3}\s*(?:页)?(?:\s*[/,，]?\s*共?\s*[0-9０-９]{1,3}\s*页?)?[-—–_·•.\s]*"
)
MARKS = re.compile(r"[\W\d_]+")


def without(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers, and without lines that the same edge of others bears too."""
    repeated = _repeated(pages)
    return [
        page.having(tuple(line for line in page.lines if not _runs(page, line, repeated)))
        for page in pages
    ]


def _runs(page: Page, line: Line, repeated: set[tuple[str, str]]) -> bool:
    edge = _edge(page, line)
    if not edge:
        return False
    if PAGE_NUMBER.fullmatch(line.text) and _is_last(page, line, edge):
        return True
    return (edge, _bare(line.text)) in repeated


def _is_last(page: Page, line: Line, edge: str) -> bool:
    """Nothing stands further out."""
    if edge == "foot":
        return all(other.box.middle <= line.box.bottom for other in page.lines)
    return all(other.box.middle >= line.box.top for other in page.lines)


def _edge(page: Page, line: Line) -> str:
    if line.box.bottom < page.height * EDGE:
        return "head"
    return "foot" if line.box.top > page.height * (1 - EDGE) else ""


def _bare(text: str) -> str:
    return MARKS.sub("", text)


def _repeated(pages: Sequence[Page]) -> set[tuple[str, str]]:
    """Edge lines that half of the pages have, at least two; their page numbers may differ."""
    found: Counter[tuple[str, str]] = Counter()
    for page in pages:
        edges = {(_edge(page, line), _bare(line.text)) for line in page.lines}
        found.update(key for key in edges if key[0] and key[1])
    least = max(2, len(pages) // 2)
    return {key for key, times in found.items() if times >= least}
