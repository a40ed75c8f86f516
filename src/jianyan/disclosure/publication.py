"""发布与撤下 — copies what was reviewed when it is published, and takes it down when it is recalled."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Q

from jianyan.cases import events as e
from jianyan.cases import journal
from jianyan.cases.dossier import Batch, Dossier
from jianyan.cases.facts import By, Fact
from jianyan.cases.models import Case, Disclosure, Line
from jianyan.cases.replay import Problem, chunks
from jianyan.cases.states import DisclosureState
from jianyan.disclosure import figures
from jianyan.disclosure.copies import (
    Copies,
    Dates,
    Sources,
    copy,
    numbers_of,
    office_copy,
    points,
    proposer,
    safe,
)
from jianyan.disclosure.models import (
    Mark,
    PublicEntry,
    PublicFrequency,
    PublishedCase,
    PublishedOffice,
    PublishedPoint,
    PublishedPromise,
    PublishedReply,
)
from jianyan.people.models import Office, Proposer, Session, Unit
from jianyan.search import ranking
from jianyan.search.bodies import bodies

PUBLISHED = ranking.Corpus(PublicEntry, PublicFrequency)
_SHOWN = {"Published", "Recalled"}
_PROMISED = (
    e.Committed,
    e.ProgressReported,
    e.FulfilmentClaimed,
    e.FulfilmentConfirmed,
    e.FulfilmentRefused,
    e.GivenUp,
)


_DROP = """
WITH gone AS (SELECT unnest(%s::bigint[]) AS case_id),
  e AS (DELETE FROM disclosure_publicentry e USING gone WHERE e.case_id = gone.case_id),
  m AS (DELETE FROM disclosure_publishedpromise m USING gone WHERE m.case_id = gone.case_id),
  p AS (DELETE FROM disclosure_publishedpoint p USING gone WHERE p.case_id = gone.case_id),
  r AS (DELETE FROM disclosure_publishedreply r USING gone WHERE r.case_id = gone.case_id)
DELETE FROM disclosure_publishedcase c USING gone WHERE c.case_id = gone.case_id RETURNING c.year
"""
_PROBLEMS = """
SELECT CASE WHEN r.no IS NULL THEN 'copy_missing' WHEN d.no IS NULL THEN 'copy_extra'
            ELSE 'copy_differs' END, COALESCE(d.case_id, r.case_id), COALESCE(d.no, r.no)
FROM (SELECT x.case_id, x.no, t.body
      FROM cases_disclosure x JOIN cases_text t ON t.case_id = x.case_id
       AND t.no = CASE x.form WHEN 'full' THEN x.body_no ELSE x.summary_no END
      WHERE x.state = 'published' AND x.case_id = ANY(%s)) d
FULL JOIN (SELECT case_id, no, text FROM disclosure_publishedreply
      WHERE taken_down_on IS NULL AND case_id = ANY(%s)) r USING (case_id, no)
WHERE d.no IS NULL OR r.no IS NULL OR d.body <> r.text
ORDER BY 2, 3
"""


def project(facts: Sequence[Fact], batch: Batch) -> None:
    """Copy the cases whose publication or public promises changed; nothing else costs anything."""
    moves = {*_SHOWN, "ReplyReplaced"}
    shown = {f.dossier.case.pk for f in facts if type(f.event).__name__ in moves}
    promised = {f.dossier.case.pk for f in facts if isinstance(f.event, _PROMISED)} - shown
    if promised:
        shown |= set(
            PublishedCase.objects.filter(
                case_id__in=promised, office__shows_promises=True
            ).values_list("case_id", flat=True)
        )
    if shown:
        write([batch.dossiers[pk] for pk in sorted(shown)])
        mark(facts[-1].by)


def write(dossiers: Sequence[Dossier]) -> None:
    """Write the copies of these cases anew, with their entries and figures; set by set."""
    ids = [dossier.case.pk for dossier in dossiers]
    made = _made(dossiers)
    with connection.cursor() as cursor:
        cursor.execute(_DROP, [ids])
        years = {year for (year,) in cursor.fetchall()}
    PublishedCase.objects.bulk_create(made.cases)
    PublishedReply.objects.bulk_create(made.replies)
    PublishedPoint.objects.bulk_create(made.points)
    PublishedPromise.objects.bulk_create(made.promises)
    _write_entries(made)
    figures.recount(years | {case.year for case in made.cases})


def _made(dossiers: Sequence[Dossier]) -> Copies:
    """What would be public of these cases, not yet written."""
    sources = _sources(dossiers)
    made = Copies()
    for dossier in dossiers:
        copy(dossier, sources, made)
    shown = {case.office_id for case in made.cases}
    PublishedOffice.objects.bulk_create(
        [office_copy(office) for office in sources.offices.values() if office.key in shown],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=[f.name for f in PublishedOffice._meta.fields if f.name != "key"],
    )
    return made


def _sources(dossiers: Sequence[Dossier]) -> Sources:
    tasks = [a.unit_id for d in dossiers for a in d.assignments]
    promised = [c.unit_id for d in dossiers for c in d.commitments]
    signed = [s.proposer_id for d in dossiers for s in d.signatories]
    return Sources(
        read=bodies((d.case.pk, no) for d in dossiers for no in numbers_of(d)),
        offices=Office.objects.in_bulk({d.case.office_id for d in dossiers}),
        sessions=Session.objects.in_bulk({d.case.session_id for d in dossiers}),
        units=Unit.objects.select_related("hub").in_bulk({*tasks, *promised}),
        proposers=Proposer.objects.in_bulk(set(signed)),
        dates=_dates(dossiers),
    )


def _dates(dossiers: Sequence[Dossier]) -> dict[tuple[int, int], Dates]:
    """When each reply was published and taken down, by the journal."""
    states = {(d.case.pk, s.no): s for d in dossiers for s in d.disclosures}
    lines = Line.objects.filter(
        Q(kind__in=_SHOWN)
        | Q(kind="RolledUp", part__startswith="D"),  # a wrong reply takes it down
        year__in={d.case.year for d in dossiers},
        case_id__in=[d.case.pk for d in dossiers],
    )
    found: dict[tuple[int, int], Dates] = {}
    for line in lines.order_by("year", "case_id", "seq"):
        key = (line.case_id, int(line.part[1:]))
        if line.kind == "Published":
            address = journal.decode(line.kind, line.data).address
            found[key] = Dates(line.occurred_on, address)
        elif states[key].state != DisclosureState.PUBLISHED:
            known = found[key]
            found[key] = Dates(known.published_on, known.address, line.occurred_on)
    return found


def _write_entries(made: Copies) -> None:
    texts: dict[int, list[tuple[str, str]]] = {
        case.case_id: [("A", case.title), ("B", f"{case.number} {case.category}")]
        for case in made.cases
        if case.taken_down_on is None
    }
    for point in made.points:
        texts[point.case_id].append(("B", point.text))
    for reply in made.replies:
        if reply.taken_down_on is None:
            texts[reply.case_id] += [("C", reply.text), ("B", reply.unit_name)]
    ranking.put(PUBLISHED, texts)
    if ranking.is_stale(PUBLISHED):
        ranking.recount(PUBLISHED)


def mark(by: By) -> None:
    """Tell that the public sees something new."""
    Mark.objects.bulk_create(
        [Mark(at=by.at, on=by.on)],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["at", "on"],
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """What stands around a reply on its public page, for whoever reviews it."""

    title: str
    proposer: str
    points: tuple[str, ...]


def preview(dossier: Dossier, *, named: bool) -> Preview:
    """Title, proposer and points as the public would read them; nothing is written."""
    sources = _sources([dossier])
    return Preview(
        title=safe(dossier.case.title, dossier, sources, named=named),
        proposer=proposer(dossier, sources, named=named),
        points=tuple(point.text for point in points(dossier, sources, named=named)),
    )


def rebuild(ids: Sequence[int] | None = None) -> None:
    """The copies of these cases, or of all, anew from the journal, the rows and the words."""
    for some in [list(ids)] if ids is not None else chunks():
        shown = Disclosure.objects.filter(case_id__in=some).values("case_id")
        batch = Batch(Case.objects.filter(pk__in=shown))
        if batch.dossiers:
            write(list(batch.dossiers.values()))


def problems(ids: Sequence[int]) -> Iterator[Problem]:
    """Published texts that are not the reviewed ones, missing copies, and copies too many."""
    with connection.cursor() as cursor:
        cursor.execute(_PROBLEMS, [list(ids), list(ids)])
        for code, case_id, no in cursor.fetchall():
            yield Problem(code, case_id, f"published reply D{no}")
