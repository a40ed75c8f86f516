"""`jianyan suggest-unit`: units with their reasons for a case or a text."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from tests import cast as c
from tests.cast import Cast

pytestmark = pytest.mark.django_db(databases=["default", "owner"])


def suggested(*arguments: str) -> dict[str, Any]:
    out = StringIO()
    call_command("suggest_unit", *arguments, "--json", stdout=out)
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_a_case_is_named_by_its_reference(cast: Cast) -> None:
    case = c.filed(cast)

    found = suggested("--case", f"congress/2026/{case.number}")

    assert found["abstained"] is False
    assert found["units"][0]["unit"] == "江州市水利局"
    assert found["units"][0]["why"]
    assert 0 < found["units"][0]["score"] <= 1


def test_a_text_is_read_from_a_file(cast: Cast, tmp_path: Path) -> None:
    file = tmp_path / "text.txt"
    file.write_text("关于增加公交班次的建议\n高峰时段公交拥挤。", "utf-8")

    assert suggested("--file", str(file))["units"][0]["unit"] == "江州市交通运输局"


def test_what_is_not_there_is_said(cast: Cast) -> None:
    with pytest.raises(CommandError, match="congress/2026/99"):
        suggested("--case", "congress/2026/99")
    with pytest.raises(CommandError, match="nobody"):
        suggested("--file", "x", "--office", "nobody")
