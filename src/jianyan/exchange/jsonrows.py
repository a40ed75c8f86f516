"""JSON 行 — the objects of a json list, decoded one after another without holding the list."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from jianyan.exchange.delimited import encoding_of
from jianyan.exchange.rows import Cell, FileRefused, Row

BLOCK = 262_144
BETWEEN = " \t\r\n,\ufeff"


def read(path: Path) -> Iterator[Row]:
    """A list of objects, one object a line, or an object that wraps one list of objects."""
    with path.open(encoding=encoding_of(path)) as file:
        no = 0
        for value in _values(_Window(file), path.name):
            for record in _records(value):
                no += 1
                yield _row(no, record)


class _Window:
    """The part of the text that is being decoded; it grows only while a value needs it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self._block = BLOCK
        self.text, self.at, self.ended = "", 0, False

    def skip(self) -> str:
        """The next character that matters, or nothing at the end of what was read."""
        while self.at < len(self.text) and self.text[self.at] in BETWEEN:
            self.at += 1
        return self.text[self.at : self.at + 1]

    def grow(self) -> None:
        block = self._file.read(self._block)
        if len(self.text) - self.at >= self._block:
            self._block *= 2
        self.text, self.at, self.ended = self.text[self.at :] + block, 0, not block


def _values(window: _Window, name: str) -> Iterator[object]:
    decoder = json.JSONDecoder()
    window.grow()
    opened = window.skip() == "["
    window.at += opened
    while True:
        following = window.skip()
        if opened and following == "]":
            return
        if not opened and not following and window.ended:
            return
        try:
            value, window.at = decoder.raw_decode(window.text, window.at)
        except json.JSONDecodeError as error:
            if window.ended:
                raise FileRefused("json_broken", file=name, reason=error.msg) from error
            window.grow()
        else:
            yield value


def _records(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        lists = [inner for inner in value.values() if _is_list_of_objects(inner)]
        if len(lists) == 1 and len(value) <= 4:
            yield from lists[0]
            return
    yield value


def _is_list_of_objects(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _row(no: int, record: object) -> Row:
    if not isinstance(record, dict):
        return Row(no, (str(record),), names=("",), fault="not_an_object")
    names = tuple(str(name) for name in record)
    return Row(no, tuple(_cell(value) for value in record.values()), names=names)


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list):
        return tuple(_plain(item) for item in value)
    return _plain(value)


def _plain(value: object) -> str:
    if isinstance(value, dict):
        for key in ("name", "text", "title", "姓名", "名称", "内容"):
            if isinstance(value.get(key), str):
                return str(value[key])
        return json.dumps(value, ensure_ascii=False)
    return "" if value is None else str(value)
