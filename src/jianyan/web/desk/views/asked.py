"""拟分办件确认: what a unit is proposed for, agreed to in one go or objected to one by one."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from jianyan import doors
from jianyan.cases import actions
from jianyan.cases.models import Inquiry
from jianyan.cases.perform import perform_many
from jianyan.cases.queries.asked import asked_of
from jianyan.cases.states import InquiryState
from jianyan.web.desk import bulk
from jianyan.web.desk.frame import frame, staff, watermark


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        _agree(request)
        return redirect("desk:asked")
    found = asked_of(doors.actor(request))
    context = {
        "lines": found,
        "waiting": sum(1 for line in found if line.state == InquiryState.ASKED),
        "trail": [{"label": _("Splits to confirm"), "url": ""}],
        "watermark": watermark(request),
    }
    return render(request, "desk/asked.html", frame(request, here="asked", **context))


def _agree(request: HttpRequest) -> None:
    """For all that are ticked; each refusal is said once with how often."""
    picked = [one for one in bulk.picks(request.POST.getlist("pick")) if one.part[:1] == "H"]
    asked = [Inquiry(case_id=one.case_id, no=int(one.part[1:])) for one in picked]
    done = perform_many(actions.agree_to_handle, [(one, {}) for one in asked], doors.by(request))
    said = ngettext("Your unit agreed to %(count)d case.", "Your unit agreed to %(count)d cases.", len(done.moved))  # fmt: skip
    messages.success(request, said % {"count": len(done.moved)})
    for sentence in dict.fromkeys(doors.sentence(refusal) for _at, refusal in done.refused):
        messages.warning(request, sentence)
