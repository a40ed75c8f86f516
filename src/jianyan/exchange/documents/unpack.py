"""拆包 — folders, zip files and mails opened into single documents, with a limit on everything."""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from jianyan.exchange.documents import mail
from jianyan.exchange.documents.kinds import kind
from jianyan.exchange.documents.parts import Unreadable
from jianyan.exchange.wordfiles import is_leftover, member_name

LARGEST = 64 * 1024 * 1024  # one document
LARGEST_SUM = 1024 * 1024 * 1024  # everything out of one zip
MOST = 2000  # files out of one zip
DENSEST = 200  # a zip that grows more than this is a bomb
DEEPEST = 3  # a zip in a mail in a zip


@dataclass(frozen=True, slots=True)
class Piece:
    """One document by the path it was found at, or why it could not be opened."""

    name: str
    data: bytes = b""
    kind: str = ""
    fault: Unreadable | None = None
    letter: mail.Letter | None = None  # the mail it came with


def of_path(path: Path) -> Iterator[Piece]:
    """Everything in a folder, in the order of the names; or in one file."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            name = file.relative_to(path).as_posix()
            if file.is_file() and not file.is_symlink() and not is_leftover(name):
                yield from _of_file(name, file)
    elif path.is_file():
        yield from _of_file(path.name, path)
    else:
        yield Piece(path.name, fault=Unreadable("document_absent", file=path.name))


def _of_file(name: str, file: Path) -> Iterator[Piece]:
    try:
        limit = LARGEST_SUM if file.suffix.lower() == ".zip" else LARGEST
        if file.stat().st_size > limit:
            yield Piece(name, fault=_too_large(name))
            return
        data = file.read_bytes()
    except OSError:
        yield Piece(name, fault=Unreadable("document_closed_to_us", file=name))
        return
    yield from of_bytes(name, data)


def of_bytes(name: str, data: bytes, depth: int = 0) -> Iterator[Piece]:
    """The documents that these bytes are or hold."""
    try:
        found = kind(name, data)
        if found == "zip":
            yield from _of_zip(name, data, depth)
        elif found == "mail":
            yield from _of_mail(name, data, depth)
        elif len(data) > LARGEST:
            raise _too_large(name)
        else:
            yield Piece(name, data, found)
    except Unreadable as fault:
        yield Piece(name, fault=fault)


def too_large(name: str, most: int) -> Piece:
    """A file of which a door let in only the beginning."""
    return Piece(name, fault=Unreadable("document_too_large", file=name, most=most))


def _too_large(name: str) -> Unreadable:
    return Unreadable("document_too_large", file=name, most=LARGEST // 1024 // 1024)


def _of_zip(name: str, data: bytes, depth: int) -> Iterator[Piece]:
    if depth >= DEEPEST:
        raise Unreadable("document_too_deep", file=name)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        _refuse_bomb(name, members)
        kept = [info for info in members if not is_leftover(member_name(info))]
        if not kept:
            raise Unreadable("document_empty", file=name)
        for info in kept:
            yield from _of_member(archive, info, f"{name}/{member_name(info)}", depth)


def _refuse_bomb(name: str, members: list[zipfile.ZipInfo]) -> None:
    whole = sum(info.file_size for info in members)
    packed = sum(info.compress_size for info in members)
    dense = whole > 16 * 1024 * 1024 and whole > DENSEST * max(packed, 1)
    if len(members) > MOST or whole > LARGEST_SUM or dense:
        raise Unreadable("document_bomb", file=name, most=MOST)


def _of_member(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, depth: int
) -> Iterator[Piece]:
    if info.flag_bits & 1:
        yield Piece(name, fault=Unreadable("document_locked", file=name))
        return
    try:
        with archive.open(info) as member:
            data = member.read(LARGEST + 1)  # what the directory says of its size may be a lie
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError):
        yield Piece(name, fault=Unreadable("document_damaged", file=name))
        return
    if len(data) > LARGEST:
        yield Piece(name, fault=_too_large(name))
    else:
        yield from of_bytes(name, data, depth + 1)


def _of_mail(name: str, data: bytes, depth: int) -> Iterator[Piece]:
    """The attachments, and the letter where it is a paper itself or nothing else can be one."""
    if depth >= DEEPEST:
        raise Unreadable("document_too_deep", file=name)
    letter = mail.read(name, data)
    whole = sum(len(body) for _name, body in letter.attached)
    if len(letter.attached) > MOST or whole > LARGEST_SUM:
        raise Unreadable("document_bomb", file=name, most=MOST)
    kinds: set[str] = set()
    for attached, body in letter.attached:
        for piece in of_bytes(f"{name}/{attached}", body, depth + 1):
            kinds |= {piece.kind} if piece.fault is None else set()
            yield Piece(piece.name, piece.data, piece.kind, piece.fault, piece.letter or letter)
    only_pictures = kinds <= {"image"} and mail.is_long(letter)
    if not kinds or only_pictures or mail.is_paper(letter):
        yield Piece(name, data, "mail", letter=letter)
