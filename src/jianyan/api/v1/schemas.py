"""What the API takes and gives: plain values, keys instead of row ids."""

from datetime import date
from typing import Any, Literal

from ninja import Schema
from pydantic import Base64Bytes

from jianyan.cases.states import Basis


class PointOut(Schema):
    """办理要点 with the newest response."""

    no: int
    text: str


class ClockOut(Schema):
    """One time limit and why it ends on its day."""

    part: str
    limit: str
    start_on: date
    due_on: date
    legal_due_on: date | None
    latest_on: date | None
    provisional: bool
    stopped_on: date | None
    article: str
    rules: str
    because: list[str]


class PartOut(Schema):
    """A part of the case, its state as the caller may know it, and the moves open to the caller."""

    part: str
    kind: str
    state: str
    moves: list[str]
    facts: dict[str, Any]


class CaseLine(Schema):
    """One case in a list."""

    case: str
    id: int
    title: str
    kind: str
    state: str
    submitted_on: date | None
    assigned_on: date | None


class CaseList(Schema):
    """A page of cases, newest first; `next` is the `before` of the following page."""

    cases: list[CaseLine]
    next: int | None


class FileOut(Schema):
    """A file that the caller may open, and where."""

    no: int
    kind: str
    about: str
    name: str
    size: int
    sm3: str
    url: str


class CaseOut(CaseLine):
    """One case as the caller may see it."""

    situation: str
    analysis: str = ""
    period: str = ""
    wished_units: str = ""
    wished_co: str = ""
    basis: str = ""
    origin: str = "direct"
    motion_no: str = ""
    reply_wanted: bool = True
    points: list[PointOut]
    proposers: list[str]
    parts: list[PartOut]
    clocks: list[ClockOut]
    files: list[FileOut] = []


class RefusalOut(Schema):
    """Why not: a stable code, its parameters, and the sentence in the caller's language."""

    code: str
    params: dict[str, Any]
    sentence: str
    warning: bool


class RoutingIn(Schema):
    """分解: a point (or the whole) with section, officer or co-unit."""

    point: int | None = None
    section: int | None = None
    officer: str = ""
    unit: str | None = None
    due_on: date | None = None
    note: str = ""


class SignatureIn(Schema):
    """签发, as it was done elsewhere."""

    document_no: str
    signed_on: date
    signer: str
    signer_post: str = "principal"
    sender: str = ""


class ShareIn(Schema):
    unit: str
    role: str
    scope: str = ""
    due_on: date | None = None


class AnswerIn(Schema):
    point: int
    text: str
    adopted: str


class FileIn(Schema):
    """A file; its bytes in Base64."""

    name: str
    content: Base64Bytes


class DraftIn(Schema):
    """A draft; office, session and lead proposer by key, key and id."""

    office: str
    session: str
    lead: int
    title: str
    situation: str = ""
    points: list[str] = []
    cosigners: list[int] = []
    period: str = "session"
    category: str = ""
    wished_units: str = ""
    publish_consent: bool = True
    confidential: bool = False
    external_id: str = ""
    analysis: str = ""
    wished_co: str = ""
    basis: Basis | Literal[""] = ""
    no_publish_reason: str = ""
    contact_wish: str = ""
    reply_wanted: bool = True
    allow_co_sign: bool = False
    motion_no: str = ""
    passed: list[str] = []


class ProposedOut(Schema):
    """One unit or class proposed: how likely, and why."""

    name: str
    key: str = ""
    score: float
    why: list[str]


class AdviceOut(Schema):
    """What the machine proposes; `abstained`: it does not know. It never decides."""

    units_abstained: bool
    units_version: str = ""
    units: list[ProposedOut]
    classes_abstained: bool
    classes_version: str = ""
    classes: list[ProposedOut]
