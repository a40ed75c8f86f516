"""政策措施 — the measures that adopted opinions went into: each issued once, cited as often as it serves."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from random import Random

from jianyan.ops.demo.matters import Matter
from jianyan.ops.demo.remarks import remarks
from jianyan.ops.demo.script import Moment
from jianyan.outcomes import issued
from jianyan.outcomes.models import PolicyMeasure
from jianyan.people.models import Unit

_KINDS = (
    ("计划", PolicyMeasure.Kind.PLAN),
    ("方案", PolicyMeasure.Kind.PLAN),
    ("标准", PolicyMeasure.Kind.STANDARD),
    ("规范", PolicyMeasure.Kind.STANDARD),
    ("导则", PolicyMeasure.Kind.STANDARD),
    ("试点", PolicyMeasure.Kind.PILOT),
    ("工程", PolicyMeasure.Kind.PROJECT),
    ("项目", PolicyMeasure.Kind.PROJECT),
    ("条例", PolicyMeasure.Kind.LEGISLATION),
    ("规定", PolicyMeasure.Kind.LEGISLATION),
    ("预算", PolicyMeasure.Kind.BUDGET),
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A measure as an adopted opinion names it."""

    key: str
    title: str
    number: str
    unit: Unit


class Measures:
    """What was issued so far; new ones are written with the lot that cites them."""

    def __init__(self, year: int) -> None:
        known = list(PolicyMeasure.objects.select_related("unit"))
        self._year = year
        self._numbers = Counter(f"{m.unit.key}-{m.key.split('-')[-2]}" for m in known)
        self._cited = {
            (m.unit.pk, m.title): Cited(m.key, m.title, m.document_no, m.unit) for m in known
        }
        self._of_unit: dict[int, list[Cited]] = defaultdict(list)
        for cited in self._cited.values():
            self._of_unit[cited.unit.pk].append(cited)
        self._issued: dict[str, PolicyMeasure] = {}
        self._stored = {m.key for m in known}

    def shared(self, matter: Matter, unit: Unit) -> Cited | None:
        """The unit's measure of this title, issued once whoever asked for it."""
        if matter.measure is None:
            return None
        return self._cite(matter.measure.title, matter.measure.number, unit)

    def new(self, matter: Matter, unit: Unit, rng: Random) -> Cited | None:
        """A measure of its own, whose title was not there before."""
        if matter.measure is None:
            return None
        titles = [
            form.format(title=matter.measure.title, place=matter.place)
            for form in remarks().measure_forms
        ]
        rng.shuffle(titles)
        fresh = [title for title in titles if (unit.pk, title) not in self._cited]
        title = fresh[0] if fresh else f"{titles[0]}（{len(self._cited)}）"
        return self._cite(title, matter.measure.number, unit)

    def again(self, unit: Unit, rng: Random) -> Cited | None:
        """One that the unit has issued already, where there is one."""
        mine = self._of_unit.get(unit.pk)
        return rng.choice(mine) if mine else None

    def _cite(self, title: str, pattern: str, unit: Unit) -> Cited:
        if (unit.pk, title) not in self._cited:
            count = f"{unit.key}-{self._year}"
            self._numbers[count] += 1
            no = self._numbers[count]
            mark = f"{unit.letter_mark}{pattern[pattern.index('发') :]}"
            number = mark.format(year=self._year, no=no)
            cited = Cited(f"{count}-{no}", title, number, unit)
            self._cited[unit.pk, title] = cited
            self._of_unit[unit.pk].append(cited)
        return self._cited[unit.pk, title]

    def issue(self, cited: Cited, moment: Moment) -> str:
        """The key of a cited measure; issued at the latest on the day it is first named."""
        if cited.key not in self._stored:
            row = self._issued.setdefault(cited.key, _row(cited, moment))
            row.issued_on = min(row.issued_on, moment.on)
        return cited.key

    def write(self) -> None:
        issued.issue(self._issued.values())
        self._stored |= self._issued.keys()
        self._issued.clear()


def _row(cited: Cited, moment: Moment) -> PolicyMeasure:
    kind = next((kind for word, kind in _KINDS if word in cited.title), PolicyMeasure.Kind.NOTICE)
    return PolicyMeasure(
        key=cited.key,
        title=cited.title,
        kind=kind,
        document_no=cited.number,
        issued_on=moment.on,
        unit=cited.unit,
    )
