"""科室岗位: of their unit's tasks the people of a section see and do what the unit's sheet gives them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest

from jianyan.cases import actions as a
from jianyan.cases import journal
from jianyan.cases.actions.handling.route import Portion
from jianyan.cases.approval import outstanding
from jianyan.cases.models import Assignment, Case, Line, Round
from jianyan.cases.perform import moves_open_to, perform, read
from jianyan.cases.visibility import may_see, visible
from jianyan.deadlines.co_opinions import board
from jianyan.deadlines.ledger_filter import LedgerFilter, chosen
from jianyan.deadlines.worklist import worklist
from jianyan.notices.inbox import inbox
from jianyan.people.models import Section, Substitution, User
from jianyan.people.rights import Actor, Role
from jianyan.people.succession import Change, succeed
from jianyan.people.users import grant
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import DAY, Cast
from tests.rights.town import client

LATER = date(2026, 5, 4)


@dataclass
class Bureau:
    """The water bureau with two sections, an officer of the one and the head of the other."""

    cast: Cast
    river: Section
    pipes: Section
    given: Assignment  # the sheet names the river section
    other: Assignment  # the sheet names the pipes section
    unsaid: Assignment  # no sheet yet


@pytest.fixture
def bureau(cast: Cast) -> Bureau:
    river = Section.objects.create(unit=cast.water, name="河道科", position=1)
    pipes = Section.objects.create(unit=cast.water, name="管网科", position=2)
    for name, role, section in (
        ("qiu", Role.CASE_OFFICER, river), ("fan", Role.SECTION_HEAD, pipes),
    ):  # fmt: skip
        cast.users[name] = User.objects.create(username=name, name=name)
        grant(cast.users[name], role, unit=cast.water, section=section)
    works = []
    for section in (river, pipes, None):
        work = c.handling(cast)
        if section is not None:
            sheet = [Portion(point=1, section=section.pk)]
            work = perform(a.route, work, cast.by("zhao"), portions=sheet)
        works.append(work)
    return Bureau(cast, river, pipes, *works)


def test_a_section_sees_what_the_sheet_gives_it_and_nothing_else(bureau: Bureau) -> None:
    qiu, fan, chen = (seen(bureau.cast.actor(name)) for name in ("qiu", "fan", "chen"))

    mine, other = {bureau.given.case_id}, {bureau.other.case_id}
    assert (qiu, fan) == (mine, other)
    assert chen == mine | other | {bureau.unsaid.case_id}


def test_every_list_keeps_to_it(bureau: Bureau) -> None:
    cast, mine = bureau.cast, bureau.given.case_id
    actor = cast.actor("qiu")
    at = datetime(2027, 1, 1, tzinfo=UTC)

    assert {one.case_id for one in worklist(actor=actor, today=DAY).items} == {mine}
    rows = chosen(actor, LedgerFilter(year=2026), DAY)
    assert set(rows.values_list("case_id", flat=True)) == {mine}
    assert {one.case_id for one in board(actor=actor, today=DAY)} == {mine}
    told = {one.case_id for one in inbox(actor, at).lines}
    assert told == {mine}


def test_every_address_keeps_to_it(bureau: Bureau) -> None:
    caller = client(bureau.cast, "qiu")

    def answers(work: Assignment) -> list[int]:
        case = work.case_id
        pages = (
            f"/desk/cases/{case}/",
            f"/api/v1/cases/J{case}",
            f"/desk/cases/{case}/A1/draft_reply/",
        )
        return [caller.get(page).status_code for page in pages]

    assert answers(bureau.given) == [200, 200, 200]
    assert answers(bureau.other) == [404, 404, 404]
    assert answers(bureau.unsaid) == [404, 404, 404]
    for page in ("/desk/", "/desk/ledger/", "/desk/contacts/", "/desk/co-opinions/"):
        assert caller.get(page).status_code == 200


def test_a_section_handles_its_task_and_no_other(bureau: Bureau) -> None:
    qiu = bureau.cast.by("qiu")

    assert "draft_reply" in moves_open_to(read(bureau.given.case_id).assignments[0], qiu)
    perform(a.record_contact, bureau.given, qiu, stage="before", mode="phone")
    for work in (bureau.other, bureau.unsaid):
        with refused("no_right"):
            perform(a.record_contact, work, qiu, stage="before", mode="phone")


def test_the_newest_sheet_counts(bureau: Bureau) -> None:
    cast = bureau.cast
    perform(a.route, bureau.given, cast.by("zhao"), portions=[Portion(section=bureau.pipes.pk)])

    assert not may_see(cast.actor("qiu"), bureau.given.case_id)
    assert may_see(cast.actor("fan"), bureau.given.case_id)


def test_the_head_of_another_section_does_not_check_the_draft(bureau: Bureau) -> None:
    """The step of the head applies where the sheet's section has one, or no sheet is written."""
    cast = bureau.cast
    cast.users["xu"].grants.all().delete()  # a head without a section is every section's

    def open_step(work: Assignment) -> bool:
        c.draft_again(cast, work, DAY)
        reply: Round = read(work.case_id).rounds[0]
        return "section_head" in outstanding(reply)

    assert [open_step(w) for w in (bureau.given, bureau.other, bureau.unsaid)] == [
        False,
        True,
        True,
    ]


def test_a_liaison_who_sits_in_a_section_serves_the_whole_unit(bureau: Bureau) -> None:
    cast = bureau.cast
    cast.users["yu"] = User.objects.create(username="yu", name="yu")
    grant(cast.users["yu"], Role.UNIT_LIAISON, unit=cast.water, section=bureau.river)

    assert may_see(cast.actor("yu"), bureau.other.case_id)


def test_who_stands_in_for_a_section_sees_that_section_alone(bureau: Bureau) -> None:
    cast = bureau.cast
    cast.users["yu"] = User.objects.create(username="yu", name="yu")
    Substitution.objects.create(
        absent=cast.users["qiu"], substitute=cast.users["yu"], from_on=DAY, to_on=DAY,
        made_by=cast.users["zhao"], made_at=cast.by("zhao").at,
    )  # fmt: skip

    actor = cast.actor("yu")
    assert may_see(actor, bureau.given.case_id)
    assert not may_see(actor, bureau.other.case_id)
    work = perform(a.record_contact, bureau.given, cast.by("yu"), stage="before", mode="phone")
    line = Line.objects.filter(case_id=work.case_id).latest("seq")
    assert journal.stands_in_for(line.data) == cast.users["qiu"].pk


def test_a_section_keeps_its_tasks_when_its_unit_is_renamed(bureau: Bureau) -> None:
    """S16: the sheets of the former unit name its former sections."""
    cast = bureau.cast
    succeed(cast.water, Change(kind="renamed", on=LATER, name="江州市水务局"))

    actor = cast.actor("qiu", LATER)
    assert seen(actor) == {bureau.given.case_id}
    work = read(bureau.given.case_id).assignments[0]
    assert "record_contact" in moves_open_to(work, cast.by("qiu", LATER))


def seen(actor: Actor) -> set[int]:
    return set(Case.objects.filter(visible(actor)).values_list("pk", flat=True))
