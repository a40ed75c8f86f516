"""机器生成文字: a summary or a first draft by the office's own model server; shown, marked, kept nowhere."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from jianyan import doors
from jianyan.advice import model_server
from jianyan.advice.model_server import Source, Unavailable
from jianyan.cases.queries.case_page import sheet_of
from jianyan.cases.queries.opened import Opened, opened
from jianyan.disclosure.redaction import propose
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.views.case import trail

SENTENCES: Mapping[str, Promise] = {
    "not_set_up": gettext_lazy("No model server is set up. Write as usual."),
    "not_own_address": gettext_lazy("The model server must stand on this machine or at a private address that the settings allow. Nothing was sent."),
    "may_be_secret": gettext_lazy("The text shows signs of a secret. Nothing was sent. Write it yourself."),
    "no_answer": gettext_lazy("The model server gave no usable answer. Try later, or write as usual."),
}  # fmt: skip


@staff
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, case_id: int) -> HttpResponse:
    by = doors.by(request)
    found = opened(by.actor, by.on, case_id)
    if found is None or not found.view.as_staff or not model_server.is_on(found.case.office):
        raise Http404
    made, trouble, status = None, "", 200
    task, material = request.POST.get("task", "summary"), request.POST.get("material", "")
    if request.method == "POST":
        try:
            made = model_server.ask(
                task if task in model_server.TASKS else "summary", sources(found, material)
            )
        except Unavailable as error:
            trouble, status = str(SENTENCES[error.code]), 422
    sheet = sheet_of(found, by)
    context = {
        "case": sheet,
        "trail": trail(sheet, here=_("Text by the machine")),
        "made": made,
        "trouble": trouble,
        "material": material,
        "watermark": watermark(request),
    }
    return render(
        request, "desk/machine_text.html", frame(request, here="case", **context), status=status
    )


def sources(found: Opened, material: str = "") -> list[Source]:
    """Title and text of the case and what the writer adds, without personal data; never who raised it."""
    said = [found.said(found.case.situation_no)]
    said += [found.said(point.words_no) for point in found.dossier.points]
    given = [
        (_("Title"), found.case.title),
        (_("Text"), "\n".join(said)),
        (_("Your material"), material),
    ]
    names = [one.name for one in found.proposers.values()]
    return [Source(name, propose(text, names).text) for name, text in given if text.strip()]
