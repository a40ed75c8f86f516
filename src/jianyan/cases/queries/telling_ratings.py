"""事项的说法(评价) — corrections, call-backs, votes, meetings and what became of dissatisfaction."""

from django.utils.translation import gettext_lazy as _

from jianyan.cases import events as e
from jianyan.cases.queries.opened import Opened
from jianyan.cases.queries.sentence import Sentence
from jianyan.cases.queries.telling import Told, passed_over, said, tell, told

_CALLED = {
    "confirmed": _("Call-back: the proposer confirms the paper rating"),
    "not_reached": _("Call-back: the proposer was not reached"),
    "differs": _("Call-back: the paper rating is not the proposer's own and is taken out"),
}
_HELD = {
    "meeting": _("Meeting on %(day)s"),
    "evaluation": _("Evaluation on %(day)s"),
    "visit": _("Visit on %(day)s"),
}
_INSTEAD = {
    "seat_ended": _("the seat ended"),
    "died": _("the proposer died"),
    "other": _("on request"),
}


@tell.register
def _taken_over(event: e.TakenOver, found: Opened) -> Told:
    source = Sentence(_("from: %(source)s"), {"source": event.source})
    return told(
        _("Taken over under way; days before this one are as the former ledger has them"),
        source if found.view.as_staff else "",
    )


@tell.register
def _invited(event: e.RatingInvited, found: Opened) -> Told:
    return told(_("The proposer is asked for a rating"), said(found, event.note))


@tell.register
def _paper(event: e.PaperRatingReceived, found: Opened) -> Told:
    kept = Sentence(_("Paper kept as: %(scan)s"), {"scan": event.scan})
    return told(_("Signed rating form handed in"), kept if found.view.as_staff else "")


@tell.register
def _corrected(event: e.RatingCorrected, found: Opened) -> Told:
    return told(_("Rating corrected by the proposer"), said(found, event.comment))


@tell.register
def _called(event: e.RatingCalledBack, found: Opened) -> Told:
    return told(_CALLED[event.result], said(found, event.note))


@tell.register
def _voted(event: e.BallotsCounted, found: Opened) -> Told:
    return told(_("Vote of %(body)s on %(day)s"), body=event.body, day=event.held_on)


@tell.register
def _co_rated(event: e.CoHandlerRated, found: Opened) -> Told:
    kept = Sentence(_("Paper kept as: %(scan)s"), {"scan": event.scan})
    scan = kept if event.on_paper and found.view.as_staff else ""
    return told(_("Co-handling unit rated"), said(found, event.comment), scan)


@tell.register
def _met(event: e.MeetingRecorded, found: Opened) -> Told:
    binding = _("the opinion is binding") if event.binding else ""
    return told(_HELD[event.mode], said(found, event.minutes), binding, day=event.held_on)


@tell.register
def _settled(event: e.Settled, found: Opened) -> Told:
    went_on = passed_over(found, event.overrides, event.reason)
    return told(_("Settled after the meeting"), said(found, event.result), *went_on)


@tell.register
def _reclassified(event: e.Reclassified, found: Opened) -> Told:
    return told(
        _("Outcome class changed from %(was)s to %(now)s"),
        said(found, event.reason),
        was=event.was,
        now=event.outcome_class,
    )


@tell.register
def _contact_named(event: e.ContactPersonNamed, found: Opened) -> Told:
    names = {"name": found.proposer(event.proposer), "before": found.proposer(event.instead_of)}
    return told(
        _("%(name)s speaks for the case instead of %(before)s"),
        _INSTEAD[event.because],
        said(found, event.reason) if found.view.as_staff else "",
        **names,
    )
