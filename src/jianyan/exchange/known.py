"""已有之件 — which case a row already is, and in which fields the row says something else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from jianyan.cases import journal
from jianyan.cases.events import HistoryImported
from jianyan.cases.models import Case, Line, Signatory, Text
from jianyan.exchange.entry import Entry
from jianyan.exchange.places import Destination
from jianyan.exchange.rows import CellRefused
from jianyan.exchange.values import number_key

EXCERPT = 60


def identity(entry: Entry, destination: Destination) -> str:
    """The external id; a row with neither id nor number is known again by who asked for what."""
    if entry.external_id or entry.number:
        return entry.external_id[:120]
    names = "、".join(named.name for named in entry.proposers)
    content = "\0".join((destination.session.key, entry.title, names))
    return f"row:{blake2b(content.encode(), digest_size=12).hexdigest()}"


class Known:
    """The cases of one office that rows may mean; numbers are read once, the rest by batch."""

    def __init__(self, destination: Destination) -> None:
        self._to = destination
        numbered = Case.objects.filter(session=destination.session).exclude(number="")
        self._numbers = {
            number_key(number): pk
            for number, pk in numbered.values_list("number", "pk").iterator()
        }

    def learn(self, number: str, pk: int) -> None:
        if number:
            self._numbers[number_key(number)] = pk

    def match(self, entries: Sequence[Entry]) -> list[Case | CellRefused | None]:
        """For each entry its case, nothing, or why it cannot be told."""
        ids = [identity(entry, self._to) for entry in entries]
        office = Case.objects.filter(office=self._to.office)
        by_id = {case.external_id: case for case in office.filter(external_id__in=set(ids) - {""})}
        numbers = [self._numbers.get(number_key(entry.number)) for entry in entries]
        by_pk = Case.objects.in_bulk([pk for pk in numbers if pk])
        return [
            _one(by_id.get(key) if key else None, by_pk.get(pk) if pk else None)
            for key, pk in zip(ids, numbers, strict=True)
        ]


def _one(by_id: Case | None, by_number: Case | None) -> Case | CellRefused | None:
    if by_id and by_number and by_id.pk != by_number.pk:
        return CellRefused("identity_conflict", first=by_id.pk, second=by_number.pk)
    return by_id or by_number


@dataclass(frozen=True, slots=True)
class Standing:
    """What a case says now, as far as a catalogue can say it too."""

    text: str
    proposers: tuple[str, ...]
    history: HistoryImported | None
    reply: str


def standing(cases: Sequence[Case]) -> dict[int, Standing]:
    """The words, signatories and imported history of these cases: three statements."""
    pks = [case.pk for case in cases]
    kinds = ("original", "situation", "point", "reply")
    texts: dict[int, list[Text]] = {pk: [] for pk in pks}
    for text in Text.objects.filter(case__in=pks, kind__in=kinds).order_by("case", "no"):
        texts[text.case_id].append(text)
    names: dict[int, list[str]] = {pk: [] for pk in pks}
    signed = Signatory.objects.filter(case__in=pks).order_by("case", "no")
    for pk, name in signed.values_list("case", "proposer__name"):
        names[pk].append(name)
    histories = _histories(cases)
    return {
        case.pk: Standing(
            _text(case, texts[case.pk]),
            tuple(names[case.pk]),
            histories.get(case.pk),
            "".join(text.body for text in texts[case.pk] if text.kind == "reply"),
        )
        for case in cases
    }


def _text(case: Case, texts: Sequence[Text]) -> str:
    """The original where one came in; else the situation and the points of the last version."""
    for text in texts:
        if text.no == case.original_no:
            return text.body
    first = case.situation_no or 0
    last = [text.body for text in texts if text.kind != "reply" and text.no >= first]
    return "\n".join(last)


def _histories(cases: Sequence[Case]) -> dict[int, HistoryImported]:
    past = [case for case in cases if case.state == "history"]
    if not past:
        return {}
    lines = Line.objects.filter(
        year__in={case.year for case in past},
        case_id__in=[case.pk for case in past],
        kind=HistoryImported.__name__,
    )
    return {line.case_id: journal.decode(line.kind, line.data) for line in lines}


def differences(
    entry: Entry, case: Case, now: Standing, units: tuple[str, str]
) -> dict[str, tuple[str, str]]:
    """Fields in which the row says something else; what the row does not say is no difference.

    `units` are those of the imported history, before and after.
    """
    said = tuple(named.name for named in (*entry.proposers, *entry.cosigners))
    pairs = {
        "title": (case.title, entry.title),
        "text": (now.text, entry.text),
        "category": (case.category, entry.category[:60]),
        "proposers": ("、".join(now.proposers), "、".join(dict.fromkeys(said))),
        "submitted_on": (_iso(case.submitted_on), _iso(entry.submitted_on)),
        "number": (case.number, entry.number),
    }
    if now.history is not None:
        pairs |= {
            "outcome": (now.history.outcome_class, entry.history.outcome),
            "satisfaction": (now.history.satisfaction, entry.history.satisfaction),
            "replied_on": (_iso(now.history.replied_on), _iso(entry.history.replied_on)),
            "reply": (now.reply, entry.history.reply),
            "units": units,
        }
    return {
        name: _excerpts(before, after)
        for name, (before, after) in pairs.items()
        if after and not _same(name, before, after)
    }


def _same(name: str, before: str, after: str) -> bool:
    if name == "number":
        return number_key(before) == number_key(after)
    return re.sub(r"\s+", "", before) == re.sub(r"\s+", "", after)


def _iso(day: object) -> str:
    return "" if day is None else str(day)


def _excerpts(before: str, after: str) -> tuple[str, str]:
    """Both from shortly before where they part, so that a long text shows what changed."""
    at = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    at = min(len(before), len(after)) if at is None else at
    start = max(0, at - EXCERPT // 3)
    return _excerpt(before, start), _excerpt(after, start)


def _excerpt(text: str, start: int) -> str:
    shown = text[start : start + EXCERPT]
    return ("…" if start else "") + shown + ("…" if start + EXCERPT < len(text) else "")
