"""The first projection, continued: ratings corrected and called back, votes, meetings, what follows."""

from jianyan.cases import events as e
from jianyan.cases.facts import Fact
from jianyan.cases.models import (
    ClassChange,
    FurtherRating,
    Meeting,
    Rating,
    Signatory,
    Vote,
)
from jianyan.cases.state import change, part_of


@change.register
def _(event: e.RatingInvited, fact: Fact) -> None:
    part_of(fact).invitations += 1


@change.register
def _(event: e.PaperRatingReceived, fact: Fact) -> None:
    reply = part_of(fact)
    reply.paper_on, reply.paper_scan = fact.by.on, event.scan


@change.register
def _(event: e.RatingCorrected, fact: Fact) -> None:
    rating = fact.dossier.get(Rating, part_of(fact).no, event.proposer)
    if rating.first_values is None:
        rating.first_values, rating.first_counts = event.was, event.was_counts
    rating.values, rating.counts = event.values, event.counts
    rating.attitude = event.values.get("attitude", "")
    rating.result = event.values.get("result") or event.values.get("overall", "")
    rating.comment_no = event.comment.no if event.comment else None
    rating.corrected_on = fact.by.on
    fact.dossier.touch(rating)


@change.register
def _(event: e.RatingCalledBack, fact: Fact) -> None:
    """What the proposer does not confirm is no rating; the journal keeps what was entered."""
    reply = part_of(fact)
    rating = fact.dossier.get(Rating, reply.no, event.proposer)
    if event.result == "differs":
        fact.dossier.remove(rating)
        reply.paper_on, reply.paper_scan = None, ""
        return
    rating.called_back_on, rating.call_back = fact.by.on, event.result
    fact.dossier.touch(rating)


@change.register
def _(event: e.BallotsCounted, fact: Fact) -> None:
    fact.dossier.add(
        Vote(
            round_no=part_of(fact).no,
            body=event.body,
            held_on=event.held_on,
            ballots=dict(event.ballots),
            counts=event.counts,
        )
    )


@change.register
def _(event: e.CoHandlerRated, fact: Fact) -> None:
    fact.dossier.add(
        FurtherRating(
            about=fact.part,
            proposer_id=event.proposer,
            values=event.values,
            counts=event.counts,
            comment_no=event.comment.no if event.comment else None,
            rated_on=fact.by.on,
            on_paper=event.on_paper,
            window_until=event.until,
        )
    )


@change.register
def _(event: e.RehandlingProposed, fact: Fact) -> None:
    reply = part_of(fact)
    reply.proposed_on, reply.proposal_no = fact.by.on, event.reason.no


@change.register
def _(event: e.MeetingRecorded, fact: Fact) -> None:
    fact.dossier.add(
        Meeting(
            no=fact.dossier.next_no(Meeting),
            about=event.about,
            mode=event.mode,
            held_on=event.held_on,
            minutes_no=event.minutes.no,
            attendees_no=event.attendees.no if event.attendees else None,
            is_binding=event.binding,
        )
    )


@change.register
def _(event: e.QualityChecked, fact: Fact) -> None:
    part_of(fact).checked_on = fact.by.on


@change.register
def _(event: e.Reclassified, fact: Fact) -> None:
    reply, dossier = part_of(fact), fact.dossier
    reply.later_class, reply.later_outcome = event.outcome_class, event.outcome
    reply.later_on = fact.by.on
    dossier.add(
        ClassChange(
            no=dossier.next_no(ClassChange),
            round_no=reply.no,
            was=event.was,
            was_outcome=event.was_outcome,
            became=event.outcome_class,
            became_outcome=event.outcome,
            changed_on=fact.by.on,
            reason_no=event.reason.no,
        )
    )


@change.register
def _(event: e.FulfilmentRated, fact: Fact) -> None:
    promise = part_of(fact)
    fact.dossier.add(
        FurtherRating(
            about=promise.part,
            proposer_id=event.proposer,
            values=event.values,
            counts=event.counts,
            comment_no=event.comment.no if event.comment else None,
            rated_on=fact.by.on,
        )
    )
    if event.counts == "dissatisfied":
        promise.refusals += 1


@change.register
def _(event: e.PromiseReopened, fact: Fact) -> None:
    """Followed further, it is rated again when it is said to be kept again."""
    promise = part_of(fact)
    promise.claimed_on = None
    for rating in [r for r in fact.dossier.rows(FurtherRating) if r.about == promise.part]:
        fact.dossier.remove(rating)


@change.register
def _(event: e.PromiseSettled, fact: Fact) -> None:
    part_of(fact).closed_on = fact.by.on


@change.register
def _(event: e.ContactPersonNamed, fact: Fact) -> None:
    dossier = fact.dossier
    for signed in dossier.signatories:
        if signed.proposer_id == event.instead_of:
            signed.has_left = event.because == "died"
        signed.is_contact = signed.proposer_id == event.proposer
        dossier.touch(signed)
    if event.proposer not in {s.proposer_id for s in dossier.signatories}:
        no = dossier.next_no(Signatory)
        dossier.add(Signatory(no=no, proposer_id=event.proposer, is_lead=False, is_contact=True))
