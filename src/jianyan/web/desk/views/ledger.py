"""办理台账: the ledger with its filters in the address, keyset pages, print sheet and download."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases.states import AssignmentState, CaseState, RoundState
from jianyan.deadlines.ledger_filter import Order
from jianyan.deadlines.register import (
    COUNTED,
    Key,
    LedgerLine,
    LedgerPage,
    as_key,
    ledger_lines,
    ledger_page,
)
from jianyan.web.desk import bulk, ledger_files, wording
from jianyan.web.desk.forms.filters import LedgerForm
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.ledger_choices import choices
from jianyan.web.desk.ledger_columns import COLUMNS, Cell, Column, chosen
from jianyan.web.desk.wording import Said

_ELSEWHERE = {"after", "before", "pick", "column", "back", "csrfmiddlewaretoken"}
# what may be done with lines of the ledger; a refused one is named
_BULK = {"acknowledge", "grant_extension", "review", "file", "close_rating", "conclude"}
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Drawn:
    """One cell as the page draws it."""

    key: str
    value: Cell
    state: Said | None
    names: str  # of its classes


@dataclass(frozen=True, slots=True)
class Row:
    url: str
    pick: str  # what a bulk action calls it
    title: str
    cells: list[Drawn]


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    wanted = form.wanted()
    found = ledger_page(
        actor=doors.actor(request),
        wanted=wanted,
        today=doors.today(),
        after=_key(wanted.order, request.GET.get("after", "")),
        before=_key(wanted.order, request.GET.get("before", "")),
    )
    columns = chosen(_asked_columns(request))
    actor = doors.actor(request)
    context = {
        "form": form,
        "columns": columns,
        "rows": [_row(line, columns) for line in found.lines],
        "is_whole": columns is COLUMNS,
        "every_column": [(one, one in columns) for one in COLUMNS],
        "own_columns": _asked_columns(request),
        "query": _address(request).partition("?")[2],
        "verbs": bulk.verbs_among(_BULK, actor) if actor.works else [],
        "here_url": _address(request),
        "export_url": reverse("desk:ledger_file", args=["xlsx"]),
        "columns_url": _address(request, columns=None if columns is COLUMNS else "all"),
        "shown": _shown(found),
        "pager": _pager(request, found),
        "chips": _chips(request, form),
        "more_open": any(n not in form.MAIN for n in form.set_filters()),
        "files": [_file(request, kind) for kind in ("xlsx", "csv")],
        "as_of": formats.date_format(timezone.localtime(doors.now()), "Y-m-d H:i"),
        "watermark": watermark(request),
        "q": request.GET.get("q", ""),
    }
    return render(request, "desk/ledger.html", frame(request, here="ledger", **context))


@staff
@require_safe
def download(request: HttpRequest, form: str) -> HttpResponseBase:
    """The filtered list as a file, with the same lines that the page shows."""
    if form not in {"xlsx", "csv"}:
        raise Http404
    filled = _form(request)
    wanted = filled.wanted()
    if picked := bulk.picks(request.GET.getlist("pick")):
        tasks = tuple(
            (one.case_id, int(one.part[1:] or 0)) for one in picked if one.part[:1] in "A"
        )
        wanted = replace(wanted, picks=tasks)
    lines = ledger_lines(actor=doors.actor(request), wanted=wanted, today=doors.today())
    name = f"{_('Ledger')}-{wanted.year}-{doors.today():%Y%m%d}.{form}"
    if form == "xlsx":
        book = ledger_files.as_xlsx(lines, _notes(request))
        return FileResponse(book, as_attachment=True, filename=name, content_type=_XLSX)
    rows = ledger_files.as_csv(lines, _notes(request))
    answer = StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _form(request: HttpRequest) -> LedgerForm:
    return LedgerForm(request.GET, choices(doors.actor(request), doors.today()))


def _notes(request: HttpRequest) -> list[str]:
    """What stands above every export: the moment, who took it, and that a demonstration is one."""
    moment = formats.date_format(timezone.localtime(doors.now()), "Y-m-d H:i")
    as_of = _("As of %(moment)s. Taken by %(who)s; for work only.") % {
        "moment": moment,
        "who": watermark(request),
    }
    return [as_of, _("Demonstration data, entirely invented")] if settings.DEMO else [as_of]


def _row(line: LedgerLine, columns: tuple[Column, ...]) -> Row:
    url = reverse("desk:case", args=[line.case_id])
    pick = bulk.Pick(line.case_id, f"A{line.task}" if line.task else "")
    return Row(url, str(pick), line.title, [_cell(column, line) for column in columns])


def _cell(column: Column, line: LedgerLine) -> Drawn:
    said = _said(column.key, line)
    value = column.value(line) if said is None else None
    plain = value.isoformat() if isinstance(value, date) else value
    names = ["number" if column.is_number else "brief"]
    if isinstance(value, date) or column.key == "light":
        names = ["nowrap"]
    if column.is_spare:
        names.append("spare")
    return Drawn(column.key, "" if plain is None else plain, said, " ".join(names))


def _said(key: str, line: LedgerLine) -> Said | None:
    """Cells that are a state: with its shape."""
    if key == "light" and line.light:
        return wording.light(line.light)
    if key == "state":
        of = AssignmentState(line.state) if line.state else CaseState(line.case_state)
        return wording.state(of)
    if key == "reply" and line.round_state:
        return wording.state(RoundState(line.round_state))
    return None


def _shown(found: LedgerPage) -> str:
    if found.counted > COUNTED:
        return _("%(count)d+ lines") % {"count": COUNTED}
    return _("%(count)d lines") % {"count": found.counted}


def _pager(request: HttpRequest, found: LedgerPage) -> dict[str, str]:
    return {
        "shown": _shown(found),
        "previous_url": _address(request, before=found.first) if found.has_previous else "",
        "next_url": _address(request, after=found.last) if found.has_next else "",
    }


def _chips(request: HttpRequest, form: LedgerForm) -> list[dict[str, str]]:
    """The filters in force, each with the address that takes it off."""
    chips = []
    for name in form.set_filters():
        field = form.fields[name]
        said = dict(getattr(field, "choices", ())).get(form.cleaned_data[name])
        value = "" if form.cleaned_data[name] is True else said or form.cleaned_data[name]
        label = f"{field.label}: {value}" if value else str(field.label)
        chips.append({"label": label, "url": _address(request, **{name: None})})
    return chips


def _file(request: HttpRequest, kind: str) -> dict[str, str]:
    query = _address(request).partition("?")[2]
    url = reverse("desk:ledger_file", args=[kind]) + (f"?{query}" if query else "")
    return {"kind": kind, "url": url}


def _asked_columns(request: HttpRequest) -> str:
    """As an address names them, or as the boxes were just ticked."""
    return ",".join(request.GET.getlist("column")) or request.GET.get("columns", "")


def _address(request: HttpRequest, **change: Any) -> str:
    given = {k: v for k, v in request.GET.items() if v and k not in _ELSEWHERE}
    if columns := _asked_columns(request):
        given["columns"] = columns
    for name, value in change.items():
        given.pop(name, None)
        if value is not None:
            given[name] = _written(value) if isinstance(value, tuple) else str(value)
    return reverse("desk:ledger") + (f"?{urlencode(given)}" if given else "")


def _written(key: Key) -> str:
    plain = [one.isoformat() if isinstance(one, date) else one for one in key]
    return urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _key(order: Order, text: str) -> Key | None:
    """The key of a page as its address carries it; anything else begins at the beginning."""
    try:
        plain = json.loads(urlsafe_b64decode(text + "=" * (-len(text) % 4))) if text else None
    except ValueError:
        return None
    return as_key(order, plain) if isinstance(plain, list) else None
