"""层级: a superior's case drafted below and answered by the government; passing on; townships (S32, 2.1)."""

from datetime import date

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Assignment, Case
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.case_page import case_page
from jianyan.ops import projections
from jianyan.people.models import Office, Proposer, Session, Unit, User
from jianyan.people.rights import Role
from jianyan.people.users import grant
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import DAY, Cast


def employ(cast: Cast, username: str, role: Role, **scope: object) -> None:
    user = User(username=username, name=username)
    user.set_unusable_password()
    user.save()
    grant(user, role, **scope)
    cast.users[username] = user


def province(cast: Cast) -> tuple[Case, Unit]:
    """A provincial suggestion filed by its own office, and the city's government as a unit there."""

    def office(key: str, name: str, chain: str) -> Office:
        return Office.objects.create(
            key=key, name=name, short_name=name, body=name, level="province", chain=chain,
            rules="national-2025",
        )  # fmt: skip

    congress, hub = (
        office("prov", "云山省人大", "congress"),
        office("provgov", "云山省政府", "government"),
    )
    city = Unit.objects.create(
        key="jiangzhou", name="江州市人民政府", short_name="江州市政府", hub=hub,
        stands_for=cast.government,
    )  # fmt: skip
    session = Session.objects.create(
        office=congress, key="2026", year=2026, term=9, number=4,
        opens_on=date(2026, 1, 10), closes_on=date(2026, 1, 15),
    )  # fmt: skip
    deputy = Proposer.objects.create(office=congress, kind="deputy", name="郭远")
    employ(cast, "guo", Role.PROPOSER, proposer=deputy)
    employ(cast, "pan", Role.CONGRESS_CLERK, office=congress)
    text = Draft(office=congress, session=session, lead=deputy, title=c.TITLE, points=c.POINTS)
    case = perform(a.submit, open_case(text, cast.by("guo")), cast.by("guo"))
    return perform(a.file, case, cast.by("pan")), city


def handed_down(cast: Cast) -> Assignment:
    case, city = province(cast)
    perform(a.assign, case, cast.by("pan"), shares=[Share(unit=city, role="sole")])
    work = perform(a.acknowledge, read(case.pk).assignments[0], cast.by("sun"))
    return perform(a.hand_down, work, cast.by("sun"), units=[cast.water], number="市办〔2026〕7号")


def drafted(cast: Cast) -> Case:
    work = handed_down(cast)
    below = perform(a.acknowledge, read(work.case_id).assignments[1], cast.by("chen"))
    c.draft_again(cast, below, DAY)
    return read(work.case_id).case


def test_s32_the_city_unit_drafts_and_only_its_government_answers(cast: Cast) -> None:
    case = drafted(cast)
    reply = read(case.pk).rounds[0]
    assert reply.assignment_no == 1

    with refused("no_right"):
        perform(a.send_for_approval, reply, cast.by("chen"))
    reply = perform(a.send_for_approval, reply, cast.by("sun"), reason="由省人大代表处联系。")
    reply = perform(a.endorse, reply, cast.by("sun"))
    reply = perform(a.issue, reply, cast.by("sun"), document_no="江府函〔2026〕3号")
    with refused("no_right"):
        perform(a.deliver, reply, cast.by("chen"), mode="post")
    reply = perform(a.deliver, reply, cast.by("sun"), mode="post")

    tasks = read(case.pk).assignments
    assert (reply.state, [t.state for t in tasks]) == ("delivered", ["replied", "replied"])
    assert read(case.pk).case.state == "replied"
    assert projections.problems([case.pk]) == []


def test_both_numbers_stand_beside_each_other(cast: Cast) -> None:
    case = drafted(cast)

    sheet = case_page(by=cast.by("chen"), case_id=case.pk)

    assert sheet is not None
    assert (sheet.number, [t.own_number for t in sheet.tasks]) == (
        "0001", ["市办〔2026〕7号", "市办〔2026〕7号"],
    )  # fmt: skip
    assert sheet.replies[0].is_open  # its own draft
    above = case_page(by=cast.by("pan"), case_id=case.pk)
    assert above is not None
    assert not above.replies[0].is_open


def test_only_units_of_that_government_draft_for_it(cast: Cast) -> None:
    case, city = province(cast)
    perform(a.assign, case, cast.by("pan"), shares=[Share(unit=city, role="sole")])
    work = perform(a.acknowledge, read(case.pk).assignments[0], cast.by("sun"))

    with refused("unit_not_below"):
        perform(a.hand_down, work, cast.by("sun"), units=[city])


def test_a_hub_passes_on_what_came_to_its_government_as_a_whole(cast: Cast) -> None:
    whole = Unit.objects.create(
        key="whole", name="江州市人民政府", short_name="市政府", hub=cast.government,
        stands_for=cast.government,
    )  # fmt: skip
    case = c.assigned(cast, shares=[Share(unit=whole, role="sole")])
    later = date(2026, 3, 6)

    perform(
        a.dispatch, read(case.pk).assignments[0], cast.by("sun", later),
        shares=c.shares_of(cast), letter_no="府办转〔2026〕1号",
    )  # fmt: skip

    tasks = read(case.pk).assignments
    assert [(t.unit_id, t.state) for t in tasks] == [
        (whole.pk, "released"),
        (cast.water.pk, "to_acknowledge"),
        (cast.transport.pk, "to_acknowledge"),
    ]
    assert (tasks[0].dispatched_on, tasks[1].assigned_on) == (later, later)
    assert tasks[1].first_assigned_on == DAY  # the law counts from the assignment
    assert read(case.pk).case.lead_unit_id == cast.water.pk
    assert projections.problems([case.pk]) == []


def test_nobody_names_the_drafting_role_on_an_assignment_sheet(cast: Cast) -> None:
    case = c.filed(cast)
    shares = [*c.shares_of(cast), Share(unit=cast.finance, role="draft")]

    with refused("drafting_is_below"):
        perform(a.assign, case, cast.by("zhou"), shares=shares)


def test_in_a_township_the_presidium_assigns(cast: Cast) -> None:
    employ(cast, "presidium", Role.PRESIDIUM_CLERK, office=cast.congress)
    case = c.submitted(cast)
    case = perform(a.file, case, cast.by("presidium"))

    case = perform(a.assign, case, cast.by("presidium"), shares=c.shares_of(cast))

    assert case.state == "assigned"
