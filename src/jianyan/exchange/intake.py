"""目录导入 — a catalogue goes into one session, batch by batch, and every row is accounted for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import transaction

from jianyan import doors
from jianyan.cases.models import Case
from jianyan.cases.refusal import Refused
from jianyan.exchange import wording
from jianyan.exchange.comparing import Comparing
from jianyan.exchange.entering import Entering
from jianyan.exchange.entry import Entry, Item, RefusedRow, SkippedRow
from jianyan.exchange.known import Known
from jianyan.exchange.occasion import Occasion
from jianyan.exchange.places import Destination
from jianyan.exchange.reporting import Report
from jianyan.exchange.rows import CellRefused, Problem

BATCH = 500
Tell = Callable[[Report], None]


def _quietly(report: Report) -> None:
    """Nobody wants to hear of the progress."""


class Intake:
    """One run of one catalogue; what a batch has done stays done if the next one fails."""

    def __init__(
        self, to: Destination, occasion: Occasion, *, running: bool = False, batch: int = BATCH
    ) -> None:
        """`batch`: how many rows are kept at once, and told of."""
        self._size = batch
        self._occasion = occasion
        self._known = Known(to)
        self._entering = Entering(to, occasion, self._known, self._notice, running=running)
        self._comparing = Comparing(to, occasion, self._entering)
        self.report = Report(session_opened=to.session.key if to.opened else "")

    def run(self, items: Iterable[Item], tell: Tell = _quietly) -> Report:
        entries = self._entries(items)
        while batch := list(islice(entries, self._size)):
            with transaction.atomic():
                self._batch(batch)
            self.report.proposers_entered = self._entering.roster.entered
            tell(self.report)
        return self.report

    def rehearse(self, items: Iterable[Item], tell: Tell = _quietly) -> Report:
        """The same run with nothing kept: what would be created, changed and refused."""
        with transaction.atomic():
            self.run(items, tell)
            transaction.set_rollback(True)
        self.report.dry_run = True
        return self.report

    def _entries(self, items: Iterable[Item]) -> Iterator[Entry]:
        """The entries; refusals and skips go into the report on the way."""
        for item in items:
            if isinstance(item, SkippedRow):
                self.report.skipped.append(self._line(item, item.reason))
                continue
            self.report.rows += 1
            if isinstance(item, RefusedRow):
                self._refuse(item, item.problems)
            else:
                self.report.not_taken.update(item.extra.keys())
                yield item

    def _batch(self, entries: Sequence[Entry]) -> None:
        fit = [entry for entry in entries if self._fits(entry)]
        new: list[Entry] = []
        old: list[tuple[Entry, Case]] = []
        for entry, found in zip(fit, self._known.match(fit), strict=True):
            if isinstance(found, CellRefused):
                self._refuse(entry, [Problem(found.code, "number", found.params)])
            elif found is None:
                new.append(entry)
            else:
                old.append((entry, found))
        self._create(new)
        self._compare(old)

    def _create(self, new: Sequence[Entry]) -> None:
        refused = self._entering.enter(new)
        out = {(entry.sheet, entry.row) for entry, _refusal in refused}
        self.report.made += [entry for entry in new if (entry.sheet, entry.row) not in out]
        for entry, refusal in refused:
            self._refuse_by_house(entry, refusal)
        self.report.created += len(new) - len(refused)

    def _compare(self, old: Sequence[tuple[Entry, Case]]) -> None:
        changes = self._comparing.changes(old)
        self.report.diff += changes
        self.report.unchanged += len(old) - len(changes)

    # ── what may not enter ──
    def _fits(self, entry: Entry) -> bool:
        problems = list(self._unfit(entry))
        if problems:
            self._refuse(entry, problems)
        return not problems

    def _unfit(self, entry: Entry) -> Iterator[Problem]:
        past = entry.history
        days = {
            "submitted_on": entry.submitted_on,
            "filed_on": past.filed_on,
            "assigned_on": past.assigned_on,
            "replied_on": past.replied_on,
            "acknowledged_on": past.acknowledged_on,
            "rated_on": past.rated_on,
        }
        for column, day in days.items():
            if day is not None and day > self._occasion.on:
                yield Problem("date_ahead", column, {"value": day.isoformat()})
        is_past = self._entering.is_past(entry)
        if is_past and not entry.number:
            yield Problem("history_without_number", "number")
        if not entry.text and not is_past:
            yield Problem("text_empty", "text")

    # ── the report ──
    def _line(self, item: Item, problem: Problem) -> dict[str, Any]:
        message = wording.of_row(
            problem, item.row, language=self._occasion.language, sheet=item.sheet
        )
        line: dict[str, Any] = {"row": item.row, "code": problem.code, "message": message}
        return line | ({"sheet": item.sheet} if item.sheet else {})

    def _refuse(self, item: Item, problems: Sequence[Problem]) -> None:
        """One line a row: the first code, and every sentence that the row needs."""
        lines = [self._line(item, problem) for problem in problems]
        line = lines[0] | {"message": " ".join(one["message"] for one in lines)}
        if problems[0].column:
            line["column"] = problems[0].column
        self.report.refused.append(line)

    def _refuse_by_house(self, entry: Entry, refusal: Refused) -> None:
        said = {"said": doors.sentence(refusal)}
        line = self._line(entry, Problem("refused_by_house", params=said))
        self.report.refused.append(line | {"code": refusal.code})

    def _notice(self, entry: Entry, problem: Problem) -> None:
        self.report.notices.append(self._line(entry, problem))
