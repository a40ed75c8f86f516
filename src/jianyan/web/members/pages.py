"""同一文稿的几处打开 — what one open page of a text knows, and the other texts that are kept beside it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from jianyan import doors
from jianyan.cases import unsaved
from jianyan.cases.models import DraftBuffer
from jianyan.cases.unsaved import Sheet
from jianyan.web import hints
from jianyan.web.members.forms import Writing
from jianyan.web.members.manuscript import Manuscript, Typed, rows_of

_SIGN = re.compile(r"[0-9a-f]{1,32}")


@dataclass(frozen=True, slots=True)
class Stamps:
    """The hidden fields of the writing page: which texts it was opened with, and its own sign."""

    saved: str
    opened: str
    page: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Another text of the same form; `sign` where it can be taken up or put away."""

    words: str
    at: datetime | None
    sign: str = ""


def fresh(text: Manuscript, newest: DraftBuffer | None) -> Stamps:
    """For a page opened now."""
    return Stamps(text.saved, newest.edition if newest else "", doors.new_key())


def sent(data: Typed) -> Stamps:
    """As the page sent them; a program that sends none knows of nothing else."""
    return Stamps(*(_sign(data.get(name, "")) for name in ("saved", "opened", "page")))


def _sign(given: str) -> str:
    return given if _SIGN.fullmatch(given) else ""


def sheet(text: Manuscript, stamps: Stamps, data: Typed | None = None) -> Sheet:
    """What the page may write over, and what its writer said of hints at secrets."""
    behind = bool(stamps.saved) and stamps.saved != text.saved
    return Sheet(stamps.opened, stamps.page, is_behind=behind, passed=hints.passed(data or {}))


def collides(text: Manuscript, stamps: Stamps, typed: Typed) -> bool:
    """Whether another window saved or typed something else that this page does not know of. One query."""
    if not stamps.page:
        return False
    seen = sheet(text, stamps)
    if seen.is_behind:
        return True
    newest = unsaved.kept(text.by.actor.id, text.key)
    if newest is None or seen.wrote(newest.edition):
        return False
    return words_of(newest.body) not in {"", words_of(typed)}


def beside_of(text: Manuscript, form: Writing, stamps: Stamps, at: datetime) -> list[Beside]:
    """Keep what collides beside the other text and go on with it: nothing is written over."""
    me, seen = text.by.actor.id, sheet(text, stamps, form.data)
    unsaved.keep(me, text.key, text.typed(form.data), at, seen)
    unsaved.bring_forward(me, text.key, stamps.page)
    return [Beside(words_of(text.saved_words()), None)] if seen.is_behind else []


def forgets(text: Manuscript, stamps: Stamps) -> str:
    """Which copy on the device is no longer needed, for the message that says so."""
    return f"{text.by.actor.id}:{text.keep_url}#{stamps.page}"


def beside(others: Iterable[DraftBuffer]) -> list[Beside]:
    """The texts that other pages kept, the oldest first."""
    return [Beside(words_of(row.body), row.saved_at, row.beside) for row in others]


def words_of(typed: Mapping[str, str]) -> str:
    """The text itself, paragraph by paragraph."""
    points = (f"point-{no}" for no in range(1, rows_of(typed) + 1))
    names = ("title", "situation", "analysis", *points)
    return "\n\n".join(typed[name] for name in names if typed.get(name, "").strip())
