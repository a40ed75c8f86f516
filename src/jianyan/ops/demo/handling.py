"""交办与办理 — assigned, received, a change of unit decided, the proposer contacted, units consulted."""

from datetime import date
from typing import Any

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.actions.handling.route import Portion
from jianyan.cases.states import UnitRole
from jianyan.ops.demo import days, posts
from jianyan.ops.demo.fates import Fate
from jianyan.ops.demo.people import Post
from jianyan.ops.demo.remarks import remarks
from jianyan.ops.demo.script import Script
from jianyan.people.models import Unit

EXTENDED = 75  # working days asked for: past the three months, within the six
_STAGES = ("before", "during", "after")
_MODES = ("face_to_face", "seminar", "phone", "phone", "visit", "visit", "email")


def assigned(script: Script, fate: Fate, meeting: date | None) -> None:
    """At the assignment meeting where there is one, otherwise within some days."""
    clerk: Post = ("clerk", script.papers.office.pk)
    shares = _shares(script)
    if fate.is_listed:
        _listed(script, clerk, shares)
    if meeting is None:
        script.add(a.assign, "", clerk, wait=script.some(2, 5), shares=shares)
    else:
        script.set_on(meeting, a.assign, "", clerk, shares=shares)


def _listed(script: Script, clerk: Post, shares: tuple[Share, ...]) -> None:
    """拟办: drafted, the units asked whether it is theirs, and put on a list for the leader."""
    words = remarks()
    script.add(a.propose_units, "", clerk, wait=1, shares=shares)
    script.add(a.consult_units, "", clerk, question=words.consult_units[0])
    script.add(a.submit_split, "", clerk, wait=2, list_no=words.list_no, reason=words.list_no)


def marked_key(script: Script) -> None:
    """重点督办: who in the government leads it, and who of the congress or CPPCC supervises it."""
    papers = script.papers
    script.add(
        a.mark_key, "", ("clerk", papers.office.pk),
        leader=posts.styled(papers.lead_unit.hub.key), supervisor=posts.styled(papers.office.key),
        reason=remarks().key_case[0],
    )  # fmt: skip


def _shares(script: Script) -> tuple[Share, ...]:
    papers, words, rng = script.papers, remarks(), script.rng
    if papers.separate:
        units = (papers.lead_unit, *papers.co_units[:1])
        scopes = words.scope_separate
        return tuple(
            Share(unit=unit, role=UnitRole.SEPARATE, scope=scopes[no], due_on=script.sheet_on)
            for no, unit in enumerate(units)
        )
    if not papers.co_units:
        return (Share(unit=papers.lead_unit, role=UnitRole.SOLE, due_on=script.sheet_on),)
    lead = Share(
        unit=papers.lead_unit,
        role=UnitRole.LEAD,
        scope=words.scope_lead,
        due_on=script.sheet_on,
    )
    return lead, *(
        Share(unit=unit, role=UnitRole.CO, scope=rng.choice(words.scope_co))
        for unit in papers.co_units
    )


def received(script: Script, fate: Fate, other: Unit | None) -> tuple[Unit, str]:
    """The unit that answers in the end, and the letter and number of its task."""
    unit, task = script.papers.lead_unit, "A1"
    script.add(a.acknowledge, task, ("liaison", unit.pk), wait=script.some(1, 4), **_named(unit))
    for no, co in enumerate(_others(script), start=2):
        script.add(
            a.acknowledge, f"A{no}", ("liaison", co.pk), mark="acknowledge_co", **_named(co)
        )
    if fate.unit_change and other is not None:
        return _changed(script, fate, unit, other)
    if unit.key == posts.DIVIDING:
        _divided(script, unit, task)
    return unit, task


def _divided(script: Script, unit: Unit, task: str) -> None:
    """责任分解: the whole to one of the unit's first two sections, turn by turn."""
    section = list(unit.sections.all()[:2])[script.rng.randrange(2)]
    script.add(a.route, task, ("liaison", unit.pk), portions=(Portion(section=section.pk),))


def _others(script: Script) -> tuple[Unit, ...]:
    papers = script.papers
    return papers.co_units[:1] if papers.separate else papers.co_units


def _named(unit: Unit) -> dict[str, Any]:
    """Who works on it, as the proposer sees it."""
    return {"officer": unit.liaison, "phone": unit.telephone}


def _changed(script: Script, fate: Fate, unit: Unit, other: Unit) -> tuple[Unit, str]:
    words, rng = remarks(), script.rng
    clerk: Post = ("clerk", script.papers.office.pk)
    reason = rng.choice(words.return_request)
    script.add(
        a.request_return, "A1", ("liaison", unit.pk), wait=script.some(2, 6),
        reason=reason, unit=other,
    )  # fmt: skip
    if fate.unit_change == "reassigned":
        reason = rng.choice(words.reassign)
        script.add(a.reassign, "A1", clerk, wait=script.some(2, 5), unit=other, reason=reason)
        task = f"A{len(_others(script)) + 2}"
        script.add(
            a.acknowledge, task, ("liaison", other.pk), wait=2, mark="acknowledge_new",
            **_named(other),
        )  # fmt: skip
        return other, task
    reason = rng.choice(words.keep_assignment)
    script.add(a.keep_assignment, "A1", clerk, wait=script.some(2, 5), reason=reason)
    return unit, "A1"


def worked_on(script: Script, fate: Fate, unit: Unit, task: str) -> None:
    """Contacts, co-opinions, and the days that pass."""
    notes = script.papers.matter.contact_notes
    officer: Post = ("officer", unit.pk)
    if not fate.contacts:
        _opinions(script, fate, unit)
    for no in range(min(fate.contacts, 2)):
        script.add(
            a.record_contact, task, officer, wait=script.some(3, 9), mark=f"contact_{no + 1}",
            stage=_STAGES[no], mode=script.rng.choice(_MODES), note=notes[no],
        )  # fmt: skip
        if no == 0:
            _opinions(script, fate, unit)
    if fate.wants_time:
        script.add(
            a.request_extension, task, officer, wait=2, reason=remarks().extension[0],
            until=lambda moment: days.after(moment.on, EXTENDED),
        )  # fmt: skip
    if fate.is_disputed and fate.contacts:
        reason = remarks().dispute_contact[0]
        author: Post = ("proposer", script.papers.lead.pk)
        script.add(a.dispute_contact, "", author, wait=2, contact=1, reason=reason)
    if fate.new_contact and script.papers.cosigners:
        script.add(
            a.name_contact, "", ("clerk", script.papers.office.pk), wait=2,
            proposer=script.papers.cosigners[0], because="other", reason=remarks().new_contact,
        )  # fmt: skip
    if fate.slow:
        script.add(
            a.record_contact, task, officer, wait=fate.slow, mark="contact_slow",
            stage="during", mode="phone", note=notes[1],
        )  # fmt: skip


def _opinions(script: Script, fate: Fate, lead: Unit) -> None:
    co_units = script.papers.co_units
    _opined(script, range(len(co_units) - fate.co_missing))
    if fate.co_returned and co_units and not script.papers.separate:
        missing = script.rng.choice(remarks().co_returned)
        script.add(
            a.return_co_opinion, "A2", ("officer", lead.pk), wait=2, what_is_missing=missing
        )
        opinion = script.papers.matter.co_opinions[-1]
        script.add(
            a.give_co_opinion, "A2", ("officer", co_units[0].pk), wait=3, mark="co_again",
            opinion=opinion,
        )  # fmt: skip


def opined_late(script: Script, fate: Fate) -> None:
    """The co-opinion that the lead did not wait for."""
    last = len(script.papers.co_units) - 1
    if fate.co_missing and last >= 0:
        _opined(script, range(last, last + 1))


def _opined(script: Script, which: range) -> None:
    papers, texts = script.papers, script.papers.matter.co_opinions
    for no in which if not papers.separate else ():
        unit = papers.co_units[no]
        opinion = texts[no % len(texts)]
        script.add(
            a.give_co_opinion, f"A{no + 2}", ("officer", unit.pk),
            wait=script.some(3, 8) if no == 0 else 1, opinion=opinion,
        )  # fmt: skip
