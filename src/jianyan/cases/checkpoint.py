"""检查点 — a digest of all heads, kept in the database and in a file outside it, signed where a key is set."""

import gzip
import hmac
import json
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from django.db import connection

from jianyan.cases.digest import sm3
from jianyan.cases.models import Checkpoint
from jianyan.cases.replay import Problem

_HEADS = "SELECT id, seq, head FROM cases_case WHERE seq > 0 ORDER BY id"
_LINES = """
SELECT h.case_id, h.seq, l.digest FROM unnest(%s::bigint[], %s::int[], %s::text[])
  AS h(case_id, seq, head)
LEFT JOIN cases_line l ON l.case_id = h.case_id AND l.seq = h.seq
WHERE l.digest IS DISTINCT FROM h.head ORDER BY 1
"""


def make(folder: Path, day: date, at: datetime, key: str = "") -> Checkpoint:
    """Digest all heads as they stand and write them to `folder`; a second time on a day replaces."""
    with connection.cursor() as cursor:
        cursor.execute(_HEADS)
        heads = cursor.fetchall()
    body = "\n".join(f"{pk} {seq} {head}" for pk, seq, head in heads)
    digest = sm3(body.encode())
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    record = {"day": day.isoformat(), "made_at": at.isoformat(), "digest": digest}
    record["signature"] = _sign(digest, key) if key else ""
    path = folder / f"{day.isoformat()}.gz"
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(gzip.compress(f"{json.dumps(record)}\n{body}".encode()))
    unfinished.replace(path)
    made, _ = Checkpoint.objects.update_or_create(
        day=day,
        defaults={
            "made_at": at,
            "cases": len(heads),
            "lines": sum(seq for _, seq, _ in heads),
            "digest": digest,
        },
    )
    return made


def problems(folder: Path, key: str = "") -> Iterator[Problem]:
    """Lines that a checkpoint saw and that are gone or different now; files that were changed."""
    for path in sorted(folder.glob("*.gz")):
        head, _, body = gzip.decompress(path.read_bytes()).decode().partition("\n")
        record = json.loads(head)
        digest = sm3(body.encode())
        if digest != record["digest"] or (
            key and not hmac.compare_digest(_sign(digest, key), record["signature"])
        ):
            yield Problem("checkpoint_changed", 0, path.name)
            continue
        rows = [line.split(" ") for line in body.splitlines()]
        columns: list[list[int] | list[str]] = [
            [int(r[0]) for r in rows],
            [int(r[1]) for r in rows],
            [r[2] for r in rows],
        ]
        with connection.cursor() as cursor:
            cursor.execute(_LINES, columns)
            for pk, seq, found in cursor.fetchall():
                code = "line_rewritten" if found else "line_removed"
                yield Problem(code, pk, f"line {seq}", path.name)


def _sign(digest: str, key: str) -> str:
    return hmac.new(key.encode(), digest.encode(), "sm3").hexdigest()
