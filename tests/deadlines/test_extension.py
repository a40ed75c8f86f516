"""申请延期: asking, granting, refusing; the clock, the task and the ledger move together."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from jianyan.cases import actions as a
from jianyan.cases import extension, journal, replay
from jianyan.cases.models import Assignment, Line
from jianyan.cases.perform import moves_open_to, perform, read
from jianyan.cases.refusal import Warned
from jianyan.deadlines import clocks, ledger
from jianyan.deadlines.models import Clock, LedgerRow
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import Cast
from tests.deadlines.packs import write

DAY_80 = c.DAY + timedelta(days=80)
DUE = date(2026, 6, 2)  # three months from the assignment
SIX_MONTHS = date(2026, 9, 2)
WHY = "涉及跨区管网改造,需与两市会商。"


def under(cast: Cast, rules: str, chain: str = "suggestion") -> Assignment:
    """The lead's task, acknowledged, under these rules."""
    office = cast.congress if chain == "suggestion" else cast.cppcc
    office.rules = rules
    office.save()
    work = read(c.assigned(cast, chain=chain).pk).assignments[0]
    return perform(a.acknowledge, work, cast.by("chen"))


def task(work: Assignment) -> Assignment:
    return read(work.case_id).assignments[work.no - 1]


def reply_clock(work: Assignment, limit: str = "reply") -> Clock:
    return Clock.objects.get(case_id=work.case_id, part=work.part, limit=limit)


def asked(cast: Cast, work: Assignment, until: date = SIX_MONTHS, on: date = DAY_80) -> Assignment:
    return perform(a.request_extension, work, cast.by("chen", on), until=until, reason=WHY)


def test_s22_consent_the_new_day_and_the_notice_to_the_proposer_are_all_required(
    cast: Cast,
) -> None:
    work = asked(cast, under(cast, "sh-2015"))
    assert reply_clock(work).due_on == DUE

    work = perform(a.grant_extension, work, cast.by("zhou", DAY_80))

    clock, row = reply_clock(work), LedgerRow.objects.get(case_id=work.case_id, task=1)
    assert (clock.due_on, clock.first_due_on, clock.latest_on) == (SIX_MONTHS, DUE, SIX_MONTHS)
    assert (work.reply_due_on, work.extensions) == (SIX_MONTHS, 1)
    assert (row.due_on, row.first_due_on) == (SIX_MONTHS, DUE)
    event = journal.decode("ExtensionGranted", Line.objects.get(kind="ExtensionGranted").data)
    assert event.bodies == ("deputy_office",)
    assert event.told == ("proposer", "gov_office")


def test_it_never_passes_the_ceiling(cast: Cast) -> None:
    work = under(cast, "sh-2015")

    with refused("extension_beyond_ceiling"):
        asked(cast, work, SIX_MONTHS + timedelta(days=1))


@pytest.mark.parametrize("until", [DUE, DUE - timedelta(days=10)])
def test_it_never_shortens(cast: Cast, until: date) -> None:
    work = under(cast, "sh-2015")

    with refused("extension_not_later"):
        asked(cast, work, until)
    assert reply_clock(work).due_on == DUE


def test_it_is_refused_without_a_reason(cast: Cast) -> None:
    work = under(cast, "sh-2015")

    with refused("reason_missing"):
        perform(a.request_extension, work, cast.by("chen", DAY_80), until=SIX_MONTHS, reason="  ")


def test_it_is_given_as_often_as_the_rule_says(cast: Cast) -> None:
    work = asked(cast, under(cast, "sh-2015"), date(2026, 7, 2))
    work = perform(a.grant_extension, work, cast.by("zhou", DAY_80))

    with refused("extension_used_up"):
        asked(cast, work, SIX_MONTHS, date(2026, 6, 20))


def test_where_the_law_gives_it_by_right_the_unit_has_it_by_asking(cast: Cast) -> None:
    work = asked(cast, under(cast, "national-2025"))

    assert (reply_clock(work).due_on, work.reply_due_on) == (SIX_MONTHS, SIX_MONTHS)
    assert (work.extensions, work.extension_asked_on) == (1, None)
    event = journal.decode("ExtensionRequested", Line.objects.get(kind="ExtensionRequested").data)
    assert (event.by_right, event.told) == (True, ("proposer",))


def test_after_the_due_day_nothing_is_by_right(cast: Cast) -> None:
    late = DUE + timedelta(days=3)
    work = asked(cast, under(cast, "national-2025"), on=late)

    assert (reply_clock(work).due_on, work.extension_late) == (DUE, True)
    assert work.extension_asked_on == late


def test_a_request_after_the_day_for_asking_is_marked_late(cast: Cast) -> None:
    work = asked(cast, under(cast, "national-2025"), on=date(2026, 5, 29))

    assert work.extension_late  # five working days before the reply is due


def test_the_body_decides_that_the_rule_names(cast: Cast) -> None:
    work = asked(cast, under(cast, "sc-gov-2024"))

    with refused("extension_not_yours"):
        perform(a.grant_extension, work, cast.by("zhou", DAY_80))
    work = perform(a.grant_extension, work, cast.by("sun", DAY_80))
    assert reply_clock(work).due_on == SIX_MONTHS


def test_the_unit_cannot_grant_its_own_request(cast: Cast) -> None:
    work = asked(cast, under(cast, "sh-2015"))

    for name in ("chen", "zhao", "li"):
        with refused("no_right"):
            perform(a.grant_extension, work, cast.by(name, DAY_80))


def test_a_refused_extension_leaves_the_clock_and_may_be_asked_again(cast: Cast) -> None:
    work = asked(cast, under(cast, "sh-2015"))
    work = perform(a.refuse_extension, work, cast.by("zhou", DAY_80), reason="请按期答复。")

    assert (reply_clock(work).due_on, work.extension_asked_on) == (DUE, None)
    assert asked(cast, work).extension_asked_on == DAY_80


def test_a_second_request_waits_for_the_first(cast: Cast) -> None:
    work = asked(cast, under(cast, "sh-2015"))

    with refused("extension_pending"):
        asked(cast, work)


def test_nothing_is_granted_that_was_not_asked(cast: Cast) -> None:
    work = under(cast, "sh-2015")

    with refused("extension_not_asked"):
        perform(a.grant_extension, work, cast.by("zhou", DAY_80))
    with refused("extension_not_asked"):
        perform(a.refuse_extension, work, cast.by("zhou", DAY_80), reason="按期答复。")


def test_the_body_may_grant_less_than_was_asked(cast: Cast) -> None:
    work = asked(cast, under(cast, "sh-2015"))

    work = perform(a.grant_extension, work, cast.by("zhou", DAY_80), until=date(2026, 7, 15))

    assert reply_clock(work).due_on == date(2026, 7, 15)


def test_a_rule_that_is_silent_about_extension_lets_it_pass_with_a_reason(cast: Cast) -> None:
    work = asked(cast, under(cast, "hain-2002", chain="proposal"), date(2026, 7, 2))

    with pytest.raises(Warned) as warned:
        perform(a.grant_extension, work, cast.by("qian", DAY_80))
    work = perform(a.grant_extension, work, cast.by("qian", DAY_80), reason="主任会议已同意。")

    assert warned.value.code == "extension_not_provided"
    assert reply_clock(work).due_on == date(2026, 7, 2)


def test_s19_a_co_opinion_that_counts_back_moves_with_the_leads_day(cast: Cast) -> None:
    work = under(cast, "fy-2014")
    co = read(work.case_id).assignments[1]
    assert reply_clock(co, "co_opinion").due_on == date(2026, 5, 13)  # 20 days before 2 June

    asked(cast, work)

    clock = reply_clock(co, "co_opinion")
    assert (clock.due_on, clock.first_due_on) == (date(2026, 8, 13), date(2026, 5, 13))


def test_s19_it_stays_where_it_is_frozen(cast: Cast) -> None:
    work = asked(cast, under(cast, "fy-2014"), on=DUE + timedelta(days=1))
    co = read(work.case_id).assignments[1]

    perform(a.grant_extension, work, cast.by("zhou", DUE), move_co_opinions=False)

    assert reply_clock(co, "co_opinion").due_on == date(2026, 5, 13)
    assert reply_clock(work).due_on == SIX_MONTHS


def test_s19_an_opinion_given_already_does_not_run_again(cast: Cast) -> None:
    cast.congress.rules = "fy-2014"
    cast.congress.save()
    work = asked(cast, c.handling(cast))

    assert reply_clock(read(work.case_id).assignments[1], "co_opinion").stopped_on == c.DAY


def test_s52_a_newer_rule_text_does_not_touch_a_running_clock(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write(tmp_path, "ours@2025", version="2025", months=6)
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(folder))
    work = under(cast, "ours")
    write(tmp_path, "ours", version="2026", months=4)

    work = asked(cast, work)

    assert reply_clock(work).due_on == SIX_MONTHS
    assert reply_clock(work).version == "2025"
    assert reply_clock(under(cast, "ours")).version == "2026"


def test_the_buttons_show_only_what_makes_sense(cast: Cast) -> None:
    work = under(cast, "sh-2015")
    clerk = cast.by("zhou", DAY_80)
    assert "grant_extension" not in moves_open_to(work, clerk)
    assert "stop_clock" not in moves_open_to(work, clerk)

    work = task(asked(cast, work))

    assert {"grant_extension", "refuse_extension"} <= set(moves_open_to(work, clerk))
    assert "request_extension" not in moves_open_to(work, cast.by("chen", DAY_80))


def test_the_journal_gives_the_same_rows_again(cast: Cast) -> None:
    work = asked(cast, under(cast, "fy-2014"))
    ids = [work.case_id]

    found, _, facts = replay.problems(ids)

    assert [*found, *clocks.problems(ids, facts), *ledger.problems(ids)] == []
    clocks.rebuild(ids, facts)
    assert reply_clock(work).first_due_on == DUE


def test_s22_close_to_the_limit_and_without_a_word_to_the_proposer_it_is_said_so(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Day 91 of three months; the reason given passes it, and the record says what was passed."""
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(write(tmp_path, "ours", version="1")))
    cast.congress.rules = "ours"
    cast.congress.save()
    work = c.handling(cast)
    close = date(2026, 6, 1)
    clock = extension.running(work)
    early = extension.signs(work, clock, c.DAY)

    until = date(2026, 7, 31)
    perform(a.request_extension, work, cast.by("chen", close), until=until, reason="涉及面广。")

    line = Line.objects.get(kind="ExtensionRequested")
    assert early == ["interim_missing"]
    assert extension.signs(work, clock, close) == ["extension_close", "interim_missing"]
    assert '"overrides":["extension_close","interim_missing"]' in line.data
    explained = perform(a.explain_interim, work, cast.by("chen", close), text="勘测仍在进行。")
    assert extension.signs(explained, clock, date(2026, 6, 3)) == ["extension_late"]


def test_s22_a_pack_may_ask_for_the_interim_explanation_first(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    more = 'hardened = ["interim_missing"]\n'
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(write(tmp_path, "ours", version="1", more=more)))  # fmt: skip
    cast.congress.rules = "ours"
    cast.congress.save()
    work = c.handling(cast)

    with refused("interim_missing"):
        perform(
            a.request_extension, work, cast.by("chen"), until=date(2026, 7, 31), reason="面广。"
        )
    explained = perform(a.explain_interim, work, cast.by("chen"), text="勘测仍在进行。")

    assert extension.signs(explained, extension.running(explained), c.DAY) == []
