"""规则对照表: all rule texts side by side as a page, so that an office sees how its own differs."""

from collections.abc import Iterable, Sequence

from jianyan.rules import outcomes, packs, ratings
from jianyan.rules.limits import CONDITIONS, LIMITS, STARTS, Limit
from jianyan.rules.spans import parse
from jianyan.rules.texts import Pack
from jianyan.rules.wording import duration, word_of

_MAIN = (
    "reply",
    "return_request",
    "co_opinion",
    "first_contact",
    "feedback",
    "rehandle",
    "assign",
)
_ROUTES = {
    "direct": "直接反馈",
    "both": "同时反馈交办机关和承办单位",
    "paper_via_unit": "纸质表经承办单位",
}
_REPLY_TO = {"each": "逐人答复", "lead": "主要答复领衔", "by_agreement": "商领衔后答复"}
_WITHDRAW = {
    "submitted": "提交前",
    "filed": "立案（受理）前",
    "assigned": "交办前",
    "replied": "答复前",
    "concluded": "办结前",
}
_LEVELS = {
    "national": "全国",
    "province": "省",
    "city": "市",
    "county": "县",
    "township": "乡镇",
}
_HEAD = """# 规则对照表 Rule texts side by side

由 `src/jianyan/rules/data` 生成，请勿手改。Generated from the rule files; do not edit.

来源等级：F 已核对全文，E 仅见摘录，K 通行做法（未核对）。“*”表示条文未规定、采用办公室默认值；
“†”表示条文未写明起算日。空格表示本规则未规定此项期限，按上位规则或者交办通知执行。
Grades: F full text, E excerpt, K common practice. `*` office default, `†` no start event in the
text, blank: not set here, the text above or the assignment notice governs.
"""


def markdown() -> str:
    """docs/rules.md"""
    texts = sorted(map(packs.load, packs.keys()), key=_rank)
    return "\n".join(
        [
            _HEAD,
            "## 主要期限 Main limits\n",
            *_table(["规则", "等级", *(LIMITS[name][0] for name in _MAIN)], map(_main, texts)),
            "\n## 延期 Extension of the reply\n",
            *_table(["规则", "最长", "如何取得", "告知代表委员", "次数"], _extensions(texts)),
            "\n## 其他期限 Other limits\n",
            *_table(["规则", "期限", "多久", "起算", "条文"], _others(texts)),
            "\n## 办理要求 Handling\n",
            *_table(
                ["规则", "答复对象", "反馈路径", "撤回", "必须项", "结果分类", "满意度"],
                map(_ways, texts),
            ),
            "\n## 结果分类方案 Outcome schemes\n",
            *_table(["方案", "采用", "类别"], _outcomes()),
            "\n## 满意度方案 Rating schemes\n",
            *_table(["方案", "采用", "评价项与选项"], _ratings()),
            "\n## 文本 Texts\n",
            *_table(["键", "全称", "版本", "适用", "来源与说明"], map(_source, texts)),
            "\n## 期限名称与起算 Names of limits and start events\n",
            *_table(["键", "中文", "English"], ([f"`{k}`", *v] for k, v in LIMITS.items())),
            "",
            *_table(["起算事件", "中文", "English"], ([f"`{k}`", *v] for k, v in STARTS.items())),
            "",
            *_table(
                ["条件", "可取值"],
                ([f"`{k}`", "、".join(sorted(v))] for k, v in CONDITIONS.items()),
            ),
            "",
        ]
    )


def _rank(text: Pack) -> tuple[int, str]:
    return list(_LEVELS).index(text.level), text.key


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    lines = [head, ["---"] * len(head), *rows]
    return ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]


def _main(text: Pack) -> list[str]:
    cells = ["<br>".join(map(_limit, text.limit.get(name, ()))) for name in _MAIN]
    return [_name(text), text.grade, *cells]


def _name(text: Pack) -> str:
    return f"{text.short or text.title} `{text.key}`"


def _limit(limit: Limit) -> str:
    marks = ("" if limit.stated else "*") + ("" if limit.start_stated else "†")
    when = _when(limit)
    start = "" if limit.counted_from == "calendar" else f"，自{STARTS[limit.counted_from][0]}"
    return f"{when}{duration(limit.span)}{start}（{limit.article}）{marks}"


def _when(limit: Limit) -> str:
    said = "、".join(word_of(value) for values in limit.when.values() for value in values)
    return f"{said}：" if said else ""


def _extensions(texts: Iterable[Pack]) -> Iterable[list[str]]:
    for text in texts:
        for limit in text.limit.get("reply", ()):
            if (extension := limit.extension) is None:
                continue
            most = [duration(parse(extension.at_most))] if extension.at_most else []
            most += [f"另加{duration(parse(extension.added))}"] if extension.added else []
            yield [
                _name(text),
                _when(limit) + ",".join(most),
                "经同意" if extension.by == "consent" else "依规定",
                "是" if extension.tell_proposer else "",
                str(extension.times or ""),
            ]


def _others(texts: Iterable[Pack]) -> Iterable[list[str]]:
    for text in texts:
        for name, entries in text.limit.items():
            for limit in entries:
                if name not in _MAIN:
                    yield [
                        _name(text),
                        LIMITS[name][0],
                        _when(limit) + duration(limit.span) + ("" if limit.stated else "*"),
                        STARTS[limit.counted_from][0],
                        limit.article,
                    ]


def _ways(text: Pack) -> list[str]:
    return [
        _name(text),
        _REPLY_TO[text.reply_to],
        _ROUTES[text.feedback_route],
        _WITHDRAW[text.withdraw_until],
        "、".join(sorted(text.hardened)),
        text.outcome_scheme,
        text.satisfaction_scheme,
    ]


def _outcomes() -> Iterable[list[str]]:
    for scheme in map(outcomes.scheme, outcomes.keys()):
        classes = [f"{one.code} {one.label_zh}（`{one.neutral}`）" for one in scheme.classes]
        yield [f"`{scheme.key}` {scheme.title}", scheme.used_by, "<br>".join(classes)]


def _ratings() -> Iterable[list[str]]:
    for scheme in map(ratings.scheme, ratings.keys()):
        axes = [
            f"{axis.label_zh}:{'、'.join(value.label_zh for value in axis.values)}"
            for axis in scheme.axes
        ]
        yield [f"`{scheme.key}` {scheme.title}", scheme.used_by, "<br>".join(axes)]


def _source(text: Pack) -> list[str]:
    until = f"至 {text.effective_to}" if text.effective_to else ""
    chains = "、".join(word_of(chain) for chain in text.chains)
    words = ";".join(one for one in (text.source, text.note) if one)
    return [
        f"`{text.key}`",
        f"{text.title}<br>{text.title_en}",
        f"{text.version}（自 {text.effective_from} {until}）",
        f"{_LEVELS[text.level]},{chains}",
        words,
    ]
