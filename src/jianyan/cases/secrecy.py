"""密级标志 — finds a real classification mark, so that marked text is never stored (practice.md 3)."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from jianyan.cases.refusal import Refused


@cache
def _marks() -> tuple[re.Pattern[str], ...]:
    path = Path(__file__).with_suffix(".toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["mark"]
    return tuple(re.compile(table["pattern"], re.MULTILINE) for table in tables)


def marked(text: str) -> str | None:
    """The classification mark that the text carries, as it was found; None where it carries none."""
    if "密" not in text:  # thousands of texts are read at an import, and few have the sign
        return None
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKC", text) if unicodedata.category(sign) != "Cf"
    )
    for mark in _marks():
        if found := mark.search(plain):
            return found[0].strip()
    return None


def refuse_marked(*texts: str) -> None:
    """Refuse before anything is stored (S08)."""
    for text in texts:
        if mark := marked(text):
            raise Refused("marked_secret", mark=mark)
