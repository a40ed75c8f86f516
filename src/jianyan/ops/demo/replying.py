"""答复 — drafted, approved, perhaps looked at by the government office, signed off, delivered."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from jianyan.cases import actions as a
from jianyan.cases.actions.replying.draft_reply import Answer
from jianyan.cases.states import Adopted, Publicity
from jianyan.ops.demo import days
from jianyan.ops.demo.fates import Fate
from jianyan.ops.demo.matters import again, reply_text
from jianyan.ops.demo.people import Post
from jianyan.ops.demo.remarks import remarks
from jianyan.ops.demo.script import Moment, Papers, Script
from jianyan.people.models import Unit
from jianyan.people.offices import Chain
from jianyan.rules import outcomes, packs

_ADOPTED = {
    "FULL": Adopted.FULL,
    "PARTIAL": Adopted.PARTIAL,
    "ALREADY_DONE": Adopted.ALREADY,
    "NO": Adopted.NO,
}
# where a scheme has no class of its own for an outcome, the next that says nearly the same
_NEXT = {
    "PARTLY": ("SOLVED",),
    "IN_PROGRESS_THIS_YEAR": ("PLANNED",),
    "PLANNED": ("IN_PROGRESS_THIS_YEAR",),
    "HIGHER_LEVEL": ("BLOCKED_CONDITION", "REFERENCE"),
    "BLOCKED_CONDITION": ("REFERENCE",),
    "REFERENCE": ("BLOCKED_CONDITION",),
}


def class_of(papers: Papers, outcome: str) -> str:
    """The local letter for a neutral outcome, by the rules of the receiving office."""
    scheme = outcomes.scheme(packs.load(papers.office.rules).outcome_scheme)
    letters = {one.neutral: one.code for one in reversed(scheme.classes)}
    return next(letters[one] for one in (outcome, *_NEXT.get(outcome, ())) if one in letters)


def replied(
    script: Script,
    fate: Fate,
    unit: Unit,
    task: str,
    *,
    no: int = 1,
    turn: int = 1,
    mark: str = "",
) -> str:
    """One round from its draft to its delivery; gives the round's letter and number."""
    reply, mark = f"R{no}", mark or ("_again" if turn > 1 else "")
    officer: Post = ("officer", unit.pk)
    script.add(
        a.draft_reply, task, officer, wait=script.some(4, 14), mark=f"draft{mark}",
        **_letter(script, unit, turn),
    )  # fmt: skip
    if no == 1:
        _promised(script, unit, task, fate)
    if fate.is_consulted and not mark:
        script.add(
            a.consult_proposer, reply, officer, wait=1, mode="system",
            until=lambda moment: days.after(moment.on, 5),
        )  # fmt: skip
    _approved(script, fate, unit, (reply, task), mark)
    if fate.is_key and not mark:
        _pre_reviewed(script, unit, reply)
    script.add(
        a.issue, reply, ("principal", unit.pk), wait=script.some(0, 2), mark=f"issue{mark}",
        document_no=_document(script.papers, unit, no if mark else turn), reason=remarks().override_commitment,
    )  # fmt: skip
    _delivered(script, unit, reply, mark, partly=fate.stop == "deliver_first" and no == 1)
    return reply


def _letter(script: Script, unit: Unit, turn: int) -> dict[str, object]:
    matter, papers = script.papers.matter, script.papers
    answers = [
        Answer(
            no, point.response if turn == 1 else again(point.response, no), _ADOPTED[point.adopted]
        )
        for no, point in enumerate(matter.advice, start=1)
    ]
    publicity = Publicity.PROACTIVE if papers.consent else Publicity.ON_REQUEST

    def body(moment: Moment) -> str:
        text = reply_text(
            matter,
            addressee=addressee(papers),
            number=moment.number,
            issued_on=moment.on,
            turn=turn,
        )
        return f"{matter.rehandling}\n{text}" if turn > 1 else text

    return {
        "body": body,
        "answers": answers,
        "outcome_class": class_of(papers, matter.outcome),
        "publicity": publicity,
    }


def addressee(papers: Papers) -> str:
    """李敏等5位代表, or the body that proposed."""
    name, title = papers.lead.name, papers.lead.title
    if papers.joined:
        return "、".join(one.name for one in (papers.lead, *papers.joined)) + title
    joint = len(papers.cosigners) + 1
    return f"{name}等{joint}位{title}" if joint > 1 and title else f"{name}{title}"


def _document(papers: Papers, unit: Unit, turn: int) -> Callable[[Moment], str]:
    """文号: the unit's mark, the year and the case's number, told apart by kind and by turn."""
    chain = "提" if papers.office.chain == Chain.CPPCC else "建"
    season = "" if papers.period == "session" else "平" if chain == "提" else "闭"
    again = "" if turn == 1 else f"-{turn}"
    year = papers.session.year

    def number(moment: Moment) -> str:
        running = re.search(r"\d+$", moment.number)
        no = int(running[0]) if running else moment.number
        return f"{unit.letter_mark}{chain}{season}〔{year}〕{no}{again}号"

    return number


def _promised(script: Script, unit: Unit, task: str, fate: Fate) -> None:
    """The promises of the reply, entered before it is signed off."""
    for no, promise in enumerate(script.papers.matter.commitments, start=1):

        def due(moment: Moment, of: Callable[[date], date] = promise.due) -> date:
            return days.after(moment.on, 9) if fate.soon_due else of(moment.on)

        script.add(
            a.commit, task, ("officer", unit.pk), mark=f"commit_{no}",
            text=promise.text, due_on=due, point=1 if no == 1 else None,
        )  # fmt: skip


def _approved(script: Script, fate: Fate, unit: Unit, parts: tuple[str, str], mark: str) -> None:
    """Sent up, perhaps returned once or countersigned, and endorsed."""
    reply, task = parts
    words, rng = remarks(), script.rng
    officer: Post = ("officer", unit.pk)
    send: dict[str, Any] = {
        "reason": words.override_co if fate.co_missing else words.override_contact
    }
    script.add(
        a.send_for_approval, reply, officer, wait=script.some(0, 2), mark=f"send{mark}", **send
    )
    if fate.draft_returned and not mark:
        reason = rng.choice(words.return_draft)
        script.add(a.return_draft, reply, ("section", unit.pk), wait=1, reason=reason)
        script.add(
            a.draft_reply, task, officer, wait=script.some(1, 3), mark="redraft",
            **_letter(script, unit, 1),
        )  # fmt: skip
        script.add(a.send_for_approval, reply, officer, mark="resend", **send)
    if fate.is_countersigned and not mark:
        opinion = rng.choice(words.countersign)
        script.add(a.countersign, reply, ("section", unit.pk), wait=1, opinion=opinion)
    script.add(a.check_draft, reply, ("section", unit.pk), mark=f"check{mark}")
    script.add(a.check_draft, reply, ("liaison", unit.pk), mark=f"office_check{mark}")
    opinion = rng.choice(words.endorse)
    script.add(
        a.endorse, reply, ("leader", unit.pk), wait=script.some(1, 3), mark=f"endorse{mark}",
        opinion=opinion, reason=opinion,
    )  # fmt: skip


def _pre_reviewed(script: Script, unit: Unit, reply: str) -> None:
    """报送预审: the reply to a key case is seen by the office that dispatched it."""
    words = remarks()
    script.add(a.ask_office_review, reply, ("officer", unit.pk), note=words.pre_review[0])
    script.add(
        a.pass_office_review, reply, ("hub", unit.hub_id), wait=2, opinion=words.pre_review[1]
    )


def _delivered(script: Script, unit: Unit, reply: str, mark: str, *, partly: bool) -> None:
    mode = script.rng.choices(("system", "face_to_face", "post"), (70, 20, 10))[0]
    liaison: Post = ("liaison", unit.pk)
    if partly:
        first = [script.papers.lead.pk]
        script.add(
            a.deliver, reply, liaison, wait=1, mark="deliver_first", mode=mode, proposers=first
        )
    script.add(a.deliver, reply, liaison, wait=script.some(0, 2), mark=f"deliver{mark}", mode=mode)
