"""立案 — accept a case and give it its number from the series; a number is never used twice."""

from jianyan.cases import reviewing, warnings
from jianyan.cases.events import Filed
from jianyan.cases.facts import By
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.states import OFFLINE, Period
from jianyan.rules import numbering, packs


def file(case: Case, by: By, *, category: str = "", number: str = "", reason: str = "") -> Filed:
    """`number` is one already given elsewhere (an imported catalogue); it leaves the series alone.

    Opinions of the stage in hand that are still out warn: the responsible one concludes.
    """
    if not case.dossier.points and case.channel != OFFLINE:
        raise Refused("points_missing")
    out = ["opinions_outstanding"] if reviewing.outstanding(case.dossier) else []
    passed = warnings.answer(case, out, reason)
    patterns = packs.load(case.rules).numbering
    key = Period.INTERSESSION if case.period == Period.INTERSESSION else case.kind
    pattern = patterns.get(key) or "{seq:04d}"
    series = f"{case.office_id}/{case.session_id}/{case.kind}/{case.period}"
    if number.strip():
        return Filed(series, "", number.strip(), 0, category, *passed)
    seq = case.dossier.batch.numbers.next(series)
    return Filed(series, pattern, numbering.render(pattern, seq=seq), seq, category, *passed)
