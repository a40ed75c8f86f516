"""盖章件 — the text of a sealed copy, and where it says something else than the draft."""

import io
import unicodedata
from difflib import SequenceMatcher

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from jianyan.cases.contents import Upload

COMPARED = 20_000  # signs; a longer letter is compared up to there
_LEAST = 2  # signs in a row; a single one is a slip of the extraction
_FAULTS = (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError)


def text_of(file: Upload) -> str:
    """What can be read in it; empty for a scan or another format, which people compare."""
    if not file.content.startswith(b"%PDF-"):
        return ""
    try:
        pages = PdfReader(io.BytesIO(file.content)).pages
        return "\n".join(page.extract_text() for page in pages).strip()
    except _FAULTS:
        return ""


def left_out(draft: str, sealed: str) -> list[str]:
    """Passages of the draft that the sealed copy does not have; what it adds (its head, its seal) is
    no difference."""
    wanted, found = _bare(draft)[:COMPARED], _bare(sealed)[: 2 * COMPARED]
    if wanted in found:
        return []
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    gone = [
        wanted[a:b] for tag, a, b, _, _ in matcher.get_opcodes() if tag in {"delete", "replace"}
    ]
    return [passage for passage in gone if len(passage) >= _LEAST or passage.isdigit()]


def _bare(text: str) -> str:
    """Without spaces and line ends, full and half width alike."""
    return "".join(unicodedata.normalize("NFKC", text).split())
