"""事项的说法(办理) — co-opinions sent back and urged, differences, routing, plans, research, explanations."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from jianyan.cases import events as e
from jianyan.cases.facts import Duty, Words
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sentence import Sentence
from jianyan.cases.queries.telling import Told, passed_over, tell, told

ACTIVITIES: dict[str, str | Promise] = {
    "research": _("research on the spot"),
    "seminar": _("seminar"),
    "site_visit": _("site visit"),
}


def _said(found: Opened, words: Words | None) -> str:
    return found.said(words.no) if words else ""


def _units(found: Opened, ids: Iterable[int]) -> str:
    return "、".join(found.unit(pk) for pk in ids)


@tell.register
def _returned(event: e.CoOpinionReturned, found: Opened) -> Told:
    by = Sentence(_("to come again by %(day)s"), {"day": event.clocks[0].due_on if event.clocks else ""})  # fmt: skip
    return told(
        _("Co-opinion sent back"),
        _said(found, event.reason),
        by if event.clocks else "",
        *passed_over(found, event.overrides, event.passed),
    )


@tell.register
def _urged(event: e.CoOpinionsUrged, found: Opened) -> Told:
    return told(
        _("Co-opinions urged: %(units)s"),
        _said(found, event.words),
        units=_units(found, event.units),
    )


@tell.register
def _differ(event: e.DifferenceRaised, found: Opened) -> Told:
    return told(
        _("Units differ; coordination asked for"),
        _said(found, event.question),
        _said(found, event.minutes),
    )


@tell.register
def _referred(event: e.DifferenceReferred, found: Opened) -> Told:
    return told(
        _("Difference referred to %(leader)s"), _said(found, event.minutes), leader=event.leader
    )


@tell.register
def _settled(event: e.DifferenceSettled, found: Opened) -> Told:
    decided = Sentence(_("decided by %(leader)s"), {"leader": event.leader})
    return told(
        _("Difference settled"),
        _said(found, event.result),
        decided if event.leader else "",
        _said(found, event.minutes),
    )


@tell.register
def _routed(event: e.Routed, found: Opened) -> Told:
    return told(_("Divided inside the unit"), *(_duty(found, one) for one in event.duties))


def _duty(found: Opened, duty: Duty) -> Sentence:
    """第1条:规划处 张三."""
    who = [found.section(duty.section), found.unit(duty.unit), duty.officer]
    words = " ".join(one for one in who if one)
    if duty.point is None:
        return Sentence(_("the whole: %(who)s"), {"who": words})
    return Sentence(_("point %(point)d: %(who)s"), {"point": duty.point, "who": words})


@tell.register
def _planned(event: e.PlanFiled, found: Opened) -> Told:
    by = Sentence(_("to be done by %(day)s"), {"day": event.until})
    return told(_("Handling plan filed"), _said(found, event.plan), by if event.until else "")


@tell.register
def _activity(event: e.ActivityLogged, found: Opened) -> Told:
    there = "、".join(name for pk in event.present if (name := found.proposer(pk)))
    asked = "、".join(name for pk in event.invited if (name := found.proposer(pk)))
    came = Sentence(_("present: %(names)s"), {"names": there})
    invited = Sentence(_("invited: %(names)s"), {"names": asked})
    return told(
        _("%(kind)s on %(day)s"),
        event.place,
        invited if asked else "",
        came if there else "",
        _said(found, event.note),
        kind=ACTIVITIES[event.kind],
        day=event.held_on,
    )


@tell.register
def _interim(event: e.InterimExplained, found: Opened) -> Told:
    return told(_("Interim explanation to the proposer"), _said(found, event.text))


@tell.register
def _confirmed(event: e.ContactConfirmed, found: Opened) -> Told:
    return told(_("Contact no. %(number)s confirmed by the proposer"), number=event.contact)
