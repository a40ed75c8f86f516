"""Every move of the desk: from which case, by whom, with what typed, and what is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jianyan.cases import actions as a
from jianyan.cases.models import (
    Assignment,
    Case,
    Commitment,
    Disclosure,
    Part,
    Round,
)
from jianyan.cases.perform import perform, read
from tests import cast as c
from tests import disputed
from tests.cast import DAY, Cast
from tests.papers_at_hand import browser_file, upload

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


def _opined(cast: Cast) -> Assignment:
    return read(c.handling(cast).case_id).assignments[1]


def _differing(cast: Cast) -> Assignment:
    why = "绿化带归属意见不一。"
    return perform(a.raise_difference, c.handling(cast), cast.by("chen"), question=why)


def _asked_review(cast: Cast) -> Round:
    return perform(a.ask_office_review, c.approved(cast), cast.by("chen"))


def _asked_jointly(cast: Cast) -> Round:
    return perform(a.ask_office_review, c.approved(cast), cast.by("chen"), joint=True)


def _consulted(cast: Cast) -> Round:
    return perform(a.consult_proposer, c.round_drafted(cast), cast.by("chen"))


def _key(cast: Cast) -> Case:
    return perform(a.mark_key, c.assigned(cast), cast.by("zhou"), leader="王副市长")


def _on_paper(cast: Cast) -> Round:
    return perform(
        a.register_rating, c.delivered(cast), cast.by("zhou"), proposer=cast.li.pk,
        values=c.GOOD, scan="回执.pdf",
    )  # fmt: skip


def _co_to_rate(cast: Cast) -> Assignment:
    return read(c.delivered(disputed.going_by(cast, "cq-2018")).case_id).assignments[1]


def _to_vote_on(cast: Cast) -> Round:
    return c.delivered(disputed.going_by(cast, "guz-2019"))


def _joint_case(cast: Cast) -> Case:
    return c.filed(cast, joint=True)


def _disputed_case(cast: Cast) -> Case:
    return read(disputed.dissatisfied_again(cast).case_id).case


def _disputed_promise(cast: Cast) -> Commitment:
    made = c.promised(disputed.going_by(cast, "cq-2018"))
    made = perform(a.fulfil, made, cast.by("chen"), evidence="验收报告。")
    return perform(
        a.rate_fulfilment, made, cast.by("li"), values={"overall": "DISSATISFIED"},
        comment="没有验收。",
    )  # fmt: skip


def _undisclosed(cast: Cast) -> Disclosure:
    return read(c.delivered(cast).case_id).disclosures[0]


def _reviewed(cast: Cast) -> Disclosure:
    return perform(
        a.review_disclosure, _undisclosed(cast), cast.by("zhao"), form="full", body="现答复如下。"
    )


def _not_filed(cast: Cast) -> Case:
    case = c.submitted(cast)
    return perform(a.decline, case, cast.by("zhou"), ground=GROUND, reason="属于诉讼事项。")


def _enclosed(cast: Cast) -> Case:
    return perform(a.attach_paper, c.submitted(cast), cast.by("zhou"), files=[upload()])


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
    Made("take_over", "zhou", c.filed, _says(source="2026年纸质台账"), _says(source=" "), "source_missing"),
    Made("import_history", "zhou", c.filed, _says(satisfaction="满意")),
    Made("attach_paper", "zhou", c.submitted, lambda cast: {"papers": [browser_file("签名页.pdf")]}, _says(), "file_missing"),
    Made("erase_file", "zhou", _enclosed, _says(file="1", reason="含有个人隐私。"), _says(file="1", reason=""), "reason_missing"),
    Made("assign", "zhou", c.filed, _sheet, lambda cast: shares({"unit": cast.water.pk, "role": "co"}), "lead_missing"),
    Made("acknowledge", "chen", _lead(c.assigned), _says(officer="陈涛", phone="0000-1")),
    Made("change_officer", "chen", _working, _says(officer="丁工", phone="0000-2"), _says(officer=""), "officer_missing"),
    Made("remind", "sun", _working, _says(note="请抓紧办理。", answer_by="2026-03-09"), _says(note="请抓紧办理。", answer_by="2026-03-01"), "day_past"),
    Made("request_return", "chen", _lead(c.assigned), lambda cast: {"reason": "属交通部门职责。", "unit": cast.transport.pk}, lambda cast: {"reason": "属他人职责。", "unit": cast.water.pk}, "unit_same"),
    Made("keep_assignment", "zhou", _return_asked, _says(reason="职责在水利局。"), _says(reason=""), "reason_missing"),
    Made("reassign", "zhou", _return_asked, lambda cast: {"unit": cast.finance.pk}, lambda cast: {"unit": cast.transport.pk}, "unit_twice"),
    Made("record_contact", "chen", _working, _says(mode="phone", stage="before", on="2026-03-02"), _says(mode="phone", stage="before", on="2026-03-09"), "day_ahead"),
    Made("give_co_opinion", "wu", _co_working, _says(opinion="由我局配合。"), _says(opinion=""), "opinion_missing"),
    Made("return_co_opinion", "chen", _opined, _says(what_is_missing="没有写明完成时间。"), _says(what_is_missing=""), "missing_substance_unsaid"),
    Made("urge_co_opinions", "chen", _working, _says(words="请于周五前反馈。")),
    Made("raise_difference", "chen", c.handling, lambda cast: {"question": "对资金渠道意见不一。", "units": [cast.transport.pk]}, _says(question=""), "difference_unsaid"),
    Made("refer_difference", "sun", _differing, _says(leader="王市长", minutes="3月2日召开协调会,未达成一致。"), _says(leader="王市长", minutes=""), "minutes_missing"),
    Made("settle_difference", "sun", _differing, _says(result="由市水利局统一实施。", minutes="3月2日协调会。"), _says(result=""), "result_missing"),
    Made("route", "zhao", _working, _says(officer_0="陈涛", officer_1="林工", note_1="月底前报数据"), _says(note_1="月底前"), "nobody_named"),
    Made("file_plan", "chen", _working, _says(plan="3月调研,4月会商,5月答复。", until="2026-05-30"), _says(plan=""), "plan_empty"),
    Made("log_activity", "chen", _working, lambda cast: {"kind": "site_visit", "on": "2026-03-02", "place": "柳溪河", "present": [cast.li.pk]}, lambda cast: {"kind": "seminar", "on": "2026-03-09", "present": [cast.li.pk]}, "day_ahead"),
    Made("explain_interim", "chen", _working, _says(text="管网勘测仍在进行,预计7月答复。"), _says(text=""), "interim_empty"),
    Made("draft_reply", "chen", _working, lambda cast: reply(), lambda cast: reply(body=""), "reply_empty"),
    Made("send_for_approval", "chen", c.round_drafted),
    Made("countersign", "zhao", _in_approval, _says(section="规划处", opinion="同意。")),
    Made("mark_key", "sun", c.assigned, _says(leader="王副市长", supervisor="李主任"), _says(leader=""), "leader_missing"),
    Made("unmark_key", "sun", _key, _says(reason="合并督办。"), _says(reason=""), "reason_missing"),
    Made("check_draft", "zhao", _in_approval, _says(steps=["office"], opinion="同意。")),
    Made("ask_office_review", "chen", c.approved, _says(note="请审。")),
    Made("look_jointly", "zhou", _asked_jointly, _says(opinion="建议补充时间。")),
    Made("pass_office_review", "sun", _asked_review, _says(opinion="无意见。")),
    Made("fail_office_review", "sun", _asked_review, _says(ground="vague", reason="请写明时间。"), _says(ground="vague", reason=""), "reason_missing"),
    Made("consult_proposer", "chen", c.round_drafted, _says(mode="system", until="2026-03-09"), _says(mode="system", until="2026-03-01"), "day_past"),
    Made("close_consultation", "chen", _consulted, _says(answer="agrees"), _says(answer="objects"), "objection_unsaid"),
    Made("record_receipt", "chen", c.delivered, lambda cast: {"proposer": cast.li.pk, "received_on": "2026-03-02"}, lambda cast: {"proposer": cast.li.pk, "received_on": "2026-03-09"}, "day_ahead"),
    Made("send_copies", "chen", c.issued, _says(organs=["deputy_office"]), _says(), "nobody_copied"),
    Made("replace_reply", "zhao", c.delivered, _says(reason="数据有误。", until="2026-03-09"), _says(reason=""), "reason_missing"),
    Made("sign_outside", "chen", c.approved, _says(document_no="江水〔2026〕9号", signed_on="2026-03-02", signer="赵局", signer_post="principal", reason="盖章件后补。"), _says(document_no="江水〔2026〕9号", signed_on="2026-03-09", signer="赵局", signer_post="principal", reason="后补。"), "day_ahead"),
    Made("add_sealed_copy", "chen", c.issued, lambda cast: {"sealed": browser_file("盖章件.pdf")}),
    Made("endorse", "zhao", _in_approval, _says(opinion="同意。")),
    Made("return_draft", "zhao", _in_approval, _says(reason="第二条请写明时间。"), _says(reason=""), "reason_missing"),
    Made("issue", "zhao", c.approved, _says(document_no="江水〔2026〕9号"), _says(document_no=""), "document_no_missing"),
    Made("deliver", "chen", c.issued, lambda cast: {"mode": "system", "proposers": [cast.li.pk]}),
    Made("register_rating", "zhou", c.delivered, lambda cast: {"proposer": cast.li.pk, "axis_attitude": "SATISFIED", "axis_result": "SATISFIED", "scan": "2026-档-12"}, lambda cast: {"proposer": cast.li.pk, "axis_attitude": "SATISFIED", "axis_result": "DISSATISFIED", "scan": "2026-档-12"}, "dissatisfied_needs_reason"),
    Made("close_rating", "zhou", c.delivered, on=LATER),
    Made("hand_in_rating", "zhou", c.delivered, _says(scan="2026-档-13"), _says(scan=" "), "scan_missing"),
    Made("invite_rating", "zhou", c.delivered, _says(mode="phone")),
    Made("call_back", "zhou", _on_paper, lambda cast: {"proposer": cast.li.pk, "result": "confirmed"}, lambda cast: {"proposer": cast.li.pk, "result": "differs"}, "reason_missing"),
    Made("count_ballots", "zhou", _to_vote_on, _says(body="市八届人大六次会议", held_on="2026-03-02", ballots_SATISFIED="90", ballots_DISSATISFIED="5"), _says(body="市八届人大六次会议", held_on="2026-03-09", ballots_SATISFIED="90"), "day_ahead"),
    Made("register_co_rating", "zhou", _co_to_rate, lambda cast: {"proposer": cast.li.pk, "axis_overall": "SATISFIED", "scan": "2026-档-14"}, lambda cast: {"proposer": cast.li.pk, "axis_overall": "DISSATISFIED", "scan": "2026-档-14"}, "dissatisfied_needs_reason"),
    Made("propose_rehandling", "sun", _dissatisfied, _says(reason="建议到现场再办。"), _says(reason=""), "reason_missing", on=LATER),
    Made("record_meeting", "zhou", _disputed_case, _says(about="R2", mode="meeting", held_on="2026-03-02", minutes="各方同意十月底前完成。"), _says(about="R2", mode="meeting", held_on="2026-03-02", minutes=""), "meeting_minutes_missing"),
    Made("settle", "zhou", disputed.dissatisfied_again, _says(result="按纪要办理。", reason="电话中同意。"), _says(result=""), "settlement_missing"),
    Made("check_quality", "zhou", c.rated, _says(note="抽查属实。"), _says(note=""), "finding_missing"),
    Made("order_redo", "zhou", c.rated, _says(reason="没有封堵。"), _says(reason=""), "reason_missing"),
    Made("reclassify", "zhao", c.rated, _says(outcome_class="B", reason="已完成。"), _says(outcome_class="A", reason="已完成。"), "class_same"),
    Made("name_contact", "zhou", _joint_case, lambda cast: {"proposer": cast.liu.pk, "because": "seat_ended"}, lambda cast: {"proposer": cast.li.pk, "because": "seat_ended"}, "contact_same"),
    Made("reopen_promise", "zhou", _disputed_promise, _says(reason="十月底前完成。"), _says(reason=""), "reason_missing"),
    Made("settle_promise", "zhou", _disputed_promise, _says(reason="已补验收。"), _says(reason=""), "reason_missing"),
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

from tests.web.desk.deciding_moves import DECIDING  # noqa: E402  # it begins where these do

MADE += DECIDING
BY_MOVE = {made.move: made for made in MADE}
