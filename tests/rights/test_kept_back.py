"""What is kept back leaves no trace: no page of those who must not know differs from before."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from jianyan.cases import actions as a
from jianyan.cases.models import Assignment, Round
from jianyan.cases.perform import perform, read
from jianyan.cases.workflow import ASSIGNMENT_MOVES, CASE_MOVES, ROUND_MOVES
from jianyan.statistics.measures import MEASURES
from tests import cast as c
from tests.cast import Cast
from tests.rights.town import COMMENT, client

# what changes with every request: tokens against forgery, and the moment in a file
CHANGING = re.compile(
    r'name="(csrfmiddlewaretoken|once)" value="[^"]*"|"csrfToken":"[^"]*"'  # new on every page
)
Screen = dict[str, str]


def screens(caller: Client, addresses: Sequence[str]) -> Screen:
    """What each address says; whatever a request changed is taken back."""
    return {address: said(caller, address) for address in addresses}


def said(caller: Client, address: str) -> str:
    with transaction.atomic():
        if "/-/" in address:
            answer = caller.post(address, {}, content_type="application/json")
        else:
            answer = caller.get(address, follow=True)
        body = b"".join(answer).decode("utf-8", "replace")
        transaction.set_rollback(True)
    return CHANGING.sub("", f"{answer.status_code} {body}")


def differing(before: Screen, after: Screen) -> list[str]:
    return [address for address in after if before[address] != after[address]]


def staff_pages(case_id: int) -> Iterator[str]:
    yield from (
        "/desk/",
        "/desk/ledger/",
        "/desk/ledger/csv/",
        "/desk/search/?q=治理",
        "/notices/",
    )
    yield f"/desk/cases/{case_id}/"
    yield from of_moves(f"/desk/cases/{case_id}/")
    yield from api(case_id)


def of_moves(case: str) -> Iterator[str]:
    """The page of every move, opened although its time is over or has not come."""
    for part, moves in (("case", CASE_MOVES), ("A1", ASSIGNMENT_MOVES), ("R1", ROUND_MOVES)):
        yield from (f"{case}{part}/{move}/" for move in moves)


def api(case_id: int) -> Iterator[str]:
    yield "/api/v1/cases"
    yield f"/api/v1/cases/J{case_id}"
    for part, moves in (("0", CASE_MOVES), ("A1", ASSIGNMENT_MOVES), ("R1", ROUND_MOVES)):
        yield from (f"/api/v1/cases/J{case_id}/-/{part}/{move}" for move in moves)


def own_pages(case_id: int) -> Iterator[str]:
    yield from ("/my/", "/my/all/", "/my/replies/", "/my/ratings/", "/my/todo/", "/notices/")
    yield f"/my/cases/J{case_id}/"
    yield from (f"/my/cases/J{case_id}/{way}/" for way in ("letter/R1", "rate/R1", "promises/C1"))
    yield from api(case_id)


@pytest.mark.parametrize("name", ["chen", "zhao", "wu", "sun"])
@pytest.mark.parametrize("values", [c.GOOD, c.BAD], ids=["good", "bad"])
def test_a_rating_is_not_noticed_before_the_window_closes(
    cast: Cast, name: str, values: dict[str, str]
) -> None:
    """S33, practice.md 1.2: or the unit will telephone for a better one."""
    reply = c.delivered(cast)
    caller, addresses = client(cast, name), list(staff_pages(reply.case_id))
    before = screens(caller, addresses)

    perform(a.rate, reply, cast.by("li"), values=values, comment=COMMENT)
    after = screens(caller, addresses)

    assert differing(before, after) == []
    assert [address for address in after if COMMENT in after[address]] == []


def test_a_rating_moves_no_figure_of_the_hub_before_the_window_closes(cast: Cast) -> None:
    """A figure whose list names one case says what its rating was."""
    reply = c.delivered(cast)
    caller = client(cast, "sun")
    figures = [f"/desk/reports/figures/{key}/?kind=suggestion" for key in MEASURES]
    before = screens(caller, ["/desk/reports/", *figures])

    perform(a.rate, reply, cast.by("li"), values=c.BAD, comment=COMMENT)

    assert differing(before, screens(caller, list(before))) == []
    with at(reply.feedback_due_on, days=1):
        assert differing(before, screens(client(cast, "sun"), figures)) != []


def test_what_a_unit_writes_is_not_noticed_before_it_is_delivered(cast: Cast) -> None:
    """Drafts, approval and number are inside the unit; the proposer sees the reply when it comes."""
    work = c.handling(cast)
    caller, addresses = client(cast, "li"), list(own_pages(work.case_id))
    before = screens(caller, addresses)

    for step in (_draft, _send, _endorse, _issue, _commit):
        step(cast, work)
        assert (step.__name__, differing(before, screens(caller, addresses))) == (
            step.__name__,
            [],
        )


def _draft(cast: Cast, work: Assignment) -> None:
    c.draft_again(cast, work, c.DAY)


def _reply(work: Assignment) -> Round:
    return read(work.case_id).rounds[-1]


def _send(cast: Cast, work: Assignment) -> None:
    perform(a.send_for_approval, _reply(work), cast.by("chen"))


def _endorse(cast: Cast, work: Assignment) -> None:
    perform(a.endorse, _reply(work), cast.by("zhao"), reason="已集体研究。")


def _issue(cast: Cast, work: Assignment) -> None:
    perform(a.issue, _reply(work), cast.by("zhao"), document_no="江水〔2026〕1号")


def _commit(cast: Cast, work: Assignment) -> None:
    perform(a.commit, work, cast.by("chen"), text="年底前封堵。", due_on=date(2026, 12, 31))


def test_a_co_opinion_is_not_noticed_by_the_proposer(cast: Cast) -> None:
    case = c.assigned(cast)
    lead, co = read(case.pk).assignments
    for work, who in ((lead, "chen"), (co, "wu")):
        perform(a.acknowledge, work, cast.by(who))
    caller, addresses = client(cast, "li"), list(own_pages(case.pk))
    before = screens(caller, addresses)

    perform(a.give_co_opinion, co, cast.by("wu"), opinion="由我局配合。")

    assert differing(before, screens(caller, addresses)) == []


PUBLIC = ["/", "/replies/", "/search/?q=排污口", "/promises/", "/feed/", "/open-data/replies.json"]


def test_nothing_is_noticed_by_the_public_before_it_is_published(cast: Cast) -> None:
    for office in (cast.congress, cast.cppcc):
        office.settings = {"portal": {"promises": True, "open_data": True}}
        office.save()
    shown = c.published(cast)
    addresses = [*PUBLIC, "/replies/congress/2026/0001/", "/replies/congress/2026/0002/"]
    before = screens(Client(), addresses)

    reply = read(shown.case_id).rounds[0]
    perform(a.rate, reply, cast.by("li"), values=c.BAD, comment=COMMENT)
    perform(a.rehandle, read(shown.case_id).rounds[0], cast.by("zhou"), reason=COMMENT)
    c.promised(cast)
    reviewed = read(c.rated(cast).case_id).disclosures[0]
    perform(a.review_disclosure, reviewed, cast.by("zhao"), form="full", body="答复如下。")

    assert differing(before, screens(Client(), addresses)) == []


def at(on: date | None, days: int) -> time_machine.travel:
    assert on is not None
    return time_machine.travel(
        datetime(on.year, on.month, on.day, 2, tzinfo=UTC) + timedelta(days=days), tick=False
    )
