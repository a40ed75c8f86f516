"""提案者名册 — the proposers of a batch, found in the office's roster or entered into it."""

from collections.abc import Iterable, Sequence

from jianyan.exchange.entry import Contact, Entry
from jianyan.exchange.names import Named
from jianyan.exchange.places import Destination
from jianyan.people.models import ContactDetail, Proposer, Seat

Key = tuple[str, str, str]  # kind, name, delegation or sector ("" where the row says none)


class Roster:
    """Two people of one name are told apart by delegation or sector; where the row says none, the
    first of that name is meant."""

    def __init__(self, destination: Destination) -> None:
        self._to = destination
        self._known: dict[Key, Proposer] = {}
        self.entered = 0

    def of(self, entry: Entry) -> tuple[Proposer, ...]:
        """Lead first; the batch must have been `prepare`d."""
        return tuple(self._known[key] for key in dict.fromkeys(self._keys(entry)))

    def prepare(self, entries: Sequence[Entry]) -> None:
        """Find all proposers of these entries, and enter those who are missing: five statements."""
        wanted = dict.fromkeys(key for entry in entries for key in self._keys(entry))
        missing = [key for key in wanted if key not in self._known]
        if missing:
            self._find(missing)
            self._enter([key for key in missing if key not in self._known])
        self._contacts(entries)

    def _keys(self, entry: Entry) -> list[Key]:
        """The column of delegation or sector speaks of the first proposer only."""
        signed = (*entry.proposers, *entry.cosigners)
        return [
            (self._kind(named), named.name[:120], entry.group[:60] if no == 0 else "")
            if named.is_person
            else (named.kind, named.name[:120], "")
            for no, named in enumerate(signed)
        ]

    def _kind(self, named: Named) -> str:
        return self._to.person.value if named.is_person else named.kind

    def _find(self, missing: Iterable[Key]) -> None:
        names = {name for _kind, name, _group in missing}
        found = Proposer.objects.filter(office=self._to.office, name__in=names).order_by("pk")
        same: dict[tuple[str, str], list[Proposer]] = {}
        for proposer in found:
            same.setdefault((proposer.kind, proposer.name), []).append(proposer)
        groups = self._groups(found)
        for key in missing:
            kind, name, group = key
            for proposer in same.get((kind, name), ()):
                if not group or groups.get(proposer.pk, "") in ("", group):
                    self._known[key] = proposer
                    break

    def _groups(self, found: Iterable[Proposer]) -> dict[int, str]:
        if self._to.term is None:
            return {}
        seats = Seat.objects.filter(term=self._to.term, proposer__in=found)
        return dict(seats.values_list("proposer_id", "group"))

    def _enter(self, missing: Sequence[Key]) -> None:
        """Named ones first, so that a row without a group means the one just entered with it."""
        entered: dict[tuple[str, str], Proposer] = {}
        made: list[Proposer] = []
        for key in sorted(missing, key=lambda key: not key[2]):
            kind, name, group = key
            proposer = entered.get((kind, name)) if not group else None
            if proposer is None:
                proposer = Proposer(office=self._to.office, kind=kind, name=name)
                made.append(proposer)
                entered.setdefault((kind, name), proposer)
            self._known[key] = proposer
        Proposer.objects.bulk_create(made)
        self.entered += len(made)
        self._seat(missing)

    def _seat(self, missing: Sequence[Key]) -> None:
        if self._to.term is None:
            return
        groups: dict[int, str] = {}
        for key in missing:
            pk = self._known[key].pk
            groups[pk] = groups.get(pk) or key[2]
        seats = [Seat(proposer_id=pk, term=self._to.term, group=g) for pk, g in groups.items()]
        Seat.objects.bulk_create(seats, ignore_conflicts=True)

    def _contacts(self, entries: Sequence[Entry]) -> None:
        """What the catalogue says of the lead's telephone is entered once, never over another."""
        details = {
            self._known[self._keys(entry)[0]].pk: _detail(entry.contact)
            for entry in entries
            if any(_detail(entry.contact).values())
        }
        ContactDetail.objects.bulk_create(
            [ContactDetail(proposer_id=pk, **detail) for pk, detail in details.items()],
            ignore_conflicts=True,
        )


def _detail(contact: Contact) -> dict[str, str]:
    return {
        "mobile": contact.phone[:40],
        "email": contact.email[:120],
        "workplace": contact.workplace[:120],
        "address": contact.address[:200],
    }
