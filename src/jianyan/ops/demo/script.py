"""剧本 — one case told as steps, each so many working days after the last; then set on real days."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from random import Random
from typing import Any

from jianyan.cases.actions import close_rating
from jianyan.cases.models import Case, Part
from jianyan.cases.opening import Draft
from jianyan.cases.perform import Deed
from jianyan.ops.demo import days
from jianyan.ops.demo.matters import Matter
from jianyan.ops.demo.people import Cast, Post
from jianyan.people.models import Office, Proposer, Session, Unit

Action = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Moment:
    """When a step is taken, and the case as it stands by then."""

    on: date
    case: Case

    @property
    def number(self) -> str:
        return self.case.number


@dataclass(frozen=True, slots=True)
class Step:
    """One action on one part by one post; inputs that depend on the day are functions of it."""

    wait: int
    on: date | None
    action: Action
    part: str
    who: Post
    inputs: Mapping[str, Any]
    joins: "Telling | None" = None  # the other case that it writes too

    def day(self, previous: date) -> date:
        """So many working days after the step before, and not before the day that is set."""
        day = days.after(previous, self.wait)
        return max(day, self.on) if self.on else day

    def deed(self, case: Case, cast: Cast, on: date, minute: int) -> Deed:
        by = cast.by(self.who, on, minute)
        other = self.joins.case if self.joins else None
        also = (other.pk,) if other else ()
        return Deed(self.action, case.pk, self.part, by, partial(self._inputs, on), also)

    def _inputs(self, on: date, part: Case | Part) -> dict[str, Any]:
        moment = Moment(on, part.dossier.case)
        return {
            name: value(moment) if callable(value) else value
            for name, value in self.inputs.items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """What is raised: the matter, by whom, to which office, and who shall handle it."""

    matter: Matter
    office: Office
    session: Session
    lead: Proposer
    cosigners: tuple[Proposer, ...] = ()
    invited: tuple[Proposer, ...] = ()  # asked to co-sign once the text stands
    joined: tuple[Proposer, ...] = ()  # leads of cases merged into this one
    reviewers: tuple[int, ...] = ()  # users who are named to look over it
    lead_unit: Unit
    co_units: tuple[Unit, ...] = ()
    separate: bool = False
    period: str = "session"
    keyed: bool = False
    consent: bool = True
    confidential: bool = False
    category: str = ""

    @property
    def draft(self) -> Draft:
        matter = self.matter
        return Draft(
            office=self.office,
            session=self.session,
            lead=self.lead,
            cosigners=self.cosigners,
            title=matter.title,
            situation=matter.situation,
            points=tuple(point.text for point in matter.advice),
            original=matter.text,
            period=self.period,
            category=self.category,
            wished_units=self.lead_unit.short_name,
            publish_consent=self.consent,
            confidential=self.confidential,
            channel="paper" if self.keyed else "web",
        )


@dataclass
class Script:
    """剧本: the steps of one case in their order; nothing is written after the stop."""

    papers: Papers
    rng: Random
    stop: str = ""
    sheet_on: date | None = None  # the day set on the assignment sheet
    raising: list[Step] = field(default_factory=list)
    handling: list[Step] = field(default_factory=list)
    is_over: bool = False
    is_filed: bool = False

    def add(
        self, action: Action, part: str, who: Post, *, wait: int = 0, mark: str = "", **inputs: Any
    ) -> None:
        """One more step; `mark` names it where its action happens more than once."""
        self._add(Step(wait, None, action, part, who, inputs), mark)

    def set_on(self, day: date, action: Action, part: str, who: Post, **inputs: Any) -> None:
        """A step on a given day, such as the assignment meeting."""
        self._add(Step(0, day, action, part, who, inputs), "")

    def join(self, other: "Telling", day: date, action: Action, who: Post, **inputs: Any) -> None:
        """A step that joins this case to another, which is named when it is born."""
        into = {"into": lambda moment: other.case}
        self._add(Step(0, day, action, "", who, inputs | into, other), "")
        self.is_over = True

    def _add(self, step: Step, mark: str) -> None:
        if self.is_over:
            return
        (self.handling if self.is_filed else self.raising).append(step)
        name = step.action.__name__
        self.is_filed = self.is_filed or name == "file"
        self.is_over = bool(self.stop) and self.stop in {name, mark}

    def some(self, low: int, high: int) -> int:
        return self.rng.randint(low, high)

    @property
    def length(self) -> int:
        """Working days from the first step to the last, where no day is set."""
        return sum(step.wait for step in (*self.raising, *self.handling))

    def squeeze(self, available: int) -> None:
        """Let less time pass between the steps; a window that must be over stays as long."""
        fixed = sum(s.wait for s in self.handling if s.action is close_rating)
        share = max(available - fixed, 0) / max(self.length - fixed, 1)
        if share < 1:
            self.raising = [_sooner(step, share) for step in self.raising]
            self.handling = [_sooner(step, share) for step in self.handling]


def _sooner(step: Step, share: float) -> Step:
    return step if step.action is close_rating else replace(step, wait=int(step.wait * share))


@dataclass
class Telling:
    """排期: a script with the day of its birth; the deeds that happen up to today."""

    script: Script
    born_on: date
    today: date
    morning: int  # the minute of the office day at which its first step is taken
    minute: int = 0
    case: Case | None = None
    last_on: date | None = None

    def birth(self) -> tuple[Post, date]:
        """Who writes the first version, and on which day."""
        papers, day = self.script.papers, days.after(self.born_on, 0)
        self._pass_to(day)
        if papers.keyed:
            return ("clerk", papers.office.pk), day
        return ("proposer", papers.lead.pk), day

    def _pass_to(self, day: date) -> None:
        """Some minutes on, or at some time of another day."""
        other = self.morning + day.toordinal() * 53 % 150
        self.minute = self.minute + 7 if day == self.last_on else other
        self.last_on = day

    def day_of(self, name: str) -> date | None:
        """On which day the step of this name is taken, whether it has come or not."""
        day = days.after(self.born_on, 0)
        for step in (*self.script.raising, *self.script.handling):
            day = step.day(day)
            if step.action.__name__ == name:
                return day
        return None

    def deeds(self, cast: Cast) -> list[Deed]:
        """The steps that have come by today; after the first that has not, none."""
        case, day = self.case, self.last_on
        found: list[Deed] = []
        if case is None or day is None:
            return found
        for step in (*self.script.raising, *self.script.handling):
            day = step.day(day)
            if day > self.today:
                break
            self._pass_to(day)
            found.append(step.deed(case, cast, day, self.minute))
        return found
