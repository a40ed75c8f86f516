"""Every address of the application, and what each person is to be answered at it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from jianyan.cases.workflow import MOVES
from tests.rights.town import EVERYBODY, MEMBERS, NOBODY, OUTSIDE, STAFF, Known, Town

SIGNED_IN = (*STAFF, *MEMBERS, *OUTSIDE)
# offices, hubs and committees; units and delegations count nothing
COUNTING = ("zhou", "qian", "sun", "shen", "ma", "cui", "ding", "yan", "kong", "zou")
KEEPING = ("zhou", "qian", "sun", "yan", "kong", "zou")  # directories: offices and hubs themselves
GROUPING = ("zhou", "qian", "sun", "ding", "yan", "kong", "zou")  # offices and hubs
KEYING = ("zhou", "qian", "kong")
DELEGATIONS = {"gu", "jin"}  # they read what their proposers may, not what the desk looks up


@dataclass(frozen=True)
class Ask:
    """One request, and the status for each person."""

    route: str
    path: str
    answers: Mapping[str, int]
    method: str = "get"
    data: dict[str, Any] = field(default_factory=dict)


def desk(
    route: str, path: str, may: Collection[str] = STAFF, *, no: int = 404, ok: int = 200,
    method: str = "get",
) -> Ask:  # fmt: skip
    """A page of the staff: closed to all others, and of some of the staff unseen."""
    answers = dict.fromkeys((*MEMBERS, *OUTSIDE), 403) | {NOBODY: 302}
    answers |= {name: ok if name in may else no for name in STAFF}
    return Ask(f"desk:{route}", f"/desk/{path}", answers, method)


def own(
    route: str, path: str, may: Collection[str] = MEMBERS, *, ok: int = 200, method: str = "get"
) -> Ask:
    """A page of the members: closed to all others, another's case is not there."""
    answers = dict.fromkeys((*STAFF, *OUTSIDE), 403) | {NOBODY: 302}
    answers |= {name: ok if name in may else 404 for name in MEMBERS}
    return Ask(f"members:{route}", f"/my/{path}", answers, method)


def public(route: str, path: str, status: int = 200, method: str = "get") -> Ask:
    return Ask(f"portal:{route}", path, dict.fromkeys(EVERYBODY, status), method)


def signed_in(
    route: str, path: str, *, ok: int, nobody: int, method: str = "get", **data: Any
) -> Ask:
    answers = dict.fromkeys(SIGNED_IN, ok) | {NOBODY: nobody}
    return Ask(route, path, answers, method, data)


def asks(town: Town) -> list[Ask]:
    rooms = (_accounts(), _files(town), _desk(town), _members(town), _portal(town), _api(town))
    return [ask for room in rooms for ask in room]


def _accounts() -> Iterator[Ask]:
    yield signed_in("login", "/login/", ok=302, nobody=200)
    yield Ask("logout", "/logout/", dict.fromkeys(EVERYBODY, 405))
    yield Ask("set_language", "/language/", dict.fromkeys(EVERYBODY, 302))
    yield Ask("home", "/home/", dict.fromkeys(EVERYBODY, 302))
    yield Ask("audit", "/audit/", dict.fromkeys(SIGNED_IN, 403) | {"feng": 200, NOBODY: 302})
    yield signed_in("posts", "/posts/", ok=200, nobody=302)
    yield Ask("confidential", "/confidential/", dict.fromkeys(EVERYBODY, 200))
    yield signed_in("choose_post", "/posts/choose/", ok=302, nobody=302, method="post")
    yield signed_in("stand_in", "/posts/substitutes/", ok=422, nobody=302, method="post")
    yield signed_in(
        "end_substitution", "/posts/substitutes/999/end/", ok=404, nobody=302, method="post"
    )
    yield signed_in("hand_over", "/posts/hand-over/", ok=422, nobody=302, method="post")
    yield signed_in("notices:list", "/notices/", ok=200, nobody=302)
    yield signed_in("notices:read_all", "/notices/read/", ok=302, nobody=302, method="post")
    yield signed_in("notices:one", "/notices/999999/", ok=404, nobody=302)


def _files(town: Town) -> Iterator[Ask]:
    """Each kind of file by its own rule; a case that is not theirs is not there."""
    for stage in ("drafted", "assigned"):
        for chain in ("suggestion", "proposal"):
            known = town.of(stage, chain)
            answers = {name: 200 if name in known.seen_by else 404 for name in SIGNED_IN}
            path = f"/files/J{known.case_id}/1/"
            yield Ask("files:one", path, answers | {NOBODY: 302})
            yield signed_in("files:one", f"/files/J{known.case_id}/9/", ok=404, nobody=302)


def _desk(town: Town) -> Iterator[Ask]:
    yield desk("worklist", "")
    yield desk("ledger", "ledger/")
    yield desk("split", "split/", KEYING, no=403)
    yield desk("split_lists", "split/lists/", KEYING, no=403)
    for route, way in (("split_list", "list/"), ("split_list_file", "list.docx")):
        asked = desk(route, f"split/{way}?list=0", (), no=403)
        yield replace(asked, answers={**asked.answers, **dict.fromkeys(KEYING, 404)})
    yield desk("asked", "asked/")
    yield desk("precedents", "precedents/")
    yield desk("deck", "review/", KEYING, no=403)
    yield from _meetings()
    yield desk("groups", "groups/", GROUPING, no=403)
    yield desk("overview", "overview/")
    yield desk("views", "views/")
    yield desk("view", "views/999/", ())
    yield desk("forget_view", "views/999/forget/", (), method="post")
    yield desk(
        "bulk",
        "bulk/acknowledge/",
        ("chen", "zhao", "wu", "xu", "tao", "peng"),
        no=403,
        ok=302,
        method="post",
    )
    yield desk("bulk", "bulk/rate/", (), method="post")
    yield desk("ledger_file", "ledger/csv/")
    yield desk("ledger_file", "ledger/xlsx/")
    yield desk("co_opinions", "co-opinions/")
    yield desk("co_opinions", "co-opinions/?all=1")
    yield desk("urge_co_opinions", "co-opinions/urge/", ok=302, method="post")
    yield desk("contacts", "contacts/")
    yield desk("log_contact", f"contacts/{town.cast.li.pk}/log/", ("chen", "zhao", "wu", "xu"))
    yield desk("log_contact", "contacts/999999/log/", ())
    yield desk("search", "search/?q=治理")
    yield desk("enter", "enter/", KEYING, no=403)
    yield desk("offline", "enter/offline/", KEYING, no=403)
    yield from _incoming(town)
    yield from _outside_replies(town)
    yield desk("instructions", "instructions/")
    yield desk("instruction_new", "instructions/new/", (), no=403)
    yield desk("instruction", "instructions/999999/", ())
    yield desk("instruction_section", "instructions/999999/section/", (), method="post")
    yield desk("instruction_sheets", "instructions/999999/sheets/", (), method="post")
    yield desk("instruction_sheet", "instructions/999999/sheets/1/", ())
    yield desk("ratings", "ratings/", KEYING, no=403)
    yield desk("units", "rosters/changes/", KEEPING, no=403)
    yield desk("rosters", "rosters/", KEEPING, no=403)
    yield desk("advice", "advice/", KEEPING, no=403)
    yield desk("roster_sheet", "rosters/units.csv", KEEPING, no=403)
    yield desk("imports", "imports/", KEYING, no=403)
    yield desk("import_sheet", "imports/empty.csv", KEYING, no=403)
    for route, path, method in (
        ("import", "imports/999999/", "get"),
        ("import_refused", "imports/999999/refused.csv", "get"),
        ("import_drop", "imports/999999/drop/", "post"),
    ):
        yield desk(route, path, KEYING, no=403, ok=404, method=method)
    yield desk("report", "reports/", COUNTING)
    yield desk("report", "reports/?office=cppcc", ("qian", "cui"))
    yield desk("figure", "reports/figures/led/", COUNTING)
    yield desk("report_file", "reports/yearly-briefing.docx", COUNTING)
    for known in town.cases:
        yield desk("case", f"cases/{known.case_id}/", known.seen_by)
        yield desk("similar", f"cases/{known.case_id}/similar/", known.seen_by - DELEGATIONS)
        yield desk("findings", f"cases/{known.case_id}/findings/", known.seen_by - DELEGATIONS)
        yield desk("machine_text", f"cases/{known.case_id}/machine-text/", ())  # none is set up
        yield desk("judge_finding", f"cases/{known.case_id}/findings/judge/", (), method="post")
        yield desk("unmask", f"cases/{known.case_id}/name/", (), method="post")
        yield desk("judge_similar", f"cases/{known.case_id}/similar/999999/", (), method="post")
        if known.stage in {"filed", "elsewhere", "rated"}:
            yield desk("contact", f"cases/{known.case_id}/contact/", known.seen_by, method="post")
    yield desk("case", "cases/999999/", ())
    yield desk("contact", f"cases/{town.of('filed').case_id}/contact/", (), no=405)
    for chain, office in (("suggestion", "congress"), ("proposal", "cppcc")):
        yield desk("reference", f"cases/{office}/2026/0001/", town.of("filed", chain).seen_by)
        yield desk("reference", f"cases/{office}/2026/0002/", town.of("assigned", chain).seen_by)


def _outside_replies(town: Town) -> Iterator[Ask]:
    """Entered by the unit that answers, where it works on the case; compared inside it."""
    known = town.of("assigned")
    path = f"cases/{known.case_id}/"
    asked = desk("outside", f"{path}A1/outside/", ("chen", "zhao", "xu"), ok=302)
    others = known.seen_by & set(STAFF) - {"chen", "zhao", "xu"}
    yield replace(asked, answers={**asked.answers, **dict.fromkeys(others, 403)})
    yield desk("outside", f"{path}A9/outside/", ())
    yield desk("scanned", f"cases/{town.of('delivered').case_id}/R1/scanned/", ())
    yield desk("compared", f"cases/{town.of('delivered').case_id}/R1/compared/", ())


def _meetings() -> Iterator[Ask]:
    """Only for those who assign; another office's meeting is not there."""
    yield desk("meetings", "split/meetings/", KEYING, no=403)
    yield desk("open_meeting", "split/meetings/new/", KEYING, no=403, ok=302, method="post")
    for route, way in (("meeting", ""), ("meeting_refused", "refused.xlsx")):
        asked = desk(route, f"split/meetings/999999/{way}", (), no=403)
        yield replace(asked, answers={**asked.answers, **dict.fromkeys(KEYING, 404)})


def _incoming(town: Town) -> Iterator[Ask]:
    """What came in for the congress office is not there for other offices, and no page for others."""
    own = f"intake/{town.incoming}/"
    yield desk("intake", "intake/", KEYING, no=403)
    yield desk("intake_reading", "intake/reading/", KEYING, no=403)
    for route, path, ok, method in (
        ("check", own, 200, "get"),
        ("incoming_file", f"{own}file/", 200, "get"),
        ("incoming_page", f"{own}pages/1/", 404, "get"),
        ("fetch_back", f"{own}back/", 302, "post"),
    ):
        asked = desk(route, path, ("zhou",), no=403, ok=ok, method=method)
        yield replace(asked, answers={**asked.answers, "qian": 404, "kong": 404})


def _members(town: Town) -> Iterator[Ask]:
    for name in ("home", "todo", "all", "replies", "joint", "ratings", "new"):
        yield own(name, "" if name == "home" else f"{name}/")
    yield own("keep_new", "new/keep/", ok=204, method="post")
    for known in town.cases:
        yield own("case", f"cases/J{known.case_id}/", known.seen_by)
    for chain, office in (("suggestion", "congress"), ("proposal", "cppcc")):
        yield from _of_one(town, chain)
        yield own("reference", f"cases/{office}/2026/0001/", town.of("filed", chain).seen_by)


def _of_one(town: Town, chain: str) -> Iterator[Ask]:
    def of(stage: str, way: str) -> tuple[str, Known]:
        return f"cases/J{town.of(stage, chain).case_id}/{way}", town.of(stage, chain)

    for route, stage, way, ok in (
        ("write", "drafted", "write/", 200),
        ("write", "filed", "write/", 302),
        ("withdraw", "drafted", "withdraw/", 200),
        ("object", "assigned", "unit/", 200),
        ("object", "drafted", "unit/", 302),
        ("letter", "delivered", "letter/R1/", 200),
        ("letter", "approved", "letter/R1/", 404),
        ("rate", "delivered", "rate/R1/", 200),
        ("rate", "rated", "rate/R1/", 200),
        ("rate", "approved", "rate/R1/", 404),
        ("consultation", "delivered", "draft/R1/", 404),
        ("promise", "shown", "promises/C1/", 200),
        ("promise", "delivered", "promises/C1/", 404),
        ("rate_co", "delivered", "co/A2/", 302),
        ("contact", "assigned", "contacts/1/", 404),
        ("contact", "delivered", "contacts/1/", 200),
    ):
        path, known = of(stage, way)
        yield own(route, path, known.seen_by, ok=ok)
    path, known = of("delivered", "contacts/1/confirm/")
    yield own("confirm_contact", path, known.seen_by, ok=302, method="post")
    for way in ("cosigners/", "withdraw/agree/"):
        path, known = of("filed", way)
        yield own(way.rpartition("/")[0].rpartition("/")[2], path, known.seen_by, ok=302)
    path, known = of("drafted", "cosigners/")
    yield own("cosigners", path, known.seen_by)
    yield own("cosign", f"cosign/J{known.case_id}/", ())
    path, known = of("drafted", "write/keep/")
    yield own("keep", path, known.seen_by, ok=204, method="post")


def _portal(town: Town) -> Iterator[Ask]:
    for name in ("home", "replies", "search", "promises", "calculator", "feed", "accessibility"):
        yield public(name, "/" if name == "home" else f"/{name}/")
    yield public("open_data", "/open-data/")
    yield public("open_csv", "/open-data/replies.csv")
    yield public("open_json", "/open-data/replies.json")
    yield public("language", "/language/en/", 302)
    for chain, office in (("suggestion", "congress"), ("proposal", "cppcc")):
        for stage, number in (("filed", 1), ("assigned", 2), ("rated", 6), ("shown", 7)):
            assert town.of(stage, chain)
            status = 200 if stage == "shown" else 404
            yield public("case", f"/replies/{office}/2026/{number:04d}/", status)


def _api(town: Town) -> Iterator[Ask]:
    yield Ask("api-1:openapi-json", "/api/v1/openapi.json", dict.fromkeys(EVERYBODY, 200))
    yield Ask("api-1:openapi-view", "/api/v1/docs", dict.fromkeys(EVERYBODY, 200))
    yield Ask("api-1:api-root", "/api/v1/", dict.fromkeys(EVERYBODY, 404))
    yield signed_in("api-1:cases", "/api/v1/cases", ok=200, nobody=401)
    yield signed_in("api-1:open_draft", "/api/v1/cases", ok=422, nobody=401, method="post")
    for known in town.cases:
        answers = {name: 200 if name in known.seen_by else 404 for name in SIGNED_IN}
        yield Ask("api-1:one", f"/api/v1/cases/J{known.case_id}", answers | {NOBODY: 401})
    shown = town.of("filed")
    answers = {name: 200 if name in shown.seen_by else 404 for name in SIGNED_IN}
    yield Ask("api-1:one", "/api/v1/cases/congress/2026/0001", answers | {NOBODY: 401})
    answers = {
        name: 200 if name == "zhou" else 404 for name in SIGNED_IN
    }  # who examines and assigns
    yield Ask(
        "api-1:advice", f"/api/v1/cases/J{shown.case_id}/-/0/advice", answers | {NOBODY: 401}
    )


# every move of the tables has a page or is the proposer's own, and an entry of the API: test_moves
OF_MOVES = {"desk:move", *(f"api-1:move-{name}" for name in MOVES)}
