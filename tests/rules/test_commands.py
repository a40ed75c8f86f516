"""命令行: `jianyan due` and `jianyan check-rules` answer without a database."""

import json
import os
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from jianyan.rules import packs

QUESTION = {"rules": "cq-2018", "limit": "return_request", "from": "2025-09-26"}


def run(*arguments: str) -> str:
    out = StringIO()
    call_command(*arguments, stdout=out, stderr=StringIO())
    return out.getvalue()


def asked(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("due", *arguments, "--json"))
    return found


def test_due_gives_the_fields_of_the_contract() -> None:
    found = asked("--rules", "cq-2018", "--limit", "return_request", "--from", "2025-09-26")

    assert found["due_on"] == "2025-10-16"
    assert found["legal_due_on"] == "2025-10-16"
    assert found["latest_on"] is None
    assert found["provisional"] is False
    assert found["article"] == "第十六条"
    assert any(
        "国庆节" in step["zh"] and "National Day" in step["en"] for step in found["because"]
    )


def test_due_takes_kind_period_and_conditions() -> None:
    base = ("--rules", "sc-gov-2024", "--limit", "reply", "--from", "2024-02-20")
    offset = ("--rules", "fy-2014", "--limit", "co_opinion", "--from", "2026-03-20")

    assert asked(*base, "--kind", "suggestion", "--period", "session")["due_on"] == "2024-05-20"
    assert asked(*base, "--kind", "proposal", "--period", "session")["due_on"] == "2024-07-22"
    assert asked(*offset, "--when", "due_of.reply=2026-07-04")["due_on"] == "2026-06-12"


def test_due_answers_every_limit_of_every_pack() -> None:
    for pack in map(packs.load, packs.keys()):
        for limit in pack.limit:
            found = asked(
                "--rules",
                pack.key,
                "--limit",
                limit,
                "--from",
                "2026-03-20",
                "--when",
                "level=city",
            )
            assert found["due_on"] > "2026-03-20"
            assert found["because"]


def test_due_says_when_a_rule_sets_no_such_limit() -> None:
    found = asked("--rules", "cq-2018", "--limit", "plan", "--from", "2026-03-20")

    assert found["due_on"] is None
    assert "本规则未规定此项期限" in found["because"][0]["zh"]


def test_due_answers_a_batch_in_order(tmp_path: Path) -> None:
    file = tmp_path / "questions.json"
    proposal = {"rules": "sc-gov-2024", "limit": "reply", "from": "2024-02-20"}
    proposal |= {"kind": "proposal", "period": "session"}
    particular = {"rules": "pref-notice", "limit": "reply", "from": "2026-02-02"}
    particular["when"] = {"level": "city", "chain": "proposal", "author": "party"}  # type: ignore[assignment]
    file.write_text(json.dumps([QUESTION, proposal, particular]), encoding="utf-8")

    found = asked("--batch", str(file))

    days = [one["due_on"] for one in found["results"]]
    assert days == ["2025-10-16", "2024-07-22", "2026-05-11"]


def test_due_answers_the_rest_of_a_batch_with_a_bad_question(tmp_path: Path) -> None:
    file = tmp_path / "questions.json"
    file.write_text(json.dumps([QUESTION | {"rules": "nowhere"}, QUESTION]), encoding="utf-8")
    out = StringIO()

    with pytest.raises(CommandError, match="1 of 2") as refused:
        call_command("due", "--batch", str(file), "--json", stdout=out, stderr=StringIO())

    results = json.loads(out.getvalue())["results"]
    assert refused.value.returncode == 1
    assert "error" in results[0]
    assert results[1]["due_on"] == "2025-10-16"


def test_due_prints_a_page_for_people() -> None:
    page = run("due", "--rules", "cq-2018", "--limit", "reply", "--from", "2026-03-20")

    assert page.startswith("到期日 2026-06-22\n法定期限 2026-06-22\n延期最迟 2026-09-20\n")
    assert "依据《重庆市人民代表大会代表建议批评和意见工作条例》第二十一条" in page


@pytest.mark.parametrize(
    ("arguments", "words", "code"),
    [
        (("--rules", "x", "--limit", "reply", "--from", "2026-03-20"), "没有名为 x", 1),
        (("--rules", "cq-2018", "--limit", "x", "--from", "2026-03-20"), "没有名为 x 的期限", 1),
        (("--rules", "cq-2018", "--limit", "reply", "--from", "20 March"), "不是日期", 2),
        (("--rules", "cq-2018", "--limit", "reply"), "缺少 --from", 2),
        (
            ("--rules", "cq-2018", "--limit", "reply", "--from", "2026-03-20", "--when", "x"),
            "键=值",
            2,
        ),
        (
            (
                "--rules",
                "cq-2018",
                "--limit",
                "reply",
                "--from",
                "2026-03-20",
                "--kind",
                "proposal",
            ),
            "只适用于",
            1,
        ),
        (
            ("--rules", "cq-2018", "--limit", "reply", "--from", "2026-03-20", "--when", "x=y"),
            "不认识的条件 x",
            1,
        ),
        (
            ("--rules", "cq-2018", "--limit", "reply", "--from", "2026-03-20", "--period", "x"),
            "period 不能是",
            1,
        ),
        (("--batch", "no-such-file.json"), "读不到文件", 1),
    ],
)
def test_due_refuses_with_a_sentence(arguments: tuple[str, ...], words: str, code: int) -> None:
    with pytest.raises(CommandError, match=words) as refused:
        run("due", *arguments)

    assert refused.value.returncode == code


def test_check_rules_names_lines(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text('key = "mine"\nlevel = "village"\n', encoding="utf-8")
    out = StringIO()

    with pytest.raises(CommandError) as refused:
        call_command("check_rules", str(file), "--json", stdout=out, stderr=StringIO())

    document = json.loads(out.getvalue())
    assert refused.value.returncode == 1
    assert document["ok"] is False
    assert {"line": 2, "code": "bad_level"}.items() <= document["problems"][-1].items()


def test_check_rules_accepts_a_sound_file() -> None:
    file = packs.SHIPPED / "cq-2018.toml"

    assert "可以使用" in run("check_rules", str(file))
    assert json.loads(run("check_rules", str(file), "--json"))["ok"] is True
    with pytest.raises(CommandError, match="没有这个文件"):
        run("check_rules", "no-such-file.toml")


def test_neither_starts_a_database(tmp_path: Path) -> None:
    batch = tmp_path / "questions.json"
    batch.write_text(json.dumps([QUESTION]), encoding="utf-8")
    environment = {
        key: value
        for key, value in os.environ.items()
        if key not in ("DATABASE_URL", "JIANYAN_HOME")
    } | {"JIANYAN_HOME": str(tmp_path / "home")}
    command = [sys.executable, "-m", "jianyan.ops.cli", "due", "--batch", str(batch), "--json"]

    done = subprocess.run(command, capture_output=True, env=environment, check=False)

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["results"][0]["due_on"] == "2025-10-16"
    assert not (tmp_path / "home" / "postgres").exists()
