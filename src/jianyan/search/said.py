"""所说的话 — what a case says to everybody who sees it: asked for, answered, promised, adopted, attached."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from jianyan.cases.dossier import Dossier
from jianyan.search.attached import texts_of_files
from jianyan.search.bodies import bodies

Numbered = tuple[str, int]  # letter of the place, number of the text
Said = list[tuple[str, str]]  # letter of the place, text
Source = Callable[[Sequence[Dossier]], Mapping[int, Sequence[str]]]

_sources: list[Source] = []


def listen(*sources: Source) -> None:
    """Name what other rooms know that cases may be found by; said once, in config/wiring.py.

    It must be what everybody may read who sees the case.
    """
    _sources[:] = sources


def texts_of(dossier: Dossier) -> Iterator[Numbered]:
    """The texts that everybody reads who sees the case: what was asked, delivered replies with
    their promises, and the evidence of what was adopted."""
    yield from (("B", point.words_no) for point in dossier.points)
    if dossier.case.situation_no:
        yield "C", dossier.case.situation_no
    delivered = {reply.no for reply in dossier.rounds if reply.delivered_on}
    replies = (reply.body_no for reply in dossier.rounds if reply.no in delivered)
    yield from (("D", no) for no in replies if no)
    answers = (one.words_no for one in dossier.responses if one.round_no in delivered)
    yield from (("D", no) for no in answers)
    yield from (("D", no) for no in _promised(dossier))
    yield from (("D", one.evidence_no) for one in dossier.adoptions)


def _promised(dossier: Dossier) -> Iterator[int]:
    """A promise is its unit's and hub's alone until its reply is delivered (Sight.promise)."""
    told = {(reply.assignment_no, reply.no) for reply in dossier.rounds if reply.delivered_on}
    tasks = {assignment for assignment, _ in told}
    for one in dossier.commitments:
        if (one.assignment_no, one.round_no) in told or (
            one.round_no is None and one.assignment_no in tasks
        ):
            yield one.words_no
            if one.last_report_no:
                yield one.last_report_no


def said(dossiers: Iterable[Dossier]) -> dict[int, Said]:
    """All of it for each case, the title first. Two statements, and those of the other rooms."""
    found = list(dossiers)
    numbered = {one.case.pk: list(texts_of(one)) for one in found}
    read = bodies((pk, no) for pk, texts in numbered.items() for _, no in texts)
    elsewhere = [texts_of_files(numbered), *(source(found) for source in _sources)]
    return {
        one.case.pk: [
            ("A", one.case.title),
            *((letter, read.get((one.case.pk, no), "")) for letter, no in numbered[one.case.pk]),
            *(("D", one.measure) for one in one.adoptions if one.measure),
            *(("D", text) for source in elsewhere for text in source.get(one.case.pk, ())),
        ]
        for one in found
    }
