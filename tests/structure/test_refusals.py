"""Every refusal and warning has its sentence, and no sentence is left over."""

import ast

from django.utils.translation import override

from jianyan.cases.wording import SENTENCES
from scripts.pages.source import module, python_files
from tests.structure.house import CODE, name

SAYERS = {"Refused", "Warned"}


def codes() -> dict[str, str]:
    """Every code that the house refuses with, and where."""
    return {
        node.args[0].value: f"{name(file)}:{node.lineno}"
        for file in python_files()
        for node in ast.walk(module(file))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] in SAYERS
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
    }


def words() -> set[str]:
    """Every string of the domain: a code that is passed on in a list is one of them."""
    return {
        node.value
        for file in CODE.rglob("*.py")
        if "migrations" not in file.parts and file.name != "wording.py"
        for node in ast.walk(module(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_every_code_has_its_sentence() -> None:
    assert {code: place for code, place in codes().items() if code not in SENTENCES} == {}


def test_no_sentence_is_left_over() -> None:
    assert set(SENTENCES) - words() == set()


def test_a_sentence_says_something_and_ends() -> None:
    with override("en"):
        english = {code: str(sentence) for code, sentence in SENTENCES.items()}

    assert [
        code for code, said in english.items() if len(said) < 20 or said[-1] not in ".。"
    ] == []
