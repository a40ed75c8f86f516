"""评价情况: what the receiving office follows up, and neutral prompts that nobody else sees."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases.queries import rating_lists, rating_signals
from jianyan.people.rights import Right
from jianyan.web.desk.frame import frame, staff, watermark

TITLES = {
    "decide": gettext_lazy("Dissatisfied: to be decided"),
    "settle": gettext_lazy("Dissatisfied again: meeting or evaluation"),
    "read": gettext_lazy("Signed forms handed in: to be entered"),
    "call_back": gettext_lazy("Entered from paper: to be called back on"),
    "silent": gettext_lazy("No feedback when the time was over"),
    "waiting": gettext_lazy("The time for ratings runs"),
}
MOVES = {
    "decide": "", "settle": "", "read": "register_rating", "call_back": "call_back",
    "silent": "close_rating", "waiting": "invite_rating",
}  # fmt: skip


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    actor = doors.actor(request)
    if not actor.holds(Right.REGISTER_RATING):
        raise PermissionDenied
    found = rating_lists.piles(actor, doors.today())
    context = {
        "title": _("Ratings to follow up"),
        "trail": [{"label": _("Ratings to follow up"), "url": ""}],
        "piles": [(TITLES[one.key], one, MOVES[one.key]) for one in found if one.total],
        "prompts": rating_signals.prompts(actor),
        "watermark": watermark(request),
    }
    return render(request, "desk/ratings.html", frame(request, here="ratings", **context))
