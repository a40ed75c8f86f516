"""文字量测 — cutting and indexing against the bare library and bare insertion, and queries at full size."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from random import Random
from time import perf_counter

import numpy as np
import rjieba
from django.db import connection, transaction
from django.db.models import Q

from jianyan.advice import index as likeness
from jianyan.advice import kept
from jianyan.advice.clusters import groups_of
from jianyan.advice.features import features, unpacked
from jianyan.advice.models import CaseLikeness
from jianyan.advice.routing.learning import learn_units
from jianyan.advice.routing.recommending import Recommender
from jianyan.advice.shelf import Shelf, best
from jianyan.advice.similar import like_text
from jianyan.cases.dossier import Batch, Dossier
from jianyan.cases.models import Case
from jianyan.cases.visibility import visible
from jianyan.ops.bench.corpus import Made, matters
from jianyan.ops.bench.findings import Finding, middle, ms, rate
from jianyan.ops.bench.ground import YEAR
from jianyan.people.models import Office
from jianyan.people.rights import Actor
from jianyan.search import index
from jianyan.search.finding import find
from jianyan.search.models import CaseEntry
from jianyan.search.segmentation import terms

AT_ONCE = 1_000
MANY = 15_000  # a session
TEN = 10
LIKE_THE_TENTH = 1e-4  # scores are told with four digits


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the index: a row of queries of one sort."""

    sort: str
    queries: Sequence[str]


def cut(count: int) -> Iterator[Finding]:
    """Words of every text, against the library alone."""
    said = [told.text for told, _ in matters(count, "cut")]
    signs = sum(map(len, said)) / count
    rjieba.cut(said[0])
    bare = _seconds(lambda: [rjieba.cut(text) for text in said])
    ours = _seconds(lambda: [list(terms(text)) for text in said])
    yield Finding(
        "segmentation", rate(count, ours, "texts"), rate(count, bare, "texts"), ours / bare,
        f"pairs of signs and words of {count:,} texts of {signs:.0f} signs; base: rjieba.cut",
    )  # fmt: skip


def indexed(made: Sequence[Made]) -> Iterator[Finding]:
    """The search entries of all cases from their rows and words, against INSERT of what came of it."""
    seconds = _in_lots(made, index.rebuild)
    index.recount()
    lot = [one.pk for one in made[: 10 * AT_ONCE]]
    floor = _inserted("search_caseentry", lot) * len(made) / len(lot)
    note = f"{len(made):,} cases; floor: INSERT of the same rows with the same index"
    yield Finding(
        "search index", rate(len(made), seconds, "cases"), rate(len(made), floor, "cases"),
        seconds / floor, note,
    )  # fmt: skip


def likened(made: Sequence[Made]) -> Iterator[Finding]:
    """The same for the index of likeness. Counted once early, as by the first night."""
    first = made[: len(made) // 4]
    seconds = _in_lots(first, likeness.rebuild)
    likeness.recount()
    seconds += _in_lots(made[len(first) :], likeness.rebuild)
    likeness.recount()
    lot = [one.pk for one in made[: 5 * AT_ONCE]]
    floor = _inserted("advice_caselikeness", lot) * len(made) / len(lot)
    note = f"{len(made):,} cases; floor: INSERT of {len(lot):,} such rows with the same indexes"
    yield Finding(
        "likeness index", rate(len(made), seconds, "cases"), rate(len(made), floor, "cases"),
        seconds / floor, note,
    )  # fmt: skip


def searched(made: Sequence[Made], actor: Actor, count: int) -> Iterator[Finding]:
    """Whole queries, hits and facets included, by somebody who may see the office's cases."""
    where = visible(actor)
    there = CaseEntry.objects.count()
    for asked in _queries(made, count):
        times = [_seconds(partial(find, said, where=where)) for said in asked.queries]
        yield Finding(
            f"search, {asked.sort}, {there:,} cases", f"p95 {ms(_p95(times))}",
            note=f"median {ms(middle(times))}, {len(times)} queries",
        )  # fmt: skip


def _queries(made: Sequence[Made], count: int) -> Iterator[Asked]:
    rng = Random("queries")
    titles = [one.title for one in rng.sample(made, count)]
    bare = [title.removeprefix("关于").removesuffix("的建议").removesuffix("的提案") for title in titles]  # fmt: skip
    words = [
        " ".join(rng.sample(long, min(2, len(long))))
        for title in bare
        if (long := [word for word in rjieba.cut(title) if len(word) > 1])
    ]
    yield Asked("two words", words)
    yield Asked("a title", titles)
    yield Asked("a phrase", [f'"{title[:6]}"' for title in bare])
    yield Asked("words and a year", [f"{said} year:{2020 - no % 3}" for no, said in enumerate(words)])  # fmt: skip


def found_alike(made: Sequence[Made], actor: Actor, count: int) -> Iterator[Finding]:
    """The whole answer of a page, reasons included; and what the exact comparison would have given."""
    rng = Random("alike")
    chosen = sorted(rng.sample([one.pk for one in made], count))
    texts = likeness.texts(_dossiers(chosen))
    titles = dict(Case.objects.filter(pk__in=chosen).values_list("pk", "title"))
    where = visible(actor)
    like_text("热身", "热身", where=where)
    times, given = [], []
    for pk in chosen:
        begun = perf_counter()
        said = like_text(titles[pk], texts[pk], where=where, but=pk, limit=TEN)
        times.append(perf_counter() - begun)
        given.append([one.case_id for one in said])
    there = CaseLikeness.objects.count()
    yield Finding(
        f"similar cases, {there:,} cases", f"p95 {ms(_p95(times))}",
        note=f"median {ms(middle(times))}, {count} cases, ten each with reasons",
    )  # fmt: skip
    yield _recall(chosen, [(titles[pk], texts[pk]) for pk in chosen], given, there)


def _recall(
    chosen: Sequence[int], said: Sequence[tuple[str, str]], given: Sequence[list[int]], there: int
) -> Finding:
    """Against every case compared: a case counts as found as well where it scores like the tenth."""
    rows = CaseLikeness.objects.order_by("pk").values_list("pk", "features")
    read = [(pk, unpacked(bytes(held))) for pk, held in rows.iterator(chunk_size=5_000)]
    ids = [pk for pk, _ in read]
    begun = perf_counter()
    shelf = Shelf([held for _, held in read], kept.current())
    right = 0
    for pk, scores, found in zip(
        chosen, shelf.scores([features(*one) for one in said]), given, strict=True
    ):
        exact = [at for at in best(scores, TEN + 1) if ids[at] != pk][:TEN]
        tenth = float(scores[exact[-1]]) - LIKE_THE_TENTH
        at_of = {ids[at]: at for at in np.flatnonzero(scores >= tenth)}
        right += len(at_of.keys() & set(found))
    seconds = perf_counter() - begun
    share = right / (TEN * len(chosen))
    note = f"{len(chosen)} cases; all compared with all took {seconds:.0f} s"
    return Finding(f"· recall@10 against exact, {there:,} cases", f"{share:.3f}", note=note)


def grouped(made: Sequence[Made]) -> Iterator[Finding]:
    """One session, every case with every other; pairs known to be paraphrases must be together."""
    pks = [one.pk for one in made[:MANY]]
    begun = perf_counter()
    groups = groups_of(Q(pk__in=pks))
    seconds = perf_counter() - begun
    group_of = {pk: no for no, group in enumerate(groups) for pk in group.cases}
    twins = [(one.pk, one.again) for one in made[:MANY] if one.again is not None]
    met = sum(group_of.get(pk, -1) == group_of.get(again, -2) for pk, again in twins)
    yield Finding(
        f"groups of a session, {len(pks):,} cases", f"{seconds:.1f} s",
        note=f"{len(groups)} groups; {met} of {len(twins)} told-again matters are together",
    )  # fmt: skip


def routed(made: Sequence[Made], office: Office, actor: Actor, count: int) -> Iterator[Finding]:
    """A model from the office's own decisions, and the whole recommendation with precedents."""
    begun = perf_counter()
    learned = learn_units(office)
    seconds = perf_counter() - begun
    decisions = learned.decisions if learned else 0
    yield Finding(f"learning from {decisions:,} decisions", f"{seconds:.0f} s")
    where, on = visible(actor), date(YEAR, 6, 1)
    recommender = Recommender(office, on, where)
    recommender.of(made[0].title)
    titles = {one.pk: one.title for one in made[:MANY]}
    begun = perf_counter()
    told = sum(not said.abstained for _, said in recommender.of_many(titles))
    seconds = perf_counter() - begun
    yield Finding(
        f"units recommended for {len(titles):,} titles together", f"{seconds:.0f} s",
        note=f"{ms(seconds / len(titles))} each; {told:,} with an answer",
    )  # fmt: skip
    begun = perf_counter()
    for one in made[:count]:
        recommender.of(one.title, one.pk)
    seconds = perf_counter() - begun
    yield Finding(
        "units recommended, a title alone", ms(seconds / count), note=f"{count:,} titles"
    )


def _in_lots(made: Sequence[Made], work: Callable[[Sequence[int]], None]) -> float:
    begun = perf_counter()
    for at in range(0, len(made), AT_ONCE):
        with transaction.atomic():
            work([one.pk for one in made[at : at + AT_ONCE]])
    return perf_counter() - begun


def _inserted(table: str, ids: Sequence[int]) -> float:
    """The same rows once more into a table of the same shape with the same indexes."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TEMP TABLE floor_{table} (LIKE {table} INCLUDING ALL)")
        cursor.execute(
            f"CREATE TEMP TABLE source_{table} AS SELECT * FROM {table} WHERE case_id = ANY(%s)",  # noqa: S608  # our own tables
            [list(ids)],
        )
        begun = perf_counter()
        cursor.execute(f"INSERT INTO floor_{table} SELECT * FROM source_{table}")  # noqa: S608
        seconds = perf_counter() - begun
        transaction.set_rollback(True)
    return seconds


def _dossiers(ids: Sequence[int]) -> list[Dossier]:
    return list(Batch(Case.objects.filter(pk__in=ids)).dossiers.values())


def _seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun


def _p95(times: Sequence[float]) -> float:
    return sorted(times)[min(len(times) * 95 // 100, len(times) - 1)]
