"""一行读成一件 — the cells of one row, by their fields, made into an entry or into refusals."""

import re
from datetime import date
from typing import TypedDict

from jianyan.advice import points
from jianyan.advice.points import Span
from jianyan.exchange import names, values
from jianyan.exchange.cells import Record
from jianyan.exchange.entry import Contact, Entry, History, RefusedRow, UnitNamed
from jianyan.exchange.names import Named, Signed
from jianyan.exchange.rows import Cell, CellRefused, Problem

LONGEST_TITLE = 150
# a real mark of classification, not the word alone
CLASSIFIED = re.compile(r"(?:绝密|机密|秘密)\s*[★☆]|[★☆]\s*(?:绝密|机密|秘密)")
PERIODS = (
    ("intersession", re.compile(r"平时|闭会|会后|inter", re.I)),
    ("session", re.compile(r"会上|会议期间|大会|会内|会间|全会|session", re.I)),
)
ROLES = {
    "units_lead": "lead",
    "units_co": "co",
    "units_separate": "separate",
    "units_reference": "reference",
    "units": "",
}
ROLE_IN_CELL = re.compile(r"(主办|牵头|独办|会办|协办|配合|分办|参阅)(?:单位)?\s*[::]\s*")
ROLE_WORDS = {
    "主办": "lead",
    "牵头": "lead",
    "独办": "lead",
    "会办": "co",
    "协办": "co",
    "配合": "co",
}
ROLE_WORDS |= {"分办": "separate", "参阅": "reference"}


def read(record: Record) -> Entry | RefusedRow:
    row = record.row
    if any(CLASSIFIED.search(values.plain(cell)) for cell in row.cells):
        return RefusedRow(row.no, (Problem("classification_mark"),), row.sheet)
    number = record.take("number", values.number, "")
    title = " ".join(record.text("title").split())
    lead, cosigners = _signed(record)
    kind, category = _kind_and_category(record)
    text, situation, found, notices = _words(record)
    if not title:
        record.miss("title_missing", "title")
    elif len(title) > LONGEST_TITLE:
        record.problems.append(
            Problem("title_too_long", "title", {"length": len(title), "longest": LONGEST_TITLE})
        )
    if not lead.names and not any(p.code == "name_unreadable" for p in record.problems):
        record.miss("proposer_missing", "proposers")
    proposers, others = _divided(lead, cosigners)
    entry = Entry(
        row=row.no,
        sheet=row.sheet,
        title=title,
        proposers=proposers,
        cosigners=others,
        signed_total=lead.total or cosigners.total,
        kind=kind or _authorship(proposers, others, lead.total),
        number=number,
        text=text,
        situation=situation,
        points=found,
        category=category,
        notices=notices,
        **_rest(record),
    )
    if record.problems:
        return RefusedRow(row.no, record.in_order(), row.sheet)
    return entry


def _signed(record: Record) -> tuple[Signed, Signed]:
    nobody = Signed(())
    return (
        record.take("proposers", names.signed, nobody),
        record.take("cosigners", names.signed, nobody),
    )


def _divided(lead: Signed, cosigners: Signed) -> tuple[tuple[Named, ...], tuple[Named, ...]]:
    """The first person leads and the others co-sign; bodies that propose together all propose."""
    bodies = tuple(named for named in lead.names if not named.is_person)
    first = bodies or lead.names[:1]
    others = [named for named in (*lead.names, *cosigners.names) if named not in first]
    return first, tuple(dict.fromkeys(others))


def _authorship(first: tuple[Named, ...], others: tuple[Named, ...], total: int | None) -> str:
    if first and not first[0].is_person:
        return first[0].kind
    return "joint" if others or (total or 1) > 1 else "individual"


def _kind_and_category(record: Record) -> tuple[str, str]:
    """Offices write authorship under 类别 and matters under 类型; each word goes where it belongs."""
    kind, category = "", ""
    for name in ("kind", "category"):
        for at, _heading, cell in record.cells(name)[:1]:
            record.used.add(at)
            word = values.plain(cell)
            if _period(word):
                record.used.discard(at)
                continue
            try:
                found = names.kind(cell)
            except CellRefused:
                category = category or word
            else:
                kind = kind or found
    return ("" if kind == "collective" else kind), category


def _period(word: str) -> str:
    return next((period for period, pattern in PERIODS if pattern.search(word)), "")


def _words(record: Record) -> tuple[str, str, tuple[Span, ...], tuple[Problem, ...]]:
    """The original text, its situation and its points; parts given apart are put together."""
    names_of = ("text", "situation", "points")
    parts = {name: record.take(name, values.words, "") for name in names_of}
    notices: list[Problem] = []
    text = parts["text"] or "\n".join(filter(None, (parts["situation"], parts["points"])))
    if not text:
        if record.header.fields & set(parts):
            record.miss("text_empty", "text")
        else:
            notices.append(Problem("text_column_absent"))
        return "", "", (), tuple(notices)
    if parts["text"] or not parts["points"]:
        divided = points.split(text)
        situation, found = points.told(text, divided), divided.points
    else:
        situation, found = parts["situation"], _given_points(record, text, parts["points"])
    if parts["text"]:
        record.used -= {
            at for name in ("situation", "points") for at, _h, _c in record.cells(name)
        }
    if not found:
        notices.append(Problem("no_points_found"))
    return text, situation, found, tuple(notices)


def _given_points(record: Record, text: str, advice: str) -> tuple[Span, ...]:
    """Points from a column of their own: a list as it is, a text by its own numbering."""
    offset = len(text) - len(advice)
    cell = record.cells("points")[0][2]
    if isinstance(cell, tuple):
        return _located(text, offset, [part.strip() for part in cell if part.strip()])
    heading = "建议:\n"
    return tuple(
        Span(s.no, s.start - len(heading) + offset, s.end - len(heading) + offset, s.text)
        for s in points.split(heading + advice).points
    )


def _located(text: str, offset: int, parts: list[str]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for no, part in enumerate(parts, start=1):
        start = text.index(part, offset)
        offset = start + len(part)
        spans.append(Span(no, start, offset, part))
    return tuple(spans)


def _units(record: Record) -> tuple[UnitNamed, ...]:
    found: list[UnitNamed] = []
    for name, role in ROLES.items():
        for at, _heading, cell in record.cells(name):
            record.used.add(at)
            found += [UnitNamed(unit, own) for own, unit in _in_cell(cell, role)]
    return tuple(dict.fromkeys(found))


def _in_cell(cell: Cell, role: str) -> list[tuple[str, str]]:
    """主办:市教育局 会办:市财政局 in one cell, or simply names under the heading's role."""
    text = values.plain(cell)
    pieces = ROLE_IN_CELL.split(text)
    found = [(role, unit) for unit in names.units(pieces[0])]
    for word, listed in zip(pieces[1::2], pieces[2::2], strict=True):
        found += [(ROLE_WORDS[word], unit) for unit in names.units(listed)]
    return found


class _Rest(TypedDict):
    external_id: str
    submitted_on: date | None
    period: str
    group: str
    wished_units: str
    units: tuple[UnitNamed, ...]
    history: History
    contact: Contact
    extra: dict[str, str]


def _rest(record: Record) -> _Rest:
    """The fields that stand on their own, and last of all what no field took."""
    history = History(
        filed_on=record.day("filed_on"),
        assigned_on=record.day("assigned_on"),
        replied_on=record.day("replied_on"),
        outcome=record.text("outcome"),
        satisfaction=record.text("satisfaction"),
        reply=record.text("reply"),
        reply_number=record.text("reply_number"),
        acknowledged_on=record.day("acknowledged_on"),
        due_on=record.day("due_on"),
        rated_on=record.day("rated_on"),
    )
    contact = Contact(*(record.text(name) for name in Contact.__slots__))
    return _Rest(
        external_id=record.text("external_id"),
        submitted_on=_submitted_on(record),
        period=_period_of(record),
        group=record.text("group"),
        wished_units=record.text("wished_units"),
        units=_units(record),
        history=history,
        contact=contact,
        extra=record.left(),
    )


def _submitted_on(record: Record) -> date | None:
    """2019年1月 is no day, and no slip either: it stays beside the entry, and the day unknown."""
    day = record.day("submitted_on")
    coarse = [
        p
        for p in record.problems
        if p.code == "date_without_day" and p.column in record.headings("submitted_on")
    ]
    for problem in coarse:
        record.problems.remove(problem)
        record.used -= {at for at, _heading, _cell in record.cells("submitted_on")}
    return day


def _period_of(record: Record) -> str:
    for name in ("period", "kind", "category"):
        for at, _heading, cell in record.cells(name)[:1]:
            if period := _period(values.plain(cell)):
                record.used.add(at)
                return period
    return ""
