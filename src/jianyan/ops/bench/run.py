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


def main(quick: bool) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianyan.config.settings")
    django.setup()
    from jianyan.config.database import prepare

    prepare.ensure_ready()
    found = [asdict(one) for one in _all(QUICK if quick else FULL)]
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
    _tell(f"multiplied to {large:,} cases")
    second = pages.times(ground, sizes.rounds)
    yield from pages.growth(first, second, (small, large))
    yield Finding("memory after pages", _memory())


def _memory() -> str:
    """The most that this process ever held."""
    kilobytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{kilobytes / 1024:,.0f} MB"


def _tell(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


if __name__ == "__main__":
    main("--quick" in sys.argv)
