"""事项库 — the hand-written matters, turns of phrase and recurring threads, read from TOML."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec

from jianyan.ops.demo import places

_HOMES = ("community", "estate")


@dataclass(frozen=True, slots=True)
class AdviceSpec:
    """One thing asked for, with an answer for each way of treating it."""

    what: str
    ask: tuple[str, ...]
    promise: str
    months: int
    yes: str = ""
    part: str = ""
    no: str = ""
    already: str = ""
    local: bool = False


@dataclass(frozen=True, slots=True)
class CoSpec:
    unit: str
    opinion: str


@dataclass(frozen=True, slots=True)
class Spec:
    """One kind of matter as written in the data; `{…}` are filled when it is composed."""

    key: str
    category: str
    topic: str
    place: str
    lead: str
    situation: tuple[str, ...]
    problems: tuple[str, ...]
    progress: tuple[str, ...]
    fulfilment: str
    comments: tuple[str, ...]
    again: str
    measure: str
    advice: tuple[AdviceSpec, ...]
    co: tuple[CoSpec, ...]
    titles: tuple[str, ...] = ()
    nation_titles: tuple[str, ...] = ()
    scene: tuple[str, ...] = ()
    nation_lead: tuple[str, ...] = ()
    look_alike: tuple[str, ...] = ()
    higher: str = ""
    town: bool = False

    def at(self, level: str) -> bool:
        """Whether the matter can arise at this level."""
        if level == "nation":
            return bool(self.nation_titles)
        return bool(self.titles) and (level == "city" or self.town)


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """What was answered in an earlier year, and whether its promise was kept."""

    years_ago: int
    outcome: str
    answer: str
    promise: str = ""
    months: int = 0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Thread:
    """屡提难解: one matter raised on the same place year after year."""

    key: str
    matter: str
    place: str
    history: tuple[PastAnswer, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """Fixed wordings of a reply, and of a text that recalls earlier replies."""

    emphasis: str
    verbs: tuple[str, ...]
    received: str
    answer: tuple[str, ...]
    next: tuple[str, ...]
    promise: tuple[str, ...]
    again: str
    again_year: str
    still: str


@dataclass(frozen=True, slots=True)
class Frames:
    """Turns of phrase that serve every matter."""

    problem_lead: tuple[str, ...]
    advice_lead: tuple[str, ...]
    context: dict[str, tuple[str, ...]]
    nation_scene: tuple[str, ...]
    survey: tuple[str, ...]
    nation_progress: tuple[str, ...]
    nation_fulfilment: tuple[str, ...]
    nation_again: tuple[str, ...]
    conclusion: tuple[str, ...]
    opening: dict[str, tuple[str, ...]]
    closing: dict[str, tuple[str, ...]]
    prefix: dict[str, tuple[str, ...]]
    contact: dict[str, tuple[str, ...]]
    comment: dict[str, tuple[str, ...]]
    rehandle: dict[str, tuple[str, ...]]
    letter: Letter
    class_label: dict[str, str]
    category: dict[str, str]
    words: dict[str, dict[str, str]]
    weights: dict[str, dict[str, int]]
    extra: tuple[AdviceSpec, ...]


@cache
def frames() -> Frames:
    return msgspec.convert(places.read("frames.toml"), Frames)


@cache
def specs() -> dict[str, Spec]:
    """Every matter by key, in the order of the files."""
    folder = files("jianyan.ops.demo").joinpath("data", "matters")
    names = sorted(path.name for path in folder.iterdir() if path.name.endswith(".toml"))
    found: dict[str, Spec] = {}
    for name in names:
        rows = places.read(f"matters/{name}")["matter"]
        found |= {spec.key: spec for spec in msgspec.convert(rows, tuple[Spec, ...])}
    return found


@cache
def keys(level: str = "city") -> tuple[str, ...]:
    """The matters that can arise at a level."""
    return tuple(key for key, spec in specs().items() if spec.at(level))


@cache
def neighbours(key: str, level: str) -> tuple[str, ...]:
    """Other matters that can be told of the same place, those with like titles first."""
    own = specs()[key]
    kinds = {own.place, *(_HOMES if own.place in _HOMES else ())}
    near = tuple(other for other in keys(level) if specs()[other].place in kinds and other != key)
    named = tuple(other for other in own.look_alike if other in near or level == "nation")
    return tuple(other for other in named if specs()[other].at(level)) or near


@cache
def threads() -> dict[str, Thread]:
    """The matters that come back, by the key of their thread."""
    rows = msgspec.convert(places.read("threads.toml")["thread"], tuple[Thread, ...])
    return {thread.key: thread for thread in rows}
