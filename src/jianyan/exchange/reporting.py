"""导入报告 — every row accounted for: created, changed, unchanged, refused, skipped."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from jianyan.exchange.entry import Entry
from jianyan.exchange.wording import phrase


@dataclass(frozen=True, slots=True)
class Change:
    """修改对比: what a row says otherwise than the case, and whether it was applied."""

    row: int
    case: str
    state: str
    applied: bool
    fields: dict[str, tuple[str, str]]

    def as_json(self) -> dict[str, Any]:
        return {
            "row": self.row,
            "case": self.case,
            "state": self.state,
            "applied": self.applied,
            "fields": {name: {"before": a, "after": b} for name, (a, b) in self.fields.items()},
        }


@dataclass
class Report:
    """The counts and lists of one import; `rows` are the rows that ought to be cases."""

    rows: int = 0
    created: int = 0
    unchanged: int = 0
    made: list[Entry] = field(default_factory=list)  # for a page that shows them
    proposers_entered: int = 0
    session_opened: str = ""
    dry_run: bool = False
    refused: list[dict[str, Any]] = field(default_factory=list)
    skipped: list[dict[str, Any]] = field(default_factory=list)
    notices: list[dict[str, Any]] = field(default_factory=list)
    diff: list[Change] = field(default_factory=list)
    not_taken: Counter[str] = field(default_factory=Counter)

    @property
    def changed(self) -> int:
        return len(self.diff)

    def as_json(self) -> dict[str, Any]:
        return {
            "rows": self.rows,
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "refused": self.refused,
            "skipped": self.skipped,
            "diff": [change.as_json() for change in self.diff],
            "notices": self.notices,
            "columns_not_taken": dict(self.not_taken),
            "proposers_entered": self.proposers_entered,
            "session_opened": self.session_opened or None,
            "dry_run": self.dry_run,
        }


def page(report: Report, language: str = "zh-hans") -> str:
    """The report for a person at a terminal."""
    counts = {
        "rows": report.rows,
        "created": report.created,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "refused": len(report.refused),
        "skipped": len(report.skipped),
    }
    lines = [phrase("page_dry_run", language)] if report.dry_run else []
    if report.session_opened:
        lines.append(phrase("page_session_opened", language, key=report.session_opened))
    lines.append(phrase("page_counts", language, **counts))
    told = (*report.refused, *report.notices, *report.skipped)
    lines.extend(f"  {line['message']}" for line in told)
    lines.extend(_changed(change, language) for change in report.diff)
    if report.not_taken:
        columns = "、".join(report.not_taken)
        lines.append(phrase("page_not_taken", language, columns=columns))
    return "\n".join(lines)


def _changed(change: Change, language: str) -> str:
    code = "page_applied" if change.applied else "page_shown"
    fields = "; ".join(
        f"{name}: {before or '—'} → {after}" for name, (before, after) in change.fields.items()
    )
    head = phrase(code, language, row=change.row, case=change.case)
    return f"  {head} {fields}"
