"""事项的说法(审查、并案、分办、争议) — what was decided before and about assignment, in one sentence each."""

from django.utils.translation import gettext_lazy as _

from jianyan.cases import events as e
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sentence import Sentence
from jianyan.cases.queries.telling import Detail, Told, passed_over, said, task_lines, tell, told
from jianyan.cases.states import ReviewStage, UnitRole, Verdict

# process of the office: neither the proposer nor a unit is told of it
OFFICE_ONLY = (
    e.ReviewersNamed, e.OpinionGiven, e.UnitsProposed, e.SplitSubmitted, e.SplitTakenBack,
    e.SplitSigned, e.SplitAdjusted,
)  # fmt: skip
# told to the office and to the unit that was asked
ASKED = (e.HandlingAgreed, e.HandlingObjected)


# ── 并案 ─────────────────────────────────────────────────────────────────────────────────────
@tell.register
def _merged(event: e.Merged, found: Opened) -> Told:
    return told(_("Merged into %(case)s"), said(found, event.reason), case=found.other(event.into))


@tell.register
def _took_in(event: e.TookIn, found: Opened) -> Told:
    return told(_("%(case)s was merged into this one"), case=found.other(event.case))


@tell.register
def _unmerged(event: e.Unmerged, found: Opened) -> Told:
    return told(_("Merge undone"), said(found, event.reason))


@tell.register
def _let_go(event: e.LetGo, found: Opened) -> Told:
    return told(_("%(case)s goes its own way again"), case=found.other(event.case))


# ── 审查 ─────────────────────────────────────────────────────────────────────────────────────
@tell.register
def _named(event: e.ReviewersNamed, found: Opened) -> Told:
    names = "、".join(found.person(pk) for pk in event.reviewers)
    return told(_("%(stage)s: reviewers named"), names, stage=ReviewStage(event.stage).label)


@tell.register
def _opinion(event: e.OpinionGiven, found: Opened) -> Told:
    what = {"stage": ReviewStage(event.stage).label, "verdict": Verdict(event.verdict).label}
    return told(_("%(stage)s: %(verdict)s"), said(found, event.words), **what)


@tell.register
def _consulted(event: e.UnitsConsulted, found: Opened) -> Told:
    units = [found.unit(one.unit) for one in event.asked if found.is_told_of_asking(one.unit)]
    return told(_("Units consulted"), "、".join(units))


@tell.register
def _agreed(event: e.HandlingAgreed, found: Opened) -> Told:
    return told(_("The unit agrees to handle it"), said(found, event.reason))


@tell.register
def _objected(event: e.HandlingObjected, found: Opened) -> Told:
    suggested = Sentence(_("suggested: %(unit)s"), {"unit": found.unit(event.unit)})
    return told(
        _("The unit objects to handling it"), said(found, event.reason), suggested if event.unit else ""
    )  # fmt: skip


@tell.register
def _outcome(event: e.OpinionOutcomeRecorded, found: Opened) -> Told:
    return told(_("What came of the opinion"), said(found, event.text))


@tell.register
def _offline(event: e.OfflineConcluded, found: Opened) -> Told:
    return told(_("Handled offline and answered on %(day)s"), day=event.answered_on)


@tell.register
def _fast(event: e.FastTracked, found: Opened) -> Told:
    return told(_("Put on the fast track"), said(found, event.reason))


# ── 拟定分办、呈批 ───────────────────────────────────────────────────────────────────────────
def _shares(found: Opened, event: e.UnitsProposed | e.SplitAdjusted) -> tuple[Detail, ...]:
    return tuple(
        Sentence(_("%(unit)s: %(role)s"), {"unit": found.unit(s.unit), "role": UnitRole(s.role).label})
        for s in event.shares
    )  # fmt: skip


@tell.register
def _proposed(event: e.UnitsProposed, found: Opened) -> Told:
    return told(_("Units proposed"), *_shares(found, event))


@tell.register
def _submitted(event: e.SplitSubmitted, found: Opened) -> Told:
    passed = passed_over(found, event.overrides, event.reason)
    return told(_("Submitted for approval on list %(list)s"), *passed, list=event.list_no)


@tell.register
def _taken_back(event: e.SplitTakenBack, found: Opened) -> Told:
    return told(_("Taken back from approval"), said(found, event.reason))


@tell.register
def _signed(event: e.SplitSigned, found: Opened) -> Told:
    return told(
        _("List %(list)s signed by %(leader)s on %(day)s"),
        *passed_over(found, event.overrides, event.reason),
        list=event.list_no,
        leader=event.leader,
        day=event.signed_on,
    )


@tell.register
def _adjusted(event: e.SplitAdjusted, found: Opened) -> Told:
    return told(
        _("Adjusted by notice %(notice)s"),
        *_shares(found, event),
        said(found, event.reason),
        notice=event.notice,
    )


# ── 交办之后 ─────────────────────────────────────────────────────────────────────────────────
@tell.register
def _objection(event: e.UnitObjected, found: Opened) -> Told:
    return told(_("The proposer objects to the unit"), said(found, event.reason))


@tell.register
def _answered(event: e.ObjectionAnswered, found: Opened) -> Told:
    return told(_("The office answers the objection"), said(found, event.answer))


@tell.register
def _dispatched(event: e.Dispatched, found: Opened) -> Told:
    letter = Sentence(_("letter %(number)s"), {"number": event.letter_no})
    return told(
        _("Passed on to units"), *task_lines(found, event.tasks), letter if event.letter_no else ""
    )


@tell.register
def _handed_down(event: e.HandedDown, found: Opened) -> Told:
    number = Sentence(_("own number %(number)s"), {"number": event.number})
    return told(
        _("Handed down for drafting"),
        *(task_lines(found, event.tasks) if found.view.as_staff else ()),
        number if event.number else "",
    )


@tell.register
def _return_requested(event: e.ReturnRequested, found: Opened) -> Told:
    staff = found.view.as_staff
    suggested = Sentence(_("suggested: %(unit)s"), {"unit": found.unit(event.unit)})
    late = Sentence(_("asked after the time limit of %(day)s"), {"day": event.late_since})
    signer = Sentence(_("signed by %(name)s"), {"name": event.signer})
    barred = _("Change of unit not accepted, asked too late")
    return told(
        barred if event.barred else _("Change of unit requested"),
        said(found, event.reason) if staff else "",
        suggested if event.unit and staff else "",
        signer if event.signer and staff else "",
        late if event.late_since else "",
    )


def _decided(found: Opened, event: e.AssignmentKept | e.Reassigned) -> tuple[Detail, ...]:
    """The reason, and which leader decided: for the staff only."""
    if not found.view.as_staff:
        return ()
    leader = Sentence(_("decided by %(name)s"), {"name": event.leader})
    return (said(found, event.reason), leader if event.leader else "")


@tell.register
def _kept(event: e.AssignmentKept, found: Opened) -> Told:
    return told(_("Assignment kept"), *_decided(found, event))


@tell.register
def _reassigned(event: e.Reassigned, found: Opened) -> Told:
    notice = Sentence(_("adjustment notice %(notice)s"), {"notice": event.notice})
    return told(
        _("Unit changed"),
        *task_lines(found, [event.task]),
        *_decided(found, event),
        notice if event.notice and found.view.as_staff else "",
    )


@tell.register
def _co_asked(event: e.CoHandlerAsked, found: Opened) -> Told:
    reason = said(found, event.reason) if found.view.as_staff else ""
    return told(_("Asked that %(unit)s help"), reason, unit=found.unit(event.unit))


@tell.register
def _co_added(event: e.CoHandlerAdded, found: Opened) -> Told:
    reason = said(found, event.reason) if found.view.as_staff else ""
    return told(_("Co-handling unit added"), *task_lines(found, [event.task]), reason)


@tell.register
def _co_refused(event: e.CoHandlerRefused, found: Opened) -> Told:
    return told(
        _("No co-handling unit added"), said(found, event.reason) if found.view.as_staff else ""
    )


@tell.register
def _together(event: e.StudiedTogether, found: Opened) -> Told | None:
    """The unit's own business; the proposer is answered separately all the same."""
    if not found.view.as_staff:
        return None
    numbers = "、".join(found.other(pk) for pk in event.cases)
    return told(_("Studied together, answered separately"), numbers)
