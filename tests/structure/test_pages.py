"""Generated pages say what the code says today, and decisions are listed."""

import re

from scripts import docs
from scripts.pages import decisions
from tests.structure.house import text


def test_every_generated_page_is_current() -> None:
    assert docs.stale() == []


def test_every_decision_has_its_parts() -> None:
    parts = ("**Status:**", "**Date:**", "## Context", "## Decision", "## Consequences")
    lacking = {
        file.name: [part for part in parts if part not in text(file)] for file in decisions.files()
    }

    assert {name: gone for name, gone in lacking.items() if gone} == {}


def test_each_decision_has_a_number_of_its_own_and_is_titled_by_it() -> None:
    numbers = [int(file.name[:4]) for file in decisions.files()]

    assert len(numbers) == len(set(numbers))
    for file in decisions.files():
        assert decisions.title(file).startswith(file.name[:4])


def test_a_decision_that_the_code_cites_exists() -> None:
    known = {file.name[:4] for file in decisions.files()}
    cited = {
        number
        for file in docs.ROOT.glob("src/**/*.py")
        for number in re.findall(r"\bdecision (0\d{3})\b", text(file))
    }

    assert cited - known == set()
