"""检索 — find cases by words or by number, among those that somebody may see."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from jianyan.cases.dossier import Batch
from jianyan.cases.models import Case
from jianyan.cases.naming import reference
from jianyan.cases.states import UNSENT as UNSENT_STATES
from jianyan.cases.visibility import UNSENT
from jianyan.search import ranking, snippets
from jianyan.search.facets import Facet, facets
from jianyan.search.index import CASES, recount
from jianyan.search.query import Query, parsed
from jianyan.search.ranking import Ranked
from jianyan.search.said import said
from jianyan.search.segmentation import asked
from jianyan.search.snippets import Passage
from jianyan.search.spelling import Spelt, understood

MOST = 1_000  # more are called "1000+"
EVERY_CASE = ~UNSENT  # the machine's sight; what was not sent is its proposers' alone


@dataclass(frozen=True, slots=True)
class Hit:
    """One case found."""

    case_id: int
    reference: str  # office/session/number, or the permanent id while there is no number
    title: Passage
    score: float
    passage: Passage


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found; `more` where not all were counted."""

    total: int
    more: bool
    hits: tuple[Hit, ...]
    facets: tuple[Facet, ...] = ()
    spelt: tuple[Spelt, ...] = ()  # letters that were read as words


def find(query: str, *, where: Q, limit: int = 20) -> Found:
    """The cases that say what was asked, best first, among those that `where` lets through.

    A fixed number of statements, whatever is found. A query that is a case's number or reference
    finds that case first; one of fields alone finds the newest that have them. Letters are read as
    words by their spelling (拼音).
    """
    query = query.replace("\0", "")  # no text of a database holds it
    told = parsed(query)
    if ranking.is_stale(CASES):
        recount()
    where &= told.where()
    sent = Case.objects.filter(where).exclude(state__in=UNSENT_STATES)
    if not asked(told.words) and (told.fields or told.excluded):
        return _newest(sent, told, limit)
    named = list(_named(query, where).values_list("pk", flat=True)[:limit])
    try:
        only = sent.values("pk").query.sql_with_params()
    except EmptyResultSet:  # a stranger's sight: no statement could find anything
        return Found(0, False, ())
    told, spelt = understood(told, only)
    wanted = asked(told.words)
    ranked = ranking.rank(CASES, wanted, only, told.must)
    total, more = _total(ranked, named)
    scores = dict.fromkeys(named, 0.0) | dict(ranked.scores)
    best = list(dict.fromkeys([*named, *(pk for pk, _ in ranked.scores)]))[:limit]
    every = list(dict.fromkeys([*named, *(pk for pk, _ in ranked.scores)]))
    hits = tuple(_hits(best, scores, wanted))
    return Found(total, more, hits, tuple(facets(every)), spelt)


def _newest(sent: QuerySet[Case], told: Query, limit: int) -> Found:
    """What has these fields and lacks these words, the newest first."""
    if told.must:
        meeting = RawSQL(  # the terms are quoted signs and words of ours
            "SELECT case_id FROM search_caseentry WHERE terms @@ %s::tsquery", [told.must]
        )
        sent = sent.filter(pk__in=meeting)
    ids = list(sent.order_by("-year", "-pk").values_list("pk", flat=True)[: MOST + 1])
    hits = _hits(ids[:limit], dict.fromkeys(ids, 0.0), ())
    return Found(min(len(ids), MOST), len(ids) > MOST, tuple(hits), tuple(facets(ids[:MOST])))


def _named(query: str, where: Q) -> QuerySet[Case]:
    """The case that the query calls by its number or by office/session/number."""
    parts = [part.strip() for part in query.strip().split("/")]
    called = Q(number=parts[-1])
    if len(parts) == 3:
        called &= Q(office__key=parts[0], session__key=parts[1])
    elif len(parts) != 1 or not parts[0]:
        called = Q(pk__in=[])
    return Case.objects.filter(where, called).exclude(state__in=UNSENT_STATES).order_by("-year")


def _total(ranked: Ranked, named: Sequence[int]) -> tuple[int, bool]:
    found = len({pk for pk, _ in ranked.scores} | set(named))
    return min(found, MOST), ranked.more or found > MOST


def _hits(best: Sequence[int], scores: dict[int, float], wanted: Sequence[str]) -> Iterable[Hit]:
    rows = Case.objects.filter(pk__in=best).select_related("office", "session")
    batch = Batch(rows)
    dossiers = batch.dossiers
    read = said(dossiers.values())
    for pk in best:
        case = dossiers[pk].case
        texts = [text for letter, text in read[pk] if letter != "A"]
        yield Hit(
            case_id=pk,
            reference=reference(case),
            title=snippets.marked(case.title, wanted),
            score=round(scores[pk], 4),
            passage=snippets.passage(snippets.first_with(texts, wanted), wanted),
        )
