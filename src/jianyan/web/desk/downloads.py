"""下载表格 — rows handed out as a sheet that a spreadsheet opens with the right signs."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.http import HttpResponse


def sheet(rows: Iterable[Sequence[str]], name: str) -> HttpResponse:
    written = io.StringIO()
    csv.writer(written).writerows(rows)
    answer = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
