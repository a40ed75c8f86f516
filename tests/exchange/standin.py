"""替身目录 — 300 made-up proposals in the shape of a real session's catalogue, always the same ones.

Used wherever the real catalogue is absent. People, places and matters are invented.
"""

import csv
import random
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from tests.exchange.matters import MATTERS, Matter

REAL = Path(__file__).parents[3] / "shared" / "data" / "jszx2019" / "proposals.csv"
HEADINGS = ("案号", "案由", "提案者", "提案类型", "提交时间", "正文")
SURNAMES = "林沈韩顾陆邵戚温莫柯尹康汤童白佟项祝"
GIVEN = [
    "文",
    "建国",
    "晓岚",
    "志远",
    "雨桐",
    "秋实",
    "永康",
    "静宜",
    "德明",
    "海涛",
    "若兰",
    "承志",
    "春梅",
    "立新",
    "思源",
    "佳宁",
]
PLACES = ["江州市", "临溪县", "青浦坪镇", "南塘区", "云台县", "我市", "全市", "我市城区"]
BODIES = (
    ("民盟江州市委", "党派"),
    ("民建江州市委", "党派"),
    ("农工党江州市委", "党派"),
    ("江州市工商联", "团体"),
    ("江州市妇联", "团体"),
    ("市政协人口资源环境委员会", "专委会"),
    ("市政协社会法制委员会", "专委会"),
    ("教育界", "界别"),
    ("医药卫生界", "界别"),
    ("南塘活动小组", "委员小组"),
)
MANNERS = ("chapters", "aspects", "figures", "ordinals", "plain")
CHINESE = "一二三四五六七八九十"


@dataclass(frozen=True)
class Proposal:
    """One line of the catalogue, and how many advice points its writing shows."""

    number: str
    title: str
    author: str
    kind: str
    submitted_on: date
    text: str
    points: int

    @property
    def cells(self) -> tuple[str, ...]:
        day = self.submitted_on
        when = f"{day.year}-{day.month:02d}-{day.day:02d}"
        return (self.number, self.title, self.author, self.kind, when, self.text)


def proposals(count: int = 300, seed: int = 2019) -> list[Proposal]:
    chance = random.Random(seed)
    return [_proposal(no, chance) for no in range(1, count + 1)]


def _proposal(no: int, chance: random.Random) -> Proposal:
    matter = MATTERS[(no - 1) % len(MATTERS)]
    place = chance.choice(PLACES)
    author, kind = _author(chance)
    text, points = _text(matter, place, chance)
    return Proposal(
        number=f"{no:04d}",
        title=f"关于{matter.aim}的提案"
        if no <= len(MATTERS)
        else f"关于{place}{matter.aim}的提案（{no}）",
        author=author,
        kind=kind,
        submitted_on=date(2019, 1, 8) + timedelta(days=chance.randrange(9)),
        text=text,
        points=points,
    )


def _author(chance: random.Random) -> tuple[str, str]:
    draw = chance.random()
    if draw < 0.25:
        return chance.choice(BODIES)
    names = [chance.choice(SURNAMES) + chance.choice(GIVEN) for _each in range(3)]
    if draw < 0.4:
        return "、".join(dict.fromkeys(names)), "联名"
    return names[0], "个人"


def _text(matter: Matter, place: str, chance: random.Random) -> tuple[str, int]:
    advice = list(matter.advice)
    chance.shuffle(advice)
    advice = advice[: chance.randint(3, len(advice))]
    problems = list(matter.problems)
    manner = chance.choice(MANNERS)
    opening = matter.situation.replace("{place}", place)
    if manner == "chapters":
        body = _lines(problems, "（{}）", CHINESE), _lines(advice, "（{}）", CHINESE)
        return f"{opening}\n一、存在的问题\n{body[0]}\n二、对策建议\n{body[1]}", len(advice)
    if manner == "aspects":
        trouble = "；".join(f"{CHINESE[n]}是{p}" for n, p in enumerate(problems))
        wishes = "\n".join(f"{CHINESE[n]}是{a}" for n, a in enumerate(advice))
        return f"{opening}目前主要{trouble}\n为此，建议：\n{wishes}", len(advice)
    if manner == "figures":
        listed = _lines(problems, "{}、", "123456"), _lines(advice, "{}．", "123456")
        return (
            f"{opening}\n存在问题：\n{listed[0]}\n具体建议：\n{listed[1]}\n以上建议供参考。",
            len(advice),
        )
    if manner == "ordinals":
        wishes = "\n".join(f"第{CHINESE[n]}，{a}" for n, a in enumerate(advice))
        return f"{opening}{''.join(problems)}\n为此，我们提出以下几点建议：\n{wishes}", len(advice)
    return f"{opening}{''.join(problems)}\n为此，建议{advice[0]}", 1


def _lines(items: list[str], pattern: str, figures: str) -> str:
    return "\n".join(pattern.format(figures[n]) + item for n, item in enumerate(items))


def write(path: Path, count: int = 300, seed: int = 2019) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADINGS)
        writer.writerows(proposal.cells for proposal in proposals(count, seed))
    return path


def catalogue(folder: Path) -> Path:
    """The real catalogue where it is there, else the made-up one."""
    return REAL if REAL.is_file() else write(folder / "proposals.csv")
