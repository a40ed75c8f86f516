"""从决定中学习: trains an office's model from its own assignments, and reports how it does."""

import json
from collections import defaultdict
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from jianyan.advice.routing import store
from jianyan.advice.routing.training import Held, train
from jianyan.cases.models import Case
from jianyan.people.models import Office, Unit

FEWEST = 40  # decisions, below which duties and precedents say more
MOST = 20_000  # the latest decisions
BANDS = ((1, 9), (10, 49), (50, MOST))  # units by how many cases they had


@dataclass(frozen=True, slots=True)
class Band:
    """Units of about one size: how many cases were held out, how often the first or one of the
    first three was right."""

    least: int
    most: int
    cases: int
    first: float
    among_three: float


@dataclass(frozen=True, slots=True)
class Learned:
    """What a training came to."""

    version: str
    decisions: int
    bands: tuple[Band, ...]


def learn_units(office: Office) -> Learned | None:
    """Train on what this office assigned, if it is enough; the model is in use at once."""
    rows = _decisions(office)
    if len(rows) < FEWEST or len({key for _, key in rows}) < 2:
        return None
    model, held = train([text for text, _ in rows], [key for _, key in rows])
    version = store.put(office.key, model)
    sizes: dict[str, int] = defaultdict(int)
    for _, key in rows:
        sizes[key] += 1
    bands = _bands(held, [sizes[label] for label in model.labels]) if held else ()
    return Learned(version, len(rows), bands)


def report(office: Office, learned: Learned, on: date) -> Path:
    """The month's accuracy by size of unit, as a file beside the model; earlier months stay."""
    file = store.folder() / f"units-{office.key}-{on:%Y-%m}.json"
    file.write_text(json.dumps(asdict(learned), ensure_ascii=False, indent=1), encoding="utf-8")
    return file


def _decisions(office: Office) -> list[tuple[str, str]]:
    """Title and lead unit of the cases assigned; the heirs of abolished units answer for them."""
    heirs = dict(Unit.objects.exclude(successor=None).values_list("key", "successor__key"))
    rows = (
        Case.objects.filter(office=office, lead_unit__isnull=False)
        .order_by("-pk")
        .values_list("title", "lead_unit__key")[:MOST]
    )
    return [(title, heirs.get(key, key)) for title, key in rows]


def _bands(held: Held, sizes: list[int]) -> tuple[Band, ...]:
    ranked = (-held.chances).argsort(axis=1, kind="stable")
    found = []
    for least, most in BANDS:
        rows = [no for no, label in enumerate(held.truth) if least <= sizes[label] <= most]
        if not rows:
            continue
        first = sum(bool(ranked[no][0] == held.truth[no]) for no in rows)
        three = sum(bool(held.truth[no] in ranked[no][:3]) for no in rows)
        found.append(Band(least, most, len(rows), first / len(rows), three / len(rows)))
    return tuple(found)
