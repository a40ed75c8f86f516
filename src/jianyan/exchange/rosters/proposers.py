"""代表、委员名册 — found by card number, else by name and group; entered with seat, contact and sort keys."""

import re
from datetime import date
from typing import Any

from jianyan.exchange.rosters.reading import RosterRow
from jianyan.exchange.rosters.report import Outcome, differ
from jianyan.exchange.rows import CellRefused
from jianyan.people.models import ContactDetail, Office, Proposer, Seat, Term
from jianyan.people.offices import Chain
from jianyan.people.orders import pinyin_of, strokes_of
from jianyan.people.proposers import ProposerKind

_KINDS = {
    "代表": ProposerKind.DEPUTY, "人大代表": ProposerKind.DEPUTY, "委员": ProposerKind.MEMBER,
    "政协委员": ProposerKind.MEMBER, "代表团": ProposerKind.DELEGATION,
    "党派": ProposerKind.PARTY, "民主党派": ProposerKind.PARTY,
    "团体": ProposerKind.ORGANISATION, "人民团体": ProposerKind.ORGANISATION,
    "专委会": ProposerKind.SPECIAL_COMMITTEE, "专门委员会": ProposerKind.SPECIAL_COMMITTEE,
    "界别": ProposerKind.SECTOR, "委员小组": ProposerKind.MEMBER_GROUP,
}  # fmt: skip
_STATUS = {
    "在任": Seat.Status.SITTING, "暂停": Seat.Status.SUSPENDED, "暂停履职": Seat.Status.SUSPENDED,
    "终止": Seat.Status.ENDED, "已终止": Seat.Status.ENDED, "离任": Seat.Status.ENDED,
}  # fmt: skip
_DIGITS = re.compile(r"\d+")
_WORDS = {word: no for no, word in enumerate("一二三四五六七八九十", start=1)}


class Proposers:
    """The roster of one office. What a sheet leaves out is never erased."""

    def __init__(self, office: Office, today: date) -> None:
        self._office = office
        self._today = today

    def enter(self, row: RosterRow) -> Outcome:
        name = "".join(row.text("name").split())
        if not name:
            raise CellRefused("roster_name_missing")
        kind = self._kind(row)
        term = self._term(row)
        group, card_no = row.text("group", 60), row.text("card_no", 40)
        found = self._find(name, kind, term, group, card_no)
        is_new = found is None
        proposer = found or Proposer(office=self._office, kind=kind)
        wanted = {
            "name": name,
            "pinyin": pinyin_of(name),
            "strokes": strokes_of(name),
        }
        fields = differ(proposer, wanted)
        proposer.save()
        fields |= self._seat(proposer, term, row, {"group": group, "card_no": card_no})
        fields |= self._contact(proposer, row)
        shown = {k: v for k, v in fields.items() if k not in {"pinyin", "strokes"}}
        return Outcome(is_new, {} if is_new else shown)

    def _kind(self, row: RosterRow) -> str:
        written = row.text("kind")
        person = ProposerKind.MEMBER if self._office.chain == Chain.CPPCC else ProposerKind.DEPUTY
        if not written:
            return person.value
        if written in ProposerKind.values:
            return written
        if written not in _KINDS:
            raise CellRefused("roster_kind_unknown", value=written)
        return _KINDS[written].value

    def _term(self, row: RosterRow) -> Term:
        """The term named, else the latest that has begun; a named one is opened where it is new."""
        written = row.text("term")
        number = _number(written)
        if written and not number:
            raise CellRefused("roster_term_unknown", value=written)
        if number:
            start = date(self._today.year, 1, 1)
            found, _opened = Term.objects.get_or_create(
                office=self._office, number=number, defaults={"starts_on": start}
            )
            return found
        last = Term.objects.filter(office=self._office).order_by("-number").first()
        if last is None:
            raise CellRefused("roster_term_missing")
        return last

    def _find(self, name: str, kind: str, term: Term, group: str, card_no: str) -> Proposer | None:
        mine = Proposer.objects.filter(office=self._office, kind=kind)
        if card_no:
            by_card = mine.filter(seats__term=term, seats__card_no=card_no).first()
            if by_card is not None:
                return by_card
        same = list(mine.filter(name=name).order_by("pk"))
        seats = {s.proposer_id: s for s in Seat.objects.filter(proposer__in=same, term=term)}
        for one in same:
            seat = seats.get(one.pk)
            taken = seat is not None and bool(seat.card_no and card_no)
            if not taken and (not group or seat is None or seat.group in {"", group}):
                return one
        return None

    def _seat(
        self, proposer: Proposer, term: Term, row: RosterRow, wanted: dict[str, Any]
    ) -> dict[str, dict[str, str]]:
        written = row.text("status")
        if written and written not in _STATUS:
            raise CellRefused("roster_status_unknown", value=written)
        seat = Seat.objects.filter(proposer=proposer, term=term).first()
        seat = seat or Seat(proposer=proposer, term=term)
        days = {"from_on": row.day("from_on"), "to_on": row.day("to_on")}
        status = {"status": _STATUS[written].value} if written else {}
        fields = differ(seat, wanted | days | status)
        seat.save()
        return fields

    def _contact(self, proposer: Proposer, row: RosterRow) -> dict[str, dict[str, str]]:
        names = ("mobile", "email", "workplace", "address", "postcode", "deliver_via")
        longest = {"mobile": 40, "address": 200, "postcode": 10}
        wanted = {name: row.text(name, longest.get(name, 120)) for name in names}
        if not any(wanted.values()):
            return {}
        detail = ContactDetail.objects.filter(proposer=proposer).first()
        detail = detail or ContactDetail(proposer=proposer)
        fields = differ(detail, wanted)
        detail.save()
        return fields


def _number(written: str) -> int:
    """八届, 第8届 and 8 are the eighth term; 十四届 the fourteenth."""
    if found := _DIGITS.search(written):
        return int(found[0])
    bare = written.strip("第届")
    if not bare or set(bare) - set(_WORDS):
        return 0
    tens, ten, ones = bare.partition("十")
    return 10 * _WORDS.get(tens, 1) + _WORDS.get(ones, 0) if ten else _WORDS.get(bare, 0)
