"""理由: the steps of a reckoning, as codes and what they speak of; `wording` makes sentences."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jianyan.rules.limits import Limit
from jianyan.rules.spans import Span
from jianyan.rules.workdays import WorkCalendar


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reckoning: a code and what it speaks of; worded by `wording.sentence`."""

    code: str
    params: dict[str, str]


def told(
    limit: Limit, span: Span, start: date, end: date, calendar: WorkCalendar
) -> Iterator[Step]:
    if span.before:
        yield Step(
            "offset",
            {"of": span.before, "anchor": str(start), "n": str(span.n), "unit": span.unit},
        )
    elif span.is_counted:
        yield Step("start", {"event": limit.counted_from, "day": str(start)})
        yield Step("span", {"n": str(span.n), "unit": span.unit})
    else:
        yield Step("fixed", {"span": limit.within, "day": str(end)})
    if span.is_working:
        yield from _skips(min(start, end), max(start, end), calendar)
    if span.is_counted or span.before:
        yield Step("ends", {"day": str(end)})


def _skips(first: date, last: date, calendar: WorkCalendar) -> Iterator[Step]:
    for run in calendar.skipped(first, last):
        yield Step(
            "skipped",
            {
                "zh": run.zh,
                "en": run.en,
                "first": str(run.first),
                "last": str(run.last),
                "days": str(run.days),
            },
        )
    for day in calendar.made_up(first, last):
        yield Step(
            "made_up", {"day": str(day), "zh": calendar.work[day].zh, "en": calendar.work[day].en}
        )


def rolled(end: date, rolled: date, calendar: WorkCalendar) -> Step:
    return Step(
        "rolled" if rolled > end else "rolled_back",
        {
            "day": str(end),
            "zh": calendar.name_of(end) or "",
            "en": calendar.name_of(end, "en") or "",
            "to": str(rolled),
        },
    )
