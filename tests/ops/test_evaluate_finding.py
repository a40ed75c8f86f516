"""`jianyan evaluate commitments|points|redaction`: stretches whose places are those of the text."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from tests.ops.test_evaluate import answer, written

REPLY = "近年来,我市已建成公园12个。下一步,我局将在8月底前补种行道树。\n感谢您的关心。"
ADVICE = "路面破损严重。\n建议:\n1.尽快修复路面。\n2.增设路灯。"


def spans(kind: str, folder: Path, **row: Any) -> list[dict[str, Any]]:
    file = written(folder, kind, [{"id": "a", **row}])
    (found,) = answer(kind, "--file", file)["results"]
    assert found["id"] == "a"
    assert all(row["text"][one["start"] : one["end"]] == one["text"] for one in found["spans"])
    return list(found["spans"])


def test_a_promise_is_found_with_owner_and_day(tmp_path: Path) -> None:
    (found,) = spans("commitments", tmp_path, text=REPLY, date="2025-06-20")

    assert found["text"] == "下一步,我局将在8月底前补种行道树。"
    assert (found["due"], found["owner"]) == ("2025-08-31", "我局")
    assert found["why"]


def test_without_the_day_of_the_reply_no_day_is_guessed(tmp_path: Path) -> None:
    assert spans("commitments", tmp_path, text=REPLY)[0]["due"] is None


def test_a_bad_day_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="a: June"):
        spans("commitments", tmp_path, text=REPLY, date="June")


def test_points_are_found_in_order(tmp_path: Path) -> None:
    assert [one["text"] for one in spans("points", tmp_path, text=ADVICE)] == [
        "尽快修复路面。",
        "增设路灯。",
    ]


def test_personal_data_is_found_with_its_reason(tmp_path: Path) -> None:
    text = "联系人:王建国,电话13800001234,卡号6222020200112233445。"

    reasons = [one["reason"] for one in spans("redaction", tmp_path, text=text)]

    assert reasons == ["contact_person", "mobile", "bank_account"]
