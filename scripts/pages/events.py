"""docs/events.md and the kept shapes of events, read from cases/events.py."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from scripts.pages.source import CODE, cell, module

FILES = sorted({*CODE.glob("cases/events.py"), *CODE.glob("cases/events/*.py")})
WIRING = CODE / "config" / "wiring.py"
SECTION = re.compile(r"^# ── (.+?) ─+$", re.MULTILINE)
HEAD = """# Events

What can happen to a case. Each event is one line of the journal, for ever: its shape never changes;
a new need is a new event or a new field with a default. Written from `cases/events.py` by
`make docs`; the shapes kept in `tests/structure/events.txt` hold the code to it.

After an event is recorded these follow, in this order, in the same transaction: {follow}.
The rows of the case itself are changed first, by `cases/state.py`.
"""


@dataclass(frozen=True, slots=True)
class Shape:
    """One event: its section, its name, what it says of itself, its fields."""

    section: str
    name: str
    says: str
    fields: tuple[str, ...]

    @property
    def line(self) -> str:
        return f"{self.name}({', '.join(self.fields)})"


def _fields(node: ast.ClassDef) -> tuple[str, ...]:
    return tuple(
        ast.unparse(part).replace("\n", " ")
        for part in node.body
        if isinstance(part, ast.AnnAssign)
    )


def shapes() -> list[Shape]:
    """Every event in the order of its file."""
    return [shape for file in FILES for shape in _shapes_of(file)]


def _shapes_of(file: Path) -> list[Shape]:
    source = file.read_text(encoding="utf-8")
    starts = [(source.count("\n", 0, hit.start()), hit[1]) for hit in SECTION.finditer(source)]
    found = []
    for node in module(file).body:
        if isinstance(node, ast.ClassDef) and node.decorator_list:
            section = [name for line, name in starts if line < node.lineno]
            says = (ast.get_docstring(node) or "").replace("\n", " ")
            found.append(
                Shape(section[-1] if section else file.stem, node.name, says, _fields(node))
            )
    return found


def _followers() -> str:
    """The projections that config/wiring.py names, in order."""
    for node in ast.walk(module(WIRING)):
        if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple)):
            continue
        if ast.unparse(node.targets[0]) == "PROJECTIONS":
            return ", ".join(f"`{ast.unparse(item)}`" for item in node.value.elts)
    return "nothing"


def text() -> str:
    parts = [HEAD.format(follow=_followers())]
    last = None
    for shape in shapes():
        if shape.section != last:
            last = shape.section
            parts.append(f"\n## {shape.section}\n\n| event | is | fields |\n|---|---|---|")
        fields = "<br>".join(f"`{cell(field)}`" for field in shape.fields)
        parts.append(f"| `{shape.name}` | {cell(shape.says)} | {fields} |")
    return "\n".join(parts) + "\n"
