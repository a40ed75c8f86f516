"""Raised again and again: the chain of years, what was answered, a special plan, copied replies."""

from datetime import date

from jianyan.advice.last_replies import held_against
from jianyan.advice.recurrence import Chain, chain
from jianyan.cases import actions as a
from jianyan.cases.perform import perform, read
from jianyan.cases.visibility import visible
from tests.advice.raised import RIVER, TROUBLE, WISH, answered, draft_reply, others, raised
from tests.cast import Cast, Share

TODAY = date(2026, 3, 2)


def chain_for(cast: Cast, name: str = "zhou") -> Chain:
    now = raised(cast, RIVER, TROUBLE, WISH)
    return chain(now, where=visible(cast.actor(name)), today=TODAY)


def test_s43_three_years_left_unsolved_propose_a_special_plan(cast: Cast) -> None:
    others(cast)
    for year in (2023, 2024, 2025):
        answered(cast, year, "C")

    found = chain_for(cast)

    assert (found.years, found.is_again, found.wants_plan) == (4, True, True)
    assert [link.year for link in found.links] == [2025, 2024, 2023]


def test_what_was_solved_proposes_no_plan(cast: Cast) -> None:
    others(cast)
    for year in (2023, 2024, 2025):
        answered(cast, year, "A")

    found = chain_for(cast)

    assert found.is_again
    assert not found.wants_plan


def test_another_river_is_another_matter(cast: Cast) -> None:
    others(cast)
    other = (RIVER, TROUBLE, WISH)
    for year in (2023, 2024, 2025):
        raised(cast, *(text.replace("流花溪", "白马河") for text in other), year=year)

    assert chain_for(cast).years == 1


def test_a_chain_holds_only_what_one_may_see(cast: Cast) -> None:
    answered(cast, 2025, "C")

    assert chain_for(cast, "qian").links == ()


def test_s17_last_year_s_unit_is_named(cast: Cast) -> None:
    others(cast)
    answered(cast, 2025, "A")

    last = chain_for(cast).last_year

    assert last is not None
    assert (last.year, last.unit) == (2025, cast.water.short_name)


BODY = (
    "您提出的关于治理流花溪的建议收悉。经研究,流花溪整治已列入流域规划,将分步实施。感谢您的关心。"
)


def test_s31_a_reply_like_last_year_s_is_shown_with_its_difference(cast: Cast) -> None:
    before = answered(cast, 2025, "C", BODY * 3)
    now = raised(cast, RIVER, TROUBLE, WISH)
    perform(a.file, now, cast.by("zhou"), category="城乡建设")
    perform(a.assign, now, cast.by("zhou"), shares=[Share(unit=cast.water, role="sole")])
    perform(a.acknowledge, read(now.pk).assignments[0], cast.by("chen"), officer="陈", phone="0")
    draft_reply(cast, now, TODAY, "C", BODY * 3 + "谢谢。")

    found = held_against(read(now.pk).rounds[-1], [read(before.pk)])

    assert [one.case.pk for one in found] == [before.pk]
    assert [s.text for s in found[0].sentences if not s.is_same] == ["谢谢。"]


def test_a_reply_in_its_own_words_is_not_shown(cast: Cast) -> None:
    before = answered(cast, 2025, "C", BODY)
    now = answered(
        cast, 2026, "A", "流花溪排污口已于五月全部封堵,水质达到四类标准,监测结果每月公布。"
    )

    assert held_against(read(now.pk).rounds[-1], [read(before.pk)]) == []
