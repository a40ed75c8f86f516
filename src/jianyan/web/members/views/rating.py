"""评价: choose a value for each question, look at it once more, and only then it counts (S33, S34, S38)."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jianyan import doors
from jianyan.cases import actions
from jianyan.cases.models import Round
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.sheet import ReplyShown
from jianyan.cases.refusal import Refused
from jianyan.rules import packs, ratings
from jianyan.web.members import frame, wording
from jianyan.web.members.forms import Rating
from jianyan.web.members.frame import members
from jianyan.web.members.opening import Own, own, turned_away
from jianyan.web.members.views.case import is_told


@members
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case_id: int, part: str) -> HttpResponse:
    mine = own(request, case_id)
    reply = next((one for one in mine.case.replies if one.part == part and is_told(one)), None)
    if reply is None:
        raise Http404
    if not frame.waits_for_rating(request, case_id, part):
        return turned_away(request, case_id, _why_not(mine, reply))
    scheme = ratings.scheme(packs.load(mine.case.rules).satisfaction_scheme)
    if request.method != "POST":
        return _asked(request, mine, reply, Rating(scheme))
    if request.POST.get("step") == "edit":
        return _asked(request, mine, reply, Rating(scheme, initial=request.POST.dict()))
    form = Rating(scheme, request.POST)
    if not form.is_valid():
        return _asked(request, mine, reply, form, status=422)
    if request.POST.get("step") != "final":
        shown = {"case": mine.case, "reply": reply, "form": form, "chosen": form.chosen()}
        return frame.page(request, "rate_review", shown, here="ratings")
    return _rate(request, mine, reply, form)


def _rate(request: HttpRequest, mine: Own, reply: ReplyShown, form: Rating) -> HttpResponse:
    comment = form.cleaned_data["comment"]
    try:
        part = read(mine.case.id).get(Round, int(reply.part[1:]))
        perform(actions.rate, part, mine.by, values=form.values(), comment=comment)
    except Refused as refusal:
        form.refuse(refusal)
        return _asked(request, mine, reply, form, status=422)
    messages.success(
        request,
        _("Your rating is in. The unit cannot see it before the time for ratings is over."),
    )
    return redirect("members:case", mine.case.id)


def _asked(
    request: HttpRequest, mine: Own, reply: ReplyShown, form: Rating, *, status: int = 200
) -> HttpResponse:
    context = {
        "case": mine.case,
        "reply": reply,
        "form": form,
        "rate_by": wording.rate_by(reply.feedback_due_on, doors.today()),
    }
    return frame.page(request, "rate", context, here="ratings", status=status)


def _why_not(mine: Own, reply: ReplyShown) -> Refused:
    if not mine.speaks:
        return Refused("lead_rates")
    if mine.is_open("rate", reply.state):
        return Refused("rated_already")
    return Refused("wrong_state", action="rate", state=reply.state)
