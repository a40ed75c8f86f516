"""从决定中学习: trains an office's models from its own decisions, and keeps how they did, version by version."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from jianyan.advice.models import Training
from jianyan.advice.routing import store
from jianyan.advice.routing.backtest import Band, backtest, bands_of, decisions
from jianyan.advice.routing.training import Held, train
from jianyan.cases.models import Case
from jianyan.people.models import Office

UNITS, CATEGORY = "units", "category"
FEWEST = 40  # decisions, below which duties and precedents say more
MOST = 20_000  # the latest decisions


@dataclass(frozen=True, slots=True)
class Learned:
    """What a training came to; its bands are of texts held out."""

    version: str
    decisions: int
    bands: tuple[Band, ...]


def learn_units(office: Office) -> Learned | None:
    """Train on what this office assigned, if it is enough; the model is in use at once."""
    rows = decisions(office, MOST)
    titles = Case.objects.in_bulk([pk for pk, _ in rows]) if len(rows) >= FEWEST else {}
    return _learned(office, UNITS, [(titles[pk].title, key) for pk, key in rows if pk in titles])


def learn_categories(office: Office) -> Learned | None:
    """The same for the office's own classes of matter (提案分类), whatever they are called."""
    rows = Case.objects.filter(office=office, number__gt="").exclude(category="").order_by("-pk")
    return _learned(office, CATEGORY, list(rows.values_list("title", "category")[:MOST]))


def learn(office: Office, at: datetime) -> None:
    """The month's learning of one office, kept with what it came to."""
    if learned := learn_units(office):
        tried = backtest(office, at.date())
        _keep(office, UNITS, learned, at, {"whole": asdict(tried) if tried else None})
    if learned := learn_categories(office):
        _keep(office, CATEGORY, learned, at, {})


def _learned(office: Office, what: str, rows: Sequence[tuple[str, str]]) -> Learned | None:
    if len(rows) < FEWEST or len({label for _, label in rows}) < 2:
        return None
    model, held = train([text for text, _ in rows], [label for _, label in rows])
    version = store.put(office.key, model, what)
    labels = [label for _, label in rows]
    sizes = [labels.count(label) for label in model.labels]
    return Learned(version, len(rows), _bands(held, sizes) if held else ())


def _keep(
    office: Office, what: str, learned: Learned, at: datetime, more: dict[str, object]
) -> None:
    Training.objects.create(
        office=office, what=what, version=learned.version, decisions=learned.decisions, made_at=at,
        report={"bands": [asdict(band) for band in learned.bands], **more},
    )  # fmt: skip


def _bands(held: Held, sizes: list[int]) -> tuple[Band, ...]:
    ranked = (-held.chances).argsort(axis=1, kind="stable")
    return bands_of(
        [
            (sizes[truth], bool(order[0] == truth), bool(truth in order[:3]))
            for order, truth in zip(ranked, held.truth, strict=True)
        ]
    )
