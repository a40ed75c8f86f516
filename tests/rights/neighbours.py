"""Who else lives in the town: committees, delegations, checkers, a leader, a county, the administrators."""

from datetime import date
from typing import Any

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform
from jianyan.people.models import Office, Proposer, Seat, Session, Term, Unit, User
from jianyan.people.rights import Role
from jianyan.people.users import grant
from tests.cast import DAY, Cast

GROUP = "城区代表团"  # where Deputy Li and Deputy Liu sit


def settle(cast: Cast) -> None:
    """City people first, then a unit of the Party's hub that handles for the CPPCC, then the county."""
    congress, cppcc = {"office": cast.congress}, {"office": cast.cppcc}
    water = {"unit": cast.water}
    hire(cast, "gu", "顾联", Role.DELEGATION_STAFF, office=cast.congress, group=GROUP)
    hire(cast, "bai", "白团", Role.DELEGATION_STAFF, office=cast.congress, group="郊区代表团")
    hire(cast, "shen", "沈专委", Role.SPECIAL_COMMITTEE, **congress)
    hire(cast, "ma", "马主任", Role.SUPERVISING_LEADER, **congress)
    hire(cast, "cui", "崔专委", Role.SPECIAL_COMMITTEE, **cppcc)
    hire(cast, "ding", "丁市长", Role.GOVERNMENT_LEADER, office=cast.government)
    hire(cast, "xu", "许处", Role.SECTION_HEAD, **water)
    hire(cast, "hao", "郝核", Role.OFFICE_CHECKER, **water)
    hire(cast, "lan", "兰审", Role.DISCLOSURE_REVIEWER, **water)
    hire(cast, "shi", "石安", Role.SECURITY_ADMIN, office=cast.government)
    hire(cast, "lu", "陆系", Role.SYSTEM_ADMIN, office=cast.government)
    _of_the_party(cast)
    _county(cast)


def hire(cast: Cast, username: str, name: str, role: Role, **scope: Any) -> None:
    user = User(username=username, name=name)
    user.set_unusable_password()
    user.save()
    grant(user, role, **scope)
    cast.users[username] = user


def _of_the_party(cast: Cast) -> None:
    party = Office.objects.create(
        key="party", name="中共江州市委办公室", short_name="市委办", body="中共江州市委",
        level="city", chain="party", rules="national-2025",
    )  # fmt: skip
    front = Unit.objects.create(key="front", name="江州市委统战部", short_name="统战部", hub=party)
    hire(cast, "yan", "严办", Role.PARTY_OFFICE, office=party)
    hire(cast, "tao", "陶干", Role.CASE_OFFICER, unit=front)


def _county(cast: Cast) -> None:
    """One level down, with its own congress, government, unit and deputy."""
    congress = Office.objects.create(
        key="county-congress", name="柳溪县人大常委会代表工作室", short_name="柳溪县人大",
        body="柳溪县人大", level="county", chain="congress", region="柳溪县",
        superior=cast.congress, rules="national-2025",
    )  # fmt: skip
    government = Office.objects.create(
        key="county-gov", name="柳溪县人民政府办公室", short_name="柳溪县政府", body="柳溪县人民政府",
        level="county", chain="government", region="柳溪县", superior=cast.government,
        rules="national-2025",
    )  # fmt: skip
    term = Term.objects.create(office=congress, number=8, starts_on=date(2022, 1, 10))
    Session.objects.create(
        office=congress, key="2026", year=2026, term=8, number=5, opens_on=date(2026, 2, 20),
        closes_on=date(2026, 2, 24),
    )  # fmt: skip
    school = Unit.objects.create(
        key="county-school", name="柳溪县教育局", short_name="县教育局", hub=government
    )
    meng = Proposer.objects.create(office=congress, kind="deputy", name="孟乡")
    Seat.objects.create(proposer=meng, term=term, group=GROUP)  # the same name, another office
    hire(cast, "meng", "孟乡", Role.PROPOSER, proposer=meng)
    hire(cast, "kong", "孔县", Role.CONGRESS_CLERK, office=congress)
    hire(cast, "jin", "金组", Role.DELEGATION_STAFF, office=congress, group=GROUP)
    hire(cast, "zou", "邹办", Role.GOVERNMENT_OFFICE, office=government)
    hire(cast, "peng", "彭校", Role.CASE_OFFICER, unit=school)


def of_the_county(cast: Cast, **words: Any) -> Case:
    """A case of the county, with its school bureau."""
    office = Office.objects.get(key="county-congress")
    session, lead = office.sessions.get(), office.proposers.get()
    draft = Draft(office=office, session=session, lead=lead, **words)
    case = open_case(draft, cast.by("meng"))
    case = perform(a.submit, case, cast.by("meng"))
    case = perform(a.file, case, cast.by("kong", DAY))
    school = Unit.objects.get(key="county-school")
    return perform(a.assign, case, cast.by("kong"), shares=[Share(unit=school, role="sole")])


def of_the_party(cast: Cast, **words: Any) -> Case:
    """A proposal that the united front department handles: no business of the government office."""
    draft = Draft(office=cast.cppcc, session=cast.cppcc_session, lead=cast.wang, **words)
    case = perform(a.submit, open_case(draft, cast.by("wang")), cast.by("wang"))
    case = perform(a.file, case, cast.by("qian"))
    front = Unit.objects.get(key="front")
    return perform(a.assign, case, cast.by("qian"), shares=[Share(unit=front, role="sole")])
