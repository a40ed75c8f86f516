"""承诺语句 — sentences of a reply that promise something: who, what, by when; a person confirms."""

import math
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import islice

from jianyan.advice import dates
from jianyan.advice.promise_model import shipped
from jianyan.search.segmentation import HAN, reading

LEAST = 0.45
BASE, EARLIER = -0.3, 0.4
CUES, LEVEL = 0.5, 0.1  # how much the phrase list says beside the model
VERSION = "2"
LONGEST, MOST_CLAUSES = 500, 12  # what runs on longer was not written as a sentence
_SENTENCE = re.compile(rf"[^。！？!?；;\n]{{1,{LONGEST}}}[。！？!?；;]?")
_SAYS = re.compile(rf"[{HAN}]{{2}}")
_LEAD = re.compile(
    r"^[\s\u3000]*(?:[一二三四五六七八九十]+[、.．]|[(（][一二三四五六七八九十\d]+[)）]|\d+[.．、](?!\d)|[①-⑳])?[\s\u3000]*"
)
_OWNER = re.compile(
    r"(?:由|责成|督促|会同|协调)?(?P<who>我[局委办厅部院中心会区县市镇街道公司]|我们|本局|"
    r"[一-鿿]{1,10}?(?:局|委员会|发改委|卫健委|办公室|厅|集团|公司|街道办?|镇政府|区政府|县政府|市政府|支队|中心|医院|管委会))"
    r"(?=[^,，。]{0,10}?(?:将|拟|计划|负责|牵头|争取|力争|会|承诺))"
)


@dataclass(frozen=True, slots=True)
class Commitment:
    """One sentence that promises: where it stands, by whom and when, how sure and why."""

    start: int
    end: int
    text: str
    score: float
    cues: tuple[str, ...]
    owner: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class _Cue:
    name: str
    weight: float
    pattern: re.Pattern[str]
    ahead: bool  # speaks of what is still to come


@cache
def _cues() -> tuple[_Cue, ...]:
    source = files("jianyan.advice").joinpath("commitments.toml").read_text(encoding="utf-8")
    return tuple(
        _Cue(row["name"], row["weight"], re.compile(row["pattern"]), row.get("ahead", False))
        for row in tomllib.loads(source)["cue"]
    )


def commitments(text: str, on: date | None = None) -> list[Commitment]:
    """The sentences that promise, in order; `on` is the day of the reply, its own date line where
    none is given."""
    day = on or _dated(text)
    return [one for one in _weighed(text, day) if one.score >= LEAST]


def _weighed(text: str, on: date | None) -> Iterator[Commitment]:
    ahead = 0.0  # 下一步,我局将做好以下工作: what follows is ahead too, until a heading of its own
    for found in _SENTENCE.finditer(text):
        start = found.start() + len(_LEAD.match(found[0])[0])  # type: ignore[index]
        end = found.end()
        said = text[start:end].rstrip()
        if len(said) < 4 or not _SAYS.search(said):
            continue
        score, cues = _judged(said, ahead)
        ahead = _carried(said, ahead)
        yield Commitment(start, start + len(said), said, score, cues, _owner(said), _due(said, on))


def _judged(sentence: str, ahead: float) -> tuple[float, tuple[str, ...]]:
    """How likely the sentence promises: what speaks for it and against it, added up. What was
    done (已完成设计,明年开工) does not undo what is still to come, so the later clauses are also
    judged by themselves, with a part of what speaks against the earlier ones."""
    plain = reading(sentence)
    total, hit = _summed(plain)
    for comma in islice(re.finditer(r"[,:]", plain), MOST_CLAUSES):
        rest = plain[comma.end() :]
        later, cues = _summed(rest)
        if len(rest) > 5 and any(cue.ahead for cue in cues):
            before = sum(min(cue.weight, 0) for cue in _summed(plain[: comma.start()])[1])
            if later + EARLIER * before > total:
                total, hit = later + EARLIER * before, cues
    ranked = sorted(hit, key=lambda cue: -abs(cue.weight))
    lean = (BASE + ahead + total) * CUES + shipped().lean(plain) + LEVEL
    chance = 1 / (1 + math.exp(-lean))
    return chance, tuple(cue.name for cue in ranked[:3])


def _summed(plain: str) -> tuple[float, list[_Cue]]:
    hit = [cue for cue in _cues() if cue.pattern.search(plain)]
    return sum(cue.weight for cue in hit), hit


_AHEAD = re.compile(r"下一步|接下来|下阶段|下一阶段|今后|下步|后续工作|工作打算|工作计划|重点做好")
_BEHIND = re.compile(
    r"(?:工作(?:开展)?情况|基本情况|主要做法|工作成效|存在问题|目前|近年来|已经?)"
)


def _carried(sentence: str, ahead: float) -> float:
    if _AHEAD.search(sentence):
        return 1.3
    return 0.0 if _BEHIND.search(sentence[:16]) else ahead * 0.8


def _owner(sentence: str) -> str:
    found = _OWNER.search(sentence)
    return found["who"] if found else ""


_PAST_TIME = re.compile(r"(?:已于|已在|曾于|自|从|截至|截止)\s*$")


def _due(sentence: str, on: date | None) -> date | None:
    """The first time named that lies ahead of the reply."""
    for when in dates.told(sentence, on):
        past = _PAST_TIME.search(sentence[: when.start])
        if not past and (on is None or when.day >= on):
            return when.day
    return None


_DATE_LINE = re.compile(r"(20\d\d)年(\d{1,2})月(\d{1,2})日\s*(?:$|\n)")


def _dated(text: str) -> date | None:
    """The date that stands under a letter."""
    found = list(_DATE_LINE.finditer(text))
    try:
        return date(*map(int, found[-1].groups())) if found else None
    except ValueError:
        return None
