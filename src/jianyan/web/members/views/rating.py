"""评价: choose a value for each question, look at it once more, and only then it counts (S33, S34, S38, S39)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from jianyan import doors
from jianyan.cases import actions
from jianyan.cases.models import Assignment, Commitment, Round
from jianyan.cases.perform import perform, read
from jianyan.cases.queries import rating_signals
from jianyan.cases.queries.sheet import PromiseShown, ReplyShown, TaskShown
from jianyan.cases.refusal import Refused
from jianyan.rules import packs, ratings
from jianyan.web.members import frame, wording
from jianyan.web.members.forms import Rating
from jianyan.web.members.frame import members
from jianyan.web.members.opening import Own, own, turned_away
from jianyan.web.members.views.case import is_told

HIDDEN = _("The handling unit cannot see your rating before the time for ratings is over.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is rated, how the page says it, and which move it becomes."""

    heading: Any
    anchor: str
    notice: str | Promise
    by_when: str
    final: str | Promise
    done: str | Promise
    act: Callable[[Mapping[str, str], str], Any]
    initial: Mapping[str, Any] = field(default_factory=dict)


@members
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, case_id: int, part: str) -> HttpResponse:
    """The reply: rated for the first time, or corrected inside the window."""
    mine = own(request, case_id)
    reply = next((one for one in mine.case.replies if one.part == part and is_told(one)), None)
    if reply is None:
        raise Http404
    if frame.waits_for_rating(request, case_id, part):
        return asking(request, mine, _rating(request, mine, reply))
    if mine.may_correct(reply):
        return asking(request, mine, _correcting(mine, reply))
    return turned_away(request, case_id, _why_not(mine, reply))


@members
@require_http_methods(["GET", "HEAD", "POST"])
def co_handler(request: HttpRequest, case_id: int, part: str) -> HttpResponse:
    """A co-handling unit, apart from the lead (S39)."""
    mine = own(request, case_id)
    task = next((one for one in mine.case.tasks if one.part == part), None)
    if task is None:
        raise Http404
    if not (task.is_co_rated and mine.speaks):
        refusal = Refused("rated_already" if mine.speaks else "lead_rates")
        return turned_away(request, case_id, refusal)
    return asking(request, mine, _of_co_handler(mine, task))


def of_promise(mine: Own, promise: PromiseShown) -> Asked:
    """How a promise was kept, where the rule has it rated."""
    row = read(mine.case.id).get(Commitment, int(promise.part[1:]))
    return Asked(
        heading=_("How was the promise kept?"),
        anchor=promise.part,
        notice=_("If you are dissatisfied, the office holds a meeting with you and the unit."),
        by_when="",
        final=_("Once it is handed in it counts. If you are dissatisfied, a meeting is held."),
        done=_("Your rating of how the promise was kept is in."),
        act=lambda values, comment: perform(
            actions.rate_fulfilment, row, mine.by, values=values, comment=comment
        ),
    )


def _leave_trace(
    request: HttpRequest, mine: Own, row: Round, values: Mapping[str, str], comment: str
) -> None:
    """Only of full marks without a word, and only a salted hash of where they came from."""
    scheme = ratings.scheme(packs.load(mine.case.rules).satisfaction_scheme)
    if not rating_signals.is_full_and_wordless(scheme, values, comment):
        return
    marks = (request.META.get("REMOTE_ADDR", ""), request.headers.get("User-Agent", ""))
    device = rating_signals.fingerprint(settings.SECRET_KEY, mine.by.on, *marks)
    own = [p.id for p in mine.case.proposers if p.id in mine.by.actor.proposers]
    rating_signals.note(mine.case.id, row.no, own[0], device, mine.by.at)


def _rating(request: HttpRequest, mine: Own, reply: ReplyShown) -> Asked:
    row = read(mine.case.id).get(Round, int(reply.part[1:]))

    def act(values: Mapping[str, str], comment: str) -> None:
        perform(actions.rate, row, mine.by, values=values, comment=comment)
        _leave_trace(request, mine, row, values, comment)

    return Asked(
        heading=wording.told(_("Rate the reply of %(unit)s"), unit=reply.unit),
        anchor=reply.part,
        notice=HIDDEN,
        by_when=wording.rate_by(reply.feedback_due_on, doors.today()),
        final=_("You can correct it while the time for ratings runs. The handling unit cannot see it before that is over."),
        done=_("Your rating is in. The unit cannot see it before the time for ratings is over."),
        act=act,
    )  # fmt: skip


def _correcting(mine: Own, reply: ReplyShown) -> Asked:
    row = read(mine.case.id).get(Round, int(reply.part[1:]))
    given = next(one for one in reply.ratings if one.proposer in mine.by.actor.proposers)
    before = {axis.code: _typed(axis, value) for axis, value in given.values}
    return Asked(
        heading=wording.told(_("Correct your rating of %(unit)s"), unit=reply.unit),
        anchor=reply.part,
        notice=_("Both values and their days are kept; the corrected one counts."),
        by_when=wording.correct_by(reply.correctable_until),
        final=_(
            "The corrected value counts from now on; what stood before is kept in the record."
        ),
        done=_("Your rating is corrected."),
        act=lambda values, comment: perform(
            actions.correct_rating, row, mine.by, values=values, comment=comment
        ),
        initial={**before, "comment": given.comment},
    )


def _typed(axis: Any, value: Any) -> str:
    return str(value.label_en).removesuffix("%") if axis.percent else str(value.code)


def _of_co_handler(mine: Own, task: TaskShown) -> Asked:
    row = read(mine.case.id).get(Assignment, int(task.part[1:]))
    return Asked(
        heading=wording.told(_("Rate the co-handling unit %(unit)s"), unit=task.unit),
        anchor="handlers",
        notice=_("This counts for the co-handling unit alone, not for the unit that replied."),
        by_when="",
        final=HIDDEN,
        done=_("Your rating of the co-handling unit is in."),
        act=lambda values, comment: perform(
            actions.rate_co, row, mine.by, values=values, comment=comment
        ),
    )


def asking(request: HttpRequest, mine: Own, asked: Asked) -> HttpResponse:
    """Ask, show once more, and only then make the move."""
    scheme = ratings.scheme(packs.load(mine.case.rules).satisfaction_scheme)
    if request.method != "POST":
        return _shown(request, mine, asked, Rating(scheme, initial=dict(asked.initial)))
    if request.POST.get("step") == "edit":
        return _shown(request, mine, asked, Rating(scheme, initial=request.POST.dict()))
    form = Rating(scheme, request.POST)
    if not form.is_valid():
        return _shown(request, mine, asked, form, status=422)
    if request.POST.get("step") != "final":
        shown = {"case": mine.case, "asked": asked, "form": form, "chosen": form.chosen()}
        return frame.page(request, "rate_review", shown, here="ratings")
    try:
        asked.act(form.values(), form.cleaned_data["comment"])
    except Refused as refusal:
        form.refuse(refusal)
        return _shown(request, mine, asked, form, status=422)
    messages.success(request, str(asked.done))
    return redirect("members:case", mine.case.id)


def _shown(
    request: HttpRequest, mine: Own, asked: Asked, form: Rating, *, status: int = 200
) -> HttpResponse:
    context = {"case": mine.case, "asked": asked, "form": form}
    return frame.page(request, "rate", context, here="ratings", status=status)


def _why_not(mine: Own, reply: ReplyShown) -> Refused:
    if not mine.speaks:
        return Refused("lead_rates")
    if mine.is_open("rate", reply.state):
        return Refused("rated_already")
    return Refused("wrong_state", action="rate", state=reply.state)
