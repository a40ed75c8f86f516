"""The cast: who appears in the tests, and how a case comes to where a test begins.

Deputy Li and Member Wang raise; Clerk Zhou (congress) and Clerk Qian (CPPCC) examine and assign;
Hub Sun sits in the government office; Officer Chen and Head Zhao work at the water bureau, Officer
Wu at the transport bureau; Auditor Feng reads the journal only; Stranger He must not get in.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.actions.replying.draft_reply import Answer
from jianyan.cases.facts import By
from jianyan.cases.models import Assignment, Case, Commitment, Disclosure, Round
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform, read
from jianyan.cases.states import OFFLINE
from jianyan.people.models import Office, Proposer, Seat, Session, Term, Unit, User
from jianyan.people.rights import Actor, Role
from jianyan.people.users import actor_of, grant

DAY = date(2026, 3, 2)  # a Monday; the day on which the tests' cases are raised
TITLE = "关于治理柳溪河黑臭水体的建议"
SITUATION = "柳溪河流经三个社区,夏季水体发黑发臭,沿岸居民反映强烈。"
POINTS = ("排查沿河排污口并限期封堵。", "三年内完成雨污分流改造。", "每季度向居民公布水质。")

LETTER = "您提出的建议收悉。经会同市交通运输局研究,现答复如下。"


@dataclass
class Cast:
    """Everybody and every office, ready to act."""

    congress: Office
    cppcc: Office
    government: Office
    congress_session: Session
    cppcc_session: Session
    water: Unit
    transport: Unit
    finance: Unit
    li: Proposer
    wang: Proposer
    liu: Proposer
    users: dict[str, User] = field(default_factory=dict)

    def actor(self, name: str, on: date = DAY) -> Actor:
        return actor_of(self.users[name], on)

    def by(self, name: str, on: date = DAY) -> By:
        return By(self.actor(name, on), on, datetime(on.year, on.month, on.day, 2, tzinfo=UTC))


def gather() -> Cast:
    """The cast on an empty database; every test gets the same people."""
    congress = _office(
        "congress", "江州市人大常委会代表工作委员会", "江州市人大", "congress", "national-2025"
    )
    cppcc = _office(
        "cppcc", "政协江州市委员会提案委员会", "政协江州市委员会", "cppcc", "cppcc-default"
    )
    government = _office(
        "gov", "江州市人民政府办公室", "江州市人民政府", "government", "national-2025"
    )
    water, transport, finance = (
        Unit.objects.create(key=key, name=name, short_name=name[3:], hub=government, position=no)
        for no, (key, name) in enumerate(
            (
                ("water", "江州市水利局"),
                ("transport", "江州市交通运输局"),
                ("finance", "江州市财政局"),
            ),
            start=1,
        )
    )
    cast = Cast(
        congress,
        cppcc,
        government,
        _session(congress),
        _session(cppcc),
        water,
        transport,
        finance,
        li=_proposer(congress, "deputy", "李敏", "城区代表团"),
        wang=_proposer(cppcc, "member", "王岚", "教育界"),
        liu=_proposer(congress, "deputy", "刘刚", "城区代表团"),
    )
    _employ(cast)
    return cast


def _office(key: str, name: str, body: str, chain: str, rules: str) -> Office:
    return Office.objects.create(
        key=key, name=name, short_name=body, body=body, level="city", chain=chain, rules=rules
    )


def _session(office: Office) -> Session:
    Term.objects.create(office=office, number=8, starts_on=date(2022, 1, 10))
    return Session.objects.create(
        office=office, key="2026", year=2026, term=8, number=5,
        opens_on=date(2026, 2, 25), closes_on=date(2026, 3, 1),
    )  # fmt: skip


def _proposer(office: Office, kind: str, name: str, group: str) -> Proposer:
    found = Proposer.objects.create(office=office, kind=kind, name=name)
    Seat.objects.create(proposer=found, term=office.terms.get(), group=group)
    return found


def _employ(cast: Cast) -> None:
    posts: list[tuple[str, str, Sequence[Role], dict[str, Any]]] = [
        ("li", "李敏", [Role.PROPOSER], {"proposer": cast.li}),
        ("liu", "刘刚", [Role.PROPOSER], {"proposer": cast.liu}),
        ("wang", "王岚", [Role.PROPOSER], {"proposer": cast.wang}),
        ("zhou", "周文", [Role.CONGRESS_CLERK], {"office": cast.congress}),
        ("qian", "钱宁", [Role.CPPCC_CLERK], {"office": cast.cppcc}),
        ("sun", "孙立", [Role.GOVERNMENT_OFFICE], {"office": cast.government}),
        ("chen", "陈涛", [Role.CASE_OFFICER], {"unit": cast.water}),
        ("zhao", "赵局", [Role.UNIT_LIAISON, Role.UNIT_PRINCIPAL], {"unit": cast.water}),
        ("wu", "吴倩", [Role.CASE_OFFICER, Role.UNIT_PRINCIPAL], {"unit": cast.transport}),
        ("feng", "冯审", [Role.AUDITOR], {"office": cast.government}),
        ("he", "何人", [], {}),
    ]
    for username, name, roles, scope in posts:
        user = User(username=username, name=name)
        user.set_unusable_password()
        user.save()
        for role in roles:
            grant(user, role, **scope)
        cast.users[username] = user


# ── how a case comes to where a test begins, by the actions alone ──────────────────────────────
def drafted(
    cast: Cast,
    *,
    chain: str = "suggestion",
    joint: bool = False,
    on: date = DAY,
    title: str = "",
    situation: str = SITUATION,
    points: Sequence[str] = (),
) -> Case:
    if chain == "proposal":
        lead, who, office, session = cast.wang, "wang", cast.cppcc, cast.cppcc_session
    else:
        lead, who, office, session = cast.li, "li", cast.congress, cast.congress_session
    others = (cast.liu,) if joint else ()
    text = Draft(
        office=office, session=session, lead=lead, cosigners=others,
        title=title or TITLE, situation=situation, points=tuple(points or POINTS),
    )  # fmt: skip
    return open_case(text, cast.by(who, on))


def submitted(cast: Cast, **kind: Any) -> Case:
    case = drafted(cast, **kind)
    who = "li" if case.kind == "suggestion" else "wang"
    return perform(a.submit, case, cast.by(who, kind.get("on", DAY)))


def filed(cast: Cast, **kind: Any) -> Case:
    case = submitted(cast, **kind)
    return perform(a.file, case, cast.by(clerk_of(case), kind.get("on", DAY)), category="城乡建设")


def offline(cast: Cast) -> Case:
    """A numbered stub without a word of its text (S08)."""
    draft = Draft(
        office=cast.congress, session=cast.congress_session, lead=cast.li, title="登记号1",
        channel=OFFLINE,
    )  # fmt: skip
    sent = perform(a.submit, open_case(draft, cast.by("li")), cast.by("li"))
    return perform(a.file, sent, cast.by("zhou"))


def clerk_of(case: Case) -> str:
    return "zhou" if case.kind == "suggestion" else "qian"


def assigned(cast: Cast, *, shares: Sequence[Share] | None = None, **kind: Any) -> Case:
    """To the water bureau as lead with the transport bureau as co-handling unit."""
    case = filed(cast, **kind)
    by = cast.by(clerk_of(case), kind.get("on", DAY))
    return perform(a.assign, case, by, shares=shares or shares_of(cast))


def shares_of(cast: Cast) -> list[Share]:
    return [Share(unit=cast.water, role="lead"), Share(unit=cast.transport, role="co")]


def handling(cast: Cast, **kind: Any) -> Assignment:
    """The lead's task, acknowledged, with a contact logged and the co-opinion given."""
    return worked(cast, assigned(cast, **kind), kind.get("on", DAY))


def worked(cast: Cast, case: Case, on: date = DAY) -> Assignment:
    lead, co = read(case.pk).assignments
    perform(a.acknowledge, co, cast.by("wu", on))
    perform(a.give_co_opinion, co, cast.by("wu", on), opinion="沿河道路施工由我局配合。")
    lead = perform(a.acknowledge, lead, cast.by("chen", on), officer="陈涛", phone="0000-1234567")
    return perform(
        a.record_contact,
        lead,
        cast.by("chen", on),
        stage="before",
        mode="phone",
        note="已电话沟通。",
    )


def answers(no: int = 3) -> list[Answer]:
    return [
        Answer(point, f"第{point}条建议已采纳,列入年度计划。", "full")
        for point in range(1, no + 1)
    ]


def round_drafted(cast: Cast, *, outcome_class: str = "", **kind: Any) -> Round:
    work, on = handling(cast, **kind), kind.get("on", DAY)
    draft_again(cast, work, on, outcome_class)
    return read(work.case_id).rounds[-1]


def draft_again(cast: Cast, work: Assignment, on: date, outcome_class: str = "") -> None:
    first = "A" if work.dossier.case.kind == "suggestion" else "1"
    perform(
        a.draft_reply, work, cast.by("chen", on),
        body=LETTER, answers=answers(),
        outcome_class=outcome_class or first, publicity="proactive",
    )  # fmt: skip


def approved(cast: Cast, **kind: Any) -> Round:
    reply, on = round_drafted(cast, **kind), kind.get("on", DAY)
    perform(a.send_for_approval, reply, cast.by("chen", on))
    return perform(a.endorse, reply, cast.by("zhao", on), reason="已集体研究。")


def issued(cast: Cast, **kind: Any) -> Round:
    reply, on = approved(cast, **kind), kind.get("on", DAY)
    return perform(
        a.issue, reply, cast.by("zhao", on), document_no=f"江水〔2026〕{reply.case_id}号"
    )


def delivered(cast: Cast, **kind: Any) -> Round:
    reply = issued(cast, **kind)
    return perform(a.deliver, reply, cast.by("chen", kind.get("on", DAY)), mode="system")


def answer(cast: Cast, case: Case, on: date = DAY) -> Round:
    """An assigned case handled and answered to everybody."""
    work = worked(cast, case, on)
    draft_again(cast, work, on)
    reply = perform(a.send_for_approval, read(case.pk).rounds[-1], cast.by("chen", on))
    reply = perform(a.endorse, reply, cast.by("zhao", on))
    reply = perform(a.issue, reply, cast.by("zhao", on), document_no=f"江水〔2026〕{case.pk}号")
    return perform(a.deliver, reply, cast.by("chen", on), mode="system")


GOOD = {"attitude": "SATISFIED", "result": "BASICALLY"}
BAD = {"attitude": "SATISFIED", "result": "DISSATISFIED"}


def rated(cast: Cast, values: dict[str, str] = GOOD, comment: str = "", **kind: Any) -> Round:
    reply = delivered(cast, **kind)
    who = "li" if reply.dossier.case.kind == "suggestion" else "wang"
    return perform(
        a.rate, reply, cast.by(who, kind.get("on", DAY)), values=values, comment=comment
    )


def promised(cast: Cast, *, due_on: date | None = date(2026, 12, 31), **kind: Any) -> Commitment:
    """A delivered case with one promise of the water bureau."""
    reply, on = delivered(cast, **kind), kind.get("on", DAY)
    work = read(reply.case_id).assignments[0]
    perform(
        a.commit, work, cast.by("chen", on), text="年底前封堵全部排污口。", due_on=due_on, point=1
    )
    return read(reply.case_id).commitments[-1]


def published(cast: Cast, **kind: Any) -> Disclosure:
    reply, on = delivered(cast, **kind), kind.get("on", DAY)
    shown = read(reply.case_id).disclosures[0]
    by = cast.by("zhao", on)
    perform(
        a.review_disclosure, shown, by, form="full", body="×××代表:您提出的建议收悉,现答复如下。"
    )
    return perform(a.publish, shown, by)


Bring = Callable[..., Any]
