"""延期 — what the rule says about more time: whose consent, how often, asked until when, who is told."""

from datetime import date

from jianyan.cases import clockwork, limits
from jianyan.cases.facts import By, ClockSet
from jianyan.cases.models import Assignment
from jianyan.cases.refusal import Refused
from jianyan.people.models import Office
from jianyan.people.offices import HUB_ORGANS
from jianyan.people.rights import Right
from jianyan.rules import lights, packs
from jianyan.rules.limits import Extension


def running(work: Assignment) -> ClockSet:
    """The task's clock, or Refused where none runs."""
    if work.clock_stopped_on:
        raise Refused("clock_stands", since=work.clock_stopped_on)
    return clockwork.main(work)


def asked(work: Assignment) -> date:
    if work.extension_asked_on is None or work.extension_until is None:
        raise Refused("extension_not_asked")
    return work.extension_until


def rule_for(work: Assignment, clock: ClockSet) -> Extension | None:
    """What the rule says of extending this clock once more."""
    rule = clockwork.extension(clock)
    if rule and rule.times is not None and work.extensions >= rule.times:
        article = rule.article or clock.article
        raise Refused("extension_used_up", times=rule.times, article=article)
    return rule


def late_since(clock: ClockSet, on: date) -> date | None:
    """The day by which it should have been asked for, where that has passed."""
    days = dict(clock.when) | {"due_of.reply": str(clock.due_on)}
    until = limits.reckon(clockwork.rules_of(clock), "extension_ask", clock.start_on, days, {})
    last = min(until.due_on, clock.due_on) if until else clock.due_on
    return last if on > last else None


def signs(work: Assignment, clock: ClockSet, on: date) -> list[str]:
    """What whoever asks for more time should know before, by warning code (S22)."""
    codes = []
    if late_since(clock, on):
        codes.append("extension_late")
    elif lights.light(clock.due_on, on).lamp == lights.Lamp.URGENT:
        codes.append("extension_close")
    if work.interim_on is None:
        codes.append("interim_missing")
    return codes


def told(rule: Extension | None) -> tuple[str, ...]:
    """The proposer always (S22), and whom the rule names."""
    return ("proposer", *(rule.report_to if rule else ()))


def bodies(work: Assignment, by: By, rule: Extension | None) -> tuple[str, ...]:
    """The organs that may consent, one of which this person must act for."""
    case = work.dossier.case
    organs = (rule.consent_of if rule else ()) or ("assigning_body",)
    assigned_by = packs.load(case.rules).assigned_by
    named = {
        one for organ in organs for one in (assigned_by if organ == "assigning_body" else [organ])
    }
    offices = {
        case.hub_id if organ in HUB_ORGANS and case.hub_id else case.office_id for organ in named
    }
    if not by.actor.may(Right.ALLOW_EXTENSION, offices=offices):
        names = Office.objects.filter(pk__in=offices).values_list("name", flat=True)
        raise Refused("extension_not_yours", bodies="、".join(names))
    return tuple(organs)
