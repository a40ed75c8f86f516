"""适用: which text wins, what caps it, and what follows a change of law or of unit."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianyan.rules import packs
from jianyan.rules.due import due
from jianyan.rules.errors import RulesError
from jianyan.rules.resolution import counted_from, resolve

MARCH_2 = date(2026, 3, 2)
HEAD = """key = "{key}"
version = "{version}"
title = "某市办理规定"
title_en = "A city's rules"
level = "city"
region = "000001"
chains = ["suggestion", "proposal"]
grade = "K"
source = "made up"
effective_from = 2026-01-01
"""
Office = Callable[..., None]


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Writes a rule file of an office's own."""
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(tmp_path))

    def write(key: str, body: str, version: str = "2026", file: str = "") -> None:
        path = tmp_path / f"{file or key}.toml"
        path.write_text(HEAD.format(key=key, version=version) + body, encoding="utf-8")

    return write


def reply(within: str, extra: str = "") -> str:
    return (
        f'\n[[limit.reply]]\nwithin = "{within}"\ncounted_from = "assigned"\n'
        f'article = "第一条"\n{extra}'
    )


def test_the_item_beats_the_notice_and_the_notice_the_rule() -> None:
    notice, item = date(2026, 5, 20), date(2026, 5, 8)

    by_rule = due("cq-2018", "reply", MARCH_2)
    by_notice = due("cq-2018", "reply", MARCH_2, notice=notice)
    by_item = due("cq-2018", "reply", MARCH_2, notice=notice, item_due=item)

    assert by_rule is not None
    assert by_notice is not None
    assert by_item is not None
    assert by_rule.due_on == date(2026, 6, 2)
    assert by_notice.due_on == notice
    assert by_item.due_on == item
    assert by_item.legal_due_on == by_rule.due_on


def test_the_local_rule_beats_the_law_where_it_is_shorter(office: Office) -> None:
    office("short", 'superior = "national-2025"\n' + reply("2 month"))

    found = due("short", "reply", MARCH_2, when={"chain": "suggestion"})

    assert found is not None
    assert found.due_on == date(2026, 5, 6)
    assert found.legal_due_on == date(2026, 6, 2)
    assert found.pack == "short"


def test_the_law_caps_a_longer_local_rule_for_suggestions_only(office: Office) -> None:
    office("long", 'superior = "national-2025"\n' + reply("5 month"))

    suggestion = due("long", "reply", MARCH_2, when={"chain": "suggestion"})
    proposal = due("long", "reply", MARCH_2, when={"chain": "proposal"})

    assert suggestion is not None
    assert proposal is not None
    assert suggestion.due_on == date(2026, 6, 2)
    assert any(step.code == "capped" for step in suggestion.because)
    assert (proposal.due_on, proposal.legal_due_on) == (date(2026, 8, 3), None)


def test_every_binding_text_caps_not_only_the_highest(office: Office) -> None:
    office("middle", 'binding = true\nsuperior = "national-2025"\n' + reply("1 month"))
    office("bottom", 'superior = "middle"\n' + reply("2 month"))

    found = due("bottom", "reply", MARCH_2, when={"chain": "suggestion"})

    assert found is not None
    assert (found.due_on, found.legal_due_on) == (date(2026, 4, 2), date(2026, 4, 2))


def test_a_recorded_extension_raises_the_cap_to_the_ceiling_of_the_binding_texts() -> None:
    within = due("cq-2018", "reply", MARCH_2, extended_to=date(2026, 8, 3))
    beyond = due("cq-2018", "reply", MARCH_2, extended_to=date(2026, 12, 1))
    township = due("town-cq-2016", "reply", MARCH_2, extended_to=date(2026, 12, 1))

    assert within is not None
    assert beyond is not None
    assert township is not None
    assert within.due_on == date(2026, 8, 3)
    assert beyond.due_on == date(2026, 9, 2)
    assert township.due_on == date(2026, 7, 2)
    assert any(step.code == "extension_capped" for step in beyond.because)


def test_a_silent_text_takes_the_limit_of_the_one_above() -> None:
    found = due("nb-2008", "reply", MARCH_2)

    assert found is not None
    assert (found.pack, found.article) == ("national-2025", "第五十一条")
    assert counted_from("nb-2008", "reply", {}) == "assigned"


def test_the_office_defaults_of_a_text_above_are_not_taken() -> None:
    assert due("national-2025", "plan", MARCH_2) is not None
    assert due("nb-2008", "plan", MARCH_2) is None
    assert resolve("nb-2008", "plan", {}).winner is None
    assert counted_from("nb-2008", "plan", {}) == ""


def test_the_days_of_other_events_are_used_where_they_are_known() -> None:
    """Zhejiang counts from receipt, the law from assignment."""
    plain = due("zj-2016", "reply", date(2026, 3, 20))
    known = due("zj-2016", "reply", date(2026, 3, 20), when={"on.assigned": "2026-03-02"})

    assert plain is not None
    assert known is not None
    assert plain.due_on == date(2026, 6, 22)
    assert known.due_on == known.legal_due_on == date(2026, 6, 2)


@pytest.mark.parametrize(
    ("policy", "end"),
    [
        ("keep", date(2026, 6, 2)),
        ("restart", date(2026, 7, 2)),
        ("restart_but_cap_legal", date(2026, 6, 2)),
    ],
)
def test_reassignment_follows_the_setting_of_the_text(
    office: Office, policy: str, end: date
) -> None:
    office(
        "moved",
        f'reassign_clock = "{policy}"\nsuperior = "national-2025"\n' + reply("3 month"),
    )
    when = {"chain": "suggestion"}

    found = due("moved", "reply", date(2026, 4, 2), when=when, first_start=MARCH_2)

    assert found is not None
    assert found.due_on == end


def test_reassignment_gives_a_proposal_its_time_again(office: Office) -> None:
    office("moved", 'superior = "national-2025"\n' + reply("3 month"))

    found = due(
        "moved", "reply", date(2026, 4, 2), when={"chain": "proposal"}, first_start=MARCH_2
    )

    assert found is not None
    assert found.due_on == date(2026, 7, 2)


def test_an_internal_target_lies_before_the_day(office: Office) -> None:
    office("inner", reply("3 month", 'internal = "75 day"\n'))

    found = due("inner", "reply", MARCH_2, when={"chain": "proposal"})

    assert found is not None
    assert (found.internal_on, found.due_on) == (date(2026, 5, 15), date(2026, 6, 2))


def test_an_old_version_stays_what_it_was(office: Office) -> None:
    office("two", reply("2 month"), version="2026-07-01")
    office("two", reply("3 month"), version="2025-01-01", file="two@2025-01-01")

    assert packs.load("two").version == "2026-07-01"
    assert packs.load("two", "2025-01-01").limit["reply"][0].within == "3 month"
    with pytest.raises(RulesError, match="no version 2024"):
        packs.load("two", "2024")


def test_a_broken_file_of_the_office_names_file_line_and_remedy(office: Office) -> None:
    office("broken", reply("3 fortnight"))

    with pytest.raises(RulesError, match=r"broken\.toml, line 13: `within`.*write one of"):
        packs.load("broken")


def test_a_condition_that_is_not_known_is_assumed_aloud_or_asked_for() -> None:
    found = due("sc-gov-2024", "reply", MARCH_2)

    assert found is not None
    assert {step.params["value"] for step in found.because if step.code == "assumed"} == {
        "suggestion",
        "session",
    }


def test_an_unknown_pack_is_refused_with_the_known_ones() -> None:
    with pytest.raises(RulesError, match=r"no rule pack is called `nowhere`; known: .*cq-2018"):
        due("nowhere", "reply", MARCH_2)


def test_a_limit_that_differs_by_an_unknown_fact_is_asked_for(office: Office) -> None:
    entry = reply("1 month").replace("within", 'when = {{ author = "{}" }}\nwithin')
    office("split", entry.format("party") + entry.format("group"))

    with pytest.raises(RulesError, match="depends on author: say which"):
        due("split", "reply", MARCH_2, when={"chain": "proposal"})


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(RulesError, match="is no day"):
        due("fy-2014", "co_opinion", MARCH_2, when={"due_of.reply": "soon"})


def test_an_offset_without_its_anchor_is_refused(office: Office) -> None:
    body = '\n[[limit.co_opinion]]\nwithin = "20 day before plan"\ncounted_from = "assigned"\n'
    office("loose", body + 'article = "第一条"\n')

    with pytest.raises(RulesError, match=r"give due_of\.plan"):
        due("loose", "co_opinion", MARCH_2, when={"chain": "proposal"})


def test_a_day_on_the_sheet_stands_where_no_text_speaks() -> None:
    found = due("cq-2018", "plan", MARCH_2, item_due=date(2026, 3, 31))

    assert found is not None
    assert (found.due_on, found.article, found.stated) == (date(2026, 3, 31), "", False)


def test_a_fixed_day_may_name_its_year(office: Office) -> None:
    office("dated", reply("2026-06-29"))

    found = due("dated", "reply", MARCH_2, when={"chain": "proposal"})

    assert found is not None
    assert found.due_on == date(2026, 6, 29)


def test_a_text_out_of_force_says_so() -> None:
    found = due("fp-2024", "reply", MARCH_2, when={"chain": "proposal"})

    assert found is not None
    assert any(step.code == "not_in_force" for step in found.because)


def test_a_pack_tells_what_it_provides() -> None:
    pack = packs.load("sh-2015")

    assert pack.extension is not None
    assert pack.extension.consent_of == ("deputy_office",)
    assert pack.extension_of("feedback") is None
    assert "outside_competence" in pack.grounds
    assert pack.limits["assign"][0].article == "第十一条第一款"
    with pytest.raises(RulesError, match="no limit is called"):
        pack.find("answer", {})
