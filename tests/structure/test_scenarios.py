"""情形: the scenarios of handling, reply and rating are tests by name."""

import re

from tests.structure.house import ROOT

HANDLING = (17, *range(18, 30), 31, *range(33, 40), 42, 58)


def test_every_scenario_has_a_test_by_name() -> None:
    words = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = {int(number) for number in re.findall(r"def test_s(\d+)_", words)}

    assert sorted(set(HANDLING) - named) == []
