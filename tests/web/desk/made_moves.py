"""Every move of the desk: from which case, by whom, with what typed, and what is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jianyan.cases import actions as a
from jianyan.cases.models import Assignment, Case, Commitment, Disclosure, Part, Round
from jianyan.cases.perform import perform, read
from tests import cast as c
from tests.cast import DAY, Cast

Typed = dict[str, Any]
GROUND = "属于诉讼事项"
LATER = date(2026, 7, 20)


@dataclass(frozen=True)
class Made:
    """One move: `bad` is refused with the sentence of `code` (None: nothing can be typed wrongly)."""

    move: str
    who: str
    bring: Callable[[Cast], Case | Part]
    typed: Callable[[Cast], Typed] = field(default=lambda cast: {})
    bad: Callable[[Cast], Typed] | None = None
    code: str = ""
    on: date = DAY


def move_url(part: Case | Part, move: str) -> str:
    return f"/desk/cases/{part.case_id}/{part.part or 'case'}/{move}/"


def _says(**typed: Any) -> Callable[[Cast], Typed]:
    return lambda cast: typed


def _lead(bring: Callable[[Cast], Case]) -> Callable[[Cast], Assignment]:
    return lambda cast: read(bring(cast).pk).assignments[0]


def _working(cast: Cast) -> Assignment:
    work = read(c.assigned(cast).pk).assignments[0]
    return perform(a.acknowledge, work, cast.by("chen"))


def _worked_case(cast: Cast) -> Case:
    return Case.objects.get(pk=_working(cast).case_id)


def _co_working(cast: Cast) -> Assignment:
    work = read(c.assigned(cast).pk).assignments[1]
    return perform(a.acknowledge, work, cast.by("wu"))


def _return_asked(cast: Cast) -> Assignment:
    work = read(c.assigned(cast).pk).assignments[0]
    return perform(a.request_return, work, cast.by("chen"), reason="不属于我局职责。")


def _time_asked(cast: Cast) -> Assignment:
    """For a proposal consent is needed; a suggestion has the law's six months by right."""
    work = read(c.assigned(cast, chain="proposal").pk).assignments[0]
    until, why = date(2026, 7, 31), "涉及面广。"
    return perform(a.request_extension, work, cast.by("chen"), until=until, reason=why)


def _in_approval(cast: Cast) -> Round:
    return perform(a.send_for_approval, c.round_drafted(cast), cast.by("chen"))


def _dissatisfied(cast: Cast) -> Round:
    return c.rated(cast, c.BAD, "排污口没有全部封堵。")


def _undisclosed(cast: Cast) -> Disclosure:
    return read(c.delivered(cast).case_id).disclosures[0]


def _reviewed(cast: Cast) -> Disclosure:
    return perform(
        a.review_disclosure, _undisclosed(cast), cast.by("zhao"), form="full", body="现答复如下。"
    )


def _not_filed(cast: Cast) -> Case:
    case = c.submitted(cast)
    return perform(a.decline, case, cast.by("zhou"), ground=GROUND, reason="属于诉讼事项。")


def _rated_case(cast: Cast) -> Case:
    return Case.objects.get(pk=c.rated(cast).case_id)


def _keyed(cast: Cast) -> Case:
    case = c.submitted(cast)
    Case.objects.filter(pk=case.pk).update(channel="paper")
    return case


def _promise(cast: Cast) -> Commitment:
    return c.promised(cast)


def shares(*rows: Typed) -> Typed:
    """The rows of an assignment sheet as a browser posts them."""
    typed: Typed = {"share-TOTAL_FORMS": str(len(rows)), "share-INITIAL_FORMS": "0"}
    for number, row in enumerate(rows):
        for name in ("unit", "role", "scope", "due_on"):
            typed[f"share-{number}-{name}"] = row.get(name, "")
    return typed


def _sheet(cast: Cast) -> Typed:
    return shares(
        {"unit": cast.water.pk, "role": "lead"},
        {"unit": cast.transport.pk, "role": "co"},
        {"role": "co"},
    )


def reply(points: int = 3, **typed: Any) -> Typed:
    """A whole draft as a browser posts it."""
    answers = {f"text_{no}": f"第{no}条已办。" for no in range(1, points + 1)}
    adopted = {f"adopted_{no}": "full" for no in range(1, 4)}
    letter = {"body": "现答复如下。", "outcome_class": "A", "publicity": "proactive", "ground": ""}
    return {**letter, **answers, **adopted, **typed}


PAPER = {
    "lead": "李敏", "cosigners": "", "title": "关于治理柳溪河的建议", "text": "",
    "situation": "河水发黑。", "points": "封堵排污口。\n公布水质。", "period": "session",
}  # fmt: skip

MADE = [
    Made("review", "zhou", c.submitted),
    Made("send_back", "zhou", c.submitted, _says(reason="请写明地点。"), _says(reason=""), "reason_missing"),
    Made("file", "zhou", c.submitted, _says(category="城乡建设"), None),
    Made("decline", "zhou", c.submitted, _says(ground=GROUND, reason="属于诉讼事项。"), _says(ground=GROUND, reason=" "), "reason_missing"),
    Made("convert", "zhou", _not_filed, _says(goes_on_as="opinion", receiver="市水利局"), None),
    Made("correct", "zhou", _keyed, _says(**PAPER), _says(**{**PAPER, "title": ""}), "title_missing"),
    Made("import_history", "zhou", c.filed, _says(satisfaction="满意")),
    Made("assign", "zhou", c.filed, _sheet, lambda cast: shares({"unit": cast.water.pk, "role": "co"}), "lead_missing"),
    Made("acknowledge", "chen", _lead(c.assigned), _says(officer="陈涛", phone="0000-1")),
    Made("request_return", "chen", _lead(c.assigned), lambda cast: {"reason": "属交通部门职责。", "unit": cast.transport.pk}, lambda cast: {"reason": "属他人职责。", "unit": cast.water.pk}, "unit_same"),
    Made("keep_assignment", "zhou", _return_asked, _says(reason="职责在水利局。"), _says(reason=""), "reason_missing"),
    Made("reassign", "zhou", _return_asked, lambda cast: {"unit": cast.finance.pk}, lambda cast: {"unit": cast.transport.pk}, "unit_twice"),
    Made("record_contact", "chen", _working, _says(mode="phone", stage="before", on="2026-03-02"), _says(mode="phone", stage="before", on="2026-03-09"), "day_ahead"),
    Made("give_co_opinion", "wu", _co_working, _says(opinion="由我局配合。"), _says(opinion=""), "opinion_missing"),
    Made("draft_reply", "chen", _working, lambda cast: reply(), lambda cast: reply(body=""), "reply_empty"),
    Made("send_for_approval", "chen", c.round_drafted),
    Made("countersign", "zhao", _in_approval, _says(section="规划处", opinion="同意。")),
    Made("endorse", "zhao", _in_approval, _says(opinion="同意。")),
    Made("return_draft", "zhao", _in_approval, _says(reason="第二条请写明时间。"), _says(reason=""), "reason_missing"),
    Made("issue", "zhao", c.approved, _says(document_no="江水〔2026〕9号"), _says(document_no=""), "document_no_missing"),
    Made("deliver", "chen", c.issued, lambda cast: {"mode": "system", "proposers": [cast.li.pk]}),
    Made("register_rating", "zhou", c.delivered, lambda cast: {"proposer": cast.li.pk, "axis_attitude": "SATISFIED", "axis_result": "SATISFIED", "scan": "2026-档-12"}, lambda cast: {"proposer": cast.li.pk, "axis_attitude": "SATISFIED", "axis_result": "DISSATISFIED", "scan": "2026-档-12"}, "dissatisfied_needs_reason"),
    Made("close_rating", "zhou", c.delivered, on=LATER),
    Made("rehandle", "zhou", _dissatisfied, _says(reason="请再核实。"), _says(reason=""), "reason_missing"),
    Made("explain", "zhou", _dissatisfied, _says(reason="受条件限制。"), _says(reason=""), "reason_missing"),
    Made("request_extension", "chen", _working, _says(until="2026-07-31", reason="涉及面广。"), _says(until="2026-03-03", reason="涉及面广。"), "extension_not_later"),
    Made("grant_extension", "qian", _time_asked, _says(until="2026-07-31", reason="同意。")),
    Made("refuse_extension", "qian", _time_asked, _says(reason="请按期答复。"), _says(reason=""), "reason_missing"),
    Made("commit", "chen", _working, _says(text="年底前封堵。", due_on="2026-12-31", point="1"), _says(text="年底前封堵。", due_on="2026-01-01"), "day_past"),
    Made("report_progress", "chen", _promise, _says(text="已封堵三处。"), _says(text=""), "report_empty"),
    Made("fulfil", "chen", _promise, _says(evidence="验收报告。"), _says(evidence=""), "evidence_missing"),
    Made("give_up", "zhao", _promise, _says(reason="资金未落实。"), _says(reason=""), "reason_missing"),
    Made("adopt", "chen", _worked_case, lambda cast: {"point": 1, "unit": cast.water.pk, "degree": "full", "evidence": "列入年度计划。"}, lambda cast: {"point": 1, "unit": cast.water.pk, "degree": "full", "evidence": ""}, "evidence_missing"),
    Made("conclude", "zhou", _rated_case),
    Made("review_disclosure", "zhao", _undisclosed, _says(shown_as="full", body="现答复如下。"), _says(shown_as="full", body=""), "published_text_missing"),
    Made("withhold", "zhao", _undisclosed, _says(ground="条例第十四条"), _says(ground=""), "publicity_ground_missing"),
    Made("publish", "zhao", _reviewed),
    Made("recall", "zhao", c.published, _says(reason="文字有误。"), _says(reason=""), "reason_missing"),
]  # fmt: skip
BY_MOVE = {made.move: made for made in MADE}
