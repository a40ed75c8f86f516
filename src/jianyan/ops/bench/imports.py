"""导入量测 — rows a second through the import, against raw COPY of the rows that came of them."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter

from django.core.management import call_command

from jianyan.cases.models import Case
from jianyan.ops.bench import raw
from jianyan.ops.bench.findings import Finding, rate
from jianyan.ops.bench.ground import YEAR
from jianyan.ops.bench.moves import TABLES
from jianyan.ops.demo.matters import matter
from jianyan.ops.demo.names import people

OFFICE = "nation-cppcc"


def imported(folder: Path, count: int) -> Iterator[Finding]:
    """A catalogue as offices send it, numbers and full texts included."""
    path, before = folder / "catalogue.csv", set(Case.objects.values_list("pk", flat=True))
    _write(path, count)
    begun = perf_counter()
    call_command(
        "import_catalogue", str(path), office=OFFICE, session=str(YEAR), json=True,
        stdout=io.StringIO(), stderr=io.StringIO(),
    )  # fmt: skip
    seconds = perf_counter() - begun
    made = [pk for pk in Case.objects.values_list("pk", flat=True) if pk not in before]
    rows, floor = raw.copy(TABLES, made)
    note = f"{len(made):,} cases of {count:,} rows; {rows:,} rows by COPY"
    yield Finding(
        "import", rate(count, seconds, "rows"), rate(count, floor, "rows"), seconds / floor, note
    )


def _write(path: Path, count: int) -> None:
    rng = Random("catalogue")
    names = people(rng, 200)
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("编号", "案由", "提案者", "提交时间", "正文"))
        for no in range(1, count + 1):
            one = matter(rng, level="nation", kind="proposal")
            name = names[no % len(names)].name
            rows.writerow((f"导{no:05d}", one.title, name, f"{YEAR}-05-23", one.text))
