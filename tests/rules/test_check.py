"""检查规则文件: each kind of mistake is named with its line, in Chinese and English."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianyan.rules import check, checks, packs, reading

GOOD = """key = "mine"
version = "2026"
title = "某市办理规定"
title_en = "A city's rules"
level = "city"
region = "000001"
chains = ["suggestion", "proposal"]
grade = "K"
source = "交办通知"
effective_from = 2026-01-01
superior = "national-2025"

[[limit.reply]]
when = { chain = "suggestion" }
within = "3 month"
counted_from = "assigned"
article = "第一条"

[limit.reply.extension]
by = "consent"
at_most = "6 month"
times = 1

[[limit.reply]]
when = { chain = "proposal" }
within = "4 month"
counted_from = "assigned"
article = "第二条"
"""


def problems(folder: Path, text: str, name: str = "mine.toml") -> list[check.Problem]:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return check.check(path)


def test_it_finds_nothing_in_a_sound_file(tmp_path: Path) -> None:
    assert problems(tmp_path, GOOD) == []


def test_it_finds_nothing_in_any_shipped_file() -> None:
    assert check.everything() == []
    assert len(packs.files()) >= 30


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ('grade = "K"', 'grade = "Z"', 8, "bad_grade"),
        ('level = "city"', 'level = "village"', 5, "bad_level"),
        ('title = "某市办理规定"\n', "", 1, "title_missing"),
        ('title = "', 'titel = "x"\ntitle = "', 3, "unknown_key"),
        ("2026-01-01", '"2026-01-01"', 10, "bad_effective_from"),
        ('superior = "national-2025"', 'superior = "nowhere"', 11, "unknown_superior"),
        ('reply]]\nwhen = { chain = "p', 'answer]]\nwhen = { chain = "p', 24, "unknown_limit"),
        ('chain = "suggestion"', 'chian = "suggestion"', 14, "bad_when"),
        ('chain = "suggestion"', 'chain = "motion"', 14, "bad_when"),
        ('within = "3 month"', 'within = "3 moons"', 15, "bad_within"),
        ('within = "3 month"', "within = 3", 15, "bad_within"),
        ('within = "3 month"', 'within = "02-30"', 15, "bad_within"),
        ('within = "3 month"', 'within = "20 day before answer"', 15, "unknown_limit"),
        ('counted_from = "assigned"', 'counted_from = "birth"', 16, "bad_counted_from"),
        ('article = "第一条"\n', "", 13, "article_missing"),
        ('at_most = "6 month"', 'at_most = "60 day"', 21, "ceiling_below_limit"),
        ('at_most = "6 month"\n', "", 19, "ceiling_missing"),
        ('at_most = "6 month"', 'added = "60 day"', 21, "bad_added"),
        ('by = "consent"', 'by = "luck"', 20, "bad_by"),
        ('by = "consent"', 'by = "consent"\nconsent_of = ["nobody"]', 21, "bad_consent_of"),
        ('{ chain = "proposal" }', '{ chain = "suggestion" }', 24, "overlapping_conditions"),
        ('{ chain = "proposal" }', '{ period = "session" }', 24, "overlapping_conditions"),
        ('chains = ["suggestion", "proposal"]', 'chains = ["proposal"]', 14, "never_met"),
        ('chains = ["suggestion", "proposal"]', "chains = []", 7, "bad_chains"),
        ('chains = ["suggestion", "proposal"]', 'chains = "proposal"', 7, "bad_chains"),
        ('title = "某市办理规定"', 'title = " "', 3, "bad_title"),
        ('superior = "national-2025"', "beside = [1]", 11, "bad_beside"),
        ('superior = "national-2025"', "ground = 1", 11, "bad_ground"),
        ('superior = "national-2025"', "count = 1", 11, "not_a_table"),
        ('{ chain = "proposal" }', "1", 25, "bad_when"),
        ("times = 1", "times = -1", 22, "bad_times"),
        ('key = "mine"', 'key = "yours"', 1, "key_is_not_file_name"),
        ('source = "交办通知"', 'outcome_scheme = "X"\nsource = "s"', 9, "unknown_outcome_scheme"),
        ('source = "交办通知"', 'source = "s"\nhardened = ["rain"]', 10, "bad_hardened"),
        ('source = "交办通知"', 'source = "s', 9, "not_toml"),
        (
            '\n[[limit.reply]]\nwhen = { chain = "sug',
            '\n[count]\ncalendar = "mars"\n\n[[limit.reply]]\nwhen = { chain = "sug',
            14,
            "unknown_calendar",
        ),
        (
            '\n[[limit.reply]]\nwhen = { chain = "sug',
            '\n[numbering]\nsuggestion = "{number}"\n\n[[limit.reply]]\nwhen = { chain = "sug',
            14,
            "bad_numbering",
        ),
        (
            '\n[[limit.reply]]\nwhen = { chain = "sug',
            '\n[warning]\nearly = 3\n\n[[limit.reply]]\nwhen = { chain = "sug',
            14,
            "bad_warning",
        ),
    ],
)
def test_it_names_line_and_code(tmp_path: Path, old: str, new: str, line: int, code: str) -> None:
    found = problems(tmp_path, GOOD.replace(old, new, 1))

    assert (line, code) in {(one.line, one.code) for one in found}
    assert all(one.zh and one.en and one.zh != one.en for one in found)


def test_it_says_when_limits_are_no_list(tmp_path: Path) -> None:
    found = problems(tmp_path, GOOD.partition("[[")[0] + '[limit.reply]\nwithin = "3 month"\n')

    assert [one.code for one in found] == ["not_a_list"]


@pytest.mark.parametrize(
    "body", ["limit = 1\n", '[limit]\nreply = ["x"]\n', "[[limit.reply]]\nextension = 1\n"]
)
def test_it_says_when_tables_are_none(tmp_path: Path, body: str) -> None:
    found = problems(tmp_path, GOOD.partition("\n[[")[0] + "\n" + body)

    assert {"not_a_table", "not_a_list"} & {one.code for one in found}


@given(st.data())
def test_a_damaged_file_is_complained_about_or_can_be_used(data: st.DataObject) -> None:
    lines = (packs.SHIPPED / "sc-gov-2024.toml").read_text(encoding="utf-8").splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        lines[at] = data.draw(
            st.sampled_from(
                [
                    "",
                    "x = 1",
                    "[[limit.reply]]",
                    "[limit.reply.extension]",
                    "within = 3",
                    lines[-1],
                ]
            )
            | st.just(lines[at].replace('"', "", 1))
            | st.just(lines[at].replace("month", "moon"))
        )
    text = "\n".join(lines)

    if not checks.problems(text, name="sc-gov-2024"):
        assert reading.build(text, "sc-gov-2024.toml").key == "sc-gov-2024"


def test_it_allows_a_particular_case_beside_the_general_one(tmp_path: Path) -> None:
    general = '[[limit.reply]]\nwithin = "5 month"\ncounted_from = "assigned"\narticle = "一"\n'

    assert problems(tmp_path, GOOD + general) == []


def test_it_asks_for_utf8(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(GOOD.encode("gb18030"))

    assert [one.code for one in check.check(path)] == ["not_utf8"]
