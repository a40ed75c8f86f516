"""What lists, searches, files and figures say: nobody reads the name of a case they may not see."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from django.test import Client

from jianyan.statistics.measures import MEASURES
from tests.rights.town import EVERYBODY, INCOMING_PLACE, MEMBERS, STAFF, Known, Town

ALL = "治理"  # a word of every title
DESK = [
    "", "?whose=all", "?page=2", "?bucket=new", "?whose=all&bucket=progress", "overview/", "ledger/", "ledger/?order=due", "ledger/csv/",
    "co-opinions/?all=1", "contacts/", "ledger/xlsx/", f"ledger/?q={ALL}", f"search/?q={ALL}", "search/?q=排污口",
]  # fmt: skip
OWN = ["", "todo/", "all/", "replies/", "joint/", "ratings/", "new/"]
PUBLIC = [
    "/", "/replies/", f"/search/?q={ALL}", "/search/?q=河水发黑", "/promises/", "/feed/",
    "/open-data/replies.csv", "/open-data/replies.json",
]  # fmt: skip


def pages(name: str) -> list[str]:
    """Every address that lists, finds, exports or counts cases."""
    found = ["/api/v1/cases", "/notices/"] if name else PUBLIC
    if name in STAFF:
        found = [*found, *(f"/desk/{way}" for way in DESK)]
    if name in {"zhou", "qian"}:
        found = [*found, "/desk/split/", "/desk/groups/"]
    if name == "feng":
        found += ["/audit/"]
    if name in {"qian", "sun", "cui", "kong"}:
        found += [f"/desk/reports/{way}" for way in reports()]
    if name in MEMBERS:
        found = [*found, *PUBLIC, *(f"/my/{way}" for way in OWN)]
    return found


def reports() -> Iterator[str]:
    yield from ("", "yearly-briefing.docx", "yearly-briefing.xlsx")
    for key in MEASURES:
        yield f"figures/{key}/?kind=suggestion"


def read(client: Client, address: str) -> str:
    """What stands in a page or a file; a sheet or a document is unpacked."""
    answer = client.get(address)
    body = b"".join(answer)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as packed:
            return "".join(packed.read(one).decode("utf-8", "ignore") for one in packed.namelist())
    return body.decode()


def test_no_list_names_a_case_that_is_not_theirs(town: Town) -> None:
    told = {
        (name, address, known.stage, known.chain)
        for name in EVERYBODY
        for address in pages(name)
        for known in unseen(town, name, address)
        if known.place in read_once(town, name, address)
    }

    assert told == set()


def unseen(town: Town, name: str, address: str) -> list[Known]:
    """What this person must not read there; what is published everybody may, on public pages."""
    if address in PUBLIC:
        return [known for known in town.cases if known.stage != "shown"]
    return town.unknown_to(name)


_READ: dict[tuple[int, str, str], str] = {}


def read_once(town: Town, name: str, address: str) -> str:
    key = (id(town), name, address)
    if key not in _READ:
        _READ.clear()
        _READ[key] = read(town.clients[name], address)
    return _READ[key]


def test_the_lists_do_name_what_is_theirs(town: Town) -> None:
    """So that the test above looks at lists with something in them."""
    wanted = {"zhou": 8, "chen": 6, "sun": 7, "li": 10, "shen": 8, "gu": 8, "peng": 1}
    for name, own in wanted.items():
        lists = [address for address in pages(name) if "/reports/" not in address]
        said = "".join(read(town.clients[name], address) for address in lists)

        mine = [known for known in town.cases if name in known.seen_by]
        assert (name, len([k for k in mine if k.chain == "suggestion"])) == (name, own)
        assert (name, [k.place for k in mine if k.place not in said]) == (name, [])


def test_a_search_counts_only_what_may_be_seen(town: Town) -> None:
    """A count is an answer too: a word of somebody else's text finds nothing at all."""
    for name in ("zhou", "sun", "wu", "li", "gu", "bai", "cui", "tao", "peng"):
        where = "/desk/search/?q=" if name in STAFF else "/search/?q="
        hidden = town.unknown_to(name) if name in STAFF else town.cases
        for known in hidden:
            if known.stage != "shown":
                said = read(town.clients[name], where + known.place)
                assert re.search(r"\b[1-9]\d* ?(件|cases)", said) is None, (name, known)


INCOMING = ["/desk/", "/desk/intake/", f"/desk/search/?q={INCOMING_PLACE}", "/desk/ledger/", "/my/", "/api/v1/cases"]  # fmt: skip


def test_what_came_in_is_named_to_its_own_office_alone(town: Town) -> None:
    """And there only in the queue: it is no case yet."""
    told = {
        (name, address)
        for name in EVERYBODY
        for address in INCOMING
        if f"治理{INCOMING_PLACE}" in read(town.clients[name], address)
    }

    assert told == {("zhou", "/desk/intake/")}
