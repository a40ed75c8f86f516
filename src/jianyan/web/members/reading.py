"""我的件 — the lists of a proposer: own cases with how they stand, what waits for a word, promises."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Concat

from jianyan.cases import workflow
from jianyan.cases.facts import By
from jianyan.cases.models import (
    Assignment,
    Case,
    Commitment,
    FurtherRating,
    Rating,
    Round,
    Signatory,
    Text,
)
from jianyan.cases.states import (
    ANSWERING,
    AssignmentState,
    CaseState,
    CommitmentState,
    RoundState,
    UnitRole,
)
from jianyan.cases.visibility import visible
from jianyan.rules import packs

PAGE = 20
# of merged cases the second proposer may rate when the first was dissatisfied already
_RATEABLE = (RoundState.DELIVERED, RoundState.DISSATISFIED)
# as long as the office has not concluded it
_RATED_STATES = (CaseState.HANDLING, CaseState.REPLIED, CaseState.REHANDLING)
_FOLLOWED = (CommitmentState.DONE_CLAIMED, CommitmentState.OPEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRate:
    """A delivered reply without this proposer's rating."""

    case_id: int
    title: str
    part: str
    unit: str
    due_on: date | None

    def is_over(self, today: date) -> bool:
        """The time for it has passed; the rating still counts until the office closes it."""
        return self.due_on is not None and today > self.due_on


@dataclass(frozen=True, slots=True, kw_only=True)
class CoToRate:
    """A co-handling unit without this proposer's rating, where the rule has it rated (S39)."""

    case_id: int
    title: str
    part: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """A promise that is open, or said to be kept and to be confirmed."""

    case_id: int
    title: str
    part: str
    unit: str
    text: str
    due_on: date | None
    is_claimed: bool
    mine: bool  # whether this person speaks for the case
    is_rated: bool  # by the rule in force it is rated, not only confirmed (S42)

    def waits(self, today: date) -> bool:
        """For a word of this person: the unit says it is kept, or it is rated once its day has passed."""
        is_due = self.is_rated and self.due_on is not None and today > self.due_on
        return self.mine and (self.is_claimed or is_due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mine:
    """One own case with the rows from which the page says how it stands."""

    case: Case
    leads: bool
    tasks: Sequence[Assignment]
    replies: Sequence[Round]
    rated: Collection[int]  # rounds with a rating of this person
    promises: Sequence[Followed]


@dataclass(frozen=True, slots=True)
class Pile:
    """A page of own cases, newest first, and where the next one begins."""

    cases: list[Mine]
    next_before: int | None


def speaks(rules: str, *, leads: bool) -> bool:
    """The lead proposer speaks for a joint case, unless the pack lets each one."""
    return leads or "each" in packs.load(rules).raters


def _leads(by: By, case: str) -> Exists:
    mine = Signatory.objects.filter(case=OuterRef(case), proposer_id__in=by.actor.proposers)
    contact = Signatory.objects.filter(case=OuterRef("case"), is_contact=True)
    return Exists(mine.filter(Q(is_contact=True) | (Q(is_lead=True) & ~Exists(contact))))


def _signed(by: By, case: str) -> Exists:
    return Exists(
        Signatory.objects.filter(case=OuterRef(case), proposer_id__in=by.actor.proposers)
    )


def to_rate(by: By) -> list[ToRate]:
    """What waits for a rating, the nearest day first. One query."""
    own = Rating.objects.filter(
        case=OuterRef("case"), round_no=OuterRef("no"), proposer_id__in=by.actor.proposers
    )
    unit = Assignment.objects.filter(case=OuterRef("case"), no=OuterRef("assignment_no"))
    rows = (
        Round.objects.filter(_signed(by, "case"), ~Exists(own), state__in=_RATEABLE)
        .annotate(
            leads=_leads(by, "case"),
            unit=Subquery(unit.values("unit__short_name")[:1]),
        )
        .order_by(F("feedback_due_on").asc(nulls_last=True), "case_id", "no")
        .values_list(
            "case_id", "case__title", "no", "unit", "feedback_due_on", "case__rules", "leads"
        )
    )
    return [
        ToRate(case_id=pk, title=title, part=f"R{no}", unit=unit, due_on=due_on)
        for pk, title, no, unit, due_on, rules, leads in rows
        if speaks(rules, leads=leads)
    ]


def co_to_rate(by: By) -> list[CoToRate]:
    """Co-handling units of delivered replies that wait for this person's rating. One query."""
    mine = FurtherRating.objects.filter(
        case=OuterRef("case"), about=Concat(Value("A"), OuterRef("no"), output_field=TextField()),
        proposer_id__in=by.actor.proposers,
    )  # fmt: skip
    delivered = Round.objects.filter(case=OuterRef("case"), feedback_due_on__isnull=False)
    rows = (
        Assignment.objects.filter(
            _signed(by, "case"), ~Exists(mine), Exists(delivered), role=UnitRole.CO, case__state__in=_RATED_STATES,
            state__in=workflow.MOVES["rate_co"].sources,
        )
        .annotate(leads=_leads(by, "case"))
        .order_by("case_id", "no")
        .values_list("case_id", "case__title", "no", "unit__short_name", "case__rules", "leads")
    )  # fmt: skip
    return [
        CoToRate(case_id=pk, title=title, part=f"A{no}", unit=unit)
        for pk, title, no, unit, rules, leads in rows
        if packs.load(rules).co_handlers_rated and speaks(rules, leads=leads)
    ]


def promises(by: By) -> list[Followed]:
    """Promises of delivered replies that are not closed: to be confirmed first, then by day. One query."""
    delivered = Round.objects.filter(
        case=OuterRef("case"), assignment_no=OuterRef("assignment_no"), delivered_on__isnull=False
    )
    told = Exists(delivered.filter(no=OuterRef("round_no"))) | (
        Q(round_no=None) & Exists(delivered)
    )
    text = Text.objects.filter(case=OuterRef("case"), no=OuterRef("words_no"))
    rows = (
        Commitment.objects.filter(_signed(by, "case"), told, state__in=_FOLLOWED)
        .annotate(leads=_leads(by, "case"), text=Subquery(text.values("body")[:1]))
        .order_by("state", F("due_on").asc(nulls_last=True), "case_id", "no")
        .values_list(
            "case_id", "case__title", "no", "unit__short_name", "text", "due_on", "state",
            "case__rules", "leads",
        )
    )  # fmt: skip
    return [
        Followed(
            case_id=pk, title=title, part=f"C{no}", unit=unit, text=text or "", due_on=due_on,
            is_claimed=state == CommitmentState.DONE_CLAIMED,
            mine=speaks(rules, leads=leads),
            is_rated=packs.load(rules).fulfilment_rated,
        )
        for pk, title, no, unit, text, due_on, state, rules, leads in rows
    ]  # fmt: skip


def returned(by: By) -> list[tuple[int, str]]:
    """Own cases that the office returned for revision, the oldest first. One query."""
    rows = Case.objects.filter(_leads(by, "pk"), state=CaseState.BACK_TO_PROPOSER).order_by("pk")
    return list(rows.values_list("pk", "title"))


def all_cases(by: By) -> QuerySet[Case]:
    """Own cases; named by their ids first, which are few, so that no list walks through all cases."""
    signed = Signatory.objects.filter(proposer_id__in=by.actor.proposers)
    return Case.objects.filter(
        visible(by.actor), pk__in=list(signed.values_list("case_id", flat=True))
    )


def answered(by: By) -> QuerySet[Case]:
    """Own cases with a reply that was delivered."""
    reply = Round.objects.filter(case=OuterRef("pk"), delivered_on__isnull=False)
    return all_cases(by).filter(Exists(reply))


def joint(by: By) -> QuerySet[Case]:
    """Cases that this person signed behind somebody else."""
    return all_cases(by).filter(~_leads(by, "pk"))


def rated(by: By) -> QuerySet[Case]:
    """Own cases with a rating of this person."""
    mine = Rating.objects.filter(case=OuterRef("pk"), proposer_id__in=by.actor.proposers)
    return all_cases(by).filter(Exists(mine))


def pile(
    by: By, cases: QuerySet[Case], followed: Sequence[Followed], *, before: int | None = None
) -> Pile:
    """One page of these cases, newest first. A fixed number of queries."""
    chosen = cases.annotate(leads=_leads(by, "pk")).select_related("office").order_by("-pk")
    if before is not None:
        chosen = chosen.filter(pk__lt=before)
    found = list(chosen[: PAGE + 1])
    shown = found[:PAGE]
    ids = [case.pk for case in shown]
    tasks = Assignment.objects.filter(case_id__in=ids, role__in=ANSWERING).select_related("unit")
    tasks = tasks.exclude(state=AssignmentState.RELEASED).order_by("case_id", "no")
    replies = Round.objects.filter(case_id__in=ids, delivered_on__isnull=False)
    ratings = Rating.objects.filter(case_id__in=ids, proposer_id__in=by.actor.proposers)
    given = set(ratings.values_list("case_id", "round_no"))
    work, rounds = list(tasks), list(replies.order_by("case_id", "no"))
    mine = [
        Mine(
            case=case,
            leads=case.leads,
            tasks=[one for one in work if one.case_id == case.pk],
            replies=[one for one in rounds if one.case_id == case.pk],
            rated={no for pk, no in given if pk == case.pk},
            promises=[one for one in followed if one.case_id == case.pk],
        )
        for case in shown
    ]
    return Pile(mine, ids[-1] if len(found) > PAGE else None)
