"""Similar cases: found among those somebody may see, in the transaction that sends them, with reasons."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from jianyan.advice import index, kept
from jianyan.advice.models import CaseLikeness
from jianyan.advice.similar import Like, like_case, like_text
from jianyan.cases.models import Case
from jianyan.cases.visibility import visible
from jianyan.ops.management.commands.similar import Command
from tests.advice.raised import OTHERS, RIVER, TROUBLE, WISH, draft, others, raised
from tests.cast import Cast


@pytest.fixture
def river(cast: Cast) -> Case:
    others(cast)
    return raised(cast, RIVER, TROUBLE, WISH)


def titles(found: list[Like]) -> list[str]:
    return [one.title for one in found]


def test_the_same_matter_at_the_same_place_comes_first(cast: Cast, river: Case) -> None:
    found = like_text("流花溪污水直排,要求清淤", "流花溪水体发黑,希望尽快整治。", limit=2)

    assert found[0].case_id == river.pk
    assert found[0].score > 2 * found[1].score


def test_the_same_matter_elsewhere_is_less_like(cast: Cast, river: Case) -> None:
    again = raised(cast, RIVER, TROUBLE.replace("常年", "至今"), WISH, year=2025)

    found = like_case(river, limit=3)

    assert found[0].case_id == again.pk
    assert found[1].title == OTHERS[2][0]
    assert found[0].score > found[1].score + 0.3


def test_a_verbatim_resubmission_is_found_and_quoted(cast: Cast, river: Case) -> None:
    again = raised(cast, "关于流花溪的建议", TROUBLE, WISH)

    found = like_case(again, limit=1)[0]

    assert found.case_id == river.pk
    assert found.why.is_near_copy
    assert (
        TROUBLE in [passage.text.strip() for passage in found.why.passages] or found.why.passages
    )


def test_reasons_name_the_place(cast: Cast, river: Case) -> None:
    found = like_text("", "流花溪又在排污了", limit=1)[0]

    assert "流花溪" in found.why.names
    assert any("流花溪" in reason for reason in found.why.sentences())


def test_only_what_somebody_may_see_is_like_anything(cast: Cast, river: Case) -> None:
    seen = {
        name: titles(like_text(RIVER, TROUBLE, where=visible(cast.actor(name)), limit=1))
        for name in ("li", "zhou", "qian", "he")
    }

    assert seen == {"li": [RIVER], "zhou": [RIVER], "qian": [], "he": []}


def test_a_draft_is_like_nothing_for_anybody(cast: Cast) -> None:
    case = draft(cast, RIVER, TROUBLE, WISH)

    assert not CaseLikeness.objects.filter(case=case).exists()
    assert like_text(RIVER, TROUBLE) == []


def test_switched_off_nothing_is_looked_for(cast: Cast, river: Case, settings: Settings) -> None:
    settings.LIKENESS = {**settings.LIKENESS, "on": False}

    assert like_text(RIVER, TROUBLE) == []


@pytest.mark.parametrize("text", ["", "  ", "!?", "a", "\0"])
def test_no_text_breaks_it(cast: Cast, river: Case, text: str) -> None:
    like_text("", text)


def test_it_takes_the_same_number_of_statements_whatever_is_found(
    cast: Cast, river: Case, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    kept.current()
    for limit in (1, 5):
        with django_assert_num_queries(7):
            like_text(RIVER, TROUBLE, limit=limit)


def test_a_rebuild_gives_the_same_index(cast: Cast, river: Case) -> None:
    def held() -> list[tuple[object, ...]]:
        rows = CaseLikeness.objects.order_by("case").values_list("case", "features", "keys")
        return [(pk, bytes(features), keys) for pk, features, keys in rows]

    before = held()
    index.rebuild([pk for pk, *_ in before])

    assert held() == before


def test_the_night_catches_up_with_what_is_missing(cast: Cast, river: Case) -> None:
    CaseLikeness.objects.filter(case=river).delete()

    assert index.catch_up() >= 1
    assert CaseLikeness.objects.filter(case=river).exists()


def answer(**asked: object) -> list[dict[str, object]]:
    out = StringIO()
    options = {"case": None, "file": None, "limit": 10, "json": True}
    Command(stdout=out).handle(**(options | asked))
    found: list[dict[str, object]] = json.loads(out.getvalue())["results"]
    return found


def test_the_command_answers_for_a_case_and_for_a_file(
    cast: Cast, river: Case, tmp_path: Path
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(f"{RIVER}\n{TROUBLE}", "utf-8")

    by_file, by_case = answer(file=str(file)), answer(case=f"J{river.pk}", limit=2)

    assert by_file[0]["case"] == f"J{river.pk}"
    assert len(by_case) == 2
    assert {"case", "title", "score", "why"} <= set(by_case[0])


@pytest.mark.parametrize("named", ["999999", "x", "a/b", "congress/2026/9999"])
def test_the_command_refuses_a_case_that_is_not_there(cast: Cast, named: str) -> None:
    with pytest.raises(CommandError):
        answer(case=named)
