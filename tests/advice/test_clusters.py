"""A whole session at once: what says the same is grouped, look-alike titles on other matters are not."""

import numpy as np
import pytest
from django.conf import settings

from jianyan.advice.clusters import COPY, COPY_COSINE, NAMED, WORDS, Together, groups, groups_of
from jianyan.advice.features import Features, features, packed, unpacked
from jianyan.advice.likeness import asked
from jianyan.advice.pile import piled, scores_of
from jianyan.advice.rarity import counted
from jianyan.advice.sameness import elsewhere, subject
from jianyan.advice.shelf import Shelf
from jianyan.cases.visibility import visible
from jianyan.ops.bench.corpus import matters
from tests.advice.raised import RIVER, TROUBLE, WISH, others, raised
from tests.cast import Cast

SAME = (
    (
        "关于治理流花溪黑臭水体的建议",
        "流花溪常年发黑发臭,污水直排,沿岸群众反映强烈,请封堵流花溪排污口并清淤。",
    ),
    ("关于流花溪污染整治的提案", "流花溪污水直排,水体发黑发臭,建议封堵排污口,尽快对流花溪清淤。"),
)
LOOK_ALIKE = (
    ("关于加强茶园街道养老服务的建议", "茶园街道老年人多,助餐点少,建议增设助餐点和日间照料床位。"),
    ("关于加强茶园街道停车管理的建议", "茶园街道夜间占道停车严重,建议施划夜间泊位,加强执法巡查。"),
    ("关于加强白马街道养老服务的建议", "白马街道缺少护理员,建议开展家庭护理培训,给予岗位补贴。"),
)


def texts() -> list[tuple[str, str]]:
    fillers = [
        (f"关于发展{what}的建议", f"{what}基础薄弱,资金不足,建议出台{what}扶持办法,培养人才。")
        for what in ("茶叶产业", "乡村旅游", "职业教育", "冷链物流", "数字经济", "体育赛事", "社区医疗", "农村电商")
    ]  # fmt: skip
    return [*SAME, *LOOK_ALIKE, *fillers]


def read(said: list[tuple[str, str]]) -> tuple[list[str], list[Features]]:
    return [title for title, _ in said], [features(*text) for text in said]


def test_what_says_the_same_is_one_group_and_nothing_else() -> None:
    titles, kept = read(texts())

    assert [members for members, _ in groups(titles, kept, counted(kept))] == [[0, 1]]


def test_a_verbatim_resubmission_is_always_found() -> None:
    titles, kept = read([*texts(), texts()[9]])

    found = [members for members, _ in groups(titles, kept, counted(kept))]

    assert [9, len(kept) - 1] in found


def test_nothing_that_could_be_a_pair_is_left_out() -> None:
    """What is compared is chosen beforehand; comparing all with all says the same of each pair."""
    said = [(told.title, told.text) for told, _ in matters(160, "pairs")]
    rows = [packed(features(*one)) for one in [*said, *texts(), *said[:5]]]
    kept, pile = [unpacked(row) for row in rows], piled(rows)
    shelf = Shelf(kept, counted(kept))
    everything, seen = np.arange(len(kept)), 0

    for text, scores in zip(kept, shelf.scores(kept), strict=True):
        of = asked(text, shelf.rarity)
        names = shelf.names(of)
        assert shelf.scores_among(of, everything, names) == pytest.approx(scores, abs=1e-5)
        assert scores_of(text, pile, shelf.rarity) == pytest.approx(scores, abs=1e-5)
        copies = np.flatnonzero((scores >= COPY) & (names < NAMED))
        assert set(copies) <= set(shelf.telling(of, COPY_COSINE))
        seen += len(copies)
    assert seen  # the very same text without a name is one


def test_groups_are_those_of_comparing_all_with_all() -> None:
    """Each pair once, asked back where one says so: the same as both ways of every pair."""
    said = [(told.title, told.text) for told, _ in matters(160, "groups")]
    titles, kept = [title for title, _ in said], [features(*one) for one in said]
    rarity, least = counted(kept), float(settings.LIKENESS["merge"])
    shelf, says = Shelf(kept, rarity), np.zeros((160, 160), bool)
    for at, (text, scores) in enumerate(zip(kept, shelf.scores(kept), strict=True)):
        of = asked(text, rarity)
        names = shelf.names(of)
        words = scores - of.share * names >= (1 - of.share) * WORDS
        says[at] = (scores >= least) & (((names >= NAMED) & words) | (scores >= COPY))
    both = np.triu(says & says.T, 1)
    scores = np.minimum(np.array(list(shelf.scores(kept))), np.array(list(shelf.scores(kept))).T)
    of_it = sorted(np.argwhere(both).tolist(), key=lambda pair: (-scores[*pair], pair))

    found = groups(titles, kept, rarity)

    assert len(of_it) > 2
    assert _joined(of_it, titles) == sorted(members for members, _ in found)


def _joined(pairs: list[list[int]], titles: list[str]) -> list[list[int]]:
    """Whatever hangs together by a pair, the most alike first, where no two titles are of two places."""
    about, whole = [subject(title) for title in titles], [{at} for at in range(len(titles))]
    for one, other in pairs:
        here, there = whole[one], whole[other]
        if not any(elsewhere(about[a], about[b]) for a in here for b in there):
            for at in (joined := here | there):
                whole[at] = joined
    return sorted({tuple(sorted(one)): sorted(one) for one in whole if len(one) > 1}.values())


def test_no_chain_joins_two_places_by_a_title_that_names_none() -> None:
    """Found on 1,465 texts: groups of twenty-eight rivers, hung together by titles without a river."""
    rivers = [f"关于治理{name}水体黑臭的建议" for name in ("荷沼港", "柳堤河", "")]
    together = Together([subject(title) for title in rivers])

    together.join(0, 2, 0.9)
    together.join(1, 2, 0.8)

    assert list(together.groups()) == [([0, 2], 0.9)]


def test_groups_hold_only_what_one_may_see(cast: Cast) -> None:
    others(cast)
    first, second = (raised(cast, RIVER, TROUBLE, WISH) for _ in range(2))

    mine = groups_of(visible(cast.actor("zhou")))

    assert [group.cases for group in mine] == [(first.pk, second.pk)]
    assert groups_of(visible(cast.actor("qian"))) == []


def test_the_same_words_about_another_place_are_another_matter() -> None:
    moved = [tuple(text.replace("流花溪", "白马河") for text in SAME[0])]
    titles, kept = read([*texts(), *((title, text) for title, text in moved)])

    assert [members for members, _ in groups(titles, kept, counted(kept))] == [[0, 1]]


def test_a_text_without_names_or_words_has_no_neighbour_s() -> None:
    rows = [packed(features(text)) for text in ("柳溪河排污口", "", "加装电梯", "")]
    kept = [unpacked(row) for row in rows]
    rarity = counted(kept)

    scores = scores_of(kept[0], piled(rows), rarity)

    assert scores[0] > 0.9
    assert list(scores[[1, 3]]) == [0.0, 0.0]
    assert list(scores_of(kept[1], piled(rows), rarity)) == [0.0] * 4
    assert len(scores_of(kept[0], piled([]), rarity)) == 0
