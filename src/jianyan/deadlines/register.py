"""办理台账: the ledger's lines for one reader, filtered by the address, in keyset pages, never counted whole."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from jianyan.cases.models import Round
from jianyan.cases.queries.units import organ_rank
from jianyan.cases.states import RoundState
from jianyan.deadlines.ledger_filter import AT_WORK, UNSEEN, LedgerFilter, Order, chosen
from jianyan.deadlines.models import LedgerRow
from jianyan.deadlines.worklist import NEAR
from jianyan.people.rights import Actor
from jianyan.rules import lights
from jianyan.rules.lights import Light

PAGE = 50
COUNTED = 1000  # above it a page says 1000+
_RATED = (RoundState.RATED, RoundState.DISSATISFIED, RoundState.ESCALATED)
_NEVER = date(9999, 12, 31)
_KEYS: dict[Order, tuple[str, ...]] = {
    Order.NUMBER: ("sort", "case_id", "task"),
    Order.UNIT: ("place", "sort", "case_id", "task"),
    Order.DUE: ("due", "sort", "case_id", "task"),
}
Key = tuple[object, ...]
_KEY_TYPES: dict[str, type] = {"sort": str, "case_id": int, "task": int, "place": int, "due": date}


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerLine:
    """One case and one unit task, cut to what the reader may know."""

    case_id: int
    task: int
    kind: str
    period: str
    number: str
    title: str
    proposer: str
    authorship: str
    category: str
    case_state: str
    unit: str
    role: str
    state: str
    officer: str
    co_units: str
    assigned_on: date | None
    acknowledged_on: date | None
    due_on: date | None
    legal_due_on: date | None
    first_due_on: date | None
    done_on: date | None
    light: Light | None
    returns: int
    contacts: int
    co_given: int
    co_wanted: int
    points: int
    round_state: str
    turn: int
    outcome_class: str
    outcome: str
    document_no: str
    publicity: str
    published_on: date | None
    promises_open: int
    promises_kept: int
    promise_due_on: date | None
    heir: str = ""  # the unit that answers today for the one named, where that is no more (S16)


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """One page, the keys at its edges and how many lines there are, at most COUNTED and one more."""

    lines: list[LedgerLine]
    counted: int
    first: Key | None
    last: Key | None
    has_previous: bool
    has_next: bool


def as_key(order: Order, parts: Sequence[object]) -> Key | None:
    """A key from what an address carried; None where it is not one of this order."""
    names = _KEYS[order]
    try:
        read = [
            date.fromisoformat(str(part)) if name == "due" else part
            for name, part in zip(names, parts, strict=True)
        ]
    except ValueError:
        return None
    fits = all(type(part) is _KEY_TYPES[name] for name, part in zip(names, read, strict=True))
    return tuple(read) if fits else None


def ledger_page(
    *,
    actor: Actor,
    wanted: LedgerFilter,
    today: date,
    after: Key | None = None,
    before: Key | None = None,
) -> LedgerPage:
    """A page after or before a key. Two queries."""
    asked = chosen(actor, wanted, today)
    counted = asked.order_by()[: COUNTED + 1].count()
    rows, names = _annotated(asked), _KEYS[wanted.order]
    if before:
        order = [f"-{name}" for name in names]
        found = _told(rows.filter(_beyond(names, before, "lt")).order_by(*order))
    else:
        shown = rows.filter(_beyond(names, after, "gt")) if after else rows
        found = _told(shown.order_by(*names))
    more, found = len(found) > PAGE, found[:PAGE]
    if before:
        found.reverse()
    keys = [tuple(row[name] for name in names) for row in found]
    return LedgerPage(
        lines=[_line(row, actor, today) for row in found],
        counted=counted,
        first=keys[0] if keys else None,
        last=keys[-1] if keys else None,
        has_previous=more if before else after is not None,
        has_next=True if before else more,
    )


def ledger_lines(*, actor: Actor, wanted: LedgerFilter, today: date) -> Iterator[LedgerLine]:
    """Every line in order, read as it is written out."""
    rows = _annotated(chosen(actor, wanted, today)).order_by(*_KEYS[wanted.order])
    for row in rows.values(*_COLUMNS).iterator(chunk_size=1000):
        yield _line(row, actor, today)


def _told(rows: QuerySet[LedgerRow]) -> list[dict[str, Any]]:
    return list(rows.values(*_COLUMNS)[: PAGE + 1])


def _annotated(rows: QuerySet[LedgerRow]) -> QuerySet[LedgerRow]:
    """With what the orders sort by, and what decides on what the reader may know."""
    rounds = Round.objects.filter(case_id=OuterRef("case_id"), assignment_no=OuterRef("task"))
    return rows.annotate(
        place=organ_rank("unit__hub__chain") * 100_000 + Coalesce("unit__position", Value(0)),
        due=Coalesce("due_on", Value(_NEVER)),
        confidential=F("case__confidential"),
        heir=F("unit__successor__name"),
        window=Subquery(rounds.order_by("-no").values("feedback_due_on")[:1]),
    )


def _beyond(names: tuple[str, ...], key: Key, way: str) -> Q:
    """Lexicographic comparison; the first column alone lets the index find its place."""
    beyond = Q()
    for place, name in enumerate(names):
        same = dict(zip(names[:place], key[:place], strict=True))
        beyond |= Q(**same, **{f"{name}__{way}": key[place]})
    return Q(**{f"{names[0]}__{way}e": key[0]}) & beyond


_PLAIN = (
    "case_id", "task", "kind", "period", "number", "title", "authorship", "category",
    "case_state", "role", "state", "officer", "co_units", "assigned_on", "acknowledged_on",
    "due_on", "legal_due_on", "first_due_on", "done_on", "returns", "contacts", "co_given", "co_wanted",
    "points", "turn", "published_on", "promises_open", "promises_kept", "promise_due_on",
)  # fmt: skip
_HOUSE = ("contacts", "co_given", "returns")  # how it is handled is no delegation's to read
_KEPT_IN = ("outcome_class", "outcome", "document_no", "publicity")
_COLUMNS = (
    *_PLAIN, *_KEPT_IN, "proposer", "unit_name", "round_state", "sort", "place", "due",
    "heir", "confidential", "window", "office_id", "unit_id", "hub_id",
)  # fmt: skip


def _line(row: dict[str, Any], actor: Actor, today: date) -> LedgerLine:
    office = row["office_id"] in actor.offices
    side = office or row["office_id"] in actor.watched
    inside = row["unit_id"] in actor.staffed or row["hub_id"] in actor.hubs
    kept_in = row["round_state"] in UNSEEN and not inside
    plain = {name: row[name] for name in _PLAIN}
    if not (side or inside):
        plain |= dict.fromkeys(_HOUSE, 0) | {"officer": ""}
    plain |= {name: "" if kept_in else row[name] for name in _KEPT_IN}
    return LedgerLine(
        **plain,
        proposer="" if row["confidential"] else row["proposer"],
        unit=row["unit_name"],
        heir=row["heir"] or "",
        round_state=_seen_state(row, side, inside, today),
        light=_light(row, today),
    )


def _seen_state(row: dict[str, Any], side: bool, inside: bool, today: date) -> str:
    """A rating is the receiving side's to know at once, the handlers' when its window is over."""
    window = row["window"]
    is_hidden = not side and (not inside or (window is not None and today <= window))
    if is_hidden and row["round_state"] in _RATED:
        return str(RoundState.DELIVERED)
    return str(row["round_state"])


def _light(row: dict[str, Any], today: date) -> Light | None:
    if row["due_on"] is None:
        return None
    stopped_on = None if row["state"] in AT_WORK else row["done_on"]
    if row["state"] not in AT_WORK and stopped_on is None:
        return None
    return lights.light(row["due_on"], today, stopped_on, near=NEAR)
