"""登记抄送 — to which organs and co-units copies of the reply went."""

from collections.abc import Sequence

from jianyan.cases.events import CopiesSent
from jianyan.cases.facts import By
from jianyan.cases.models import Round
from jianyan.cases.refusal import Refused
from jianyan.people.models import Unit
from jianyan.rules.vocabulary import ORGANS


def send_copies(
    reply: Round, by: By, *, organs: Sequence[str] = (), units: Sequence[Unit] = ()
) -> CopiesSent:
    for organ in organs:
        if organ not in ORGANS:
            raise Refused("organ_unknown", organ=organ)
    if not organs and not units:
        raise Refused("nobody_copied")
    return CopiesSent(tuple(organs), tuple(unit.pk for unit in units))
