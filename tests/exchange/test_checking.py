"""核对要点: what was not found, is doubtful or belongs elsewhere is counted and marked."""

import pytest

from jianyan.exchange.checking import Doubt, doubts
from jianyan.exchange.documents.reading import Found, Reading
from jianyan.people.models import Session
from tests.cast import Cast

WHOLE = {
    "title": "关于古树的提案",
    "proposers": "林文",
    "text": "古树要保护。",
    "points": "挂牌。",
}


def of(cast: Cast, score: float = 0.9, **fields: str) -> dict[str, Doubt]:
    session = Session(office=cast.cppcc, key="2026", year=2026, term=8, number=5)
    read = {name: Found(value, score) for name, value in {**WHOLE, **fields}.items() if value}
    return doubts(Reading("docx", read), cast.cppcc, session)


def test_a_whole_and_sure_reading_leaves_nothing_to_look_at(cast: Cast) -> None:
    assert of(cast) == {}


def test_what_is_needed_and_missing_counts(cast: Cast) -> None:
    assert of(cast, points="", proposers="") == {
        "points": Doubt.MISSING,
        "proposers": Doubt.MISSING,
    }


def test_only_what_a_person_checks_counts(cast: Cast) -> None:
    assert set(of(cast, 0.5, number="12", group="文化界")) == set(WHOLE)


@pytest.mark.parametrize(
    ("fields", "marked"),
    [
        ({"text": "本提案由张三等附议。"}, True),
        ({"text": "本提案由张三等附议。", "cosigners": "张三"}, False),
        ({"text": "几位委员联名提出。", "proposers": "林文、张三"}, False),
    ],
)
def test_co_signers_that_were_not_read_are_asked_for(
    cast: Cast, fields: dict[str, str], marked: bool
) -> None:
    assert (of(cast, **fields).get("cosigners") == Doubt.OTHERS_UNREAD) is marked


@pytest.mark.parametrize(
    ("written", "doubt"),
    [
        ("第八届委员会第五次", None),
        ("第8届第5次", None),
        ("八届四次", Doubt.OTHER_SESSION),
        ("第十五届人民代表大会第五次", Doubt.OTHER_HOUSE),
        ("2026", None),
    ],
)
def test_another_house_or_session_is_noticed(
    cast: Cast, written: str, doubt: Doubt | None
) -> None:
    assert of(cast, session=written).get("session") == doubt
