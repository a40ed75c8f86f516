"""年度办理情况报告 as a paper: the text with its slots filled, and the exact tables behind it."""

import tomllib
from pathlib import Path

from jianyan.cases.states import Kind
from jianyan.papers.document import Paper, Section, Table
from jianyan.statistics.briefing import KINDS, Briefing
from jianyan.statistics.measure import Figure, percent
from jianyan.statistics.speech import spoken

_TEXT = Path(__file__).parent / "data" / "yearly_briefing.toml"
_NAMES = {Kind.SUGGESTION: "代表建议", Kind.PROPOSAL: "政协提案"}


def paper(report: Briefing, *, demo: bool) -> Paper:
    text = tomllib.loads(_TEXT.read_text(encoding="utf-8"))
    slots = _Slots(report)
    sections = [
        Section(
            heading=section["heading"],
            paragraphs=[slots.fill(one) for one in section["paragraphs"]],
        )
        for section in text["section"]
    ]
    sections.append(Section(heading="附表", tables=_tables(report, text["rounding"])))
    return Paper(
        title=slots.fill(text["title"]),
        subtitle=slots.fill(text["subtitle"]),
        sections=sections,
        mark=text["mark"] if demo else "",
    )


class _Slots:
    """Every slot of the text by name; a slot that nobody fills is an error, never a blank."""

    def __init__(self, report: Briefing) -> None:
        self._values: dict[str, str] = {
            "year": str(report.year),
            "office": report.office,
            "as_of": f"{report.as_of.year}年{report.as_of.month}月{report.as_of.day}日",
        }
        for figure in report.figures:
            if figure.kind:
                self._values[f"{figure.kind}.{figure.key}"] = str(figure.value)
                self._values[f"{figure.kind}.{figure.key}_percent"] = _percent(figure)
        for kind in KINDS:
            self._values[f"{kind}.base"] = str(report.figure("led", kind).base or 0)
        self._sums(report)

    def _sums(self, report: Briefing) -> None:
        def both(*keys: str) -> int:
            return sum(report.figure(key, kind).value for key in keys for kind in KINDS)

        back = both("first_back")
        for axis in ("attitude", "result"):
            good = both(f"first_{axis}_satisfied", f"first_{axis}_basically")
            self._values[f"{axis}_good"] = str(good)
            self._values[f"{axis}_good_percent"] = str(percent(good, back) or "—")
        self._values |= {
            "adopted_spoken": spoken(both("adopted")),
            "measures_spoken": spoken(report.figure("measures").value),
            "result_bad": str(both("first_result_dissatisfied")),
            "later_back": str(both("later_back")),
            "later_good": str(both("later_result_satisfied", "later_result_basically")),
            **{
                f"first_{k}": str(both(f"first_{k}"))
                for k in ("sent", "back", "silent", "awaited")
            },
        }
        for name in ("made", "kept", "not_feasible", "open", "delayed"):
            total = sum(getattr(year, name) for year in report.promises)
            self._values[f"promises_{name}"] = str(total)

    def fill(self, text: str) -> str:
        for name, value in self._values.items():
            text = text.replace(f"{{{name}}}", value)
        if "{" in text:
            raise ValueError(f"a slot of the briefing is not filled: {text}")
        return text


def _percent(figure: Figure) -> str:
    return "—" if figure.percent is None else str(figure.percent)


def _tables(report: Briefing, note: str) -> list[Table]:
    return [
        *(_figures(report, kind, note) for kind in KINDS),
        _promises(report),
        _units(report),
    ]


def _figures(report: Briefing, kind: str, note: str) -> Table:
    rows = [
        (f.label, f.value, f.external or f.base_label or "—", f.base or "—", _percent(f))
        for f in report.figures
        if f.kind == kind
    ]
    caption = f"{_NAMES[Kind(kind)]}办理情况"
    head = ("指标", "数", "基数", "基数值", "占比(%)")
    return Table(caption=caption, head=head, rows=rows, note=note)


def _promises(report: Briefing) -> Table:
    return Table(
        caption="承诺事项(按作出年度)",
        head=("作出年度", "承诺", "已销号", "难以落实", "正在落实", "其中逾期"),
        rows=[
            (str(y.year), y.made, y.kept, y.not_feasible, y.open, y.delayed)
            for y in report.promises
        ],
    )


def _units(report: Briefing) -> Table:
    return Table(
        caption="分单位办理情况(按承办单位序列)",
        head=(
            "承办单位", "主办", "会办", "签收", "答复", "按时", "逾期", "会办意见", "沟通", "满意", "收回评价",
            "会办满意", "会办收回评价",
        ),
        rows=[
            (
                u.name, u.lead, u.co, u.acknowledged, u.replied, u.on_time, u.overdue,
                u.co_given, u.contacted, u.satisfied, u.rated, u.co_satisfied, u.co_rated,
            )
            for u in report.units
        ],
    )  # fmt: skip
