"""行号: where in a TOML file a table or a key stands, so that a complaint can name its line."""

import re

Path = tuple[str | int, ...]

_HEADER = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.\-]+)\s*\]\]?\s*(#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_\-]+)\s*=")


def index(text: str) -> dict[Path, int]:
    """The line of every table and key; arrays of tables are numbered from 0."""
    found: dict[Path, int] = {(): 1}
    counts: dict[Path, int] = {}
    at: Path = ()
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            at = _enter(tuple(header[2].split(".")), header[1] == "[[", counts)
            found.setdefault(at, number)
        elif key := _KEY.match(line):
            found.setdefault((*at, key[1]), number)
    return found


def _enter(parts: tuple[str, ...], repeated: bool, counts: dict[Path, int]) -> Path:
    at: Path = ()
    for part in parts[:-1]:
        at = (*at, part)
        if at in counts:
            at = (*at, counts[at])
    at = (*at, parts[-1])
    if repeated:
        counts[at] = counts.get(at, -1) + 1
        at = (*at, counts[at])
    return at


def line_of(found: dict[Path, int], path: Path) -> int:
    """The line of the path, or of the nearest table around it."""
    while path not in found:
        path = path[:-1]
    return found[path]
