"""空泛答复的迹象 — explanation against measures, praise and work-report style; a neutral prompt."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from jianyan.advice.commitments import commitments

_SENTENCE = re.compile(r"[^。！？!?；;\n]{4,}[。！？!?；;]?")
_DONE = re.compile(
    r"已(?:经|于|在|全部|完成|建成|安装|整改|修复|解决|拨付|印发|出台)|完成了|解决了"
)
_PRAISE = re.compile(
    r"(?:提案|建议)(?:很|非常|十分|具有)[^,，。]{0,8}(?:好|及时|中肯|针对性|前瞻性|指导|参考)|历来(?:高度)?重视"
    r"|高度重视[^。]{0,30}(?:第一时间|成立|专题)|出发点很好|诚挚(?:的)?(?:感谢|谢意)|一如既往"
)
_REPORT = re.compile(
    r"近年来|取得(?:了)?(?:明显|显著|积极|阶段性|良好)|坚持以[^,，。]{2,30}为(?:指导|引领|统领|主线)|深入贯彻|再上新台阶|开创[^,，。]{2,12}新局面"
)
LEAST_SENTENCES, FEW_MEASURES, MANY_OTHERS = 5, 0.15, 0.3


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign: which, and what it counts."""

    code: str  # unanswered, few_measures, praise, report
    count: int
    of: int


def signs(body: str, answers: Mapping[int, str]) -> list[Sign]:
    """The signs in a draft: its letter, and its response to each advice point by number."""
    empty = [no for no, text in answers.items() if not text.strip()]
    found = [Sign("unanswered", len(empty), len(answers))] if empty else []
    whole = "\n".join([body, *answers.values()])
    sentences = _SENTENCE.findall(whole)
    if len(sentences) < LEAST_SENTENCES:
        return found
    of = len(sentences)
    measures = len(commitments(whole)) + sum(bool(_DONE.search(one)) for one in sentences)
    if measures < FEW_MEASURES * of:
        found.append(Sign("few_measures", measures, of))
    for code, pattern in (("praise", _PRAISE), ("report", _REPORT)):
        count = sum(bool(pattern.search(one)) for one in sentences)
        if count >= MANY_OTHERS * of:
            found.append(Sign(code, count, of))
    return found
