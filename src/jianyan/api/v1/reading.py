"""What the API tells of a case: the same sight as the pages, as plain values."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language

from jianyan.api.v1.schemas import (
    CaseLine,
    CaseList,
    CaseOut,
    ClockOut,
    FileOut,
    PartOut,
    PointOut,
)
from jianyan.cases.consulting import open_consultation
from jianyan.cases.dossier import Dossier
from jianyan.cases.facts import By
from jianyan.cases.models import Case, File, Part, Round, Text
from jianyan.cases.naming import named, reference
from jianyan.cases.parts import parts_seen
from jianyan.cases.perform import moves_open_to, read
from jianyan.cases.visibility import Sight, invited, seen_state, sight, visible
from jianyan.deadlines.case_clocks import because
from jianyan.deadlines.models import Clock
from jianyan.people.models import Proposer
from jianyan.people.rights import Actor
from jianyan.rules.wording import sentence

PAGE = 100
# what was said beside the text when the case was raised
_RAISED = (
    "period", "wished_units", "wished_co", "basis", "origin", "motion_no", "reply_wanted",
)  # fmt: skip
# columns that hold the number of a text, not of a part
_WORDED = {
    "scope_no", "return_reason_no", "co_opinion_no", "body_no", "words_no", "last_report_no",
    "analysis_no", "no_publish_no", "withdraw_reason_no", "opinion_no",
    "evidence_no", "summary_no", "situation_no", "original_no", "reason_no", "plan_no", "interim_no",
    "co_return_reason_no",
    "proposal_no",
}  # fmt: skip
# how to be reached is told on the page of the case, each reading logged
_INSIDE = {"contact_wish_no", "pk", "case", "head", "words", "seq"}
# process information: never the proposer's to read
_OF_THE_HOUSE = {
    "co_opinion_no", "return_reason_no", "return_unit", "return_late", "overrides", "drafts",
    "publicity_ground", "plan_no", "planned_on", "co_returns", "co_return_reason_no", "urges",
    "urged_on", "co_opinion_on", "copies",
    "paper_on", "paper_scan", "proposed_on", "proposal_no", "checked_on",
}  # fmt: skip


def find(actor: Actor, name: str) -> Case | None:
    """The case of this name that the actor may see; None otherwise, whichever the reason."""
    condition = named(name)
    if condition is None:
        return None
    return Case.objects.filter(condition, visible(actor)).first()


def find_to_move(actor: Actor, name: str) -> Case | None:
    """The same, and a text that waits for the actor's co-signing."""
    condition = named(name)
    if condition is None:
        return None
    return Case.objects.filter(condition, visible(actor) | invited(actor)).first()


def page(actor: Actor, *, before: int | None, kind: str, state: str) -> CaseList:
    """A page of the cases visible to the actor, newest first. One query."""
    cases = Case.objects.filter(visible(actor)).select_related("office", "session").order_by("-pk")
    for name, value in (("pk__lt", before), ("kind", kind), ("state", state)):
        if value:
            cases = cases.filter(**{name: value})
    found = list(cases[: PAGE + 1])
    more = found[PAGE - 1].pk if len(found) > PAGE else None
    return CaseList(cases=[_line(case) for case in found[:PAGE]], next=more)


def _line(case: Case) -> CaseLine:
    return CaseLine(
        case=reference(case),
        id=case.pk,
        title=case.title,
        kind=case.kind,
        state=case.state,
        submitted_on=case.submitted_on,
        assigned_on=case.assigned_on,
    )


def whole(case_id: int, by: By) -> CaseOut:
    """One case with its parts, points and clocks, as this person may see them."""
    dossier = read(case_id)
    view = sight(by.actor, dossier.case, by.on)
    texts = _texts(dossier, view)
    line = _line(Case.objects.select_related("office", "session").get(pk=case_id))
    case = dossier.case
    plain = {name: getattr(case, name) for name in _RAISED}
    return CaseOut(
        **line.dict(),
        **plain,
        situation=texts.get(case.situation_no or 0, ""),
        analysis=texts.get(case.analysis_no or 0, ""),
        points=[PointOut(no=p.no, text=texts.get(p.words_no, "")) for p in dossier.points],
        proposers=_names(dossier, view),
        parts=[_part(part, view, by, texts) for part in parts_seen(dossier, view)],
        clocks=list(_clocks(dossier, view)),
        files=[_file(file) for file in dossier.files if view.file(file)],
    )


def _file(file: File) -> FileOut:
    known = {name: getattr(file, name) for name in ("no", "kind", "about", "name", "size", "sm3")}
    return FileOut(url=reverse("files:one", args=[file.case_id, file.no]), **known)


def _names(dossier: Dossier, view: Sight) -> list[str]:
    if not view.names(dossier.case):
        return []
    ids = [s.proposer_id for s in dossier.signatories]
    names = dict(Proposer.objects.filter(pk__in=ids).values_list("pk", "name"))
    return [names[pk] for pk in ids]


def _texts(dossier: Dossier, view: Sight) -> dict[int, str]:
    """The bodies of the texts that the seen parts name, in one query."""
    wanted = {
        dossier.case.situation_no,
        dossier.case.analysis_no,
        *(p.words_no for p in dossier.points),
    }
    for part in parts_seen(dossier, view):
        wanted |= {value for name, value in _facts(part, view).items() if name in _WORDED}
    rows = Text.objects.filter(case_id=dossier.case.pk, no__in=[n for n in wanted if n])
    return dict(rows.values_list("no", "body"))


def _facts(part: Case | Part, view: Sight) -> dict[str, Any]:
    """The columns of a part; what is process information or a closed rating stays out."""
    hidden = _INSIDE | (set() if view.as_staff else _OF_THE_HOUSE)
    if isinstance(part, Round) and not view.reply(part):  # a draft that is asked about
        asked = open_consultation(part)
        known = {"assignment_no": part.assignment_no, "turn": part.turn}
        return known | ({"body_no": asked.body_no} if asked else {})
    return {
        field.attname: getattr(part, field.attname)
        for field in part._meta.concrete_fields
        if field.name not in hidden
    }


def _part(part: Case | Part, view: Sight, by: By, texts: dict[int, str]) -> PartOut:
    facts = _facts(part, view)
    worded = {
        name.removesuffix("_no"): texts[no]
        for name, no in facts.items()
        if name in _WORDED and no in texts
    }
    return PartOut(
        part=part.part,
        kind=type(part).__name__.lower(),
        state=seen_state(part, view),
        moves=moves_open_to(part, by),
        facts={**facts, **worded, "state": seen_state(part, view)},
    )


def _clocks(dossier: Dossier, view: Sight) -> Iterator[ClockOut]:
    """A clock that a rating stopped runs on for those who must not know of the rating yet."""
    kept_back = {f"R{one.round_no}" for one in dossier.ratings if not view.rating(one)}
    clocks = Clock.objects.filter(case_id=dossier.case.pk).order_by("start_on", "part", "limit")
    for clock in clocks:
        is_silent = clock.limit == "feedback" and clock.part in kept_back
        if view.as_staff or clock.limit in {"reply", "feedback", "rehandle"}:
            yield ClockOut(
                part=clock.part,
                limit=clock.limit,
                start_on=clock.start_on,
                due_on=clock.due_on,
                legal_due_on=clock.legal_due_on,
                latest_on=clock.latest_on,
                provisional=clock.provisional,
                stopped_on=None if is_silent else clock.stopped_on,
                article=clock.article,
                rules=clock.pack,
                because=_because(clock),
            )


def _because(clock: Clock) -> list[str]:
    """The derivation in words, in the language in force."""
    language = "en" if (get_language() or "").startswith("en") else "zh-hans"
    return [sentence(step, language) for step in because(clock)]
