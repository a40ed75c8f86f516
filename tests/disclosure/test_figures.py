"""The portal's figures: counted on what is public, each with its base."""

from jianyan.cases import actions as a
from jianyan.cases.perform import perform
from jianyan.disclosure import figures
from jianyan.disclosure.figures import Choice
from jianyan.disclosure.reading import Filter, replies
from tests import cast as c
from tests.cast import Cast
from tests.disclosure.test_publication import publish


def test_there_are_none_before_anything_is_public(cast: Cast) -> None:
    c.delivered(cast)

    assert figures.of_year() is None


def test_each_is_counted_on_its_base(cast: Cast) -> None:
    publish(cast, c.delivered(cast))
    publish(cast, c.delivered(cast, outcome_class="C"), form="summary")
    c.delivered(cast)  # replied, not public
    publish(cast, c.delivered(cast, chain="proposal"))

    found = figures.of_year()

    assert found == figures.Figures(
        2026, cases=3, replied=4, replies=3, solved=2, under_way=0, explained=1, full=2
    )
    assert found.share(found.cases, found.replied) == "75.0%"


def test_a_reply_that_was_taken_down_counts_nowhere(cast: Cast) -> None:
    publish(cast, c.delivered(cast))
    shown = publish(cast, c.delivered(cast))

    perform(a.recall, shown, cast.by("zhao"), reason="更正")

    found = figures.of_year()
    assert found is not None
    assert (found.cases, found.replies) == (1, 1)


def test_every_figure_counts_what_its_list_shows(cast: Cast) -> None:
    publish(cast, c.delivered(cast))
    publish(cast, c.delivered(cast, outcome_class="C"), form="summary")

    found = figures.of_year()

    assert found is not None
    for chosen, counted in (
        (Filter(year=2026), found.replies),
        (Filter(year=2026, result="solved"), found.solved),
        (Filter(year=2026, result="explained"), found.explained),
        (Filter(year=2026, form="full"), found.full),
    ):
        assert len(replies(chosen).lines) == counted


def test_choices_are_those_that_leave_something(cast: Cast) -> None:
    publish(cast, c.delivered(cast))

    found = figures.choices(2026)

    assert found.years == [2026]
    assert found.units == [Choice("water", "江州市水利局", 1)]
    assert found.categories == [Choice("城乡建设", "城乡建设", 1)]
    assert figures.choices(2025).units == []
