"""Reading the source: first lines of modules, and which files there are."""

import ast
from functools import cache
from pathlib import Path

from django.utils.translation import override

ROOT = Path(__file__).resolve().parent.parent.parent
CODE = ROOT / "src" / "jianyan"
# the row of rooms (design: a room imports only from its left); doors.py stands between
ROOMS = (
    "rules",
    "people",
    "cases",
    "deadlines",
    "search",
    "outcomes",
    "advice",
    "disclosure",
    "supervision",
    "listening",
    "statistics",
    "papers",
    "notices",
    "doors",
    "web",
    "api",
    "exchange",
    "ops",
    "config",
)


@cache
def module(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def first_line(file: Path) -> str:
    """The first line of a module's docstring, or nothing."""
    text = ast.get_docstring(module(file)) or ""
    return text.splitlines()[0] if text else ""


def python_files() -> list[Path]:
    """Every module of the product but migrations."""
    return sorted(file for file in CODE.rglob("*.py") if "migrations" not in file.parts)


def both(label: object) -> str:
    """A label in English and Chinese."""
    with override("en"):
        english = str(label)
    with override("zh-hans"):
        chinese = str(label)
    return f"{english} {chinese}"


def cell(text: str) -> str:
    """A text as one cell of a Markdown table."""
    return text.replace("|", "\\|").replace("\n", " ")
