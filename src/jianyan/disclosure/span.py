"""脱敏处 — one stretch of a text that should not be shown."""

from dataclasses import dataclass

MASK = "×××"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a text that should not be shown, what stands in its place, and why."""

    start: int
    end: int
    replacement: str
    reason: str  # a code of redaction.REASONS
