"""The yearly briefing: computed from records, reconciled, each figure with its list."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection

from jianyan.cases import actions as a
from jianyan.cases.models import Round
from jianyan.cases.perform import perform, read
from jianyan.outcomes.models import PolicyMeasure
from jianyan.statistics.briefing import Briefing, yearly_briefing
from jianyan.statistics.measures import MEASURES
from jianyan.statistics.models import ExternalFigure
from jianyan.statistics.reconcile import Unreconciled
from jianyan.statistics.scope import Scope
from tests import cast as c
from tests.cast import Cast

AS_OF = date(2026, 12, 31)


def a_year(cast: Cast) -> None:
    """Five suggestions: rated well, rated badly, silent, in handling, withdrawn; one not filed."""
    c.rated(cast)
    c.rated(cast, values=c.BAD, comment="河还是臭的。")
    c.delivered(cast)
    c.handling(cast)
    perform(a.withdraw, c.filed(cast), cast.by("li"))
    perform(
        a.decline, c.submitted(cast), cast.by("zhou"),
        ground="personal" if "personal" in _grounds() else _grounds()[0], reason="属个人事项。",
    )  # fmt: skip


def _grounds() -> list[str]:
    from jianyan.rules import packs

    return list(packs.load("national-2025").grounds) or ["other"]


def briefing(cast: Cast, as_of: date = AS_OF) -> Briefing:
    return yearly_briefing(office=cast.government, year=2026, as_of=as_of)


@pytest.mark.parametrize(
    ("key", "value", "base"),
    [
        ("received", 6, None),
        ("filed", 4, 6),
        ("withdrawn", 1, 6),
        ("not_filed", 1, 6),
        ("led", 4, 4),
        ("replied", 3, 4),
        ("on_time", 3, 4),
        ("contacted", 4, 4),
        ("class_solved", 3, 3),
        ("first_sent", 3, None),
        ("first_back", 2, 3),
        ("first_silent", 1, 3),
        ("first_result_basically", 1, 2),
        ("first_result_dissatisfied", 1, 2),
        ("first_attitude_satisfied", 2, 2),
    ],
)
def test_it_counts_from_records_with_its_base(
    cast: Cast, key: str, value: int, base: int | None
) -> None:
    a_year(cast)

    figure = briefing(cast).figure(key, "suggestion")

    assert (figure.value, figure.base) == (value, base)


def test_every_figure_is_as_long_as_its_list(cast: Cast) -> None:
    a_year(cast)
    scope = Scope(cast.government, 2026, AS_OF)

    for figure in briefing(cast).figures:
        rows = list(MEASURES[figure.key].rows(scope, figure.kind))
        assert len(rows) == figure.value, figure.key


def test_silence_is_outside_every_rate(cast: Cast) -> None:
    a_year(cast)

    report = briefing(cast)

    assert report.figure("first_silent", "suggestion").value == 1
    assert report.figure("first_result_basically", "suggestion").percent == Decimal("50.0")


def test_it_can_be_run_as_of_a_past_day(cast: Cast) -> None:
    c.rated(cast, on=date(2026, 3, 2))
    c.rated(cast, on=date(2026, 5, 6))

    early, late = briefing(cast, date(2026, 4, 1)), briefing(cast)

    assert early.figure("received", "suggestion").value == 1
    assert late.figure("first_back", "suggestion").value == 2


def test_one_measure_counts_once_however_many_opinions_it_serves(cast: Cast) -> None:
    """S45"""
    PolicyMeasure.objects.create(
        key="m1", title="柳溪河治理方案", kind="plan", issued_on=c.DAY, unit=cast.water
    )
    for point in (1, 2, 3):
        work = c.handling(cast)
        inputs: dict[str, Any] = {
            "unit": cast.water,
            "degree": "full",
            "evidence": "方案第三条。",
            "measure": "m1",
        }
        perform(a.adopt, work.dossier.case, cast.by("chen"), point=point, **inputs)
        if point == 1:
            perform(a.adopt, work.dossier.case, cast.by("chen"), point=2, **inputs)

    report = briefing(cast)

    assert report.figure("adopted", "suggestion").value == 4
    assert report.figure("measures").value == 1


def test_a_share_stands_on_the_declared_figure_where_there_is_one(cast: Cast) -> None:
    c.handling(cast)
    ExternalFigure.objects.create(
        office=cast.government, year=2026, name="suggestion.base", value=8, letter_no="江人办〔2026〕9号",
        source_office="江州市人大", declared_on=c.DAY, declared_by=cast.users["sun"],
    )  # fmt: skip

    figure = briefing(cast).figure("led", "suggestion")

    assert (figure.value, figure.base, figure.percent) == (1, 8, Decimal("12.5"))
    assert "江人办〔2026〕9号" in figure.external


def test_it_is_refused_where_the_classes_do_not_add_up(cast: Cast) -> None:
    """S51"""
    reply = c.rated(cast)
    Round.objects.filter(case_id=reply.case_id).update(outcome="")

    with pytest.raises(Unreconciled) as refused:
        briefing(cast)

    (breach,) = refused.value.breaches
    assert (breach.check, breach.left, breach.right) == ("classes", 1, 0)
    assert breach.cases == (reply.case_id,)


def test_it_is_refused_where_more_is_led_than_was_declared(cast: Cast) -> None:
    c.handling(cast)
    c.handling(cast)
    ExternalFigure.objects.create(
        office=cast.government, year=2026, name="suggestion.base", value=1, letter_no="x",
        source_office="江州市人大", declared_on=c.DAY, declared_by=cast.users["sun"],
    )  # fmt: skip

    with pytest.raises(Unreconciled) as refused:
        briefing(cast)

    assert [b.check for b in refused.value.breaches] == ["external_base"]


def test_later_rounds_stand_apart_from_the_first(cast: Cast) -> None:
    """S36"""
    reply = c.rated(cast, values=c.BAD, comment="没有解决。")
    perform(a.rehandle, reply, cast.by("zhou"), reason="到现场再办。")
    work = read(reply.case_id).assignments[0]
    c.draft_again(cast, work, c.DAY)
    again = read(reply.case_id).rounds[-1]
    perform(a.send_for_approval, again, cast.by("chen"))
    perform(a.endorse, again, cast.by("zhao"))
    perform(a.issue, again, cast.by("zhao"), document_no="江水〔2026〕900号")
    perform(a.deliver, again, cast.by("chen"), mode="system")
    perform(a.rate, again, cast.by("li"), values=c.GOOD)

    report = briefing(cast)

    assert report.figure("first_result_dissatisfied", "suggestion").value == 1
    assert report.figure("later_result_basically", "suggestion").value == 1


def test_promises_are_shown_by_the_year_in_which_they_were_made(cast: Cast) -> None:
    """S41, S42"""
    kept = c.promised(cast)
    perform(a.fulfil, kept, cast.by("chen"), evidence="照片。")
    perform(a.confirm_fulfilment, kept, cast.by("li"))
    c.promised(cast, due_on=date(2026, 6, 30))

    (year,) = briefing(cast).promises

    assert (year.year, year.made, year.kept, year.open, year.delayed) == (2026, 2, 1, 1, 1)


def test_it_takes_a_fixed_number_of_queries(cast: Cast) -> None:
    from django.test.utils import CaptureQueriesContext

    c.rated(cast)
    with CaptureQueriesContext(connection) as few:
        briefing(cast)
    a_year(cast)
    with CaptureQueriesContext(connection) as many:
        briefing(cast)

    assert len(few) == len(many)
