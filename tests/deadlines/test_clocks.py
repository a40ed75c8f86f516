"""计时: which event starts a clock, which ends it, on the days that the worked examples name."""

from datetime import date

import pytest

from jianyan.cases import actions as a
from jianyan.cases import replay
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Case, Line
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform, read
from jianyan.cases.replay import problems
from jianyan.cases.states import Period
from jianyan.deadlines import clocks, ledger
from jianyan.deadlines.models import Clock
from jianyan.people.models import Office
from jianyan.rules import packs
from tests import cast as c
from tests.cast import Cast


def rules(office: Office, key: str) -> None:
    office.rules = key
    office.save()


def intersession(cast: Cast, on: date) -> Case:
    text = Draft(
        office=cast.congress, session=cast.congress_session, lead=cast.li, title=c.TITLE,
        points=c.POINTS, period=Period.INTERSESSION,
    )  # fmt: skip
    return perform(a.submit, open_case(text, cast.by("li", on)), cast.by("li", on))


def the(limit: str, part: str = "A1") -> Clock:
    return Clock.objects.get(limit=limit, part=part)


def test_s10_assigning_what_came_before_a_holiday_skips_it_and_counts_make_up_days(
    cast: Cast,
) -> None:
    rules(cast.congress, "cq-2018")

    case = intersession(cast, date(2026, 9, 24))  # a Thursday

    assert the("assign", "").due_on == date(2026, 10, 15)
    perform(a.file, case, cast.by("zhou", date(2026, 9, 28)))
    shares = [Share(unit=cast.water, role="sole")]
    perform(a.assign, case, cast.by("zhou", date(2026, 10, 9)), shares=shares)
    assert the("assign", "").stopped_on == date(2026, 10, 9)


def test_what_is_raised_at_a_session_has_no_such_clock(cast: Cast) -> None:
    rules(cast.congress, "cq-2018")

    c.submitted(cast)

    assert not Clock.objects.exists()


@pytest.mark.parametrize("end", ["withdraw", "decline"])
def test_nobody_waits_for_the_assignment_of_what_has_ended(cast: Cast, end: str) -> None:
    rules(cast.congress, "cq-2018")
    case = intersession(cast, c.DAY)

    if end == "withdraw":
        perform(a.withdraw, case, cast.by("li"))
    else:
        ground = packs.load("cq-2018").grounds[0]
        perform(a.decline, case, cast.by("zhou"), ground=ground, reason="属个人诉讼。")

    assert the("assign", "").stopped_on == c.DAY


def test_s12_a_request_on_the_eighth_day_of_seven_is_rejected_where_the_rule_says_so(
    cast: Cast,
) -> None:
    rules(cast.congress, "yl-2019")
    work = read(c.assigned(cast).pk).assignments[0]
    work = perform(a.acknowledge, work, cast.by("chen"))
    seventh, eighth = date(2026, 3, 11), date(2026, 3, 12)
    assert the("return_request").due_on == seventh

    work = perform(a.request_return, work, cast.by("chen", eighth), reason="不属我局职责。")

    line = Line.objects.filter(case_id=work.case_id).latest("seq")
    assert (line.kind, line.state) == ("ReturnRequested", "working")
    assert the("return_request").stopped_on is None
    assert (work.state, work.returns, work.unit_id) == ("working", 0, cast.water.pk)
    assert problems([work.case_id])[0] == []


def test_deciding_on_a_change_of_unit_has_its_own_clock_each_time(cast: Cast) -> None:
    work = read(c.assigned(cast).pk).assignments[0]
    work = perform(a.request_return, work, cast.by("chen"), reason="不属我局职责。")
    assert (the("return_decide").due_on, the("return_decide").stopped_on) == (
        date(2026, 3, 16), None,
    )  # fmt: skip

    later = date(2026, 3, 9)
    work = perform(a.keep_assignment, work, cast.by("zhou", later), reason="属水利职责。")
    assert the("return_decide").stopped_on == later
    perform(a.request_return, work, cast.by("chen", later), reason="仍有异议。")

    second = Clock.objects.get(limit="return_decide", turn=2)
    assert (second.due_on, second.stopped_on) == (date(2026, 3, 23), None)


@pytest.mark.parametrize(
    ("on", "due", "by_law"),
    [
        (date(2025, 4, 10), date(2025, 6, 30), date(2025, 7, 10)),
        (date(2025, 3, 10), date(2025, 6, 10), date(2025, 6, 10)),
    ],
)
def test_s23_the_earlier_of_the_yearly_notice_and_the_law_is_the_day(
    cast: Cast, on: date, due: date, by_law: date
) -> None:
    rules(cast.congress, "guiz-2025")

    c.assigned(cast, on=on)

    assert (the("reply").due_on, the("reply").legal_due_on) == (due, by_law)


def test_a_limit_counted_from_the_close_of_the_session_runs_from_there(cast: Cast) -> None:
    rules(cast.congress, "hain-2002")

    c.assigned(cast, on=date(2026, 3, 20))

    # three months from 1 March; the law's three months count from the assignment
    assert (the("reply").start_on, the("reply").due_on) == (date(2026, 3, 1), date(2026, 6, 1))
    assert the("reply").legal_due_on == date(2026, 6, 22)


def test_a_limit_counted_from_receipt_is_capped_by_the_law_from_assignment(cast: Cast) -> None:
    rules(cast.congress, "zj-2016")
    work = read(c.assigned(cast).pk).assignments[0]

    perform(a.acknowledge, work, cast.by("chen", date(2026, 3, 16)))

    assert (the("reply").start_on, the("reply").due_on) == (date(2026, 3, 16), date(2026, 6, 2))


def test_a_day_on_the_sheet_holds_though_the_rule_counts_from_receipt(cast: Cast) -> None:
    rules(cast.congress, "zj-2016")
    share = Share(unit=cast.water, role="sole", due_on=date(2026, 4, 30))
    work = read(c.assigned(cast, shares=[share]).pk).assignments[0]
    assert the("reply").due_on == date(2026, 4, 30)

    perform(a.acknowledge, work, cast.by("chen", date(2026, 3, 16)))

    assert the("reply").due_on == date(2026, 4, 30)


def test_a_public_reply_is_to_be_published_in_time(cast: Cast) -> None:
    c.published(cast)

    assert (the("publish", "R1").due_on, the("publish", "R1").stopped_on) == (
        date(2026, 3, 30), c.DAY,
    )  # fmt: skip
    assert the("publish", "R1").rules.startswith("national-2025@")
    assert the("publish", "R1").pack == "disclosure-2019"


def test_what_is_withheld_is_not_awaited(cast: Cast) -> None:
    shown = read(c.delivered(cast).case_id).disclosures[0]

    perform(a.withhold, shown, cast.by("zhao"), ground="涉及第三方商业秘密")

    assert the("publish", "R1").stopped_on == c.DAY


def test_the_journal_gives_the_same_clocks_again(cast: Cast) -> None:
    rules(cast.congress, "cq-2018")
    case = intersession(cast, c.DAY)
    perform(a.file, case, cast.by("zhou"))
    perform(a.assign, case, cast.by("zhou"), shares=[Share(unit=cast.water, role="sole")])
    rules(cast.congress, "national-2025")
    promise = c.promised(cast)
    c.published(cast)
    ids = [case.pk, promise.case_id]

    found, _, facts = replay.problems(ids)

    assert [*found, *clocks.problems(ids, facts), *ledger.problems(ids)] == []
