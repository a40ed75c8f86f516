"""分类参考: the office's own classes, learned from its own decisions; proposed, never chosen."""

from dataclasses import dataclass

from jianyan.advice.routing import store
from jianyan.advice.switch import is_on
from jianyan.people.models import Office

METHOD = "model"
LEAST, MOST = 0.05, 3


@dataclass(frozen=True, slots=True)
class Class:
    """One class with its chance, and the words of the text that speak for it."""

    name: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Classified:
    """Classes best first; `abstained`: the machine does not know."""

    abstained: bool
    classes: tuple[Class, ...]
    version: str


def classify(text: str, office: Office, taxonomy: str = "category") -> Classified | None:
    """None where advice is off or nothing was learned yet: the form is then as it always was."""
    model = store.current(office.key, taxonomy) if is_on(office) else None
    if model is None or not text.strip():
        return None
    guess = model.guess(text)
    found = tuple(
        Class(name, round(chance, 4), model.spoken(text, name))
        for name, chance in guess.labels[:MOST]
        if chance >= LEAST
    )
    return Classified(guess.abstained, found, model.version)
