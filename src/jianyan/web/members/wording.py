"""平实的说法 — how a case stands and what happened, in words for somebody who does not work with cases."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from jianyan.cases.models import Assignment, Case, Round
from jianyan.cases.queries.sentence import Sentence
from jianyan.cases.queries.timeline import Entry
from jianyan.cases.states import AssignmentState, CaseState, RoundState
from jianyan.rules import lights
from jianyan.web.desk.wording import Said, Words, light
from jianyan.web.members.reading import Mine
from jianyan.web.templatetags.look import day

_TONES = {
    "waiting": {CaseState.COSIGNING, CaseState.REPLIED, CaseState.BACK_TO_PROPOSER},
    "done": {CaseState.CONCLUDED, CaseState.CLOSED, CaseState.HISTORY},
    "quiet": {CaseState.DRAFT, CaseState.NOT_FILED, CaseState.CONVERTED, CaseState.WITHDRAWN},
}
# said of what happened; %(who)s is the office or the unit that did it
_HAPPENED: dict[str, Words] = {
    "Drafted": gettext_lazy("Begun to be written"),
    "Submitted": gettext_lazy("Submitted to %(office)s"),
    "TakenIntoReview": gettext_lazy("%(office)s took it up for examination"),
    "SentBack": gettext_lazy("%(office)s returned it for revision"),
    "Assigned": gettext_lazy("Given to the units that handle it"),
    "Acknowledged": gettext_lazy("%(unit)s acknowledged receipt"),
    "ReturnRequested": gettext_lazy("%(unit)s asked for another unit to handle it"),
    "AssignmentKept": gettext_lazy("It stays with the same unit"),
    "Reassigned": gettext_lazy("Another unit handles it now"),
    "ContactRecorded": gettext_lazy("%(unit)s recorded a contact with you on %(day)s"),
    "ProposerConsulted": gettext_lazy("%(unit)s asks what you say to the draft of its reply"),
    "ReplyReplaced": gettext_lazy("The reply of %(unit)s was wrong; a corrected one follows"),
    "ReceiptRecorded": gettext_lazy("%(unit)s recorded that you have the letter"),
    "ActivityLogged": gettext_lazy("%(unit)s: research or a meeting on %(day)s"),
    "InterimExplained": gettext_lazy("%(unit)s explains how it stands"),
    "ContactConfirmed": gettext_lazy("You confirmed a contact"),
    "Issued": gettext_lazy("%(unit)s signed off the reply"),
    "Delivered": gettext_lazy("The reply of %(unit)s was delivered"),
    "Committed": gettext_lazy("%(unit)s made a promise"),
    "ProgressReported": gettext_lazy("%(unit)s reported on its promise"),
    "FulfilmentClaimed": gettext_lazy("%(unit)s says that its promise is kept"),
    "Dispatched": gettext_lazy("Passed on to the units that handle it"),
    "GivenUp": gettext_lazy("%(unit)s explained why its promise cannot be kept"),
}
_TONE_OF = {
    "Delivered": "done", "Rated": "done", "Concluded": "done", "FulfilmentConfirmed": "done",
    "Published": "done", "Filed": "done", "SentBack": "waiting", "FulfilmentClaimed": "waiting",
    "NotFiled": "quiet", "Withdrawn": "quiet", "Drafted": "quiet",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One own case as the lists show it."""

    case_id: int
    title: str
    kind: Words
    number: str
    leads: bool
    state: Said
    lines: tuple[str, ...]
    act: str  # what the proposer can do now: write, revise, rate, promise or nothing
    part: str


def row(mine: Mine, today: date) -> Row:
    case = mine.case
    act, part = _act(mine)
    return Row(
        case_id=case.pk,
        title=case.title,
        kind=case.get_kind_display(),
        number=case.number,
        leads=mine.leads,
        state=_state(mine),
        lines=progress(mine, today),
        act=act,
        part=part,
    )


def _state(mine: Mine) -> Said:
    """Once this person has rated, nothing is awaited from them any more."""
    if mine.case.state == CaseState.REPLIED and not _unrated(mine):
        return Said(_("Replied"), "done")
    return state(mine.case.state)


def _unrated(mine: Mine) -> list[Round]:
    """Replies that wait for this person's rating."""
    return [r for r in mine.replies if r.state == RoundState.DELIVERED and r.no not in mine.rated]


def state(code: str) -> Said:
    tone = next((tone for tone, states in _TONES.items() if code in states), "working")
    return Said(CaseState(code).label, tone)


def progress(mine: Mine, today: date) -> tuple[str, ...]:
    """How the case stands, in one sentence or one for each unit that answers."""
    case = mine.case
    if case.state in {CaseState.ASSIGNED, CaseState.HANDLING, CaseState.REHANDLING}:
        return tuple(at_unit(task, again=_again(mine, task)) for task in mine.tasks)
    if case.state == CaseState.REPLIED:
        return (_replied(mine, today),)
    if case.state == CaseState.TRACKING and mine.promises:
        return (_tracked(mine),)
    plain = _PLAIN.get(case.state)
    return (plain(case),) if plain else ()


def _again(mine: Mine, task: Assignment) -> bool:
    return any(reply.assignment_no == task.no for reply in mine.replies)


def at_unit(task: Assignment, *, again: bool = False) -> str:
    """水利局正在办理 · 承办人陈涛 · 电话… · 6月30日前答复."""
    unit = {"unit": task.unit.short_name}
    if task.state == AssignmentState.REPLIED:
        return _("%(unit)s has replied") % unit
    if task.state == AssignmentState.TO_ACKNOWLEDGE:
        return _("Given to %(unit)s, which has not acknowledged receipt yet") % unit
    doing = _("%(unit)s is handling it again") if again else _("%(unit)s is handling it")
    found = [doing % unit]
    if task.officer:
        found.append(_("officer %(name)s") % {"name": task.officer})
    if phone := task.officer_phone or task.unit.telephone:
        found.append(_("telephone %(number)s") % {"number": phone})
    if task.reply_due_on:
        found.append(_("reply by %(day)s") % {"day": day(task.reply_due_on)})
    return " · ".join(found)


def _replied(mine: Mine, today: date) -> str:
    units = "、".join(task.unit.short_name for task in mine.tasks)
    said = _("%(unit)s has replied") % {"unit": units}
    waiting = _unrated(mine)
    if not waiting:
        return _("%(said)s · rated by you") % {"said": said} if mine.rated else said
    if not mine.leads:
        return _("%(said)s · the lead proposer rates") % {"said": said}
    return f"{said} · {rate_by(waiting[0].feedback_due_on, today)}"


def told(pattern: str | Promise, **params: object) -> Sentence:
    """A heading with a name in it, worded when it is shown."""
    return Sentence(pattern, params)


def correct_by(until: date | None) -> str:
    if until is None:
        return ""
    return _("You may correct it until %(day)s.") % {"day": day(until)}


def rate_by(due_on: date | None, today: date) -> str:
    """请评价 · 还剩 3 个工作日; after the window it is still open until the office closes it."""
    if due_on is None:
        return _("please rate")
    if today > due_on:
        return _("please rate; the time for it ended on %(day)s") % {"day": day(due_on)}
    left = light(lights.light(due_on, today)).label
    return _("please rate by %(day)s (%(left)s)") % {"day": day(due_on), "left": left}


def _tracked(mine: Mine) -> str:
    count = len(mine.promises)
    said = ngettext("%(count)d promise is being kept", "%(count)d promises are being kept", count)
    days = [one.due_on for one in mine.promises if one.due_on]
    next_one = _("by %(day)s") % {"day": day(min(days))} if days else ""
    return " · ".join(one for one in (said % {"count": count}, next_one) if one)


def _act(mine: Mine) -> tuple[str, str]:
    """What the proposer can do about this case now, and on which part."""
    if not mine.leads:
        return "", ""
    if mine.case.state == CaseState.DRAFT:
        return "write", ""
    if mine.case.state == CaseState.COSIGNING:
        return "cosigners", ""
    if mine.case.state == CaseState.BACK_TO_PROPOSER:
        return "revise", ""
    if waiting := _unrated(mine):
        return "rate", waiting[0].part
    claimed = [one for one in mine.promises if one.is_claimed]
    return ("promise", claimed[0].part) if claimed else ("", "")


def _with(pattern: Words) -> Callable[[Case], str]:
    """A sentence about a case, worded when it is shown."""

    def said(case: Case) -> str:
        known = {
            "office": case.office.short_name,
            "day": day(case.submitted_on),
            "number": case.number,
        }
        return str(pattern) % known

    return said


_PLAIN: dict[str, Callable[[Case], str]] = {
    CaseState.DRAFT: _with(gettext_lazy("Not submitted yet; nobody else can see it")),
    CaseState.COSIGNING: _with(gettext_lazy("Colleagues are asked to co-sign; not submitted yet")),
    CaseState.SUBMITTED: _with(gettext_lazy("Submitted on %(day)s; %(office)s will examine it")),
    CaseState.IN_REVIEW: _with(gettext_lazy("%(office)s is examining it")),
    CaseState.BACK_TO_PROPOSER: _with(gettext_lazy("Please revise it and submit it again")),
    CaseState.FILED: _with(gettext_lazy("Filed as no. %(number)s; a unit will be named")),
    CaseState.NOT_FILED: _with(gettext_lazy("Not filed; the reason is inside")),
    CaseState.CONVERTED: _with(gettext_lazy("Passed on as an opinion")),
    CaseState.MERGED: _with(gettext_lazy("Handled together with another text")),
    CaseState.WITHDRAWN: _with(gettext_lazy("Withdrawn")),
    CaseState.CONCLUDED: _with(gettext_lazy("Replied and concluded")),
    CaseState.TRACKING: _with(gettext_lazy("Replied; promises are being kept")),
    CaseState.CLOSED: _with(gettext_lazy("Replied and concluded; no promise is open")),
    CaseState.HISTORY: _with(gettext_lazy("Handled in an earlier year")),
}


def _day_in(entry: Entry) -> date | None:
    """The day that a line of the journal speaks of, where it is not the day of the line."""
    named = entry.what.params.get("day")
    return named if isinstance(named, date) else None


def happened(entry: Entry, office: str) -> dict[str, object]:
    """One line of the journal as parts/_timeline.html draws it."""
    plain = _HAPPENED.get(entry.kind)
    known = {"office": office, "unit": entry.unit, "day": day(_day_in(entry))}
    by_somebody = entry.kind in {
        "Submitted", "Withdrawn", "Rated", "ContactDisputed", "UnitObjected",
    }  # fmt: skip
    return {
        "at": entry.on,
        "what": str(plain) % known if plain else str(entry.what),
        "who": entry.who if by_somebody else "" if plain else entry.unit,
        "detail": " · ".join(str(one) for one in entry.detail),
        "tone": _TONE_OF.get(entry.kind, "working"),
    }
