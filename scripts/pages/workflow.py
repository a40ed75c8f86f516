"""docs/workflow.md: the tables of moves as diagrams and tables, in both languages."""

import os
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import django
from django.utils.translation import override

from scripts.pages import reach
from scripts.pages.source import CODE, both, cell

HEAD = """# Workflow 办理流程

Who may do what, from which state to which. The same tables check every move, draw the buttons and
fill the API; this page is written from `cases/workflow.py`, the actions, their clocks and their words
by `make docs`. Who reads what: [rights](rights.md). "stays" means that the
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
    yield "| move | label | from | to | who may | limits | may be refused or warned with |"
    yield "|---|---|---|---|---|---|---|"
    for name, move in moves.items():
        sources = ", ".join(_order(move))
        target = move.target.name if move.target is not None else "stays"
        codes = ", ".join(f"`{code}`" for code in codes_of(name))
        yield (
            f"| `{name}` | {cell(both(move.label))} | {sources} | {target} | {_who(move)} | "
            f"{_limits(name)} | {codes} |"
        )


def _who(move: Any) -> str:
    """The right, whose it must be, and the roles that carry it."""
    from jianyan.people.rights import RIGHTS  # noqa: PLC0415  # Django must be ready first

    roles = ", ".join(role.value for role, rights in RIGHTS.items() if move.right in rights)
    return f"{move.right.name} of the {move.scope.replace('_', ' ')}: {roles}"


def file_of(name: str) -> Path:
    return next(CODE.glob(f"cases/actions/*/{name}.py"))


def codes_of(name: str) -> list[str]:
    """The codes that the action can refuse or warn with; those of every move stand above."""
    from jianyan.cases.wording import SENTENCES  # noqa: PLC0415

    return sorted(reach.strings(file_of(name), name) & set(SENTENCES))


def _limits(name: str) -> str:
    """Which clocks a move may set, and which it stops."""
    from jianyan.deadlines import clocks  # noqa: PLC0415
    from jianyan.rules.limits import LIMITS  # noqa: PLC0415

    event = get_type_hints(getattr(import_module(_dotted(name)), name))["return"]
    fields = getattr(event, "__dataclass_fields__", {})
    sets = {"clocks", "tasks", "task", "others"} & set(fields)
    started = sorted(reach.strings(file_of(name), name) & set(LIMITS)) if sets else []
    ended = clocks.ends(event)
    told = [f"sets {' '.join(LIMITS[one][0] for one in started)}"] if started else []
    told += (
        [f"stops {' '.join(LIMITS[one][0] for one in ended if one in LIMITS)}"] if ended else []
    )
    return "; ".join(told)


def _dotted(name: str) -> str:
    return ".".join(file_of(name).relative_to(CODE.parent).with_suffix("").parts)


def _refusals() -> Iterator[str]:
    from jianyan.cases.wording import SENTENCES  # noqa: PLC0415

    yield "\n## What a refusal says 不予办理的说明\n"
    yield "Every move may be refused with `no_right`, `wrong_state` and `no_such_case`. A warning is"
    yield "passed with a recorded reason, unless the rule in force hardens it.\n"
    yield "| code | English | 中文 |\n|---|---|---|"
    for code, sentence in sorted(SENTENCES.items()):
        with override("en"):
            english = str(sentence)
        with override("zh-hans"):
            yield f"| `{code}` | {cell(english)} | {cell(str(sentence))} |"


def _glossary_of(moves: dict[str, Any]) -> Iterator[str]:
    yield "| state | is |\n|---|---|"
    for state in _states(moves).values():
        yield f"| {state.name} | {both(state.label)} |"


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
    parts += [*_followed(consequences.ROLL_UPS), *_refusals()]
    return "\n".join(parts) + "\n"
