"""导入到哪里 — the office and session a catalogue is for; an unknown session is opened and said so."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jianyan.exchange.rows import FileRefused
from jianyan.people.models import Office, Session, Term, Unit, UnitChange
from jianyan.people.offices import Chain
from jianyan.people.proposers import ProposerKind
from jianyan.people.rights import Role

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
TERM_AND_NUMBER = re.compile(r"(?<!\d)(\d{1,2})\s*(?:-|届)\s*(\d{1,2})\s*次?")
IN_WORDS = re.compile(r"([一二三四五六七八九十]+)届(?:.*?委员会)?([一二三四五六七八九十]+)次")
VALUES = {character: value for value, character in enumerate("一二三四五六七八九", start=1)}


@dataclass(frozen=True, slots=True)
class Destination:
    """Where the rows go: office, session and term, and whether the session was opened for them."""

    office: Office
    session: Session
    term: Term | None
    opened: bool

    @property
    def role(self) -> Role:
        cppcc = self.office.chain == Chain.CPPCC
        return Role.CPPCC_CLERK if cppcc else Role.CONGRESS_CLERK

    @property
    def person(self) -> ProposerKind:
        cppcc = self.office.chain == Chain.CPPCC
        return ProposerKind.MEMBER if cppcc else ProposerKind.DEPUTY


def destination(office_key: str, session_key: str, today: date) -> Destination:
    office = Office.objects.filter(key=office_key).first()
    if office is None:
        known = "、".join(Office.objects.values_list("key", flat=True)[:50])
        raise FileRefused("office_unknown", key=office_key, known=known)
    found = Session.objects.filter(office=office, key=session_key).first()
    session = found or _open(office, session_key, today)
    return Destination(office, session, _term(session), opened=found is None)


def _open(office: Office, key: str, today: date) -> Session:
    year = YEAR.search(key)
    term, number = _term_and_number(YEAR.sub("", key))
    return Session.objects.create(
        office=office,
        key=key,
        year=int(year[0]) if year else today.year,
        term=term,
        number=number,
    )


def _term_and_number(key: str) -> tuple[int | None, int | None]:
    """12-2, 12届2次 and 十二届二次会议 are the second session of the twelfth term."""
    if found := TERM_AND_NUMBER.search(key):
        return int(found[1]), int(found[2])
    if found := IN_WORDS.search(key):
        return _value(found[1]), _value(found[2])
    return None, None


def _value(written: str) -> int:
    tens, ten, ones = written.partition("十")
    if not ten:
        return VALUES.get(written, 0)
    return 10 * VALUES.get(tens, 1) + VALUES.get(ones, 0)


def _term(session: Session) -> Term | None:
    """The term by its number, else the one the session's year falls in; a named one is opened."""
    terms = Term.objects.filter(office_id=session.office.pk)
    if session.term:
        start = date(session.year - (session.number or 1) + 1, 1, 1)
        term, _opened = terms.get_or_create(
            office=session.office, number=session.term, defaults={"starts_on": start}
        )
        return term
    return terms.filter(starts_on__lte=date(session.year, 12, 31)).order_by("-starts_on").first()


class Units:
    """承办单位: units by the names catalogues use, short, without the place, or of old."""

    def __init__(self) -> None:
        self._by_name: dict[str, set[int]] = {}
        self._units = {unit.pk: unit for unit in Unit.objects.all()}
        for unit in self._units.values():
            for name in (unit.name, unit.short_name, unit.key):
                self._learn(name, unit.pk)
        for pk, name in UnitChange.objects.values_list("unit_id", "old_name"):
            self._learn(name, pk)

    def find(self, name: str) -> Unit | None:
        """The one unit that is meant; two that could be meant are none."""
        exact = self._by_name.get(_without_place(name), set())
        if len(exact) > 1:
            exact = {pk for pk in exact if self._units[pk].name == name}
        return self._units[next(iter(exact))] if len(exact) == 1 else None

    def names(self, ids: Iterable[int]) -> str:
        return "、".join(self._units[pk].name for pk in ids)

    def _learn(self, name: str, pk: int) -> None:
        if name:
            self._by_name.setdefault(_without_place(name), set()).add(pk)


def _without_place(name: str) -> str:
    """江州市水利局, 市水利局 and 水利局 are one writing."""
    bare = re.sub(r"\s+", "", name)
    return re.sub(r"^(?:.{1,8}?[省市州县区旗]|省|市|州|县|区|旗)(?=.{3,})", "", bare) or bare
