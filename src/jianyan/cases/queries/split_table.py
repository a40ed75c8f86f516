"""拟定分办表 — a session's filed cases with wish, last year's unit, draft, objections and list, in keyset pages."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from jianyan.cases.models import Case, Inquiry, ProposedShare, Text
from jianyan.cases.queries.last_year import LastYear, last_year
from jianyan.cases.states import OFFLINE, CaseState, InquiryState, UnitRole
from jianyan.people.models import Session
from jianyan.people.rights import Actor, Right

PAGE = 50
Key = tuple[str, int]


@dataclass(frozen=True, slots=True)
class SplitFilter:
    """What part of the table is asked for; the page's address is its form."""

    stand: str = ""  # undrafted, drafted, objected, listed, signed, assigned
    text: str = ""
    category: str = ""
    unit: int = 0
    list_no: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one consulted unit said."""

    unit: str
    state: InquiryState
    words: str
    suggested: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitRow:
    """One case of the table."""

    case_id: int
    number: str
    title: str
    category: str
    wished: str
    is_fast: bool
    lead: tuple[str, ...]
    co: tuple[str, ...]
    separate: bool
    scopes: tuple[str, ...]
    said: tuple[Said, ...]
    last_year: LastYear | None
    list_no: str
    signed_on: date | None
    leader: str
    notice: str
    state: CaseState

    @property
    def is_open(self) -> bool:
        """Whether the draft may still be changed in place."""
        return self.state == CaseState.FILED and not self.list_no

    @property
    def asked(self) -> int:
        return len(self.said)

    @property
    def agreed(self) -> int:
        return sum(1 for one in self.said if one.state == InquiryState.AGREED)

    @property
    def objections(self) -> tuple[Said, ...]:
        return tuple(one for one in self.said if one.state == InquiryState.OBJECTED)


@dataclass(frozen=True, slots=True)
class SplitPage:
    rows: list[SplitRow]
    counts: dict[str, int]
    first: Key | None
    last: Key | None
    has_previous: bool
    has_next: bool


@dataclass(slots=True)
class _Parts:
    """What belongs to the cases of a page, read set by set."""

    shares: dict[int, list[tuple[str, str, str]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    said: dict[int, list[Said]] = field(default_factory=lambda: defaultdict(list))


def sessions_of(actor: Actor) -> QuerySet[Session]:
    """The sessions whose cases this person splits, the newest first."""
    reach = actor.reach.get(Right.ASSIGN)
    offices = reach.offices if reach else frozenset()
    return (
        Session.objects.filter(office_id__in=offices)
        .select_related("office")
        .order_by("-year", "-term", "-number", "office")
    )


def cases_of(session: Session, wanted: SplitFilter) -> QuerySet[Case]:
    """The filed cases of a session under the filter."""
    rows = Case.objects.filter(session=session).exclude(number="").exclude(channel=OFFLINE)
    return rows.filter(*_conditions(wanted)).exclude(
        state__in=[CaseState.HISTORY, CaseState.WITHDRAWN, CaseState.MERGED]
    )


def _drafted() -> Exists:
    return Exists(ProposedShare.objects.filter(case=OuterRef("pk")))


def _objected() -> Exists:
    rows = Inquiry.objects.filter(case=OuterRef("pk"), state=InquiryState.OBJECTED)
    return Exists(rows)


_STANDS: dict[str, Callable[[], Q]] = {
    "undrafted": lambda: Q(state=CaseState.FILED) & ~Q(_drafted()),
    "drafted": lambda: Q(state=CaseState.FILED, split_list="") & Q(_drafted()),
    "objected": lambda: Q(state=CaseState.FILED) & Q(_objected()),
    "listed": lambda: Q(state=CaseState.FILED, split_signed_on=None) & ~Q(split_list=""),
    "signed": lambda: Q(state=CaseState.FILED, split_signed_on__isnull=False),
    "assigned": lambda: Q(assigned_on__isnull=False),
}
STANDS = tuple(_STANDS)


def _conditions(wanted: SplitFilter) -> Iterator[Q]:
    if wanted.stand in _STANDS:
        yield _STANDS[wanted.stand]()
    if wanted.text:
        yield Q(title__icontains=wanted.text) | Q(number__iendswith=wanted.text)
    if wanted.category:
        yield Q(category=wanted.category)
    if wanted.list_no:
        yield Q(split_list=wanted.list_no)
    if wanted.unit:
        mine = ProposedShare.objects.filter(case=OuterRef("pk"), unit_id=wanted.unit)
        yield Q(Exists(mine))


def split_page(
    session: Session,
    wanted: SplitFilter,
    *,
    after: Key | None = None,
    before: Key | None = None,
) -> SplitPage:
    """A page after or before a key: what is still to be assigned, unless more is asked for.

    A fixed number of queries.
    """
    asked = cases_of(session, wanted)
    if not (wanted.stand or wanted.text or wanted.list_no):
        asked = asked.filter(assigned_on=None)
    if before:
        number, pk = before
        beyond = Q(number__lt=number) | Q(number=number, pk__lt=pk)
        found = list(asked.filter(beyond).order_by("-number", "-pk")[: PAGE + 1])
    else:
        beyond = Q(number__gt=after[0]) | Q(number=after[0], pk__gt=after[1]) if after else Q()
        found = list(asked.filter(beyond).order_by("number", "pk")[: PAGE + 1])
    more, found = len(found) > PAGE, found[:PAGE]
    if before:
        found.reverse()
    keys = [(case.number, case.pk) for case in found]
    return SplitPage(
        rows=rows_of(found, session),
        counts=_counts(session),
        first=keys[0] if keys else None,
        last=keys[-1] if keys else None,
        has_previous=more if before else after is not None,
        has_next=before is not None or more,
    )


def _counts(session: Session) -> dict[str, int]:
    """How many stand where. One query."""
    whole = cases_of(session, SplitFilter())
    return whole.aggregate(**{name: Count("pk", filter=q()) for name, q in _STANDS.items()})


def rows_of(cases: Sequence[Case], session: Session) -> list[SplitRow]:
    """These cases as rows. Four queries."""
    parts = _parts([case.pk for case in cases])
    known = last_year([case for case in cases if case.state == CaseState.FILED], session)
    return [_row(case, parts, known.get(case.pk)) for case in cases]


def _parts(ids: Sequence[int]) -> _Parts:
    parts = _Parts()
    words = Text.objects.filter(case_id=OuterRef("case_id"))
    scope = Subquery(words.filter(no=OuterRef("scope_no")).values("body")[:1])
    shares = ProposedShare.objects.filter(case_id__in=ids).annotate(scope=scope).order_by("no")
    for pk, unit, role, said in shares.values_list("case_id", "unit__short_name", "role", "scope"):
        parts.shares[pk].append((unit, role, said or ""))
    answer = Subquery(words.filter(no=OuterRef("answer_no")).values("body")[:1])
    asked = Inquiry.objects.filter(case_id__in=ids).annotate(answer=answer).order_by("no")
    for pk, unit, state, said, other in asked.values_list(
        "case_id", "unit__short_name", "state", "answer", "suggested__short_name"
    ):
        parts.said[pk].append(
            Said(
                unit=unit,
                state=InquiryState(state),
                words=said or "",
                suggested=other or "",
            )
        )
    return parts


def _row(case: Case, parts: _Parts, known: LastYear | None) -> SplitRow:
    shares = parts.shares[case.pk]
    answering = tuple(unit for unit, role, _ in shares if role != UnitRole.CO)
    return SplitRow(
        case_id=case.pk,
        number=case.number,
        title=case.title,
        category=case.category,
        wished=case.wished_units,
        is_fast=case.is_fast,
        lead=answering,
        co=tuple(unit for unit, role, _ in shares if role == UnitRole.CO),
        separate=any(role == UnitRole.SEPARATE for _, role, _ in shares),
        scopes=tuple(f"{unit}:{said}" for unit, _, said in shares if said),
        said=tuple(parts.said[case.pk]),
        last_year=known,
        list_no=case.split_list,
        signed_on=case.split_signed_on,
        leader=case.split_leader,
        notice=case.split_notice,
        state=CaseState(case.state),
    )
