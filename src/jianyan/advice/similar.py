"""相近的件 — the cases most like a text, among those that somebody may see, each with the reasons."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import Q

from jianyan.advice import index, kept
from jianyan.advice.features import METHOD, VERSION, Features, features
from jianyan.advice.near_copies import bands
from jianyan.advice.pile import piled, scores_of
from jianyan.advice.rarity import Rarity
from jianyan.advice.reasons import Why, why
from jianyan.advice.shelf import best
from jianyan.cases.dossier import Batch, Dossier
from jianyan.cases.models import Case
from jianyan.cases.naming import reference
from jianyan.cases.states import CaseState
from jianyan.search.finding import EVERY_CASE

# Candidates: neighbours by the vector, sharers of a name or a passage. At 150,000 cases what is most
# alike shares a name that a thousand others share too; recall@10 was 0.77 with 200 and 300.
NEAR, NAMED = 150, 1_000
_CANDIDATES = """
WITH near AS MATERIALIZED (
  SELECT case_id FROM advice_caselikeness WHERE case_id <> %s {only}
  ORDER BY vector <=> %s::halfvec LIMIT %s
), named AS MATERIALIZED (
  SELECT case_id FROM advice_caselikeness
  WHERE keys && %s::int[] AND case_id <> %s {only} LIMIT %s
)
SELECT case_id, features FROM advice_caselikeness
WHERE method = %s AND case_id IN (SELECT case_id FROM near UNION SELECT case_id FROM named)
ORDER BY case_id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Like:
    """One case that is like what was asked, and why."""

    case_id: int
    reference: str
    title: str
    year: int
    kind: str
    score: float
    why: Why
    dossier: Dossier
    method: str = f"{METHOD}/{VERSION}"


def on() -> bool:
    """Switched off by a setting, nothing else changes."""
    return bool(settings.LIKENESS["on"])


def like_text(
    title: str,
    text: str,
    *,
    where: Q = EVERY_CASE,
    but: int = 0,
    limit: int = 5,
    least: float = 0.0,
) -> list[Like]:
    """The cases most like a text, the best first; a fixed number of statements."""
    if not on() or not (title.strip() or text.strip()):
        return []
    counted = kept.current()
    asked = features(title, text)
    found = _candidates(asked, bands(text), counted, where, but)
    if not found:
        return []
    ids = list(found)
    scores = scores_of(asked, piled(list(found.values())), counted)
    chosen = {ids[at]: float(scores[at]) for at in best(scores, limit) if scores[at] >= least}
    return _told(chosen, title, text, counted)


def like_case(
    case: Case, *, where: Q = EVERY_CASE, limit: int = 5, least: float = 0.0
) -> list[Like]:
    """The same for a case that is there; it is not like itself."""
    dossier = Batch([case]).dossiers[case.pk]
    text = index.texts([dossier])[case.pk]
    return like_text(case.title, text, where=where, but=case.pk, limit=limit, least=least)


def _candidates(
    asked: Features, near_copies: Sequence[int], counted: Rarity, where: Q, but: int
) -> dict[int, bytes]:
    """Whatever shares a rare name or a passage, and the neighbours by words; their features as kept."""
    sent = Case.objects.filter(where).exclude(state=CaseState.DRAFT)
    try:
        only, params = sent.values("pk").query.sql_with_params()
    except EmptyResultSet:
        return {}
    narrow = f"AND case_id IN ({only})"
    keys = [*_rarest(asked, counted), *near_copies]
    values = [
        but, *params, kept.as_vector(asked, counted), NEAR,
        keys, but, *params, NAMED, VERSION,
    ]  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        # a worker is started no sooner than one process has the answer
        cursor.execute(
            "SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL hnsw.ef_search = 200;"
            " SET LOCAL hnsw.iterative_scan = relaxed_order"
        )
        return dict(kept.in_bytes(_CANDIDATES.format(only=narrow), values))


def _rarest(asked: Features, counted: Rarity) -> list[int]:
    """The rarest names, until they bring enough candidates."""
    brought = 0
    found: list[int] = []
    worth = counted.names[asked.names] * asked.worths
    for at in (-worth).argsort(kind="stable"):
        number = int(asked.names[at])
        brought += int(counted.named[number])
        if found and brought > NAMED:
            break
        found.append(number)
    return found


def _told(chosen: dict[int, float], title: str, text: str, counted: Rarity) -> list[Like]:
    rows = Case.objects.filter(pk__in=chosen).select_related("office", "session")
    dossiers = Batch(rows).dossiers
    texts = index.texts(dossiers.values())
    return [
        Like(
            case_id=pk,
            reference=reference(dossiers[pk].case),
            title=dossiers[pk].case.title,
            year=dossiers[pk].case.session.year,
            kind=dossiers[pk].case.kind,
            score=round(score, 4),
            why=why((title, text), (dossiers[pk].case.title, texts[pk]), counted),
            dossier=dossiers[pk],
        )
        for pk, score in chosen.items()
        if pk in dossiers
    ]
