"""评测查找 — promises, advice points and personal data as stretches of each given text."""

from datetime import date
from typing import Any

from django.core.management.base import CommandError

from jianyan.advice.commitments import commitments
from jianyan.advice.points import split
from jianyan.disclosure.redaction import propose
from jianyan.ops.evaluating.lines import Row

Spans = dict[str, Any]


def promises(rows: list[Row]) -> Spans:
    """Sentences that promise; a line may carry the day of its reply as `date`."""
    return _results(
        rows,
        lambda row: [
            {
                "start": one.start, "end": one.end, "text": one.text,
                "due": one.due and one.due.isoformat(), "owner": one.owner,
                "score": round(one.score, 4), "why": list(one.cues),
            }
            for one in commitments(row["text"], _day(row))
        ],
    )  # fmt: skip


def points(rows: list[Row]) -> Spans:
    """Advice points in order."""
    return _results(
        rows,
        lambda row: [
            {"start": one.start, "end": one.end, "text": one.text, "no": one.no}
            for one in split(row["text"]).points
        ],
    )


def personal(rows: list[Row]) -> Spans:
    """What of a text should not be shown, with the reason; `names` are those to be kept back."""
    return _results(
        rows,
        lambda row: [
            {
                "start": one.start, "end": one.end, "text": row["text"][one.start : one.end],
                "reason": one.reason, "replacement": one.replacement,
            }
            for one in propose(row["text"], _names(row)).spans
        ],
    )  # fmt: skip


def _results(rows: list[Row], found: Any) -> Spans:
    return {"results": [{"id": row["id"], "spans": found(row)} for row in rows]}


def _names(row: Row) -> list[str]:
    said = row.get("names")
    return [str(one) for one in (said if isinstance(said, list) else [said]) if one]


def _day(row: Row) -> date | None:
    said = row.get("date") or row.get("replied_on")
    try:
        return date.fromisoformat(str(said)[:10]) if said else None
    except ValueError as error:
        raise CommandError(f"{row['id']}: {said} is no date (不是日期)") from error
