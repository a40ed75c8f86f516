"""征求承办意见 — ask units before anything is assigned; before filing it is 案前协商."""

from collections.abc import Iterator, Sequence

from jianyan.cases.events import UnitsConsulted
from jianyan.cases.facts import Asked, By
from jianyan.cases.models import Case, Inquiry, ProposedShare
from jianyan.cases.refusal import Refused
from jianyan.people.models import Unit

Wanted = tuple[int, str, str]  # unit, role, question


def consult_units(
    case: Case, by: By, *, units: Sequence[Unit] = (), question: str = ""
) -> UnitsConsulted:
    """The units named, or those of the draft split that were not asked for this role yet."""
    dossier = case.dossier
    for unit in units:
        if not unit.is_valid(by.on):
            raise Refused("unit_not_valid", unit=unit.name)
    wanted = list(_named(case, units, question) if units else _proposed(case, question))
    if not wanted:
        raise Refused("nobody_to_ask")
    first = dossier.next_no(Inquiry)
    return UnitsConsulted(
        tuple(
            Asked(no=no, unit=unit, role=role, question=dossier.say_if("question", words))
            for no, (unit, role, words) in enumerate(wanted, start=first)
        )
    )


def _named(case: Case, units: Sequence[Unit], question: str) -> Iterator[Wanted]:
    roles = {share.unit_id: share.role for share in case.dossier.rows(ProposedShare)}
    yield from ((unit.pk, roles.get(unit.pk, ""), question) for unit in units)


def _proposed(case: Case, question: str) -> Iterator[Wanted]:
    asked = {(one.unit_id, one.role) for one in case.dossier.rows(Inquiry)}
    for share in case.dossier.rows(ProposedShare):
        if (share.unit_id, share.role) not in asked:
            scope = case.dossier.body(share.scope_no) if share.scope_no else ""
            yield share.unit_id, share.role, "\n".join(one for one in (scope, question) if one)
