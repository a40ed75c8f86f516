"""bench: figures come with their floor; nothing is timed against a threshold."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from jianyan.cases.models import Case, Line
from jianyan.deadlines.models import LedgerRow
from jianyan.ops.bench import corpus, findings, imports, moves, multiply, pages, texts, widen
from jianyan.ops.bench.findings import Finding
from jianyan.ops.bench.ground import OFFICE, TODAY, Ground
from jianyan.ops.management.commands.bench import BEGIN, END, _put


@pytest.fixture
def ground(db: None) -> Ground:
    found = Ground(datetime(2026, 11, 23, 2, tzinfo=UTC))
    found.load(fraction=900)
    return found


def test_it_measures_moves_imports_and_pages(ground: Ground, tmp_path: Path) -> None:
    found = [
        *moves.one_by_one(ground, 1),
        *moves.many_at_once(ground, 3),
        *imports.imported(tmp_path, 4),
    ]
    small = Case.objects.count()
    first = pages.times(ground, 1)
    large = multiply.to(small * 3)
    found += pages.growth(first, pages.times(ground, 1), (small, large))

    assert all(one.ratio is not None and one.floor for one in found)
    assert large >= small * 3
    assert LedgerRow.objects.values("case_id").distinct().count() >= large * 2 // 3
    assert Line.objects.values("case_id").distinct().count() == large
    names = [one.what for one in found]
    assert {"one move, median", "moves in bulk", "import"} <= set(names)
    assert any(name.startswith("case page") for name in names)


def test_it_measures_search_likeness_groups_and_units(ground: Ground) -> None:
    hub = ground.cast.by(("hub", ground.cast.offices["nation-gov"].pk), TODAY, 0).actor
    made = corpus.written(120)
    found = [
        *texts.cut(5),
        *texts.indexed(made),
        *texts.likened(made),
        *texts.searched(made, hub, 2),
        *texts.found_alike(made, hub, 2),
        *texts.grouped(made),
        *texts.routed(made, ground.cast.offices[OFFICE], hub, 2),
    ]

    by_name = {one.what.partition(",")[0]: one for one in found}
    for name in ("segmentation", "search index", "likeness index"):
        assert by_name[name].floor
        assert by_name[name].ratio
    assert by_name["· recall@10 against exact"].figure == "1.000"
    assert "of 2 told-again" in by_name["groups of a session"].note
    assert widen.to(300) >= 300


def test_the_table_goes_between_its_marks(tmp_path: Path) -> None:
    page = tmp_path / "performance.md"
    page.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", encoding="utf-8")
    one = Finding("one move", "5 ms", "3 ms", 1.67, "of many")

    _put(page, [one], quick=False)

    text = page.read_text(encoding="utf-8")
    assert "| one move | 5 ms | 3 ms | 1.67 × | of many |" in text
    assert text.startswith("before\n")
    assert text.endswith(f"{END}\nafter\n")
    assert "old" not in text
    assert "1.67 ×" in findings.plain([one])
