"""量测进程 — runs all measurements in a home of its own and prints them as JSON."""

import json
import os
import resource
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jianyan.ops.bench.findings import Finding


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured."""

    fraction: int
    pairs: int
    bulk: int
    rows: int
    cases: tuple[int, int]
    rounds: int


FULL = Sizes(fraction=20, pairs=30, bulk=500, rows=3000, cases=(14_000, 140_000), rounds=25)
QUICK = Sizes(fraction=120, pairs=5, bulk=60, rows=200, cases=(1_400, 14_000), rounds=8)


def main(quick: bool, text: bool, cases: int, large: int) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianyan.config.settings")
    django.setup()
    from jianyan.config.database import prepare

    prepare.ensure_ready()
    measured = _texts(quick, cases, large) if text else _all(QUICK if quick else FULL)
    found = [asdict(one) for one in measured]
    json.dump(found, sys.stdout, ensure_ascii=False)


def _all(sizes: Sizes) -> Iterator["Finding"]:
    from jianyan import doors
    from jianyan.ops.bench import imports, moves, multiply, pages
    from jianyan.ops.bench.findings import Finding
    from jianyan.ops.bench.ground import Ground

    ground = Ground(doors.now())
    there = ground.load(sizes.fraction)
    _tell(f"{there} cases loaded")
    yield from moves.one_by_one(ground, sizes.pairs)
    _tell("moves one by one")
    yield from moves.many_at_once(ground, sizes.bulk)
    _tell("moves in bulk")
    yield Finding("memory after bulk", _memory())
    yield from imports.imported(Path(os.environ["JIANYAN_HOME"]), sizes.rows)
    _tell("import")
    small = multiply.to(sizes.cases[0])
    first = pages.times(ground, sizes.rounds)
    _tell(f"pages at {small:,} cases")
    large = multiply.to(sizes.cases[1])
    _analyze()
    _tell(f"multiplied to {large:,} cases")
    second = pages.times(ground, sizes.rounds)
    yield from pages.growth(first, second, (small, large))
    yield Finding("memory after pages", _memory())


def _texts(quick: bool, cases: int, large: int) -> Iterator["Finding"]:
    """Search, likeness, groups and routing at `cases`; search once more at `large`."""
    from jianyan import doors
    from jianyan.ops.bench import corpus, texts, widen
    from jianyan.ops.bench.findings import Finding
    from jianyan.ops.bench.ground import OFFICE, TODAY, Ground

    ground = Ground(doors.now())
    ground.load(900)
    hub = ground.cast.by(("hub", ground.cast.offices["nation-gov"].pk), TODAY, 0).actor
    rounds = 20 if quick else 100
    yield from texts.cut(rounds * 20)
    made = corpus.written(cases)
    _tell(f"{len(made):,} cases written")
    yield from texts.indexed(made)
    _tell("indexed for search")
    yield from texts.likened(made)
    _analyze()
    _tell("indexed for likeness")
    yield from texts.searched(made, hub, rounds * 2)
    yield from texts.found_alike(made, hub, rounds)
    yield from texts.grouped(made)
    yield from texts.routed(made, ground.cast.offices[OFFICE], hub, rounds * 5)
    yield Finding("memory after texts", _memory())
    if large > cases:
        widen.to(large)
        _analyze()
        yield from texts.searched(made, hub, rounds)


def _analyze() -> None:
    """Statistics for the planner, which the owner of the tables alone may gather."""
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")


def _memory() -> str:
    """The most that this process ever held."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{kilobytes / 1024:,.0f} MB"


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _number(name: str, usual: int) -> int:
    return int(sys.argv[sys.argv.index(name) + 1]) if name in sys.argv else usual


if __name__ == "__main__":
    main(
        "--quick" in sys.argv,
        "--text" in sys.argv,
        _number("--cases", 150_000),
        _number("--large", 0),
    )
