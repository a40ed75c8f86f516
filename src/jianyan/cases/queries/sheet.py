"""件的页面 — what the page of one case holds: plain frozen values, cut to what the reader may see."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise

from jianyan.cases.queries.files import FileShown
from jianyan.cases.queries.handling_sheet import ActivityShown, DifferenceShown, HouseShown
from jianyan.cases.queries.open_moves import OpenMoves
from jianyan.cases.queries.reply_sheet import CourseShown
from jianyan.cases.queries.sheet_deciding import DecidingShown
from jianyan.cases.queries.sheet_rating import (
    ClassChangeShown,
    MeetingShown,
    RatingShown,
    VoteShown,
)
from jianyan.cases.queries.timeline import Entry
from jianyan.cases.states import (
    Adopted,
    AssignmentState,
    CaseState,
    CommitmentState,
    DisclosureState,
    Kind,
    Origin,
    Period,
    Publicity,
    RoundState,
    UnitRole,
)
from jianyan.rules.outcomes import OutcomeClass


@dataclass(frozen=True, slots=True)
class PersonShown:
    """提案者 as the page names them; no name where it is kept back."""

    id: int
    name: str
    title: str
    group: str
    is_lead: bool
    came_merged: bool = False  # with a case that was merged into this one
    speaks: bool = False
    withdraw_agreed_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitedShown:
    """Who was asked to co-sign, and the answer; for the lead proposer."""

    name: str
    title: str
    until: date
    answer: str
    on: date | None
    opinion: str
    joined: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerShown:
    """What one reply says to one advice point."""

    unit: str
    text: str
    adopted: Adopted
    on: date | None
    turn: int


@dataclass(frozen=True, slots=True)
class PointShown:
    number: int
    text: str
    answers: tuple[AnswerShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactShown:
    number: int
    unit: str
    stage: str
    mode: str
    on: date
    note: str
    disputed_on: date | None
    confirmed_on: date | None
    is_shared: bool  # one contact that served several cases
    files: tuple[FileShown, ...] = ()  # what shows it, as far as this reader may open it


@dataclass(frozen=True, slots=True)
class DeliveryShown:
    who: str
    on: date
    mode: str
    organ: str = ""
    tracking: str = ""
    record: str = ""
    received_on: date | None = None
    receiver: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskShown:
    """One unit's task."""

    part: str
    unit_id: int
    unit: str
    unit_name: str
    role: UnitRole
    state: AssignmentState
    scope: str
    assigned_on: date
    acknowledged_on: date | None
    officer: str
    officer_phone: str
    return_reason: str
    return_unit: str
    return_asked_on: date | None
    return_late: bool
    extension_until: date | None  # while it waits for a decision
    extension_reason: str
    extension_late: bool
    co_opinion: str
    co_opinion_on: date | None
    replied_on: date | None
    house: HouseShown
    co_unit: str = ""  # 申请增加协办单位, while it waits
    co_reason: str = ""
    own_number: str = ""
    dispatched_on: date | None = None
    together: tuple[str, ...] = ()

    is_co_rated: bool = False
    ratings: tuple[RatingShown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyShown:
    """One reply round; only its state where the draft is not the reader's to see."""

    part: str
    unit: str
    turn: int
    state: RoundState
    is_open: bool
    body: str
    outcome: OutcomeClass | None
    publicity: Publicity | None
    ground: str
    document_no: str
    signer: str
    issued_on: date | None
    delivered_on: date | None
    feedback_due_on: date | None
    overrides: tuple[str, ...]
    drafts: int
    deliveries: tuple[DeliveryShown, ...]
    ratings: tuple[RatingShown, ...]
    rating_kept_back: bool
    course: CourseShown
    vote: VoteShown | None = None
    paper_scan: str = ""
    proposal: str = ""
    meetings: tuple[MeetingShown, ...] = ()
    class_changes: tuple[ClassChangeShown, ...] = ()
    correctable_until: date | None = None  # for the proposer alone; None: no more, or no end
    may_correct: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseShown:
    part: str
    unit: str
    text: str
    state: CommitmentState
    point: int | None
    made_on: date
    due_on: date | None
    last_report: str
    evidence: str
    closed_on: date | None
    refusals: int
    ratings: tuple[RatingShown, ...] = ()
    meetings: tuple[MeetingShown, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureShown:
    part: str
    unit: str
    state: DisclosureState
    form: str
    text: str
    ground: str
    show_name: bool
    reviewed_on: date | None
    published_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptionShown:
    point: int
    unit: str
    degree: Adopted
    evidence: str
    measure: str
    on: date


@dataclass(frozen=True, slots=True)
class TextShown:
    """A text on the page with its number and the digest that the journal carries."""

    number: int
    kind: str
    sm3: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseSheet:
    """The page of one case, for one reader, on one day."""

    id: int
    office_key: str
    office: str
    session_key: str
    term: int | None
    session_number: int | None
    number: str
    title: str
    kind: Kind
    period: Period
    state: CaseState
    category: str
    authorship: str | Promise
    channel: str
    rules: str
    is_key: bool
    key_leader: str
    key_supervisor: str
    confidential: bool
    publish_consent: bool
    wished_units: str
    wished_co: str
    basis: str | Promise
    origin: Origin
    motion_no: str
    contact_wish: str
    no_publish_reason: str
    reply_wanted: bool
    allow_co_sign: bool
    papers_pending: tuple[str, ...]  # a seal or a signature that is to come later
    withdraw_asked_on: date | None
    withdraw_reason: str
    proposers: tuple[PersonShown, ...]
    situation: str
    analysis: str
    original: str
    ground: str
    reason: str
    hub: str
    submitted_on: date | None
    filed_on: date | None
    assigned_on: date | None
    replied_on: date | None
    concluded_on: date | None
    deciding: DecidingShown
    points: tuple[PointShown, ...]
    tasks: tuple[TaskShown, ...]
    contacts: tuple[ContactShown, ...]
    differences: tuple[DifferenceShown, ...]
    activities: tuple[ActivityShown, ...]
    replies: tuple[ReplyShown, ...]
    promises: tuple[PromiseShown, ...]
    disclosures: tuple[DisclosureShown, ...]
    adoptions: tuple[AdoptionShown, ...]
    texts: tuple[TextShown, ...]
    files: tuple[FileShown, ...]
    invited: tuple[InvitedShown, ...]
    timeline: tuple[Entry, ...]
    moves: OpenMoves
    # clocks whose end would tell that a proposer has rated: (part, limit)
    kept_back: frozenset[tuple[str, str]]
