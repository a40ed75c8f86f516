"""提出与审查 — how a case is raised, examined, and taken or refused."""

from jianyan.cases import actions as a
from jianyan.cases.cosigning import frozen
from jianyan.ops.demo import days
from jianyan.ops.demo.days import Season
from jianyan.ops.demo.fates import Fate
from jianyan.ops.demo.people import Post
from jianyan.ops.demo.remarks import remarks
from jianyan.ops.demo.script import Script
from jianyan.people.offices import Chain
from jianyan.rules import packs

# what a body says whose seal or signature comes after the text (S02)
LATER = "签名盖章件随后补交。"


def raised(script: Script, fate: Fate, season: Season | None) -> None:
    """From the submission to the number; in a session, on the days it sits."""
    if fate.stop == "born":
        script.is_over = True
    papers = script.papers
    clerk: Post = ("clerk", papers.office.pk)
    author: Post = ("proposer", papers.lead.pk)
    if papers.invited:
        _invited(script, author)
    if season is not None:
        sitting = (season.closes - season.opens).days
        day = season.opens.fromordinal(season.opens.toordinal() + script.some(0, sitting))
        script.set_on(day, a.submit, "", author, reason=LATER)
    else:
        script.add(a.submit, "", author, wait=script.some(0, 2), reason=LATER)
    if fate.verdict == "withdraw":
        withdrawn(script)
    script.add(a.review, "", clerk, wait=script.some(0, 2))
    if papers.reviewers:
        _looked_over(script, clerk)
    if fate.is_returned:
        _sent_back(script, clerk, author)
    _decided(script, fate, clerk)


def _invited(script: Script, author: Post) -> None:
    """联名邀请: most confirm the text that they were shown, the last does not sign along."""
    asked, words = script.papers.invited, remarks()
    script.add(
        a.invite, "", author, wait=1,
        proposers=[one.pk for one in asked], until=lambda moment: days.after(moment.on, 5),
    )  # fmt: skip
    for no, one in enumerate(asked[:-1], start=1):
        script.add(
            a.confirm_cosigning, "", ("proposer", one.pk), wait=no % 2, mark=f"cosign_{no}",
            shown=lambda moment: frozen(moment.case), opinion=words.cosign[no % len(words.cosign)],
        )  # fmt: skip
    script.add(
        a.decline_cosigning, "", ("proposer", asked[-1].pk), wait=1, opinion=words.not_cosign[0]
    )


def _looked_over(script: Script, clerk: Post) -> None:
    """初审: several are named; the first has said what should become of it."""
    papers = script.papers
    script.add(a.name_reviewers, "", clerk, stage="first", reviewers=papers.reviewers)
    opinion = script.rng.choice(remarks().review_opinion)
    script.add(
        a.give_review_opinion, "", ("reviewer", papers.office.pk), wait=1,
        verdict="file", reason=opinion,
    )  # fmt: skip


def _sent_back(script: Script, clerk: Post, author: Post) -> None:
    reason = script.rng.choice(remarks().send_back)
    script.add(a.send_back, "", clerk, wait=1, reason=reason)
    script.add(a.draft, "", author, wait=script.some(1, 3), text=script.papers.draft)
    script.add(a.submit, "", author, mark="submit_again", reason=LATER)
    script.add(a.review, "", clerk, wait=1, mark="review_again")


def _decided(script: Script, fate: Fate, clerk: Post) -> None:
    words = remarks()
    if fate.verdict in {"decline", "convert"}:
        ground = script.rng.choice(_grounds(script))
        reason = words.decline[ground]
        script.add(a.decline, "", clerk, wait=script.some(1, 3), ground=ground, reason=reason)
        if fate.verdict == "convert":
            form = "opinion" if script.papers.office.chain == Chain.CPPCC else "letter"
            receiver = script.papers.lead_unit.name
            reason = script.rng.choice(words.convert)
            script.add(a.convert, "", clerk, wait=1, form=form, receiver=receiver, reason=reason)
        script.is_over = True
    script.add(a.file, "", clerk, wait=script.some(1, 4))
    if fate.verdict == "withdraw_filed":
        withdrawn(script)


def _grounds(script: Script) -> list[str]:
    """The grounds that the rules of the office know."""
    known = packs.load(script.papers.office.rules).grounds
    return [ground for ground in remarks().decline if not known or ground in known]


def withdrawn(script: Script) -> None:
    """Taken back by its author; nothing more happens to it."""
    author: Post = ("proposer", script.papers.lead.pk)
    reason = script.rng.choice(remarks().withdraw)
    script.add(a.withdraw, "", author, wait=script.some(1, 3), reason=reason)
    script.is_over = True
