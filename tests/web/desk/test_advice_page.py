"""系统推荐成绩: what was learned, by size of unit, and what people made of the suggestions."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jianyan.advice.models import Training
from jianyan.advice.routing import learning, store
from jianyan.cases.actions.assigning.assign import Share
from tests import cast as c
from tests.cast import DAY, Cast
from tests.web.desk.conftest import Enter
from tests.web.desk.made_moves import move_url, shares

AT = datetime(2026, 3, 1, 2, tzinfo=UTC)


def test_a_months_learning_is_kept_and_shown_with_its_accuracy(
    cast: Cast, enter: Enter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "folder", lambda: tmp_path)
    for no in range(24):
        for title, unit in (("龙舟竞渡", cast.finance), ("风筝比赛", cast.transport)):
            c.assigned(
                cast, title=f"关于办好第{no}届{title}的建议", on=DAY,
                shares=[Share(unit=unit, role="sole")],
            )  # fmt: skip
    learning.learn(cast.congress, AT)
    first = Training.objects.get(what="units")
    c.assigned(
        cast, title="关于龙舟竞渡转播的建议", shares=[Share(unit=cast.finance, role="sole")]
    )
    learning.learn(cast.congress, AT)

    page = enter("zhou").get("/desk/advice/").content.decode()

    assert first.version in page
    assert store.earlier("congress") == [first.version]
    assert store.back_to("congress", first.version)
    current = store.current("congress")
    assert current is not None
    assert current.version == first.version
    assert not store.back_to("congress", "0-none")


def test_what_was_suggested_first_is_counted_with_what_was_decided(
    cast: Cast, enter: Enter
) -> None:
    client = enter("zhou")

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get("/desk/advice/")
        return len(queries)

    client.get("/desk/advice/")
    few = cost()
    for unit in (cast.water, cast.transport):
        case = c.filed(cast)
        client.post(move_url(case, "assign"), shares({"unit": unit.pk, "role": "sole"}))

    page = client.get("/desk/advice/").content.decode()
    row = page[page.index("推荐承办单位") :]
    assert '<td class="number">2</td><td class="number">1</td>' in row
    assert cost() == few
