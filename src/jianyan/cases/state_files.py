"""附件的状态: a file that an event carries becomes a row; taken out or erased it is no longer shown."""

from typing import Any, get_type_hints

from jianyan.cases.facts import Fact, FileRef
from jianyan.cases.models import File

_known: dict[type, tuple[str, ...]] = {}  # which fields of an event carry files


def files_in(event: Any) -> list[FileRef]:
    """The files that an event carries, in the order of its fields."""
    found: list[FileRef] = []
    for name in _fields(type(event)):
        value = getattr(event, name)
        found += value if isinstance(value, tuple) else [value] if value is not None else []
    return found


def _fields(kind: type) -> tuple[str, ...]:
    if kind not in _known:
        hints = get_type_hints(kind).items()
        _known[kind] = tuple(name for name, hint in hints if "FileRef" in str(hint))
    return _known[kind]


def enclose(fact: Fact) -> None:
    """Whichever move brings a file, its row is made here."""
    for ref in files_in(fact.event):
        fact.dossier.add(
            File(
                no=ref.no,
                kind=ref.kind,
                about=fact.part,
                name=fact.dossier.body(ref.name.no),
                media=ref.media,
                size=ref.size,
                sm3=ref.sm3,
                added_on=fact.by.on,
            )
        )
