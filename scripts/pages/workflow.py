"""docs/workflow.md: the tables of moves as diagrams and tables, in both languages."""

import os
from collections.abc import Iterable, Iterator
from typing import Any

import django
from django.utils.translation import override

from scripts.pages.source import cell

HEAD = """# Workflow 办理流程

Who may do what, from which state to which. The same tables check every move, draw the buttons and
fill the API; this page is written from `cases/workflow.py` by `make docs`. "stays" means that the
part keeps its state, or that what follows from the move decides it (`cases/consequences.py`).
"""
TITLES = {
    "CASE_MOVES": "The case 件",
    "ASSIGNMENT_MOVES": "Assignment 办理任务",
    "ROUND_MOVES": "Reply round 答复轮次",
    "COMMITMENT_MOVES": "Commitment 承诺事项",
    "DISCLOSURE_MOVES": "Disclosure 公开",
}
TITLES_OF = {
    "CaseState": "Case",
    "AssignmentState": "Assignment",
    "RoundState": "Round",
    "CommitmentState": "Commitment",
    "DisclosureState": "Disclosure",
}


def _states(moves: dict[str, Any]) -> dict[str, Any]:
    """Every state that a table names, by its value."""
    found = {}
    for move in moves.values():
        for state in [*move.sources, *([move.target] if move.target else [])]:
            found[str(state.value)] = state
    return dict(sorted(found.items()))


def _both(label: Any) -> str:
    with override("en"):
        english = str(label)
    with override("zh-hans"):
        chinese = str(label)
    return f"{english} {chinese}"


def _order(move: Any) -> list[str]:
    """The names of the source states in the order the enum gives them."""
    members = list(type(next(iter(move.sources))).__members__)
    return sorted((state.name for state in move.sources), key=members.index)


def _diagram(moves: dict[str, Any]) -> Iterator[str]:
    yield "```mermaid\nstateDiagram-v2"
    for name, move in moves.items():
        for source in _order(move):
            if move.target is not None:
                yield f"    {source} --> {move.target.name}: {name}"
    yield "```"


def _table(moves: dict[str, Any]) -> Iterator[str]:
    yield "| move | label | from | to | right | whose |\n|---|---|---|---|---|---|"
    for name, move in moves.items():
        sources = ", ".join(_order(move))
        target = move.target.name if move.target is not None else "stays"
        label = cell(_both(move.label))
        yield f"| `{name}` | {label} | {sources} | {target} | {move.right.name} | {move.scope} |"


def _glossary_of(moves: dict[str, Any]) -> Iterator[str]:
    yield "| state | is |\n|---|---|"
    for state in _states(moves).values():
        yield f"| {state.name} | {_both(state.label)} |"


def _followed(rules: Iterable[Any]) -> Iterator[str]:
    yield "\n## What follows by itself 状态联动\n"
    yield "When a part has come to a state, another part moves with it; each step is a line of its own."
    yield "\n| when | stands at | and | then | goes to |\n|---|---|---|---|---|"
    for rule in rules:
        machine = TITLES_OF[type(rule.target).__name__]
        yield f"| {rule.of.__name__} | {rule.state.name} | {rule.says} | {machine} | {rule.target.name} |"


def text() -> str:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianyan.config.settings")
    django.setup()
    from jianyan.cases import consequences, workflow  # noqa: PLC0415  # Django must be ready first

    parts = [HEAD]
    for table, title in TITLES.items():
        moves = getattr(workflow, table)
        parts += [f"\n## {title}\n", *_diagram(moves), "", *_table(moves), ""]
        parts += [*_glossary_of(moves)]
    parts += [*_followed(consequences.ROLL_UPS)]
    return "\n".join(parts) + "\n"
