"""内部办理: routing, plan, research, interim explanation, contacts confirmed and shared."""

import re
from datetime import date

import pytest

from jianyan.cases import actions as a
from jianyan.cases.actions.handling.route import Portion
from jianyan.cases.models import Activity, Assignment, Contact, Routing
from jianyan.cases.perform import perform, perform_many, read
from jianyan.cases.queries.case_page import case_page
from jianyan.cases.refusal import Warned
from jianyan.cases.replay import problems
from jianyan.notices.inbox import inbox
from jianyan.people.models import Section
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import Cast
from tests.notices.conftest import at


def working(cast: Cast) -> Assignment:
    return perform(a.acknowledge, read(c.assigned(cast).pk).assignments[0], cast.by("chen"))


def test_points_go_to_sections_officers_and_a_co_unit(cast: Cast) -> None:
    river = Section.objects.create(unit=cast.water, name="河道科")
    portions = [
        Portion(officer="陈涛"),
        Portion(point=1, section=river.pk, officer="林工", due_on=date(2026, 4, 1)),
        Portion(point=2, unit=cast.transport, note="提供管线图"),
    ]

    work = perform(a.route, working(cast), cast.by("zhao"), portions=portions)
    work = perform(a.route, work, cast.by("zhao"), portions=portions[1:])

    rows = read(work.case_id).rows(Routing)
    assert [(r.point_no, r.section_id, r.unit_id) for r in rows] == [
        (1, river.pk, None), (2, None, cast.transport.pk),
    ]  # fmt: skip
    assert not problems([work.case_id])[0]


def test_routing_is_the_units_own_and_the_co_unit_sees_its_line(cast: Cast) -> None:
    portions = [Portion(point=1, officer="林工"), Portion(point=2, unit=cast.transport)]
    work = perform(a.route, working(cast), cast.by("zhao"), portions=portions)

    def seen(name: str) -> list[int | None]:
        page = case_page(by=cast.by(name), case_id=work.case_id)
        assert page is not None
        return [row.point for row in page.tasks[0].house.routing]

    assert [seen(name) for name in ("chen", "sun", "wu", "zhou", "li")] == [
        [1, 2], [1, 2], [2], [], [],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("portion", "code"),
    [
        ({"point": 1}, "nobody_named"),
        ({"point": 9, "officer": "林工"}, "no_such_point"),
        ({"point": 1, "section": 999}, "section_of_other_unit"),
        ({"officer": "林工", "due_on": date(2026, 3, 1)}, "day_past"),
    ],
)
def test_a_line_is_refused(cast: Cast, portion: dict[str, object], code: str) -> None:
    work = working(cast)
    with refused(code):
        perform(a.route, work, cast.by("zhao"), portions=[Portion(**portion)])  # type: ignore[arg-type]


def test_only_a_co_unit_of_the_case_is_named(cast: Cast) -> None:
    work = working(cast)
    with refused("unit_not_on_case"):
        perform(a.route, work, cast.by("zhao"), portions=[Portion(unit=cast.finance)])


def test_a_plan_is_kept_and_asked_for_where_the_rule_does(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    own_pack(monkeypatch, tmp_path, 'plan_required = "all"')
    cast.congress.rules = "own"
    cast.congress.save()
    reply = c.round_drafted(cast)

    with pytest.raises(Warned) as warned:
        perform(a.send_for_approval, reply, cast.by("chen"))
    work = read(reply.case_id).assignments[0]
    perform(a.file_plan, work, cast.by("chen"), plan="3月调研,5月答复。")
    reply = perform(a.send_for_approval, reply, cast.by("chen"))

    assert warned.value.params["codes"] == ("plan_missing",)
    assert reply.overrides == []


def own_pack(monkeypatch: pytest.MonkeyPatch, folder: object, *lines: str) -> None:
    """The office's own rule text: the national one with some keys of its own."""
    from pathlib import Path

    from jianyan.rules import packs

    text = (packs.SHIPPED / "national-2025.toml").read_text("utf-8")
    for name in ("key", *(line.partition(" ")[0] for line in lines)):
        text = re.sub(rf"^{name} = .*\n", "", text, count=1, flags=re.MULTILINE)
    text = 'key = "own"\n' + "\n".join(lines) + "\n" + text
    (Path(str(folder)) / "own.toml").write_text(text, "utf-8")
    monkeypatch.setenv("JIANYAN_RULES_DIR", str(folder))


def test_research_with_the_proposer_counts_as_a_contact_and_is_entered_once(cast: Cast) -> None:
    work = perform(
        a.log_activity, working(cast), cast.by("chen"), kind="site_visit", on=c.DAY,
        place="柳溪河", present=[cast.li.pk], note="查看三处排污口。",
    )  # fmt: skip

    dossier = read(work.case_id)
    (visit,), (contact,) = dossier.rows(Activity), dossier.rows(Contact)
    assert (visit.kind, visit.invited, visit.present) == ("site_visit", [cast.li.pk], [cast.li.pk])
    assert (contact.mode, contact.stage, work.contacts) == ("visit", "during", 1)
    assert not problems([work.case_id])[0]


def test_an_invitation_is_told_to_those_invited(cast: Cast) -> None:
    ahead = date(2026, 3, 20)
    work = perform(
        a.log_activity, working(cast), cast.by("chen"), kind="seminar", on=ahead,
        invited=[cast.li.pk],
    )  # fmt: skip

    told = inbox(cast.actor("li"), at(c.DAY, 15)).lines[0]
    assert (told.kind, told.due_on, work.contacts) == ("invited", ahead, 0)


def test_nobody_was_present_tomorrow(cast: Cast) -> None:
    work = working(cast)
    with refused("day_ahead"):
        perform(
            a.log_activity, work, cast.by("chen"), kind="seminar",
            on=date(2026, 3, 20), present=[cast.li.pk],
        )  # fmt: skip
    with refused("activity_unknown"):
        perform(a.log_activity, work, cast.by("chen"), kind="dinner", on=c.DAY)


def test_s22_an_interim_explanation_reaches_the_proposer(cast: Cast) -> None:
    work = perform(
        a.explain_interim, working(cast), cast.by("chen"), text="勘测仍在进行,预计7月答复。"
    )

    page = case_page(by=cast.by("li"), case_id=work.case_id)
    assert page is not None
    assert page.tasks[0].house.interim == "勘测仍在进行,预计7月答复。"
    assert inbox(cast.actor("li"), at(c.DAY, 15)).lines[0].kind == "interim"
    with refused("interim_empty"):
        perform(a.explain_interim, work, cast.by("chen"), text="")


def test_s21_a_disputed_contact_leaves_the_rate_and_a_confirmed_one_stays(cast: Cast) -> None:
    work = c.handling(cast)
    case = work.dossier.case

    perform(a.dispute_contact, case, cast.by("li"), contact=1)
    assert read(work.case_id).assignments[0].contacts == 0
    with refused("contact_disputed_already"):
        perform(a.dispute_contact, case, cast.by("li"), contact=1)
    perform(a.confirm_contact, case, cast.by("li"), contact=1)

    dossier = read(work.case_id)
    (contact,) = dossier.contacts
    assert (contact.confirmed_on, contact.disputed_on) == (c.DAY, None)
    assert dossier.assignments[0].contacts == 1
    with refused("contact_confirmed_already"):
        perform(a.confirm_contact, case, cast.by("li"), contact=1)
    assert not problems([work.case_id])[0]


def test_one_contact_serves_several_cases(cast: Cast) -> None:
    tasks = [working(cast), working(cast)]
    said = {"stage": "before", "mode": "phone", "shared": "chen-1", "note": "两件一并沟通。"}

    done = perform_many(a.record_contact, [(one, said) for one in tasks], cast.by("chen"))

    assert not done.refused
    marks = [read(one.case_id).contacts[0].shared for one in tasks]
    assert marks == ["chen-1", "chen-1"]


def test_a_contact_names_only_who_signed(cast: Cast) -> None:
    work = working(cast)
    with refused("not_a_signatory"):
        perform(
            a.record_contact, work, cast.by("chen"), stage="before", mode="phone",
            proposers=[cast.wang.pk],
        )  # fmt: skip
