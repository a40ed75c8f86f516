"""SM3 digests (国密杂凑) of words and of journal lines."""

import hashlib
from typing import Any

import msgspec

_encoder = msgspec.json.Encoder(order="deterministic")


def sm3(data: bytes) -> str:
    return hashlib.new("sm3", data).hexdigest()


def of_words(body: str) -> str:
    return sm3(body.encode())


def canonical(value: Any) -> str:
    """The one JSON text of a value: keys sorted, no spaces; what is stored is what was digested."""
    return _encoder.encode(value).decode()


def of_line(previous: str, fields: tuple[object, ...]) -> str:
    """The digest of a journal line over the digest of the line before it in the same case."""
    return sm3(previous.encode() + b"\n" + _encoder.encode(fields))
