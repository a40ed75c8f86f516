"""目录入库: rows become cases once, with their numbers, days and proposers; nothing is lost."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Case, Line, Text
from jianyan.cases.perform import perform
from jianyan.cases.states import CaseState
from jianyan.deadlines.models import Clock
from jianyan.exchange import catalogue
from jianyan.exchange.intake import Intake
from jianyan.exchange.occasion import Occasion, machine
from jianyan.exchange.places import destination
from jianyan.people.models import Proposer, Seat, Session
from tests.cast import Cast
from tests.exchange import standin
from tests.exchange.conftest import Run, counts
from tests.exchange.files import write_csv
from tests.exchange.test_catalogue import BAD_AMONG_GOOD, GOOD, HEADS


def test_it_creates_a_whole_session_once(run: Run, tmp_path: Path) -> None:
    path = standin.catalogue(tmp_path)

    first = run(path, session="2019")
    second = run(path, session="2019")

    assert counts(first) == (300, 300, 0, 0, 0)
    assert counts(second) == (300, 0, 0, 300, 0)
    assert (first["session_opened"], second["session_opened"]) == ("2019", None)
    session = Session.objects.get(key="2019")
    assert session.year == 2019
    assert Case.objects.filter(session=session, state=CaseState.FILED).count() == 300
    assert set(Case.objects.values_list("year", flat=True)) == {2019}
    assert not Clock.objects.exists()


def test_it_keeps_the_original_and_the_day_of_the_row(run: Run, tmp_path: Path) -> None:
    made = standin.proposals(5)

    run(standin.write(tmp_path / "a.csv", 5), session="2019")

    for proposal in made:
        case = Case.objects.get(number=proposal.number)
        original = Text.objects.get(case=case, kind="original")
        assert original.body == proposal.text
        assert (case.title, case.submitted_on) == (proposal.title, proposal.submitted_on)
        assert case.points.count() == proposal.points
        days = set(Line.objects.filter(case_id=case.pk).values_list("occurred_on", flat=True))
        assert days == {proposal.submitted_on}


def test_it_gives_exact_counts_for_good_and_bad_rows(run: Run, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", BAD_AMONG_GOOD, encoding="gb18030")

    answer = run(path)

    assert counts(answer) == (8, 2, 0, 0, 6)
    assert [(line["row"], line["code"]) for line in answer["refused"]] == [
        (5, "title_missing"),
        (6, "date_impossible"),
        (7, "number_used_twice"),
        (8, "proposer_missing"),
        (9, "text_empty"),
        (13, "title_missing"),
    ]
    assert all("第" in line["message"] and "。" in line["message"] for line in answer["refused"])
    assert len(answer["skipped"]) + answer["rows"] == len(BAD_AMONG_GOOD)


def test_it_enters_a_row_without_number_as_submitted(run: Run, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADS, ["", *GOOD[1:]]])

    assert counts(run(path)) == (1, 1, 0, 0, 0)
    assert counts(run(path)) == (1, 0, 0, 1, 0)
    assert Case.objects.get().state == CaseState.SUBMITTED


def test_it_files_the_case_when_its_number_comes_later(run: Run, tmp_path: Path) -> None:
    heads = ["流水号", *HEADS]
    run(write_csv(tmp_path / "a.csv", [heads, ["k-1", "", *GOOD[1:]]]))

    answer = run(write_csv(tmp_path / "b.csv", [heads, ["k-1", *GOOD]]))

    assert counts(answer) == (1, 0, 1, 0, 0)
    assert answer["diff"][0]["applied"] is True
    case = Case.objects.get()
    assert (case.number, case.state) == ("0101", CaseState.FILED)


def test_it_shows_a_change_to_an_assigned_case_and_never_applies_it(
    run: Run, cast: Cast, tmp_path: Path
) -> None:
    run(write_csv(tmp_path / "a.csv", [HEADS, GOOD]))
    case = Case.objects.get()
    perform(a.assign, case, cast.by("qian"), shares=[Share(unit=cast.water, role="sole")])
    changed = [GOOD[0], "关于增设移动公厕的提案", *GOOD[2:5], GOOD[5] + "\n3、保洁。"]

    answer = run(write_csv(tmp_path / "b.csv", [HEADS, changed]))

    assert counts(answer) == (1, 0, 1, 0, 0)
    (change,) = answer["diff"]
    assert (change["case"], change["state"], change["applied"]) == (
        "cppcc/2026/0101",
        "assigned",
        False,
    )
    assert change["fields"]["title"] == {
        "before": "关于增设公厕的提案",
        "after": "关于增设移动公厕的提案",
    }
    assert change["fields"]["text"]["after"].endswith("3、保洁。")
    case.refresh_from_db()
    assert case.title == "关于增设公厕的提案"


def test_it_keeps_nothing_of_a_dry_run(run: Run, tmp_path: Path) -> None:
    answer = run(standin.write(tmp_path / "a.csv", 20), "--dry-run", session="2019")

    assert counts(answer) == (20, 20, 0, 0, 0)
    assert answer["dry_run"] is True
    assert not Case.objects.exists()
    assert not Session.objects.filter(key="2019").exists()


def test_it_finds_proposers_and_enters_those_who_are_missing(
    run: Run, cast: Cast, tmp_path: Path
) -> None:
    heads = [*HEADS, "界别", "联系电话"]
    rows = [
        heads,
        ["1", "甲事", "王岚", "个人", "2026-01-08", "甲。", "教育界", "0000-1"],
        ["2", "乙事", "王岚", "个人", "2026-01-08", "乙。", "农业界", ""],
        ["3", "丙事", "王岚、林文", "联名", "2026-01-08", "丙。", "", ""],
        ["4", "丁事", "市妇联", "团体", "2026-01-08", "丁。", "", ""],
    ]

    answer = run(write_csv(tmp_path / "a.csv", rows), session="2026")

    assert answer["proposers_entered"] == 3
    signed = [
        list(case.signatories.order_by("no").values_list("proposer_id", flat=True))
        for case in Case.objects.order_by("number")
    ]
    other = Proposer.objects.exclude(pk=cast.wang.pk).get(name="王岚")
    lin, union = Proposer.objects.get(name="林文"), Proposer.objects.get(name="市妇联")
    assert signed == [[cast.wang.pk], [other.pk], [cast.wang.pk, lin.pk], [union.pk]]
    assert (lin.kind, union.kind) == ("member", "organisation")
    assert Seat.objects.filter(proposer__in=[other, lin], term__number=8).count() == 2
    assert cast.wang.contact.mobile == "0000-1"


def test_it_opens_a_session_by_term_and_number(run: Run, tmp_path: Path) -> None:
    run(write_csv(tmp_path / "a.csv", [HEADS, GOOD]), session="九届二次会议")

    session = Session.objects.get(key="九届二次会议")
    assert (session.term, session.number) == (9, 2)
    assert Seat.objects.get(proposer__name="林文").term.number == 9


def test_an_interrupted_import_goes_on_where_it_stopped(
    run: Run, cast: Cast, tmp_path: Path
) -> None:
    path = standin.write(tmp_path / "a.csv", 30)
    to = destination("cppcc", "2019", date(2026, 3, 2))
    by = cast.by("qian")
    items = list(catalogue.read(path))

    def broken() -> Any:
        yield from items[:16]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Intake(to, Occasion(machine(), by.on, by.at), batch=10).run(broken())

    assert Case.objects.count() == 10
    assert counts(run(path, session="2019")) == (30, 20, 0, 10, 0)


@pytest.mark.parametrize(
    ("content", "office", "words"),
    [
        ("姓名,分数\n林文,90\n", "cppcc", "表头"),
        (",".join(HEADS) + "\n" + ",".join(GOOD[:5]) + ",一\n", "nobody", "nobody"),
    ],
)
def test_it_fails_where_nothing_can_be_read(
    cast: Cast, tmp_path: Path, content: str, office: str, words: str
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(content, "utf-8")

    with pytest.raises(CommandError, match=words) as failure:
        call_command("import_catalogue", str(path), "--office", office, "--session", "2031")

    assert failure.value.returncode == 1
    assert not Session.objects.filter(key="2031").exists()


def test_it_asks_no_more_of_the_database_for_a_larger_batch(
    run: Run, tmp_path: Path, django_assert_max_num_queries: Any
) -> None:
    rows = [
        [f"{n:04d}", f"第{n}件", "林文", "个人", "2026-01-08", "有事。"] for n in range(1, 101)
    ]
    path = write_csv(tmp_path / "a.csv", [HEADS, *rows])

    with django_assert_max_num_queries(80):
        assert counts(run(path)) == (100, 100, 0, 0, 0)
