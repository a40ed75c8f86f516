"""图片: JPEG and PNG, whole in their structure; what is written into them as text is read."""

import struct
import zlib
from collections.abc import Iterator

from jianyan.cases.contents.found import Found
from jianyan.cases.refusal import Refused

_TEXT_MOST = 1024 * 1024
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WRITTEN = frozenset({*range(0xE0, 0xF0), 0xFE})  # camera data and comments


def look_png(content: bytes) -> Found:
    texts: list[str] = []
    kinds: list[bytes] = []
    for kind, data in _chunks(content):
        kinds.append(kind)
        if kind in {b"tEXt", b"iTXt", b"zTXt", b"eXIf"}:
            texts += _words(_unpacked(kind, data))
    if kinds[:1] != [b"IHDR"] or b"IDAT" not in kinds or kinds[-1] != b"IEND":
        raise Refused("file_damaged")
    return Found("image/png", "png", tuple(texts))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at + 12 <= len(content):
        (length,) = struct.unpack(">I", content[at : at + 4])
        kind = content[at + 4 : at + 8]
        yield kind, content[at + 8 : at + 8 + length]
        if kind == b"IEND":
            return
        at += 12 + length


def _unpacked(kind: bytes, data: bytes) -> bytes:
    if kind != b"zTXt":
        return data
    _, _, packed = data.partition(b"\0")
    try:
        return zlib.decompressobj().decompress(packed[1:], _TEXT_MOST)
    except zlib.error:
        return b""


def look_jpeg(content: bytes) -> Found:
    texts: list[str] = []
    for kind, data in _segments(content):
        if kind in _WRITTEN:
            texts += _words(data)
        if kind in _FRAMES:
            return Found("image/jpeg", "jpg", tuple(texts))
    raise Refused("file_damaged")


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        (length,) = struct.unpack(">H", content[at + 2 : at + 4])
        yield content[at + 1], content[at + 4 : at + 2 + length]
        at += 2 + length


def _words(data: bytes) -> list[str]:
    return [data.decode(code, "ignore") for code in ("utf-8", "gb18030", "utf-16-le", "utf-16-be")]
