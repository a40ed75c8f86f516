"""算例: due days worked out apart from the code, at least three for every full-text pack."""

from collections import Counter
from datetime import date

import pytest

from jianyan.rules import packs
from jianyan.rules.due import Due, due

# counted by hand and with chinesecalendar, not with the code under test
PLAIN = [
    ("cq-2018", "return_request", "2019-02-01", "2019-02-20"),
    ("cq-2018", "return_request", "2020-01-20", "2020-02-11"),
    ("cq-2018", "return_request", "2021-02-09", "2021-03-01"),
    ("cq-2018", "return_request", "2022-01-28", "2022-02-16"),
    ("cq-2018", "return_request", "2023-01-18", "2023-02-06"),
    ("cq-2018", "return_request", "2024-02-07", "2024-02-27"),
    ("cq-2018", "return_request", "2025-01-24", "2025-02-13"),
    ("cq-2018", "return_request", "2026-02-13", "2026-03-05"),
    ("cq-2018", "assign", "2019-09-27", "2019-10-16"),
    ("cq-2018", "assign", "2020-09-25", "2020-10-15"),
    ("cq-2018", "assign", "2021-09-24", "2021-10-13"),
    ("cq-2018", "assign", "2022-09-29", "2022-10-18"),
    ("cq-2018", "assign", "2023-09-27", "2023-10-17"),
    ("cq-2018", "assign", "2024-09-27", "2024-10-16"),
    ("cq-2018", "assign", "2025-09-26", "2025-10-16"),
    ("cq-2018", "assign", "2026-09-18", "2026-10-09"),
    ("cq-2018", "assign", "2025-09-25", "2025-10-15"),
    ("cq-2018", "assign", "2026-09-24", "2026-10-15"),
    ("bj-2014", "feedback", "2025-04-25", "2025-05-20"),
    ("bj-2014", "reply", "2025-01-31", "2025-04-30"),
    ("bj-2014", "rehandle", "2025-12-31", "2026-02-28"),
    ("sh-2015", "assign", "2026-04-29", "2026-05-12"),
    ("sh-2015", "return_request", "2026-02-10", "2026-02-26"),
    ("sh-2015", "co_opinion", "2026-01-31", "2026-02-28"),
    ("sh-2015", "reply", "2026-07-01", "2026-10-08"),
    ("sh-2015", "rehandle", "2024-01-31", "2024-02-29"),
    ("sh-2015", "assignment_meeting", "2026-01-09", "2026-02-09"),
    ("cq-2018", "reassign", "2026-09-28", "2026-10-16"),
    ("cq-2018", "first_contact", "2026-02-02", "2026-03-06"),
    ("cq-2018", "co_opinion", "2026-03-27", "2026-05-13"),
    ("cq-2018", "co_opinion_redo", "2026-04-30", "2026-05-11"),
    ("cq-2018", "reply", "2026-03-27", "2026-06-29"),
    ("cq-2018", "feedback", "2026-09-15", "2026-10-19"),
    ("cq-2018", "commitment_feedback", "2025-12-19", "2026-01-19"),
    ("cq-2018", "rehandle", "2026-08-31", "2026-11-02"),
    ("qd-2021", "assign", "2026-06-17", "2026-06-25"),
    ("qd-2021", "return_request", "2026-04-30", "2026-05-11"),
    ("qd-2021", "co_opinion", "2026-03-31", "2026-04-30"),
    ("qd-2021", "reply", "2026-11-30", "2027-03-01"),
    ("zj-2016", "accept_notice", "2026-02-10", "2026-02-24"),
    ("zj-2016", "return_request", "2026-02-06", "2026-02-24"),
    ("zj-2016", "co_opinion", "2025-12-31", "2026-02-28"),
    ("zj-2016", "reply", "2026-02-28", "2026-05-28"),
    ("zj-2016", "rehandle", "2026-09-04", "2026-10-08"),
    ("sd-2017", "assign", "2026-04-29", "2026-05-06"),
    ("sd-2017", "return_request", "2026-09-29", "2026-10-08"),
    ("sd-2017", "co_opinion", "2026-01-15", "2026-02-24"),
    ("sd-2017", "reply", "2025-07-01", "2025-10-09"),
    ("sd-2017", "rehandle", "2026-04-01", "2026-05-06"),
    ("hen-2017", "return_request", "2025-01-22", "2025-02-11"),
    ("hen-2017", "reassign", "2025-09-29", "2025-10-20"),
    ("hen-2017", "co_opinion", "2025-12-17", "2026-02-24"),
    ("hen-2017", "reply", "2025-11-30", "2026-02-28"),
    ("hen-2017", "feedback", "2025-04-28", "2025-05-15"),
    ("hen-2017", "rehandle", "2026-01-31", "2026-02-28"),
    ("town-cq-2016", "reply", "2026-07-31", "2026-09-30"),
    ("town-cq-2016", "reply", "2025-12-31", "2026-02-28"),
    ("town-cq-2016", "reply", "2026-08-02", "2026-10-08"),
    ("town-sd-2015", "reply", "2026-01-30", "2026-03-30"),
    ("town-sd-2015", "reply", "2025-12-30", "2026-02-28"),
    ("town-sd-2015", "reply", "2026-03-15", "2026-05-15"),
    ("national-2025", "reply", "2025-03-26", "2025-06-26"),
    ("national-2025", "reply", "2026-05-31", "2026-08-31"),
    ("national-2025", "reply", "2026-11-30", "2027-03-01"),
    ("national-2025", "publish", "2025-09-10", "2025-10-14"),
    ("npc-rules-2021", "reply", "2023-11-30", "2024-02-29"),
    ("npc-rules-2021", "reply", "2022-11-30", "2023-02-28"),
    ("npc-rules-2021", "reply", "2026-07-05", "2026-10-08"),
]
CONDITIONAL = [
    ("sc-gov-2024", "reply", "2024-02-20", "chain=suggestion period=session", "2024-05-20"),
    ("sc-gov-2024", "reply", "2024-02-20", "chain=proposal period=session", "2024-07-22"),
    ("sc-gov-2024", "reply", "2024-02-20", "chain=proposal period=intersession", "2024-05-20"),
    ("sc-gov-2024", "rehandle", "2024-07-01", "chain=proposal", "2024-10-08"),
    ("hain-2002", "reply", "2026-01-30", "chain=proposal period=session", "2026-04-30"),
    ("hain-2002", "reply", "2026-02-02", "chain=proposal period=intersession", "2026-05-06"),
    ("fj", "reply", "2026-07-06", "chain=suggestion", "2026-10-08"),
    ("fj", "co_opinion", "2026-01-31", "chain=suggestion", "2026-02-28"),
    ("pref-notice", "reply", "2026-02-02", "level=province chain=proposal", "2026-04-16"),
    ("pref-notice", "reply", "2026-02-02", "level=city chain=proposal", "2026-06-30"),
    ("pref-notice", "reply", "2026-02-02", "level=city chain=proposal author=party", "2026-05-11"),
    ("pref-notice", "reply", "2026-09-04", "chain=proposal period=intersession", "2026-12-04"),
    ("muni-2008", "reply", "2008-02-29", "chain=proposal", "2008-05-29"),
    # fixed dates: 31 May 2025 is the Dragon Boat Festival, moved on to 3 June
    ("guiz-2025", "co_opinion", "2025-03-20", "chain=proposal", "2025-06-03"),
    ("guiz-2025", "reply", "2025-04-10", "chain=suggestion", "2025-06-30"),
    ("guiz-2025", "reply", "2025-03-10", "chain=suggestion", "2025-06-10"),
    ("fp-2024", "reply", "2024-03-29", "chain=proposal", "2024-08-05"),
    ("hen-2017", "unit_summary", "2026-03-02", "", "2026-08-31"),
    ("hen-2017", "unit_summary", "2025-03-03", "", "2025-09-01"),
    # quarters and half-years
    ("cq-2018", "commitment_report", "2026-03-20", "", "2026-12-31"),
    ("sh-2015", "unit_summary", "2026-03-20", "", "2026-06-30"),
    ("sh-2015", "unit_summary", "2026-07-01", "", "2026-12-31"),
    ("national-2025", "tl.track_report", "2026-07-01", "", "2026-09-30"),
    ("national-2025", "track_report", "2026-06-30", "", "2026-06-30"),
    # offsets: twenty days before 4 July is Sunday 14 June, moved back to Friday
    ("fy-2014", "co_opinion", "2026-03-20", "due_of.reply=2026-06-30", "2026-06-10"),
    ("fy-2014", "co_opinion", "2026-03-20", "due_of.reply=2026-07-04", "2026-06-12"),
    ("cppcc-default", "extension_ask", "2026-03-20", "due_of.reply=2026-10-12", "2026-09-29"),
    # proposals by practice
    ("cppcc-default", "reply", "2026-05-31", "", "2026-08-31"),
    ("cppcc-default", "feedback", "2026-09-15", "", "2026-10-19"),
    ("cppcc-default", "return_request", "2026-02-13", "", "2026-03-05"),
    ("mot-remarks-2019", "remark_answer", "2019-03-08", "", "2019-03-13"),
    ("mot-remarks-2020", "remark_answer", "2020-05-22", "", "2020-05-26"),
    ("yl-2019", "return_request", "2026-04-29", "chain=proposal", "2026-05-12"),
    ("gz", "return_decide", "2026-04-28", "chain=proposal", "2026-05-06"),
    ("sz-1998", "assignment_meeting", "2026-01-16", "chain=proposal", "2026-02-24"),
    ("sh-cppcc-2007", "reply", "2026-07-31", "", "2026-09-30"),
    ("cppcc-office-1997", "return_request", "2026-02-09", "", "2026-02-24"),
]


def asked(rules: str, limit: str, start: str, when: str = "") -> Due:
    conditions = dict(pair.split("=") for pair in when.split())
    found = due(rules, limit, date.fromisoformat(start), when=conditions)
    assert found is not None
    return found


@pytest.mark.parametrize(("rules", "limit", "start", "end"), PLAIN)
def test_it_ends_on_the_day_worked_out(rules: str, limit: str, start: str, end: str) -> None:
    assert str(asked(rules, limit, start).due_on) == end


@pytest.mark.parametrize(("rules", "limit", "start", "when", "end"), CONDITIONAL)
def test_it_follows_the_conditions(
    rules: str, limit: str, start: str, when: str, end: str
) -> None:
    assert str(asked(rules, limit, start, when).due_on) == end


def test_every_full_text_pack_has_three_examples() -> None:
    counted = Counter(row[0] for row in [*PLAIN, *CONDITIONAL])
    full = [one.key for one in map(packs.load, packs.keys()) if one.grade == "F"]

    assert [key for key in full if counted[key] < 3 and key != "disclosure-2019"] == []


def test_a_deadline_in_a_year_not_announced_is_provisional() -> None:
    assert asked("national-2025", "reply", "2026-11-30").provisional
    assert asked("cq-2018", "return_request", "2026-12-28").provisional
    assert not asked("national-2025", "reply", "2026-09-30").provisional


@pytest.mark.parametrize(
    ("rules", "start", "latest"),
    [
        ("national-2025", "2025-08-31", "2026-02-28"),
        ("national-2025", "2023-08-31", "2024-02-29"),
        ("sh-2015", "2026-08-31", "2027-03-01"),
        ("town-cq-2016", "2026-01-31", "2026-06-01"),
        ("sh-cppcc-2007", "2026-03-31", "2026-06-30"),
        ("muni-2008", "2008-01-31", "2008-06-02"),
        ("ak-2009", "2026-01-31", "2026-06-30"),
    ],
)
def test_an_extension_reaches_the_ceiling(rules: str, start: str, latest: str) -> None:
    assert str(asked(rules, "reply", start).latest_on) == latest
