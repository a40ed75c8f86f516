"""What an action can say and set in motion: the strings of its own code and of what it calls in cases."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scripts.pages.source import CODE, module

PACKAGE = "jianyan.cases."
# what every action reads through; its words are nobody's own
_THROUGH = {"dossier", "models", "facts", "events", "states", "refusal", "visibility", "scope"}


@cache
def strings(file: Path, name: str) -> frozenset[str]:
    """The constants in a function and in what it calls, as far as it stays in the room."""
    found: set[str] = set()
    for inner in _closure(file, name):
        found |= {
            node.value
            for node in ast.walk(inner)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    return frozenset(found)


def _closure(file: Path, name: str) -> Iterator[ast.stmt]:
    seen: set[tuple[Path, str]] = set()
    waiting = [(file, name)]
    while waiting:
        at, of = waiting.pop()
        if (at, of) in seen or of not in _defined(at):
            continue
        seen.add((at, of))
        node = _defined(at)[of]
        yield node
        waiting += list(_named(node, at))


@cache
def _defined(file: Path) -> dict[str, ast.stmt]:
    """Functions, classes and constants of a module by name."""
    found: dict[str, ast.stmt] = {}
    for node in module(file).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found[node.name] = node
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = node
    return found


@cache
def _imported(file: Path) -> dict[str, tuple[Path, str]]:
    """What a module imports of the room: a name, and where it lies; "" for a whole module."""
    found: dict[str, tuple[Path, str]] = {}
    for node in module(file).body:
        if not isinstance(node, ast.ImportFrom) or node.module is None:
            continue
        for one in node.names:
            called = one.asname or one.name
            inner = _file(f"{node.module}.{one.name}")
            if inner is not None:
                found[called] = (inner, "")
            elif (outer := _file(node.module)) is not None:
                found[called] = (outer, one.name)
    return found


def _file(dotted: str) -> Path | None:
    """The file of a module of the room, where what it says is the action's."""
    if not dotted.startswith(PACKAGE) or set(dotted.split(".")) & _THROUGH:
        return None
    file = CODE.parent / Path(*dotted.split(".")).with_suffix(".py")
    return file if file.is_file() else None


def _named(node: ast.stmt, at: Path) -> Iterator[tuple[Path, str]]:
    """The functions and constants that a piece of code names."""
    imported = _imported(at)
    for inner in ast.walk(node):
        if isinstance(inner, ast.Attribute) and isinstance(inner.value, ast.Name):
            file, name = imported.get(inner.value.id, (None, ""))
            if file is not None and not name:
                yield file, inner.attr
        elif isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Load):
            if inner.id in imported and imported[inner.id][1]:
                yield imported[inner.id]
            else:
                yield at, inner.id
