"""核对要点 — what a person should look at twice in a reading: not found, doubtful, or of another house."""

import re
from collections.abc import Sequence
from enum import StrEnum

from jianyan.exchange.documents.reading import Reading
from jianyan.people.models import Office, Session
from jianyan.people.offices import Chain
from jianyan.rules.numbering import numeral

# the fields of a reading that a person checks; some of what was read goes no further
CHECKED = (
    "proposers", "cosigners", "title", "text", "situation", "points", "period", "submitted_on",
    "publish_consent", "category", "wished_units", "reply_wanted",
)  # fmt: skip
NEEDED = ("proposers", "title", "text", "points")
_SIGNED_BY_OTHERS = re.compile("附议|联名")
_SESSION = re.compile(r"第?(?P<term>[一二三四五六七八九十\d]{1,3})届.*?第?(?P<no>[一二三四五六七八九十\d]{1,3})次")  # fmt: skip
_HOUSES = {
    Chain.CPPCC: re.compile("政协|政治协商|届委员会"),
    Chain.CONGRESS: re.compile("人民代表大会|人大"),
}


class Doubt(StrEnum):
    """Why a field should be looked at twice."""

    MISSING = "missing"
    UNSURE = "unsure"
    OTHERS_UNREAD = "others_unread"  # the text speaks of co-signers, and none was read
    OTHER_HOUSE = "other_house"
    OTHER_SESSION = "other_session"


def doubts(reading: Reading, office: Office, session: Session) -> dict[str, Doubt]:
    """Field by field; `session` stands for where the paper says it belongs."""
    found = {name: Doubt.UNSURE for name in CHECKED if _is_unsure(reading, name)}
    found |= {name: Doubt.MISSING for name in NEEDED if not reading.value(name)}
    others = reading.value("cosigners") or "、" in reading.value("proposers")
    if not others and _SIGNED_BY_OTHERS.search(reading.value("text")):
        found["cosigners"] = Doubt.OTHERS_UNREAD
    if astray := _astray(reading.value("session"), office, session):
        found["session"] = astray
    return found


def _is_unsure(reading: Reading, name: str) -> bool:
    found = reading.fields.get(name)
    return found is not None and found.is_doubtful


def _astray(written: str, office: Office, session: Session) -> Doubt | None:
    """The letterhead names the other house, or another session than the one it was brought in for."""
    houses = {chain for chain, words in _HOUSES.items() if words.search(written)}
    if office.chain in _HOUSES and houses and office.chain not in houses:
        return Doubt.OTHER_HOUSE
    named = _SESSION.search(written)
    if named is None or not (session.term and session.number):
        return None
    is_this = _says(named["term"], session.term) and _says(named["no"], session.number)
    return None if is_this else Doubt.OTHER_SESSION


def _says(written: str, number: int) -> bool:
    return written in {str(number), numeral(number)}


def suggested_names(names: str, known: Sequence[str]) -> list[str]:
    """Names of the roster that differ by one sign from one that was read: a reading slip."""
    found: list[str] = []
    for name in filter(None, names.split("、")):
        if name not in known:
            found += [one for one in known if _one_sign_off(name, one)]
    return list(dict.fromkeys(found))[:5]


def _one_sign_off(a: str, b: str) -> bool:
    if len(a) != len(b) or len(a) < 2:
        return False
    return sum(x != y for x, y in zip(a, b, strict=True)) == 1
