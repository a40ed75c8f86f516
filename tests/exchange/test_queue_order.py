"""来件队列之次序: searched, put in order, turned both ways, and worked by several people."""

from typing import Any

import pytest

from jianyan.exchange import deciding, queue
from jianyan.exchange.models import Incoming
from tests.cast import Cast
from tests.exchange.documents import papers as p
from tests.exchange.test_queue import take


def listed(cast: Cast, **wish: Any) -> list[str]:
    found = queue.queue(actor=cast.actor("qian"), state="waiting", wish=queue.Wish(**wish))
    return [line.name for line in found.lines]


def test_the_queue_is_searched_and_put_in_order(cast: Cast) -> None:
    take(cast, "一.docx", p.letter())
    take(cast, "二.docx", p.letter(title="古树要保护"))

    assert listed(cast) == ["一.docx", "二.docx"]
    assert listed(cast, newest=True) == ["二.docx", "一.docx"]
    assert listed(cast, words="要保护") == ["二.docx"]
    assert listed(cast, words="林文 一") == ["一.docx"]
    assert listed(cast, doubtful=True) == ["二.docx"]


@pytest.mark.parametrize("newest", [False, True])
def test_pages_are_turned_both_ways(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, newest: bool
) -> None:
    monkeypatch.setattr(queue, "PAGE", 2)
    for no in range(5):
        take(cast, f"{no}.docx", p.letter(end=[f"第{no}稿"]))

    def turned(**place: int) -> tuple[list[str], bool, bool, queue.Queue]:
        wish = queue.Wish(newest=newest, **place)
        found = queue.queue(actor=cast.actor("qian"), state="waiting", wish=wish)
        names = [line.name[0] for line in found.lines]
        return names, bool(found.before), bool(found.after), found

    order = "43210" if newest else "01234"
    *first, page = turned()
    *second, page = turned(after=page.after or 0)
    *third, page = turned(after=page.after or 0)
    *again, page = turned(before=page.before or 0)
    *start, page = turned(before=page.before or 0)

    assert first == [list(order[:2]), False, True]
    assert second == again == [list(order[2:4]), True, True]
    assert third == [list(order[4]), True, False]
    assert start == first


def test_after_the_last_one_comes_what_others_left(cast: Cast) -> None:
    for no in range(3):
        take(cast, f"{no}.docx", p.letter(end=[f"第{no}稿"]))
    first, middle, last = Incoming.objects.order_by("pk").values_list("pk", flat=True)

    def following(pk: int) -> int | None:
        found = queue.document(actor=cast.actor("qian"), pk=pk)
        return found.next if found else None

    assert [following(first), following(middle), following(last)] == [middle, last, first]
    deciding.set_aside(first, cast.by("qian"), reason="重复来件")
    deciding.set_aside(middle, cast.by("qian"), reason="重复来件")
    assert following(last) is None


def test_the_same_paper_in_another_file_is_named(cast: Cast) -> None:
    take(cast, "一.docx", p.letter())
    take(
        cast, "一(终稿).docx", p.letter(title=p.TITLE.replace("临溪区", " 临溪区 "), end=["终稿"])
    )
    take(cast, "二.docx", p.letter(title="关于增设路灯的提案"))

    found = queue.queue(actor=cast.actor("qian"), state="waiting")

    assert [line.twin.name if line.twin else "" for line in found.lines] == [
        "一(终稿).docx",
        "一.docx",
        "",
    ]
