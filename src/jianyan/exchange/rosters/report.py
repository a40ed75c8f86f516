"""名册导入报告 — row by row: created, changed with the fields before and after, unchanged, refused."""

from dataclasses import dataclass, field
from typing import Any

# personal data: that it changed is said, its value is not
MASKED = frozenset({"mobile", "email", "address", "postcode"})


@dataclass
class RosterReport:
    """What one run came to; the same shape for every list."""

    kind: str
    rows: int = 0
    dry_run: bool = False
    created: list[dict[str, Any]] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)
    unchanged: int = 0
    refused: list[dict[str, Any]] = field(default_factory=list)
    # the heading and the refused rows as the sheet has them, with the reason in front
    rows_refused: list[list[str]] = field(default_factory=list)

    def take(self, row: int, name: str, outcome: "Outcome") -> None:
        if outcome.is_new:
            self.created.append({"row": row, "name": name})
        elif outcome.fields:
            self.changed.append({"row": row, "name": name, "fields": outcome.fields})
        else:
            self.unchanged += 1

    def as_json(self) -> dict[str, Any]:
        return {
            "list": self.kind,
            "rows": self.rows,
            "created": len(self.created),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "refused": self.refused,
            "created_rows": self.created,
            "diff": self.changed,
            "dry_run": self.dry_run,
        }


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one row did: born, or these fields changed."""

    is_new: bool
    fields: dict[str, dict[str, str]]


def differ(row: Any, wanted: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Set what the sheet says otherwise; an empty cell changes nothing."""
    fields = {}
    for name, value in wanted.items():
        before = getattr(row, name)
        if value in {"", None} or value == before:
            continue
        hidden = name in MASKED
        fields[name] = {
            "before": "***" if hidden and before else str(before if before is not None else ""),
            "after": "***" if hidden else str(value),
        }
        setattr(row, name, value)
    return fields
