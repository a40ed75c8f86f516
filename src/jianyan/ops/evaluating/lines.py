"""评测文件 — one JSON object a line (or one array), read with the line that is wrong named."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

Row = dict[str, Any]
_HALF = re.compile("[\ud800-\udfff]")


def rows(file: str, needed: Sequence[str]) -> list[Row]:
    """The objects of a file; each must have an id and these texts."""
    try:
        said = Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{file}: cannot be read as UTF-8 (无法读取): {error}") from error
    found: list[Row] = []
    for place, text in _objects(file, said):
        row = _object(file, place, text)
        missing = [name for name in needed if not isinstance(row.get(name), str)]
        if "id" not in row or missing:
            wanted = ", ".join(["id", *needed])
            raise CommandError(f"{file}:{place}: needs {wanted} (缺少必需的字段)")
        found.append(row)
    return found


def _objects(file: str, said: str) -> list[tuple[int, Any]]:
    if said.lstrip().startswith("["):
        try:
            return list(enumerate(_read(said), start=1))
        except (ValueError, RecursionError) as error:
            raise CommandError(f"{file}: {error} (不是有效的 JSON)") from error
    # a line ends with a line feed and nothing else: texts hold other separators
    return [(no, line) for no, line in enumerate(said.split("\n"), start=1) if line.strip()]


def _object(file: str, place: int, text: Any) -> Row:
    try:
        row = _read(text) if isinstance(text, str) else text
    except (ValueError, RecursionError) as error:
        raise CommandError(f"{file}:{place}: {error} (不是有效的 JSON)") from error
    if not isinstance(row, dict):
        raise CommandError(f"{file}:{place}: not an object (应为一个 JSON 对象)")
    return {_whole(name): _whole(value) for name, value in row.items()}


def _read(said: str) -> Any:
    """JSON as its standard has it: NaN and Infinity, which Python would take, are none."""
    return json.loads(said, parse_constant=_no_number)


def _no_number(said: str) -> None:
    raise ValueError(f"{said} is no JSON value")


def _whole(value: Any) -> Any:
    """Half of a surrogate pair cannot be written again; it becomes the sign for an unreadable one,
    and every place in the text stays where it was."""
    if isinstance(value, list):
        return [_whole(one) for one in value]
    return _HALF.sub("\ufffd", value) if isinstance(value, str) else value
