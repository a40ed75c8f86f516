"""docs/map.md: every file of the house with its first line, room by room."""

from itertools import groupby
from pathlib import Path

from scripts.pages.source import CODE, ROOMS, first_line, python_files

HEAD = """# Map

Every module with the first line it says of itself, room by room in the order of the row: a room
imports only from rooms above it. Written by `make map`.
"""


def _room(file: Path) -> str:
    top = file.relative_to(CODE).parts[0]
    return top.removesuffix(".py")


def _place(file: Path) -> int:
    room = _room(file)
    return ROOMS.index(room) if room in ROOMS else -1


def _lines(file: Path) -> str:
    name = file.relative_to(CODE).as_posix()
    return f"- `{name}`: {first_line(file)}"


def text() -> str:
    files = sorted(python_files(), key=lambda file: (_place(file), file.parts))
    parts = [HEAD]
    for room, inside in groupby(files, key=_room):
        modules = [file for file in inside if file.name != "__init__.py" or file.parent == CODE]
        packages = [file for file in files if file == CODE / room / "__init__.py"]
        intro = "".join(f"{first_line(file)}\n\n" for file in packages)
        if modules:
            parts.append(f"## {room}\n\n{intro}" + "\n".join(map(_lines, modules)) + "\n")
    return "\n".join(parts).replace("## __init__\n", "## jianyan\n")
