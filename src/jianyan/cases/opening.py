"""The birth of cases: the one sibling of perform. A case is opened once, with its first line."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db import connection, transaction

from jianyan.cases import events as e
from jianyan.cases import perform
from jianyan.cases.dossier import Batch, Dossier
from jianyan.cases.facts import By, Fact
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.cases.secrecy import ask_about_hints, refuse_marked
from jianyan.cases.states import OFFLINE, Kind, Origin, Period
from jianyan.cases.workflow import BORN
from jianyan.people.models import Office, Proposer, Session
from jianyan.people.offices import Chain
from jianyan.people.rights import Right

_IDS = "SELECT nextval('cases_case_id_seq') FROM generate_series(1, %s)"
_KNOWN = {"import"}
_YEAR = "SELECT open_journal_year(%s)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a proposer (or the clerk who keys it in) has written, as the door parsed it."""

    office: Office
    session: Session
    lead: Proposer
    title: str
    situation: str = ""
    points: tuple[str, ...] = ()
    original: str = ""  # the untouched text where the points were split from it
    cosigners: tuple[Proposer, ...] = ()
    period: str = Period.SESSION
    category: str = ""
    wished_units: str = ""
    publish_consent: bool = True
    confidential: bool = False
    analysis: str = ""
    wished_co: str = ""
    basis: str = ""
    no_publish_reason: str = ""
    contact_wish: str = ""
    reply_wanted: bool = True
    allow_co_sign: bool = False
    origin: str = Origin.DIRECT
    motion_no: str = ""
    passed: tuple[str, ...] = ()  # hints at secrets of which the writer said that they touch none
    channel: str = "web"
    scan: str = ""
    external_id: str = ""
    extra: str = ""  # columns of a catalogue that have no place here, kept as they came (JSON)


def open_case(draft: Draft, by: By) -> Case:
    """Open one case, or raise Refused and leave no trace."""
    return open_cases([draft], by)[0]


def open_cases(drafts: Iterable[Draft], by: By) -> list[Case]:
    """Open many cases of one person with one set-based write, all or nothing."""
    return open_all((draft, by) for draft in drafts)


@transaction.atomic
def open_all(births: Iterable[tuple[Draft, By]]) -> list[Case]:
    """The same for the drafts of many people, each by its own."""
    births = [(draft, _checked(draft, by)) for draft, by in births]
    ids = _ids({by.on.year for _, by in births}, len(births))
    cases = [_born(draft, pk, by.on) for (draft, by), pk in zip(births, ids, strict=True)]
    batch = Batch(cases, fresh=True)
    facts: list[Fact] = []
    for (draft, by), case in zip(births, cases, strict=True):
        event = drafted(case.dossier, draft)
        facts += perform.settle(Fact(event, by, case.dossier, "", case.state))
    perform.record(facts, batch)
    return cases


def _checked(draft: Draft, by: By) -> By:
    """Who opens it, and for whom where a substitute keys it in."""
    own = by.actor.may(Right.RAISE, proposers=[draft.lead.pk])
    if not own and not by.actor.may(Right.KEY_IN, offices=[draft.office.pk]):
        raise Refused("no_right", action="draft")
    if own and draft.cosigners and draft.channel == "api":
        raise Refused("cosigners_invited")
    if draft.channel == OFFLINE and any(_text_of(draft)):
        raise Refused("offline_has_text")
    if draft.lead.office.pk != draft.office.pk:
        raise Refused("proposer_of_other_office", name=draft.lead.name)
    if not draft.title.strip():
        raise Refused("title_missing")
    if len(draft.title.strip()) > 150:
        raise Refused("title_too_long", length=len(draft.title.strip()), most=150)
    keyed = None if own else by.actor.stands_in_for(Right.KEY_IN, offices=[draft.office.pk])
    return replace(by, stands_in_for=keyed)


def _ids(years: Iterable[int], count: int) -> list[int]:
    with connection.cursor() as cursor:
        for year in sorted(years):
            cursor.execute(_YEAR, [year])
        cursor.execute(_IDS, [count])
        return [pk for (pk,) in cursor.fetchall()]


def _born(draft: Draft, pk: int, on: date) -> Case:
    return Case(pk=pk, year=on.year, state=BORN[Case], office=draft.office, session=draft.session)


def kind_of(office: Office) -> Kind:
    """A CPPCC committee receives proposals, every other office suggestions."""
    return Kind.PROPOSAL if office.chain == Chain.CPPCC else Kind.SUGGESTION


def _text_of(draft: Draft) -> tuple[str, ...]:
    """What a case that is handled offline has nothing of."""
    return (draft.situation, draft.analysis, *draft.points, draft.original, draft.contact_wish)


def _said(draft: Draft) -> tuple[str, ...]:
    """Every word of a draft, in whichever field it stands."""
    return (
        draft.title, draft.situation, draft.analysis, *draft.points, draft.original,
        draft.wished_units, draft.wished_co, draft.no_publish_reason, draft.contact_wish,
        draft.category, draft.motion_no,
    )  # fmt: skip


def drafted(dossier: Dossier, draft: Draft) -> e.Drafted:
    """The event that carries a draft; the same for the birth and for every later version."""
    refuse_marked(*_said(draft))
    known = draft.channel in _KNOWN  # written and looked at elsewhere, long ago
    hinted = () if known else ask_about_hints(*_said(draft), passed=draft.passed)
    points = tuple(dossier.say("point", text.strip()) for text in draft.points if text.strip())
    joint = "joint" if draft.cosigners else draft.lead.kind
    return e.Drafted(
        title=dossier.say("title", draft.title.strip()),
        situation=dossier.say_if("situation", draft.situation),
        points=points,
        original=dossier.say("original", draft.original) if draft.original else None,
        extra=dossier.say_if("extra", draft.extra),
        category=draft.category,
        wished_units=draft.wished_units,
        publish_consent=draft.publish_consent,
        confidential=draft.confidential,
        lead=draft.lead.pk,
        cosigners=tuple(p.pk for p in draft.cosigners),
        keyed_scan=draft.scan,
        external_id=draft.external_id,
        office=draft.office.pk,
        session=draft.session.pk,
        chain=kind_of(draft.office),
        period=draft.period,
        authorship=joint,
        channel=draft.channel,
        rules=draft.office.rules,
        analysis=dossier.say_if("analysis", draft.analysis),
        wished_co=draft.wished_co,
        basis=draft.basis,
        no_publish_reason=dossier.say_if("no_publish_reason", draft.no_publish_reason),
        contact_wish=dossier.say_if("contact_wish", draft.contact_wish),
        reply_wanted=draft.reply_wanted,
        allow_co_sign=draft.allow_co_sign,
        origin=draft.origin,
        motion_no=draft.motion_no,
        hints_passed=hinted,
    )
