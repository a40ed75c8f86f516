"""密级标志 — a real mark keeps a text out; hints at secrets are asked about before anything is stored (S08)."""

import re
import tomllib
import unicodedata
from collections.abc import Collection
from functools import cache
from pathlib import Path

from jianyan.cases.refusal import Refused, Warned


@cache
def patterns(table: str = "mark") -> tuple[str, ...]:
    """Marks or hints as regular expressions that a browser understands too."""
    path = Path(__file__).with_suffix(".toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))[table]
    return tuple(one["pattern"] for one in tables)


@cache
def _compiled(table: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.MULTILINE) for pattern in patterns(table))


def _plain(text: str) -> str:
    """As a reader sees it: full-width signs as plain ones, without invisible ones."""
    shown = unicodedata.normalize("NFKC", text)
    return "".join(sign for sign in shown if unicodedata.category(sign) != "Cf")


def marked(text: str) -> str | None:
    """The classification mark that the text carries, as it was found; None where it carries none."""
    if "密" not in text:  # thousands of texts are read at an import, and few have the sign
        return None
    plain = _plain(text)
    for mark in _compiled("mark"):
        if found := mark.search(plain):
            return found[0].strip()
    return None


def refuse_marked(*texts: str) -> None:
    """Refuse before anything is stored (S08)."""
    for text in texts:
        if mark := marked(text):
            raise Refused("marked_secret", mark=mark)


def hints(*texts: str) -> tuple[str, ...]:
    """Words that may point to state or work secrets, each once, in the order of the list."""
    plain = _plain("\n".join(texts))
    found = (match[0] for hint in _compiled("hint") for match in hint.finditer(plain))
    return tuple(dict.fromkeys(found))


def ask_about_hints(*texts: str, passed: Collection[str] = ()) -> tuple[str, ...]:
    """The hints, all of which the writer has looked at; Warned where there is one more.

    `passed`: the words of which the writer said that they touch no secret.
    """
    found = hints(*texts)
    if fresh := [words for words in found if words not in passed]:
        raise Warned("secrecy_hint", words="、".join(fresh))
    return found
