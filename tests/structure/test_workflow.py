"""The tables of moves are whole: no dead end, and each move has all that belongs to it."""

import ast
import inspect
from functools import cache
from importlib import import_module
from types import ModuleType

import pytest
from django.utils.translation import override

from jianyan.cases import consequences, events, states, workflow
from jianyan.people.rights import RIGHTS
from tests.structure.house import CODE, ROOT, text

MACHINES = (
    states.CaseState,
    states.AssignmentState,
    states.RoundState,
    states.CommitmentState,
    states.DisclosureState,
    states.InquiryState,
)
# where a part may rest for good; a list, because states of two machines may share a value
ENDINGS = [
    *(states.CaseState[name] for name in ["NOT_FILED", "CONVERTED", "MERGED", "WITHDRAWN", "CONCLUDED", "CLOSED", "HISTORY"]),
    *(states.AssignmentState[name] for name in ["RELEASED", "CO_OPINION_GIVEN", "REPLIED", "CEASED"]),
    *(states.RoundState[name] for name in ["RATED", "NO_FEEDBACK", "REHANDLED", "EXPLAINED", "REPLACED", "SETTLED"]),
    *(states.CommitmentState[name] for name in ["CLOSED", "NOT_FEASIBLE"]),
    *(states.InquiryState[name] for name in ["ASKED", "AGREED", "OBJECTED"]),
    *(states.DisclosureState[name] for name in ["NOT_PUBLIC", "PUBLISHED", "RECALLED"]),
]  # fmt: skip


def key(state: object) -> tuple[str, str]:
    """States of two machines may share a value, so a state is named with its machine."""
    return type(state).__name__, str(state)


def steps() -> set[tuple[tuple[str, str], tuple[str, str]]]:
    """Every way from one state to another, by a move or by what follows from one."""
    found = set()
    for move in workflow.MOVES.values():
        found |= {(key(s), key(move.target)) for s in move.sources if move.target is not None}
    for rule in consequences.ROLL_UPS:
        found |= {(key(source), key(rule.target)) for source in rule.sources}
    return found


def closure(start: set[tuple[str, str]], *, backwards: bool = False) -> set[tuple[str, str]]:
    reached, ways = set(start), steps()
    while True:
        found = {(a if backwards else b) for a, b in ways if (b if backwards else a) in reached}
        if found <= reached:
            return reached
        reached |= found


def action(name: str) -> ModuleType:
    file = next(CODE.glob(f"cases/actions/*/{name}.py"))
    return import_module(".".join(file.relative_to(ROOT / "src").with_suffix("").parts))


def event_of(name: str) -> type:
    found = inspect.signature(getattr(action(name), name), eval_str=True).return_annotation
    assert isinstance(found, type)
    return found


@cache
def named_in_tests() -> set[str]:
    """Every name that a test outside this folder uses."""
    return {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for file in (ROOT / "tests").rglob("*.py")
        if "structure" not in file.parts
        for node in ast.walk(ast.parse(text(file)))
        if isinstance(node, ast.Name | ast.Attribute)
    }


moves = pytest.mark.parametrize("name", sorted(workflow.MOVES))


def test_every_state_can_be_reached() -> None:
    reached = closure({key(state) for state in workflow.BORN.values()})

    assert [
        str(key(state)) for machine in MACHINES for state in machine if key(state) not in reached
    ] == []


def test_no_state_is_a_dead_end() -> None:
    ending = closure({key(state) for state in ENDINGS}, backwards=True)

    assert [
        str(key(state)) for machine in MACHINES for state in machine if key(state) not in ending
    ] == []


@moves
def test_a_move_has_its_action_of_the_same_name(name: str) -> None:
    assert callable(getattr(action(name), name))


@moves
def test_a_move_records_an_event(name: str) -> None:
    assert event_of(name).__module__.startswith(events.__name__)


@moves
def test_somebody_holds_the_right_to_a_move(name: str) -> None:
    assert any(workflow.MOVES[name].right in rights for rights in RIGHTS.values())


@moves
def test_a_move_is_labelled_in_both_languages(name: str) -> None:
    label = workflow.MOVES[name].label
    with override("en"):
        english = str(label)
    with override("zh-hans"):
        chinese = str(label)

    assert english.isascii()
    assert not chinese.isascii()


@moves
def test_a_move_is_made_in_a_test(name: str) -> None:
    assert name in named_in_tests()


@cache
def entries() -> set[str]:
    """The names of what the API offers, from its own description."""
    from jianyan.api.v1.api import api

    paths = api.get_openapi_schema()["paths"].values()
    return {entry["operationId"] for methods in paths for entry in methods.values()}


@moves
def test_a_move_has_its_entry_in_the_api(name: str) -> None:
    assert name in entries()


def test_no_action_is_without_its_move() -> None:
    files = {file.stem for file in CODE.glob("cases/actions/*/*.py")} - {"__init__"}

    assert files - set(workflow.MOVES) == set()


def test_buttons_and_actions_have_no_two_moves_of_one_label() -> None:
    labels = [(move.on, str(move.label)) for move in workflow.MOVES.values()]

    assert len(labels) == len(set(labels))


@moves
def test_a_move_has_its_page(name: str) -> None:
    """A form of the desk, or for the proposer's own a page of the members."""
    from jianyan.cases.queries.open_moves import OWN
    from jianyan.web.desk.forms.table import FORMS

    members = "".join(text(file) for file in CODE.glob("web/members/**/*.py"))
    assert name in FORMS or (name in OWN and name in members)


@moves
def test_a_move_can_be_made_at_random(name: str) -> None:
    """Name in tests/model/inputs.py what a person types into it, where plain words do not do."""
    from tests.model.inputs import is_known

    assert is_known(name)


@moves
def test_a_move_stands_in_the_table_of_rights(name: str) -> None:
    from jianyan.people.access import step_of

    assert step_of(name)


@moves
def test_what_a_move_refuses_with_is_worded(name: str) -> None:
    """The generated page names at least what the action raises itself."""
    from scripts.pages.workflow import codes_of, file_of

    raised = {
        node.args[0].value
        for node in ast.walk(ast.parse(text(file_of(name))))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"Refused", "Warned"}
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
    assert raised <= set(codes_of(name))
