"""docs/statistics.md: what each measure counts, from the modules that count it."""

import ast
import inspect
import os
import sys
from typing import Any

import django
from django.utils.translation import override

from scripts.pages.source import CODE, cell, module

HEAD = """# Statistics 统计口径

Each measure is a definition and the very rows it counts, so that every figure opens its list. The same
measure feeds page, report, sheet and API. Written from `statistics/measures` by `make docs`.
"""


def _both(words: Any) -> str:
    with override("en"):
        english = str(words)
    with override("zh-hans"):
        return f"{english} {words}"


def _row(measure: Any) -> str:
    base = f"`{measure.base}`" if measure.base else ""
    label, definition = cell(_both(measure.label)), cell(_both(measure.definition))
    return f"| `{measure.key}` | {label} | {definition} | {base} |"


def text() -> str:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianyan.config.settings")
    django.setup()
    from jianyan.statistics.measures import MEASURES  # noqa: PLC0415  # Django must be ready first

    parts, last = [HEAD], ""
    for measure in MEASURES.values():
        name = _module_of(measure).rpartition(".")[2]
        if name != last:
            last = name
            words = (
                ast.get_docstring(module(CODE / "statistics" / "measures" / f"{name}.py")) or ""
            )
            title, _, rest = words.partition("\n")
            parts.append(f"\n## {name}: {title}\n{rest}\n")
            parts.append("| key | label | counts | share of |\n|---|---|---|---|")
        parts.append(_row(measure))
    return "\n".join(parts) + "\n"


def _module_of(measure: Any) -> str:
    """The module that lists this measure."""
    package = sys.modules["jianyan.statistics.measures"]
    found = [m for _, m in inspect.getmembers(package, inspect.ismodule)]
    return next(m.__name__ for m in found if measure in getattr(m, "MEASURES", ()))
