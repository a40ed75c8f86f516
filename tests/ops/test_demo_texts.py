"""The invented texts of the demonstration read like real ones and are the same for every seed."""

import re
from collections import Counter
from datetime import date
from random import Random

import pytest

from jianyan.ops.demo import places
from jianyan.ops.demo.catalogue import frames, keys, neighbours, specs, threads
from jianyan.ops.demo.matters import Matter, again, look_alike, matter, paraphrase, reply_text
from jianyan.ops.demo.names import people, person
from jianyan.people.orders import pinyin_of, strokes_of

LEVELS = ("city", "nation", "town")
ADOPTED = {"FULL", "PARTIAL", "NO", "ALREADY_DONE"}
DATED = {"IN_PROGRESS_THIS_YEAR", "PLANNED"}
REAL = [
    "北京",
    "上海",
    "天津",
    "重庆",
    "广州",
    "深圳",
    "南京",
    "苏州",
    "杭州",
    "成都",
    "武汉",
    "西安",
    "兰州",
    "昆明",
    "贵阳",
    "长沙",
    "郑州",
    "济南",
    "青岛",
    "厦门",
    "福州",
    "合肥",
    "南昌",
    "南宁",
    "海口",
    "太原",
    "石家庄",
    "沈阳",
    "大连",
    "长春",
    "哈尔滨",
    "银川",
    "西宁",
    "乌鲁木齐",
    "拉萨",
    "呼和浩特",
    "宁波",
    "无锡",
    "佛山",
    "东莞",
    "资阳",
]
REAL_BODIES = [
    "发展和改革委员会",
    "教育部",
    "公安部",
    "财政部",
    "国务院",
    "最高人民法院",
    "最高人民检察院",
    "海关总署",
    "国家税务总局",
]


def everything(of: Matter) -> list[str]:
    """All the words of a matter but the pattern of its measure's number."""
    return [
        of.title,
        of.text,
        reply_text(of, addressee="林某某代表", number="第1号", issued_on=date(2026, 5, 3)),
        reply_text(of, addressee="林某某代表", number="第1号", issued_on=date(2026, 8, 3), turn=2),
        of.fulfilment,
        of.rehandling,
        *of.progress,
        *of.co_opinions,
        *of.contact_notes,
        *of.comments.values(),
        *([of.measure.title] if of.measure else ()),
    ]


def each(level: str) -> list[Matter]:
    return [
        matter(Random(f"{key}{no}"), level=level, key=key) for key in keys(level) for no in (1, 2)
    ]


@pytest.mark.parametrize("level", LEVELS)
def test_a_second_reply_does_not_repeat_the_first(level: str) -> None:
    for of in each(level):
        assert [p.response for p in of.advice if again(p.response, 1).startswith(p.response)] == []


def test_one_seed_gives_one_matter() -> None:
    for level in LEVELS:
        assert matter(Random(7), level=level) == matter(Random(7), level=level)
        assert matter(Random(7), level=level) != matter(Random(8), level=level)


def test_there_are_at_least_sixty_kinds_of_matters_in_all_five_spheres() -> None:
    assert len(keys("city")) >= 60
    assert len(keys("nation")) >= 60
    assert {spec.category for spec in specs().values()} == set(frames().category)


@pytest.mark.parametrize("level", LEVELS)
def test_every_matter_is_complete(level: str) -> None:
    units = places.units(level)
    for of in each(level):
        assert of.lead in units, of.key
        assert set(of.co) <= set(units) - {of.lead}, of.key
        assert len(of.co) == len(of.co_opinions)
        assert len(of.contact_notes) == 3
        assert len(of.progress) == 2
        assert len(of.advice) >= 4
        assert {point.adopted for point in of.advice} <= ADOPTED
        assert set(of.comments) == {"SATISFIED", "BASICALLY", "DISSATISFIED"}
        assert all(words.strip() for words in everything(of))


@pytest.mark.parametrize("level", LEVELS)
def test_no_slot_is_left_empty(level: str) -> None:
    for of in each(level):
        for words in everything(of):
            assert not re.search(r"[{}]|None|nan", words), (of.key, words)
            assert not re.search(
                r"。。|，，|；；|：：|，。|。；|；。|、、|我我|的的[^确]", words
            ), (of.key, words)


@pytest.mark.parametrize("level", LEVELS)
def test_whole_texts_and_replies_have_natural_lengths(level: str) -> None:
    for of in each(level):
        assert 500 <= len(of.text) <= 1800, (of.key, len(of.text))
        assert 400 <= len(everything(of)[2]) <= 1800, of.key
        assert 10 <= len(of.title) <= 50, of.title


@pytest.mark.parametrize("level", ["city", "nation"])
def test_hardly_two_titles_of_two_thousand_are_alike(level: str) -> None:
    rng = Random(2020)
    titles = [matter(rng, level=level).title for _ in range(2000)]
    assert len(set(titles)) >= 0.95 * len(titles)


def test_titles_end_as_their_kind_does() -> None:
    assert matter(Random(1)).title.endswith("的建议")
    assert matter(Random(1), kind="proposal").title.endswith("的提案")


@pytest.mark.parametrize("level", LEVELS)
def test_no_real_place_or_department_is_named(level: str) -> None:
    for of in each(level):
        words = "".join(everything(of)).replace("部门", "")
        assert not [name for name in (*REAL, *REAL_BODIES) if name in words], of.key


def test_invented_names_of_places_are_not_those_of_real_cities() -> None:
    land = places.nation()
    invented = (places.city().name, *land.province, *land.city, *places.spots("area"))
    assert not [name for name in invented if name.startswith(tuple(REAL))]
    assert not set(REAL_BODIES) & {unit.name for unit in places.units("nation").values()}


def test_the_answer_fits_the_outcome() -> None:
    for no in range(600):
        of = matter(Random(no))
        answers = Counter(point.adopted for point in of.advice)
        assert bool(of.commitments) == (of.outcome in DATED), of.outcome
        if of.outcome == "SOLVED":
            assert not answers["NO"]
        if of.outcome in DATED:
            assert answers["FULL"]
        if of.outcome == "HIGHER_LEVEL":
            assert answers["NO"]


def test_a_reply_says_who_will_have_done_what_by_when() -> None:
    of = matter(Random(1), key="parking", outcome="PLANNED")
    promise = of.commitments[0]
    due = promise.due(date(2026, 5, 3))
    said = reply_text(of, addressee="林某某代表", number="第1号", issued_on=date(2026, 5, 3))
    assert f"{due.year}年{due.month}月底前{promise.text}" in said
    assert "市城管局" in said
    assert due > date(2026, 5, 3)


def test_a_measure_gets_its_number_from_the_lead_unit() -> None:
    measure = matter(Random(1), key="parking", outcome="SOLVED").measure
    assert measure is not None
    assert measure.numbered(2026, 12) == "云澜城管发〔2026〕12号"


@pytest.mark.parametrize("key", list(threads()))
def test_a_recurring_matter_recalls_what_was_answered_before(key: str) -> None:
    thread = threads()[key]
    oldest = max(past.years_ago for past in thread.history)
    now = matter(Random(1), recurring=key)
    then = matter(Random(1), recurring=key, years_ago=oldest)
    assert thread.place in now.title
    assert all(past.answer in now.text for past in thread.history)
    assert "此前已连续" not in then.text
    for past in thread.history:
        told = matter(Random(1), recurring=key, years_ago=past.years_ago)
        assert told.outcome == past.outcome
        assert told.advice[0].response == past.answer
        assert [promise.text for promise in told.commitments] == [past.promise] * bool(
            past.promise
        )


def test_some_promises_of_earlier_years_were_kept_and_some_were_not() -> None:
    promised = [past for thread in threads().values() for past in thread.history if past.promise]
    assert {past.kept for past in promised} == {True, False}


@pytest.mark.parametrize("key", list(threads()))
def test_a_thread_is_on_a_place_of_the_city(key: str) -> None:
    thread = threads()[key]
    assert thread.place in (*places.spots(specs()[thread.matter].place), *places.town().village)


def test_a_paraphrase_is_the_same_matter_in_other_words() -> None:
    of = matter(Random(3))
    other = paraphrase(Random(4), of)
    assert (other.key, other.place) == (of.key, of.place)
    assert other.text != of.text


def test_a_look_alike_is_another_matter_on_the_same_place() -> None:
    of = matter(Random(3), key="parking")
    other = look_alike(Random(4), of)
    assert other is not None
    assert other.key in neighbours("parking", "city")
    assert other.key != of.key
    assert other.place == of.place


def test_look_alikes_name_matters_that_exist() -> None:
    assert not {name for spec in specs().values() for name in spec.look_alike} - set(specs())


def test_people_have_sort_keys_and_no_two_the_same_name() -> None:
    found = people(Random(1), 800)
    assert len({someone.name for someone in found}) == 800
    assert all(someone.strokes == strokes_of(someone.name) for someone in found)
    assert all(someone.pinyin == pinyin_of(someone.name) for someone in found)
    assert person(Random(5)) == person(Random(5))


def test_strokes_put_a_surname_of_few_strokes_first() -> None:
    found = sorted(people(Random(2), 300), key=lambda someone: someone.strokes)
    surnames = [someone.name[0] for someone in found]
    assert (
        surnames.index("王") < surnames.index("李") < surnames.index("陈") < surnames.index("黄")
    )


def test_the_city_has_its_units_in_official_order() -> None:
    units = list(places.units().values())
    assert [unit.order for unit in units] == list(range(1, len(units) + 1))
    assert len([unit for unit in units if unit.kind == "government"]) >= 35
    assert [unit.key for unit in units if not unit.accounts]
    assert all(unit.duties.endswith("。") and unit.sections for unit in units)
    assert units[0].leader == units[0].leader


def test_some_units_were_renamed_and_some_merged() -> None:
    assert {change.kind for change in places.changes()} == {"renamed", "merged"}
    assert all(change.unit in places.units() for change in places.changes())


def test_every_unit_of_the_city_has_one_in_the_town_and_in_the_nation() -> None:
    for key in places.units():
        assert places.unit_at("town", key, Random(1)).key in places.units("town")
    for spec in specs().values():
        for key in (spec.lead, *(co.unit for co in spec.co)):
            assert places.unit_at("nation", key, Random(1)).key in places.units("nation")


@pytest.mark.parametrize("level", LEVELS)
def test_every_outcome_that_is_wished_for_is_told_in_full(level: str) -> None:
    for outcome in frames().weights[level]:
        for no in range(20):
            of = matter(Random(no), level=level, outcome=outcome)
            assert of.outcome == outcome
            assert all(point.response for point in of.advice)
