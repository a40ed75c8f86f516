"""到期日: the day a limit ends, and why it is that day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jianyan.rules import spans, workdays
from jianyan.rules.errors import RulesError
from jianyan.rules.limits import ASSUMED, Limit
from jianyan.rules.resolution import Resolution, Ruling, resolve
from jianyan.rules.spans import Span
from jianyan.rules.steps import Step, rolled, told
from jianyan.rules.texts import Pack

__all__ = ["Due", "Step", "due"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """到期日与理由: the operative day, the legal day, the last day an extension can reach."""

    limit: str
    start_on: date
    due_on: date
    legal_due_on: date | None
    latest_on: date | None
    provisional: bool
    article: str
    pack: str
    version: str
    calendar: str
    because: tuple[Step, ...]
    counted_from: str = ""
    stated: bool = True
    internal_on: date | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked: the start, other days known by name, and days set by people."""

    start: date
    legal_start: date
    when: Mapping[str, str]
    days: Mapping[str, date]
    item_due: date | None
    notice: date | None
    extended_to: date | None


def due(
    pack: str,
    limit: str,
    start: date,
    *,
    when: Mapping[str, str] | None = None,
    item_due: date | None = None,
    notice: date | None = None,
    extended_to: date | None = None,
    first_start: date | None = None,
) -> Due | None:
    """When this limit ends, counted from `start`; None where no text sets it.

    `when` holds conditions (chain, period, level, role, author, key), days of other events
    (`on.assigned`) and other due days (`due_of.reply`). `notice` is the day a yearly notice
    sets for this limit, `item_due` the day on the assignment sheet, `extended_to` a granted
    extension: it never shortens, and never passes the ceiling of a binding text. After a
    reassignment `start` is the new day and `first_start` the first; the pack's
    `reassign_clock` says which of the two counts for what.
    """
    facts = when or {}
    found = resolve(pack, limit, facts)
    start, legal = _starts(found.text.reassign_clock, start, first_start)
    asked = _Asked(start, legal, facts, _days_in(facts), item_due, notice, extended_to)
    if found.winner is None and not (item_due or notice):
        return None
    return _Reckoning(found, limit.removeprefix("tl."), asked).result()


def _starts(policy: str, start: date, first: date | None) -> tuple[date, date]:
    """The day the operative limit counts from, and the day the binding texts count from."""
    if first is None or policy == "restart":
        return start, start
    return (first, first) if policy == "keep" else (start, first)


def _days_in(facts: Mapping[str, str]) -> dict[str, date]:
    days = {}
    for key, value in facts.items():
        if "." in key:
            try:
                days[key] = date.fromisoformat(value)
            except ValueError as error:
                raise RulesError(
                    f"`{key}={value}` is no day; write {key}=2026-06-30",
                    f"{key}={value} 不是日期；请写作 {key}=2026-06-30",
                ) from error
    return days


class _Reckoning:
    """One reckoning from start to due day, writing down each step."""

    def __init__(self, found: Resolution, limit: str, asked: _Asked) -> None:
        self.found = found
        self.limit = limit
        self.asked = asked
        self.calendar = workdays.calendar(found.text.count.calendar)
        self.steps: list[Step] = []

    def result(self) -> Due:
        self._say_what_is_assumed()
        day = self._operative()
        legal = [(self._end(*one, legal=True), *one) for one in self.found.binding]
        day = self._extended(self._capped(day, legal))
        text, article, stated = self._basis()
        provisional = self._is_provisional(day)
        if provisional:
            self._say("provisional", year=str(max(day.year, self.calendar.last_year + 1)))
        latest = self._latest(self.found.binding)
        return Due(
            limit=self.limit,
            start_on=self.asked.start,
            due_on=day,
            legal_due_on=min((end for end, _, _ in legal), default=None),
            latest_on=max(latest, day) if latest else None,
            provisional=provisional,
            article=article,
            pack=text.key,
            version=text.version,
            calendar=self.calendar.version,
            because=tuple(self.steps),
            counted_from=self.found.winner[1].counted_from if self.found.winner else "",
            stated=stated,
            internal_on=self._internal(),
        )

    def _say(self, code: str, **params: str) -> None:
        self.steps.append(Step(code, params))

    def _say_what_is_assumed(self) -> None:
        if self.found.winner:
            for key, values in self.found.winner[1].when.items():
                if key not in self.found.facts:
                    value = ASSUMED[key] if ASSUMED.get(key) in values else values[0]
                    self._say("assumed", condition=key, value=value)

    def _basis(self) -> tuple[Pack, str, bool]:
        if self.found.winner is None:
            return self.found.text, "", False
        text, limit = self.found.winner
        if not limit.stated:
            self._say("not_stated", article=limit.article)
            return text, limit.article, False
        self._say("article", title=text.title, article=limit.article, grade=text.grade)
        if not text.in_force(self.asked.start):
            until = str(text.effective_to or "")
            self._say(
                "not_in_force", title=text.title, since=str(text.effective_from), until=until
            )
        if not limit.start_stated:
            self._say("start_not_stated", event=limit.counted_from)
        return text, limit.article, True

    def _operative(self) -> date:
        """The day of the first in rank: the item's sheet, the yearly notice, the rule."""
        if self.asked.item_due:
            self._say("item_due", day=str(self.asked.item_due))
            return self.asked.item_due
        if self.asked.notice:
            self._say("notice", day=str(self.asked.notice))
            return self.asked.notice
        if self.found.winner is None:
            raise RulesError("no text sets this limit", "没有文本规定此项期限")
        return self._end(*self.found.winner, aloud=True)

    def _end(self, text: Pack, limit: Limit, *, legal: bool = False, aloud: bool = False) -> date:
        return self._after(text, limit, limit.span, legal=legal, aloud=aloud)

    def _after(
        self, text: Pack, limit: Limit, span: Span, *, legal: bool, aloud: bool = False
    ) -> date:
        start = self._anchor(limit, span, legal=legal)
        end = span.after(start, self.calendar)
        moved = self._rolled(end, limit.roll or text.count.roll)
        if aloud:
            self.steps += told(limit, span, start, end, self.calendar)
            if moved != end:
                self.steps.append(rolled(end, moved, self.calendar))
        return moved

    def _anchor(self, limit: Limit, span: Span, *, legal: bool = False) -> date:
        usual = self.asked.legal_start if legal else self.asked.start
        start = self.asked.days.get(f"on.{limit.counted_from}", usual)
        if not span.before:
            return start
        if known := self.asked.days.get(f"due_of.{span.before}"):
            return known
        text = self.found.text
        other = due(f"{text.key}@{text.version}", span.before, start, when=self.asked.when)
        if other is None:
            raise RulesError(
                f"this limit counts back from another: give due_of.{span.before}=2026-06-30",
                f"此项期限由另一期限倒推，请给出 due_of.{span.before}=2026-06-30",
            )
        return other.due_on

    def _rolled(self, day: date, policy: str) -> date:
        if policy == "next_workday":
            return self.calendar.next_workday(day)
        return self.calendar.previous_workday(day) if policy == "previous_workday" else day

    def _capped(self, day: date, legal: list[tuple[date, Pack, Limit]]) -> date:
        for end, text, limit in legal:
            if end < day:
                self._say("capped", title=text.title, article=limit.article, day=str(end))
                day = end
        return day

    def _extended(self, day: date) -> date:
        asked = self.asked.extended_to
        if asked is None or asked <= day:
            return day
        ceiling = self._ceiling(self.found.binding)
        granted = max(day, min(asked, ceiling)) if ceiling else asked
        self._say("extended", day=str(granted))
        if granted < asked:
            self._say("extension_capped", asked=str(asked), day=str(granted))
        return granted

    def _ceiling(self, rulings: tuple[Ruling, ...]) -> date | None:
        return min((self._longest(text, limit) for text, limit in rulings), default=None)

    def _longest(self, text: Pack, limit: Limit) -> date:
        span = limit.ceiling()
        return self._after(text, limit, span or limit.span, legal=text.binding)

    def _latest(self, binding: tuple[Ruling, ...]) -> date | None:
        if self.found.extending is None:
            return None
        text, limit, _ = self.found.extending
        ends = [self._longest(text, limit), *(self._longest(*one) for one in binding)]
        return min(ends)

    def _internal(self) -> date | None:
        if self.found.winner is None or self.found.winner[1].internal is None:
            return None
        limit = self.found.winner[1]
        span = spans.parse(limit.internal or limit.within)
        end = span.after(self._anchor(limit, span), self.calendar)
        return self._rolled(end, "previous_workday")

    def _is_provisional(self, day: date) -> bool:
        first = day
        if self.found.winner and self.found.winner[1].span.is_working:
            first = min(self.asked.start, day)
        years = range(first.year, day.year + 1)
        return any(not self.calendar.is_announced(year) for year in years)
