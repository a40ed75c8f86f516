"""副本的内容 — what of one case becomes public: the reviewed reply as it is, the rest made safe."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from jianyan.cases.dossier import Dossier
from jianyan.cases.models import Assignment, Commitment, Disclosure, Round
from jianyan.cases.states import AssignmentState, DisclosureState, UnitRole
from jianyan.disclosure.figures import result_of
from jianyan.disclosure.models import (
    PublishedCase,
    PublishedOffice,
    PublishedPoint,
    PublishedPromise,
    PublishedReply,
)
from jianyan.disclosure.redaction import propose
from jianyan.disclosure.span import MASK
from jianyan.people.models import Office, Proposer, Session, Unit
from jianyan.people.offices import Chain, Level
from jianyan.rules import outcomes, packs
from jianyan.rules.errors import RulesError
from jianyan.rules.numbering import numeral
from jianyan.search.bodies import Key


@dataclass(frozen=True, slots=True)
class Dates:
    """When one reply was published, where else, and when it was taken down again."""

    published_on: date
    address: str = ""
    taken_down_on: date | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """What the copies of a batch are made from, read at once for all its cases."""

    read: Mapping[Key, str]
    offices: Mapping[int, Office]
    sessions: Mapping[int, Session]
    units: Mapping[int, Unit]
    proposers: Mapping[int, Proposer]
    dates: Mapping[tuple[int, int], Dates]  # by case and number of the disclosure


@dataclass(slots=True)
class Copies:
    """The rows of one case, or of many put together."""

    cases: list[PublishedCase] = field(default_factory=list)
    points: list[PublishedPoint] = field(default_factory=list)
    replies: list[PublishedReply] = field(default_factory=list)
    promises: list[PublishedPromise] = field(default_factory=list)


def approves(office: Office, what: str, *, default: bool = False) -> bool:
    """What an office has approved for its portal: settings = {"portal": {"promises": true}}."""
    approved = office.settings.get("portal", {})
    return bool(approved.get(what, default)) if isinstance(approved, dict) else default


def office_copy(office: Office) -> PublishedOffice:
    return PublishedOffice(
        key=office.key,
        name=office.name,
        body=office.body,
        level=office.level,
        chain=office.chain,
        telephone=office.telephone,
        shows_promises=approves(office, "promises"),
        opens_data=approves(office, "open_data"),
    )


def numbers_of(dossier: Dossier) -> Iterator[int]:
    """The texts that copies are made from."""
    yield from (point.words_no for point in dossier.points)
    yield from (promise.words_no for promise in dossier.commitments)
    for shown in dossier.disclosures:
        yield from (no for no in (shown.body_no, shown.summary_no) if no)


def copy(dossier: Dossier, sources: Sources, into: Copies) -> None:
    """Add the rows of one case: of its public replies, and of those that were taken down."""
    dates = {no: sources.dates[dossier.case.pk, no] for no in _ever_public(dossier, sources)}
    if not dates:
        return
    ended = [one.taken_down_on for one in dates.values() if one.taken_down_on]
    public, named = len(ended) < len(dates), _is_named(dossier)
    case = _address(dossier, sources)
    if public:
        _describe(case, dossier, sources, named=named)
    else:
        case.taken_down_on = max(ended)
    into.cases.append(case)
    for shown in dossier.disclosures:
        if shown.no in dates:
            into.replies.append(_reply(shown, case, sources, dates[shown.no]))
    if public:
        into.points += points(dossier, sources, named=named)
        into.promises += _promises(case, dossier, sources, dates)


def _ever_public(dossier: Dossier, sources: Sources) -> list[int]:
    return [s.no for s in dossier.disclosures if (dossier.case.pk, s.no) in sources.dates]


def _address(dossier: Dossier, sources: Sources) -> PublishedCase:
    """What remains of a case when everything of it was taken down."""
    case = dossier.case
    session = sources.sessions[case.session_id]
    return PublishedCase(
        case_id=case.pk,
        office_id=sources.offices[case.office_id].key,
        session=session.key,
        number=case.number or str(case.pk),
        kind=case.kind,
        period=case.period,
        year=session.year,
        session_label=session_label(session),
    )


def _describe(row: PublishedCase, dossier: Dossier, sources: Sources, *, named: bool) -> None:
    row.title = safe(dossier.case.title, dossier, sources, named=named)
    row.proposer = proposer(dossier, sources, named=named)
    row.category = dossier.case.category
    row.units = _assisting(dossier, sources)


def session_label(session: Session) -> str:
    """八届五次会议, or what the office calls it."""
    if session.term and session.number:
        return f"{numeral(session.term)}届{numeral(session.number)}次会议"
    return session.key


def _assisting(dossier: Dossier, sources: Sources) -> list[str]:
    gone = {AssignmentState.RELEASED, AssignmentState.CEASED}
    mine = [a for a in dossier.assignments if a.role == UnitRole.CO and a.state not in gone]
    units = sorted((sources.units[a.unit_id] for a in mine), key=official_place)
    return [unit.name for unit in units]


def _is_named(dossier: Dossier) -> bool:
    """Whether the review of every public reply lets the proposer's name be shown."""
    shown = [s for s in dossier.disclosures if s.state == DisclosureState.PUBLISHED]
    return bool(shown) and all(s.show_name for s in shown) and not dossier.case.confidential


def proposer(dossier: Dossier, sources: Sources, *, named: bool) -> str:
    """×××代表, or the name where it may be shown; how many signed with them is no secret."""
    lead = sources.proposers[dossier.signatories[0].proposer_id]
    others = len(dossier.signatories) - 1
    joint = f"等{others + 1}人" if others else ""
    return f"{lead.name if named else MASK}{lead.title}{joint}"


def safe(text: str, dossier: Dossier, sources: Sources, *, named: bool) -> str:
    """Words that no disclosure review saw: what looks private is taken out by the machine."""
    names = [sources.proposers[s.proposer_id].name for s in dossier.signatories]
    return propose(text, names[1:] if named else names).text


def points(dossier: Dossier, sources: Sources, *, named: bool) -> Iterator[PublishedPoint]:
    """The advice points, unless the proposer or the office keeps them inside."""
    case = dossier.case
    if not case.publish_consent or case.confidential:
        return
    if not approves(sources.offices[case.office_id], "points", default=True):
        return
    for point in dossier.points:
        words = sources.read.get((case.pk, point.words_no), "")
        if words:
            text = safe(words, dossier, sources, named=named)
            yield PublishedPoint(case_id=case.pk, no=point.no, text=text)


def _reply(
    shown: Disclosure, case: PublishedCase, sources: Sources, dates: Dates
) -> PublishedReply:
    dossier = shown.dossier
    reply = dossier.get(Round, shown.round_no)
    unit = sources.units[dossier.get(Assignment, reply.assignment_no).unit_id]
    public = dates.taken_down_on is None
    no = shown.body_no if shown.form == "full" else shown.summary_no
    return PublishedReply(
        case_id=case.case_id,
        no=shown.no,
        turn=reply.turn,
        form=shown.form if public else "",
        text=sources.read.get((case.case_id, no or 0), "") if public else "",
        document_no=reply.document_no if public else "",
        class_label=_class_label(reply) if public else "",
        outcome=reply.outcome if public else "",
        result=result_of(reply.outcome) if public else "",
        replied_on=reply.delivered_on or dates.published_on,
        published_on=dates.published_on,
        taken_down_on=dates.taken_down_on,
        address=dates.address if public else "",
        office_id=case.office_id,
        kind=case.kind,
        year=case.year,
        category=case.category,
        unit=unit.key,
        unit_name=unit.name,
        unit_position=official_place(unit),
    )


def official_place(unit: Unit) -> int:
    """Official order over all hubs: by level, by organ, then the hub's own order of its units."""
    level = list(Level).index(Level(unit.hub.level))
    organ = list(Chain).index(Chain(unit.hub.chain))
    return (level * 10 + organ) * 100_000 + min(unit.position, 99_999)


def _class_label(reply: Round) -> str:
    if not reply.outcome_class:
        return ""
    try:
        scheme = outcomes.scheme(packs.load(reply.dossier.case.rules).outcome_scheme)
        return scheme.find(reply.outcome_class).label_zh
    except RulesError:  # a class of an older version of the pack
        return reply.outcome_class


def _promises(
    case: PublishedCase, dossier: Dossier, sources: Sources, dates: Mapping[int, Dates]
) -> Iterator[PublishedPromise]:
    """Promises of the public replies, once the office has approved showing promises."""
    if not approves(sources.offices[dossier.case.office_id], "promises"):
        return
    rounds = {s.round_no for s in dossier.disclosures if _is_public(s, dates)}
    for promise in _of_rounds(dossier.commitments, rounds):
        yield PublishedPromise(
            case_id=case.case_id,
            no=promise.no,
            year=promise.made_on.year,
            unit_name=sources.units[promise.unit_id].name,
            text=safe(
                sources.read.get((case.case_id, promise.words_no), ""),
                dossier,
                sources,
                named=False,
            ),
            made_on=promise.made_on,
            due_on=promise.due_on,
            state=promise.state,
            closed_on=promise.closed_on,
        )


def _is_public(shown: Disclosure, dates: Mapping[int, Dates]) -> bool:
    return shown.no in dates and dates[shown.no].taken_down_on is None


def _of_rounds(promises: Sequence[Commitment], rounds: set[int]) -> Iterator[Commitment]:
    return (promise for promise in promises if promise.round_no in rounds)
