"""分派建议: the trained model and the duties of the named departments, joined and calibrated."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jianyan.advice.duties.matching import Duties, of_labels
from jianyan.advice.routing.model import LEAST_KNOWN, UNSURE, Guess, Model, softmax
from jianyan.advice.routing.training import Held, train

RECOGNISED = 0.5  # share of the labels that must be names of known departments
LEAST_LIKELY = 1e-4
MODEL_SHARES, DUTY_SHARES = (
    (0.0, 0.2, 0.4, 0.6, 0.8, 1.0),
    (0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.4, 1.8),
)
FEW = 10  # held-out texts, below which the shares are as usual
Chances = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Shares:
    """How much each source says in the joint answer."""

    model: float
    duties: float


USUAL = Shares(0.5, 1.0)


@dataclass(frozen=True, slots=True)
class Router:
    """Whatever can be learned of some labels, ready to be asked."""

    labels: tuple[str, ...]
    model: Model | None
    duties: Duties | None
    shares: Shares

    def guess(self, text: str) -> Guess:
        """Every label with its chance, best first."""
        told = self.model.guess(text) if self.model else None
        if self.duties is None:
            return told or Guess((), 0.0)
        by_model = dict(told.labels) if told else {}
        by_duty = {match.key: match.chance for match in self.duties.match(text)}
        even = 1 / len(self.labels)
        rows = [[by_model.get(label, even), by_duty[label]] for label in self.labels]
        chances = joined(np.array([rows]), self.shares)[0]
        order = np.argsort(-chances, kind="stable")
        ranked = tuple((self.labels[i], float(chances[i])) for i in order)
        heard = max(by_duty.values()) > 2 * even
        return Guess(ranked, 1.0 if heard or told is None else told.known)


def joined(sources: Chances, shares: Shares) -> Chances:
    """Chances of several sources (texts by labels by sources) as one, each with its share."""
    said = np.log(np.maximum(sources, LEAST_LIKELY))
    return np.asarray(softmax(said @ np.array([shares.model, shares.duties]), 1.0))


def learn(texts: Sequence[str], labels: Sequence[str]) -> Router:
    """From labelled texts; a label on an empty text is one that may be named. Labels that are
    names of departments bring their duties with them."""
    names = tuple(sorted(set(labels)))
    said = [(text, label) for text, label in zip(texts, labels, strict=True) if text.strip()]
    duties: Duties | None = of_labels(names)
    if duties is None or duties.recognised < RECOGNISED or len(names) < 2:
        duties = None
    if not said:
        return Router(names, None, duties, USUAL)
    learned = [text for text, _ in said]
    model, held = train(learned, [label for _, label in said])
    if duties is None:
        return Router(names, model, None, USUAL)
    return Router(names, model, duties, _shares(learned, model, held, duties))


def _shares(texts: Sequence[str], model: Model, held: Held | None, duties: Duties) -> Shares:
    """The shares at which the held-out truths are likeliest."""
    if held is None or len(held.rows) < FEW:
        return USUAL
    by_duty = [
        {match.key: match.chance for match in duties.match(texts[row])} for row in held.rows
    ]
    told = np.array([[row[label] for label in model.labels] for row in by_duty])
    sources = np.stack([held.chances, told], axis=2)
    rows = np.arange(len(held.rows))

    def surprise(shares: Shares) -> float:
        right = joined(sources, shares)[rows, held.truth]
        return float(-np.log(np.maximum(right, LEAST_LIKELY)).mean())

    return min((Shares(m, d) for m in MODEL_SHARES for d in DUTY_SHARES), key=surprise)


__all__ = ["LEAST_KNOWN", "UNSURE", "Router", "learn"]
