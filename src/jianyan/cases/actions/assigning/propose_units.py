"""拟定承办单位 — the draft split: who should handle it, in which role, for which part."""

from collections.abc import Sequence

from jianyan.cases.actions.assigning.assign import Share, check_shares
from jianyan.cases.events import UnitsProposed
from jianyan.cases.facts import By, ProposedTask
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused


def propose_units(case: Case, by: By, *, shares: Sequence[Share]) -> UnitsProposed:
    """Until it stands on a list for signature; afterwards by adjustment notice."""
    if case.split_list:
        raise Refused("split_locked", list_no=case.split_list)
    check_shares(shares, by.on)
    return UnitsProposed(proposed(case, shares))


def proposed(case: Case, shares: Sequence[Share]) -> tuple[ProposedTask, ...]:
    return tuple(
        ProposedTask(
            no=no,
            unit=share.unit.pk,
            role=share.role,
            scope=case.dossier.say_if("scope", share.scope),
            due_on=share.due_on,
        )
        for no, share in enumerate(shares, start=1)
    )
