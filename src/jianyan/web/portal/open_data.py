"""开放数据 — published replies as tables; only of offices that approved it (practice.md 1.16)."""

import csv
import io
import json
from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from jianyan.disclosure import reading
from jianyan.disclosure.models import PublishedReply
from jianyan.web.portal import lines
from jianyan.web.portal.door import Public, page, shown

COLUMNS = (
    "office", "session", "number", "kind", "year", "title", "proposer", "category", "unit",
    "co_units", "class", "result", "outcome", "form", "document_no", "replied_on", "published_on",
    "text", "address",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@page
def about(request: HttpRequest, public: Public) -> HttpResponse:
    """What there is to load, under which terms, and what each column means."""
    if not public.open_offices:
        raise Http404
    context = {
        "offices": [public.offices[key].body for key in public.open_offices],
        "columns": COLUMNS,
        "csv_url": reverse("portal:open_csv"),
        "json_url": reverse("portal:open_json"),
    }
    return shown(request, public, "open_data.html", context)


@page
def as_csv(request: HttpRequest, public: Public) -> HttpResponse:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_inert(value) for value in row.values()] for row in _rows(request, public))
    answer = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="replies.csv"'
    return answer


@page
def as_json(request: HttpRequest, public: Public) -> HttpResponse:
    document = {
        "as_of": public.as_of.isoformat() if public.as_of else None,
        "replies": list(_rows(request, public)),
    }
    text = json.dumps(document, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _rows(request: HttpRequest, public: Public) -> Iterator[dict[str, object]]:
    if not public.open_offices:
        raise Http404
    return (_row(request, reply) for reply in reading.every_reply(public.open_offices))


def _row(request: HttpRequest, reply: PublishedReply) -> dict[str, object]:
    case = reply.case
    values = (
        reply.office.body, case.session_label, case.number, case.kind, case.year, case.title,
        case.proposer, case.category, reply.unit_name, "、".join(case.units), reply.class_label,
        reply.result, reply.outcome, reply.form, reply.document_no, str(reply.replied_on),
        str(reply.published_on), reply.text,
        request.build_absolute_uri(lines.case_address(case)),
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))


def _inert(value: object) -> object:
    """A text that a spreadsheet would run as a formula is led by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
