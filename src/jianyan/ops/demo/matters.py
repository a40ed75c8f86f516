"""事项 — composes one readable suggestion or proposal with everything its handling needs."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from random import Random

from jianyan.ops.demo import places
from jianyan.ops.demo.catalogue import (
    PastAnswer,
    Spec,
    Thread,
    frames,
    keys,
    neighbours,
    specs,
    threads,
)
from jianyan.ops.demo.phrasing import Phrasing, numeral
from jianyan.ops.demo.telling import situation, title
from jianyan.ops.demo.treatment import Treated, possible, treat

KINDS = {"suggestion": "的建议", "proposal": "的提案"}


@dataclass(frozen=True, slots=True)
class Advice:
    """One advice point (具体建议) with the answer to it; adopted FULL PARTIAL NO ALREADY_DONE."""

    what: str
    text: str
    response: str
    adopted: str


@dataclass(frozen=True, slots=True)
class Promise:
    """承诺事项: what the owner will have done so many months after the reply."""

    text: str
    months: int
    owner: str

    def due(self, issued_on: date) -> date:
        """The last day of the month it is promised for."""
        year, month = divmod(issued_on.year * 12 + issued_on.month - 1 + self.months, 12)
        return date(year, month + 1, monthrange(year, month + 1)[1])


@dataclass(frozen=True, slots=True)
class Measure:
    """出台的政策措施; the number still wants its year and running number."""

    title: str
    number: str

    def numbered(self, year: int, no: int) -> str:
        return self.number.format(year=year, no=no)


@dataclass(frozen=True, slots=True)
class Matter:
    """One matter as raised and as handled, at one level, on one place."""

    key: str
    level: str
    kind: str
    category: str
    topic: str
    place: str
    title: str
    situation: str
    asking: str
    advice: tuple[Advice, ...]
    ending: str
    lead: str
    co: tuple[str, ...]
    outcome: str
    opening: str
    closing: str
    co_opinions: tuple[str, ...]
    contact_notes: tuple[str, ...]
    commitments: tuple[Promise, ...]
    measure: Measure | None
    progress: tuple[str, ...]
    fulfilment: str
    comments: dict[str, str]
    rehandling: str

    @property
    def text(self) -> str:
        """The whole text as its author wrote it."""
        points = (f"{numeral(no)}、{point.text}" for no, point in enumerate(self.advice, 1))
        return "\n".join(
            part for part in (self.situation, self.asking, *points, self.ending) if part
        )


def matter(
    rng: Random,
    *,
    level: str = "city",
    recurring: str | None = None,
    years_ago: int = 0,
    key: str | None = None,
    place: str | None = None,
    outcome: str | None = None,
    kind: str = "suggestion",
) -> Matter:
    """Compose one matter; `recurring` names a thread, told as it stood `years_ago`."""
    thread = threads()[recurring] if recurring else None
    spec = specs()[thread.matter if thread else key or rng.choice(_open_to(level, outcome))]
    lead = _lead(rng, spec, level)
    co = _co(rng, spec, level, lead)
    words = Phrasing.at(
        rng,
        level,
        topic=spec.topic,
        place=(thread.place if thread else place) or _place(rng, spec, level),
        unit=lead.self,
        cos="、".join(unit.short for unit, _ in co),
    )
    past = _past(thread, years_ago)
    treated = treat(rng, spec, words, outcome=past.outcome if past else outcome, answer=past)
    return _compose(spec, words, treated, thread=(thread, years_ago), units=(lead, co), kind=kind)


def paraphrase(rng: Random, of: Matter) -> Matter:
    """The same matter on the same place in other words, as another author would put it."""
    return matter(rng, level=of.level, key=of.key, place=of.place, kind=of.kind)


def look_alike(rng: Random, of: Matter) -> Matter | None:
    """Another matter with a like title on the same place, or None where there is none."""
    others = neighbours(of.key, of.level)
    if not others:
        return None
    return matter(rng, level=of.level, key=rng.choice(others), place=of.place, kind=of.kind)


def promise_sentence(promise: Promise, *, level: str, issued_on: date) -> str:
    """Who will have done what by when, as a reply says it."""
    due = promise.due(issued_on)
    owner = places.units(level)[promise.owner].short
    pattern = frames().letter.promise[promise.months % 2]
    return pattern.format(owner=owner, due=f"{due.year}年{due.month}月底", text=promise.text)


def reply_text(of: Matter, *, addressee: str, number: str, issued_on: date, turn: int = 1) -> str:
    """The body of the reply letter (答复), point by point, with its dated promises."""
    letter = frames().letter
    received = letter.received.format(title=of.title, number=number)
    lines = [f"{addressee}：", f"{received}{of.opening}{letter.answer[len(of.title) % 2]}"]
    for no, point in enumerate(of.advice, 1):
        said = point.response if turn == 1 else again(point.response, no)
        lines += [f"{numeral(no)}、关于{point.what}", said]
    if of.commitments:
        promises = (
            promise_sentence(promise, level=of.level, issued_on=issued_on)
            for promise in of.commitments
        )
        lines.append(f"{letter.next[len(number) % 2]}{'；'.join(promises)}。")
    return "\n".join([*lines, of.closing])


def again(response: str, no: int) -> str:
    """What a second reply says to a point: never the first one's words over again."""
    added = frames().rehandle["answers"]
    return added[no % len(added)] + response.partition("。")[2]


def _compose(
    spec: Spec,
    words: Phrasing,
    treated: Treated,
    *,
    thread: tuple[Thread | None, int],
    units: tuple[places.Unit, tuple[tuple[places.Unit, str], ...]],
    kind: str,
) -> Matter:
    lead, co = units
    phrases = frames()
    nation = words.level == "nation"
    titles = spec.nation_titles if nation else spec.titles
    what = treated.points[0].what
    return Matter(
        key=spec.key,
        level=words.level,
        kind=kind,
        category=spec.category,
        topic=spec.topic,
        place=words.place,
        title=title(words, titles) + KINDS[kind],
        situation=situation(spec, words, *thread),
        asking=words.pick(phrases.advice_lead),
        advice=tuple(Advice(p.what, p.ask, p.response, p.adopted) for p in treated.points),
        ending=words.pick(phrases.conclusion),
        lead=lead.key,
        co=tuple(unit.key for unit, _ in co),
        outcome=treated.outcome,
        opening=words.pick(phrases.opening[words.level]),
        closing=words.pick(phrases.closing[treated.outcome]),
        co_opinions=tuple(words.fill(opinion) for _, opinion in co),
        contact_notes=tuple(words.pick(notes, what=what) for notes in phrases.contact.values()),
        commitments=tuple(Promise(text, months, lead.key) for text, months in treated.promises),
        measure=_measure(spec, words, treated, lead),
        progress=words.some(phrases.nation_progress, 2)
        if nation
        else words.some(spec.progress, 2),
        fulfilment=words.pick(phrases.nation_fulfilment)
        if nation
        else words.fill(spec.fulfilment),
        comments=_comments(spec, words, what),
        rehandling=words.pick(phrases.rehandle["lead"])
        + words.pick(phrases.nation_again if nation else (spec.again,))
        + words.pick(phrases.rehandle["close"]),
    )


@cache
def _open_to(level: str, outcome: str | None) -> tuple[str, ...]:
    """The matters of a level that can come out as wished."""
    return tuple(
        key for key in keys(level) if outcome is None or possible(specs()[key], level, outcome)
    )


def _lead(rng: Random, spec: Spec, level: str) -> places.Unit:
    if level == "nation" and spec.nation_lead:
        return places.units("nation")[rng.choice(spec.nation_lead)]
    return places.unit_at(level, spec.lead, rng)


def _co(
    rng: Random, spec: Spec, level: str, lead: places.Unit
) -> tuple[tuple[places.Unit, str], ...]:
    """Nearly half of all cases involve several units; each at this level once, never the lead."""
    if rng.random() < 0.5:
        return ()
    found: dict[str, tuple[places.Unit, str]] = {}
    for co in spec.co[: rng.randint(1, 3)]:
        unit = places.unit_at(level, co.unit, rng)
        if unit.key != lead.key:
            found.setdefault(unit.key, (unit, co.opinion))
    return tuple(found.values())


def _place(rng: Random, spec: Spec, level: str) -> str:
    if level == "nation":
        return rng.choice(places.scopes())
    if level == "town":
        return rng.choice(places.town().village)
    return rng.choice(places.spots(spec.place))


def _past(thread: Thread | None, years_ago: int) -> PastAnswer | None:
    if thread is None:
        return None
    return next((past for past in thread.history if past.years_ago == years_ago), None)


def _measure(spec: Spec, words: Phrasing, treated: Treated, lead: places.Unit) -> Measure | None:
    if not any(point.adopted in {"FULL", "PARTIAL"} for point in treated.points):
        return None
    owner = {"city": places.city().name, "town": places.town().name}.get(words.level, "")
    return Measure(f"{owner}{spec.measure}", f"{lead.code}发〔{{year}}〕{{no}}号")


def _comments(spec: Spec, words: Phrasing, what: str) -> dict[str, str]:
    bank = frames().comment
    return {
        "SATISFIED": words.pick(bank["SATISFIED"], what=what),
        "BASICALLY": words.pick(bank["BASICALLY"], what=what),
        "DISSATISFIED": words.pick(
            (*spec.comments, *spec.comments, *bank["DISSATISFIED"]), what=what
        ),
    }
