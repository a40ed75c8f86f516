"""答复与评价 — drafted, approved, signed off, delivered, rated; handled again where it must be."""

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
from jianyan.rules import outcomes, packs, ratings

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
FEEDBACK = 21  # working days: the window of twenty is over


def class_of(papers: Papers, outcome: str) -> str:
    """The local letter for a neutral outcome, by the rules of the receiving office."""
    scheme = outcomes.scheme(packs.load(papers.office.rules).outcome_scheme)
    letters = {one.neutral: one.code for one in reversed(scheme.classes)}
    return next(letters[one] for one in (outcome, *_NEXT.get(outcome, ())) if one in letters)


def replied(
    script: Script, fate: Fate, unit: Unit, task: str, *, no: int = 1, turn: int = 1
) -> str:
    """One round from its draft to its delivery; gives the round's letter and number."""
    reply, mark = f"R{no}", "_again" if turn > 1 else ""
    officer: Post = ("officer", unit.pk)
    script.add(
        a.draft_reply, task, officer, wait=script.some(4, 14), mark=f"draft{mark}",
        **_letter(script, unit, turn),
    )  # fmt: skip
    if no == 1:
        _promised(script, unit, task, fate)
    _approved(script, fate, unit, (reply, task), mark)
    script.add(
        a.issue, reply, ("principal", unit.pk), wait=script.some(0, 2), mark=f"issue{mark}",
        document_no=_document(script.papers, unit, turn), reason=remarks().override_commitment,
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


def _delivered(script: Script, unit: Unit, reply: str, mark: str, *, partly: bool) -> None:
    mode = script.rng.choices(("system", "face_to_face", "post"), (70, 20, 10))[0]
    liaison: Post = ("liaison", unit.pk)
    if partly:
        first = [script.papers.lead.pk]
        script.add(
            a.deliver, reply, liaison, wait=1, mark="deliver_first", mode=mode, proposers=first
        )
    script.add(a.deliver, reply, liaison, wait=script.some(0, 2), mark=f"deliver{mark}", mode=mode)


def rated(script: Script, fate: Fate, unit: Unit, task: str, reply: str) -> str:
    """What the proposer says, and what follows; gives the round that counts in the end."""
    papers, clerk = script.papers, ("clerk", script.papers.office.pk)
    if fate.rating == "silent":
        script.add(a.close_rating, reply, clerk, wait=FEEDBACK)
        return reply
    _rating(script, reply, fate.rating, on_paper=fate.on_paper)
    if fate.rating != "DISSATISFIED":
        return reply
    words, rng = remarks(), script.rng
    if fate.after_bad == "explain":
        reason = rng.choice(words.explain)
        script.add(a.explain, reply, clerk, wait=script.some(3, 8), reason=reason)
        return reply
    reason = rng.choice(words.rehandle)
    script.add(a.rehandle, reply, clerk, wait=script.some(2, 6), reason=reason)
    script.add(
        a.record_contact, task, ("officer", unit.pk), wait=script.some(2, 5),
        mark="contact_again", stage="after", mode="visit", note=papers.matter.contact_notes[2],
    )  # fmt: skip
    again = replied(script, fate, unit, task, no=2, turn=2)
    _rating(script, again, rng.choice(("SATISFIED", "BASICALLY")), second=True)
    return again


def _rating(
    script: Script, reply: str, value: str, *, on_paper: bool = False, second: bool = False
) -> None:
    papers, rng = script.papers, script.rng
    scheme = ratings.scheme(packs.load(papers.office.rules).satisfaction_scheme)
    manner = "BASICALLY" if value == "DISSATISFIED" and rng.random() < 0.7 else value
    values = {axis.code: manner if axis.code == "attitude" else value for axis in scheme.axes}
    comment = (
        rng.choice(remarks().second_rating) if second
        else papers.matter.comments[value] if value != "SATISFIED" or rng.random() < 0.6 else ""
    )  # fmt: skip
    wait, mark = script.some(1, 10), "rate_again" if second else ""
    if on_paper:
        script.add(
            a.register_rating, reply, ("clerk", papers.office.pk), wait=wait, mark=mark,
            proposer=papers.lead.pk, values=values, comment=comment,
            scan=remarks().paths["rating_scan"],
        )  # fmt: skip
    else:
        script.add(
            a.rate, reply, ("proposer", papers.lead.pk), wait=wait, mark=mark,
            values=values, comment=comment,
        )  # fmt: skip
