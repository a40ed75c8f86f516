"""Cases on rivers, raised year after year by the cast, for likeness and recurrence."""

from datetime import date

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform, read
from jianyan.people.models import Session
from tests import cast as c
from tests.cast import Cast

OTHERS = (
    ("关于老旧小区加装电梯的建议", "老旧小区没有电梯,老年人上下楼困难。", "补贴加装电梯的费用。"),
    ("关于增加公共充电桩的建议", "电动汽车充电不便,排队时间长。", "在停车场配建充电设施。"),
    (
        "关于治理白马河黑臭水体的建议",
        "白马河夏季水体发黑发臭,沿岸居民反映强烈。",
        "封堵白马河排污口。",
    ),
    ("关于完善校园周边交通秩序的建议", "上下学时段学校门口拥堵。", "设置临时接送区。"),
    ("关于保护古桥的建议", "全市现存古桥二十余座,缺少修缮。", "建立古桥档案。"),
)
RIVER = "关于治理流花溪黑臭水体的建议"
TROUBLE = "流花溪常年发黑发臭,污水直排,沿岸群众反映强烈。"
WISH = "封堵流花溪沿岸排污口,实施清淤。"


def session(cast: Cast, year: int) -> Session:
    found, _ = Session.objects.get_or_create(
        office=cast.congress, key=str(year),
        defaults={"year": year, "term": 8, "number": year - 2021, "opens_on": date(year, 2, 25),
                  "closes_on": date(year, 3, 1)},
    )  # fmt: skip
    return found


def draft(cast: Cast, title: str, situation: str, point: str, *, year: int = 2026) -> Case:
    text = Draft(
        office=cast.congress, session=session(cast, year), lead=cast.li,
        title=title, situation=situation, points=(point,),
    )  # fmt: skip
    return open_case(text, cast.by("li", date(year, 3, 2)))


def raised(cast: Cast, title: str, situation: str, point: str, *, year: int = 2026) -> Case:
    case = draft(cast, title, situation, point, year=year)
    return perform(a.submit, case, cast.by("li", date(year, 3, 2)))


def others(cast: Cast) -> list[Case]:
    return [raised(cast, *other) for other in OTHERS]


def answered(cast: Cast, year: int, outcome_class: str, body: str = "您提出的建议收悉。") -> Case:
    """The river of that year, answered by the water bureau."""
    on = date(year, 3, 2)
    case = raised(cast, RIVER, TROUBLE + f"{year}年仍未解决。", WISH, year=year)
    perform(a.file, case, cast.by("zhou", on), category="城乡建设")
    share = c.Share(unit=cast.water, role="sole")
    perform(a.assign, case, cast.by("zhou", on), shares=[share])
    work = read(case.pk).assignments[0]
    perform(a.acknowledge, work, cast.by("chen", on), officer="陈涛", phone="0000-1234567")
    contact = {"stage": "before", "mode": "phone", "note": "已电话沟通。"}
    perform(a.record_contact, work, cast.by("chen", on), **contact)
    draft_reply(cast, case, on, outcome_class, body)
    reply = read(case.pk).rounds[-1]
    perform(a.send_for_approval, reply, cast.by("chen", on))
    perform(a.endorse, reply, cast.by("zhao", on))
    perform(a.issue, reply, cast.by("zhao", on), document_no=f"江水〔{year}〕{case.pk}号")
    perform(a.deliver, read(case.pk).rounds[-1], cast.by("chen", on), mode="system")
    return case


def draft_reply(cast: Cast, case: Case, on: date, outcome_class: str, body: str) -> None:
    perform(
        a.draft_reply, read(case.pk).assignments[0], cast.by("chen", on),
        body=body, answers=c.answers(1), outcome_class=outcome_class, publicity="proactive",
    )  # fmt: skip
