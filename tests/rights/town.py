"""A small town for the rights: cases of both chains in many states, each named after a place of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.test import Client

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Case
from jianyan.cases.perform import perform, read
from jianyan.exchange.documents import unpack
from jianyan.exchange.receiving import Receiving
from tests import cast as c
from tests.cast import Cast
from tests.papers_at_hand import upload
from tests.rights import neighbours

STAFF = (
    "zhou", "qian", "sun", "chen", "zhao", "wu", "gu", "bai", "shen", "ma", "cui", "ding", "xu",
    "hao", "lan", "yan", "tao", "kong", "jin", "zou", "peng",
)  # fmt: skip
MEMBERS = ("li", "liu", "wang", "meng")
OUTSIDE = ("feng", "shi", "lu", "he")
NOBODY = ""  # somebody who is not signed in
EVERYBODY = (*STAFF, *MEMBERS, *OUTSIDE, NOBODY)
INCOMING_PLACE = "梧桐汊"  # a place that only the document names
# who knows of a case once it is sent, and who does once it is assigned to the water bureau
OFFICES = {"suggestion": {"li", "zhou", "gu", "shen", "ma"}, "proposal": {"wang", "qian", "cui"}}
HUB = {"sun", "ding"}
AT_WORK = {*HUB, "chen", "zhao", "wu", "xu", "hao", "lan"}
COUNTY = frozenset({"meng", "kong", "jin", "zou", "peng"})
COMMENT = "河水仍有异味。"
CO_OPINION = "沿河道路施工由我局配合。"


@dataclass(frozen=True)
class Known:
    """One case, the place that only its words name, and who may know of it."""

    stage: str
    chain: str
    case_id: int
    place: str
    seen_by: frozenset[str]

    @property
    def owner(self) -> str:
        if self.stage == "county":
            return "meng"
        return "li" if self.chain == "suggestion" else "wang"

    @property
    def clerk(self) -> str:
        if self.stage == "county":
            return "kong"
        return "zhou" if self.chain == "suggestion" else "qian"


@dataclass
class Town:
    """Everybody with a browser, and every case."""

    cast: Cast
    cases: list[Known]
    clients: dict[str, Client]
    incoming: int  # a document that came in for the congress office

    def of(self, stage: str, chain: str = "suggestion") -> Known:
        return next(k for k in self.cases if (k.stage, k.chain) == (stage, chain))

    def unknown_to(self, name: str) -> list[Known]:
        return [known for known in self.cases if name not in known.seen_by]


def build(cast: Cast) -> Town:
    for office in (cast.congress, cast.cppcc):
        office.settings = {"portal": {"promises": True, "open_data": True}}
        office.save()
    cases = [*_cases(cast, "suggestion"), *_cases(cast, "proposal"), _joint(cast), *_others(cast)]
    clients = {name: client(cast, name) for name in EVERYBODY}
    return Town(cast, cases, clients, _came_in(cast))


def _came_in(cast: Cast) -> int:
    by = cast.by("zhou")
    receiving = Receiving(cast.congress, cast.congress_session, by.actor.id, by.at)
    (piece,) = unpack.of_bytes("来件.txt", f"关于治理{INCOMING_PLACE}的建议\n河水发黑。".encode())
    return receiving.take(piece).document or 0


def client(cast: Cast, name: str) -> Client:
    found = Client()
    if name:
        found.force_login(cast.users[name])
    return found


def words(place: str) -> dict[str, object]:
    """A text in which every part names the place."""
    return {
        "title": f"关于治理{place}的建议",
        "situation": f"{place}的河水发黑。",
        "points": (f"封堵{place}的排污口。", f"公布{place}的水质。", f"整治{place}的河岸。"),
    }


PLACES = {
    "suggestion": "青石桥 白鹭洲 红枫岭 双龙潭 落星湾 杏花坞 玉带渠 听松坪",
    "proposal": "望江亭 石榴巷 黄竹坝 卧牛岗 采菱塘 飞云渡 沉香浦 鹿鸣涧",
}


def _cases(cast: Cast, chain: str) -> Iterator[Known]:
    own = frozenset({"li" if chain == "suggestion" else "wang"})
    office = frozenset(OFFICES[chain])
    at_work = office | AT_WORK
    places = iter(PLACES[chain].split())

    def known(stage: str, seen_by: frozenset[str]) -> Known:
        place = next(places)
        made = STAGES[stage](cast, chain=chain, **words(place))
        return Known(stage, chain, made.case_id, place, seen_by)

    yield known("drafted", own)
    yield known("filed", office)
    yield known("assigned", at_work)
    yield known("elsewhere", office | HUB)
    yield known("approved", at_work)
    yield known("delivered", at_work)
    yield known("rated", at_work)
    yield known("shown", at_work)


def _joint(cast: Cast) -> Known:
    made = c.delivered(cast, joint=True, **words("百草园"))
    seen_by = frozenset(OFFICES["suggestion"] | {"liu"} | AT_WORK)
    return Known("joint", "suggestion", made.case_id, "百草园", seen_by)


def _others(cast: Cast) -> Iterator[Known]:
    """What lies beside: a draft that was withdrawn unsent, the Party's hub, one level down."""
    gone = c.drafted(cast, **words("枯荷淀"))
    perform(a.withdraw, gone, cast.by("li"))
    yield Known("unsent", "suggestion", gone.pk, "枯荷淀", frozenset({"li"}))
    made = neighbours.of_the_party(cast, **words("观澜阁"))
    seen_by = frozenset(OFFICES["proposal"] | {"yan", "tao"})
    yield Known("party", "proposal", made.pk, "观澜阁", seen_by)
    made = neighbours.of_the_county(cast, **words("七里滩"))
    yield Known("county", "suggestion", made.pk, "七里滩", COUNTY)


def _elsewhere(cast: Cast, **kind: object) -> Case:
    """With the finance bureau, where none of the cast works."""
    return c.assigned(cast, shares=[Share(unit=cast.finance, role="sole")], **kind)


def _rated(cast: Cast, **kind: object) -> object:
    return c.rated(cast, c.BAD, COMMENT, **kind)


def _shown(cast: Cast, **kind: object) -> object:
    """Published, with a promise said to be kept."""
    promise = c.promised(cast, **kind)
    perform(a.fulfil, promise, cast.by("chen"), evidence="全部封堵。")
    shown = read(promise.case_id).disclosures[0]
    by, body = cast.by("zhao"), "×××代表:您提出的建议收悉,已经办理。"
    perform(a.review_disclosure, shown, by, form="full", body=body)
    return perform(a.publish, shown, by)


def _drafted(cast: Cast, **kind: object) -> Case:
    """With an attachment."""
    case = c.drafted(cast, **kind)
    by = cast.by("li" if case.kind == "suggestion" else "wang")
    return perform(a.attach, case, by, files=[upload("附件.pdf")])


def _assigned(cast: Cast, **kind: object) -> Case:
    """With the signed paper."""
    case = c.assigned(cast, **kind)
    return perform(a.attach_paper, case, cast.by(c.clerk_of(case)), files=[upload()])


STAGES = {
    "drafted": _drafted,
    "filed": c.filed,
    "assigned": _assigned,
    "elsewhere": _elsewhere,
    "approved": c.approved,
    "delivered": c.delivered,
    "rated": _rated,
    "shown": _shown,
}
