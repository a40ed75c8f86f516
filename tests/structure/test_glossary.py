"""The code uses the words of the glossary."""

import ast

from scripts.pages import events, glossary
from scripts.pages.source import module, python_files
from tests.structure.house import CODE

CHOICES = {"TextChoices", "StrEnum", "IntegerChoices", "Enum"}


def terms() -> dict[str, dict[str, object]]:
    return {code: term for section in glossary.terms().values() for code, term in section.items()}


def forms() -> set[str]:
    return {form for term in terms().values() for form in term.get("forms", ())}


def members() -> list[tuple[str, str]]:
    """Every member of every enumeration of the house, with its enumeration."""
    return [
        (node.name, part.targets[0].id)
        for file in python_files()
        for node in ast.walk(module(file))
        if isinstance(node, ast.ClassDef)
        and CHOICES & {ast.unparse(base).split(".")[-1] for base in node.bases}
        for part in node.body
        if isinstance(part, ast.Assign) and isinstance(part.targets[0], ast.Name)
    ]


def test_every_state_right_and_kind_has_its_word() -> None:
    known = forms()
    nameless = [
        f"{enum}.{member}"
        for enum, member in members()
        if member not in known and f"{enum}.{member}" not in known
    ]

    assert nameless == []


def test_every_event_and_move_has_its_word() -> None:
    from jianyan.cases import workflow

    names = {shape.name for shape in events.shapes()} | set(workflow.MOVES)

    assert names - forms() == set()


def test_each_name_of_the_code_means_one_thing() -> None:
    seen: dict[str, str] = {}
    twice = []
    for code, term in terms().items():
        for form in term.get("forms", ()):
            if form in seen:
                twice.append(f"{form}: {seen[form]}, {code}")
            seen[form] = code

    assert twice == []


def test_every_entry_has_both_languages() -> None:
    half = [code for code, term in terms().items() if not (term.get("en") and term.get("zh"))]

    assert half == []


def test_no_text_of_the_interface_uses_a_word_that_is_not_ours() -> None:
    chinese = (CODE / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po").read_text("utf-8")

    assert [word for word in ("案件", "作者", "被满意", "申退", "打分") if word in chinese] == []
