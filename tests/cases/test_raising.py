"""提出: draft, submit, withdraw, and what a clerk keys in."""

from typing import Any

import msgspec
import pytest

from jianyan.cases import actions as a
from jianyan.cases.models import Line
from jianyan.cases.opening import Draft, open_case, open_cases
from jianyan.cases.perform import perform, read
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import Cast


def draft(cast: Cast, **changes: object) -> Draft:
    usual: dict[str, object] = {
        "office": cast.congress, "session": cast.congress_session, "lead": cast.li,
        "title": c.TITLE, "situation": c.SITUATION, "points": c.POINTS,
    }  # fmt: skip
    return Draft(**{**usual, **changes})  # type: ignore[arg-type]


def test_a_draft_keeps_its_words_in_rows_of_their_own(cast: Cast) -> None:
    case = open_case(draft(cast), cast.by("li"))

    line = Line.objects.get(case_id=case.pk)
    assert c.TITLE not in line.data
    assert [read(case.pk).body(p.words_no) for p in read(case.pk).points] == list(c.POINTS)


def test_s09_a_clerk_keys_in_for_the_proposer_and_all_three_are_recorded(cast: Cast) -> None:
    case = open_case(draft(cast, channel="paper", scan="scan-0001.pdf"), cast.by("zhou"))

    line = Line.objects.get(case_id=case.pk)
    data = msgspec.json.decode(line.data)
    assert line.actor_id == cast.users["zhou"].pk
    assert (data["lead"], data["keyed_scan"], case.channel) == (
        cast.li.pk,
        "scan-0001.pdf",
        "paper",
    )


@pytest.mark.parametrize("name", ["he", "wang", "chen", "qian", "sun"])
def test_nobody_else_opens_a_case_for_a_proposer(cast: Cast, name: str) -> None:
    with refused("no_right"):
        open_case(draft(cast), cast.by(name))


@pytest.mark.parametrize(
    ("changes", "code"),
    [({"title": "  "}, "title_missing"), ({"title": "长" * 151}, "title_too_long")],
)
def test_a_draft_is_refused(cast: Cast, changes: dict[str, object], code: str) -> None:
    with refused(code):
        open_case(draft(cast, **changes), cast.by("li"))


def test_a_proposer_of_another_office_is_refused(cast: Cast) -> None:
    with refused("proposer_of_other_office"):
        open_case(draft(cast, lead=cast.wang), cast.by("zhou"))


def test_many_are_opened_all_or_none(cast: Cast) -> None:
    with refused("title_missing"):
        open_cases([draft(cast), draft(cast, title="")], cast.by("zhou"))


def test_a_later_version_replaces_the_points_and_keeps_the_old_words(cast: Cast) -> None:
    case = open_case(draft(cast), cast.by("li"))
    texts = case.texts.count()

    case = perform(
        a.draft, case, cast.by("li"), text=draft(cast, title="另一标题", points=("只有一条。",))
    )

    dossier = read(case.pk)
    assert (dossier.case.title, len(dossier.points)) == ("另一标题", 1)
    assert case.texts.count() == texts + 3


def test_a_sent_case_is_no_longer_changed(cast: Cast) -> None:
    case = c.submitted(cast)

    with refused("wrong_state"):
        perform(a.draft, case, cast.by("li"), text=draft(cast))


def test_a_case_without_advice_is_not_sent(cast: Cast) -> None:
    case = open_case(draft(cast, points=()), cast.by("li"))

    with refused("points_missing"):
        perform(a.submit, case, cast.by("li"))


def test_a_sent_case_bears_its_day(cast: Cast) -> None:
    assert c.submitted(cast).submitted_on == c.DAY


def test_a_case_is_withdrawn_and_its_clocks_stop(cast: Cast) -> None:
    case = c.assigned(cast)

    case = perform(a.withdraw, case, cast.by("li"), reason="情况已变化。")

    assert case.state == "withdrawn"
    assert not case.clocks.filter(stopped_on=None).exists()
    assert {work.state for work in read(case.pk).assignments} == {"ceased"}


def test_s04_an_assigned_case_is_not_withdrawn_where_the_rule_bars_it(cast: Cast) -> None:
    cast.congress.rules = "bj-2014"
    cast.congress.save()
    case = c.assigned(cast)

    with refused("withdraw_too_late"):
        perform(a.withdraw, case, cast.by("li"))


@pytest.mark.parametrize("move", [a.submit, a.withdraw])
def test_a_co_signer_does_not_act_for_the_lead(cast: Cast, move: Any) -> None:
    case = c.drafted(cast, joint=True)

    with refused("lead_writes" if move is a.submit else "withdraw_joint"):
        perform(move, case, cast.by("liu"))


def test_s03_the_lead_alone_does_not_withdraw_where_all_must_agree(cast: Cast) -> None:
    cast.congress.rules = "sh-2015"
    cast.congress.save()
    case = c.submitted(cast, joint=True)

    with refused("withdraw_joint"):
        perform(a.withdraw, case, cast.by("li"))
