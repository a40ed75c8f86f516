"""评价 — what the proposers say of a reply, and what follows where they are dissatisfied."""

from datetime import date

from jianyan.cases import actions as a
from jianyan.ops.demo.fates import Fate
from jianyan.ops.demo.people import Post
from jianyan.ops.demo.remarks import remarks
from jianyan.ops.demo.replying import replied
from jianyan.ops.demo.script import Moment, Papers, Script
from jianyan.people.models import Unit
from jianyan.rules import packs, ratings

FEEDBACK = 21  # working days: the window of twenty is over


def rated(script: Script, fate: Fate, unit: Unit, task: str, reply: str) -> str:
    """What the proposer says, and what follows; gives the round that counts in the end."""
    papers, clerk = script.papers, ("clerk", script.papers.office.pk)
    if fate.rating == "silent":
        script.add(a.close_rating, reply, clerk, wait=FEEDBACK)
        return reply
    _rating(script, reply, fate.rating, on_paper=fate.on_paper)
    if fate.call_back:
        _called_back(script, fate, reply)
    for one in papers.joined:
        _said(script, reply, ("proposer", one.pk), fate.rating, "rate_joined")
    if fate.co_rated:
        _co_rated(script)
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
    second = fate.second or rng.choice(("SATISFIED", "BASICALLY"))
    _rating(script, again, second, second=True)
    if second == "DISSATISFIED":
        _settled(script, again)
    return again


def corrected(script: Script, fate: Fate, unit: Unit, task: str, reply: str) -> str:
    """更正答复: the head of the unit takes a wrong reply back, and another goes out in its place."""
    if not fate.is_wrong:
        return reply
    reason = remarks().replace_reply[0]
    script.add(a.replace_reply, reply, ("principal", unit.pk), wait=2, reason=reason)
    return replied(script, fate, unit, task, no=2, mark="_corrected")


def values_of(papers: Papers, value: str, attitude: str = "") -> dict[str, str]:
    """The same on every axis of the office's scheme, or another word on the attitude."""
    scheme = ratings.scheme(packs.load(papers.office.rules).satisfaction_scheme)
    return {
        axis.code: attitude or value if axis.code == "attitude" else value for axis in scheme.axes
    }


def _rating(
    script: Script, reply: str, value: str, *, on_paper: bool = False, second: bool = False
) -> None:
    papers, rng = script.papers, script.rng
    manner = "BASICALLY" if value == "DISSATISFIED" and rng.random() < 0.7 else value
    values = values_of(papers, value, manner)
    comment = (
        rng.choice(remarks().second_rating) if second and value != "DISSATISFIED"
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


def _said(script: Script, reply: str, who: Post, value: str, mark: str) -> None:
    """One more author of a merged case."""
    papers = script.papers
    script.add(
        a.rate, reply, who, wait=script.some(1, 5), mark=mark,
        values=values_of(papers, value), comment=papers.matter.comments[value],
    )  # fmt: skip


def _called_back(script: Script, fate: Fate, reply: str) -> None:
    """回访: the office asks by telephone whether the paper rating is the author's own."""
    papers = script.papers
    script.add(
        a.call_back, reply, ("clerk", papers.office.pk), wait=2,
        proposer=papers.lead.pk, result=fate.call_back, note=remarks().call_back[fate.call_back],
    )  # fmt: skip


def _co_rated(script: Script) -> None:
    papers, author = script.papers, ("proposer", script.papers.lead.pk)
    for no in range(len(papers.co_units)):
        value = "SATISFIED" if no == 0 else "BASICALLY"
        script.add(
            a.rate_co, f"A{no + 2}", author, mark="co_rated",
            values=values_of(papers, value), comment=remarks().co_rating[no % 2],
        )  # fmt: skip


def _settled(script: Script, reply: str) -> None:
    """协调会: held because the author stayed dissatisfied; its minutes end the matter (S37)."""
    clerk, words = ("clerk", script.papers.office.pk), remarks()
    script.add(
        a.record_meeting, "", clerk, wait=script.some(3, 6), about=reply, mode="meeting",
        held_on=_that_day, minutes=words.meeting[0], attendees=words.attendees[0], binding=True,
    )  # fmt: skip
    script.add(a.settle, reply, clerk, wait=1, result=words.settle[0])


def _that_day(moment: Moment) -> date:
    return moment.on
