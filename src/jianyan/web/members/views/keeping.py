"""自动保存与另存的文字 — what is typed is kept for its writer alone; other texts of the form taken up or put away."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from jianyan import doors
from jianyan.cases import unsaved
from jianyan.cases.refusal import Refused
from jianyan.web.members import pages
from jianyan.web.members.frame import members, proposer
from jianyan.web.members.manuscript import Existing, Fresh, Manuscript
from jianyan.web.members.opening import Own, own

P = ParamSpec("P")


@members
@require_POST
def keep_new(request: HttpRequest) -> HttpResponse:
    return _keep(request, Fresh(proposer(request)))


@members
@require_POST
def keep_again(request: HttpRequest, case_id: int) -> HttpResponse:
    mine = own(request, case_id)
    if not mine.may_write():
        return _said(doors.sentence(why_not(mine)), 422)
    return _keep(request, Existing(mine))


def _keep(request: HttpRequest, text: Manuscript) -> HttpResponse:
    """Without a line in the journal; never under the name of somebody who signed in since."""
    me = text.by.actor.id
    if request.POST.get("owner", str(me)) != str(me):
        return _said(_("Somebody else is signed in in this browser."), 403)
    seen = pages.sheet(text, pages.sent(request.POST), request.POST)
    if request.POST.get("marked"):
        unsaved.blank(me, text.key, seen)
        return HttpResponse(status=204)
    try:
        is_newest = unsaved.keep(me, text.key, text.typed(request.POST), text.by.at, seen)
    except Refused as refusal:
        return _said(doors.sentence(refusal), 422)
    if is_newest:
        return HttpResponse(status=204)
    said = _("This text was changed in another window or on another device. Both texts are kept.")
    return _said(said, 409)


def _said(sentence: str, status: int) -> HttpResponse:
    return HttpResponse(sentence, status=status, content_type="text/plain")


def why_not(mine: Own) -> Refused:
    """Why the text cannot be written any more."""
    if mine.is_open("draft", mine.case.state):
        return Refused("no_right", action="draft")
    return Refused("wrong_state", action="draft", state=mine.case.state)


def keep_typed(request: HttpRequest, text: Manuscript) -> None:
    """Before the page does something else; what says nothing new is not kept."""
    if text.form(request.POST).has_changed():
        seen = pages.sheet(text, pages.sent(request.POST), request.POST)
        unsaved.keep(text.by.actor.id, text.key, text.typed(request.POST), text.by.at, seen)


def chosen(request: HttpRequest, text: Manuscript, do: str) -> HttpResponse:
    """Go on with another text of this form, or put one away; what is typed is kept."""
    act, _sep, sign = do.partition("-")
    stamps = pages.sent(request.POST)
    try:
        keep_typed(request, text)
    except Refused as refusal:
        messages.warning(request, doors.sentence(refusal))
        return redirect(text.url)
    if act == "drop":
        unsaved.drop(text.by.actor.id, text.key, sign)
        said = _("The other text was put away.")
    else:
        unsaved.bring_forward(text.by.actor.id, text.key, sign)
        said = _("You go on with the other text. The one that stood here is kept beside it.")
    messages.success(request, said, extra_tags=pages.forgets(text, stamps))
    return redirect(text.url)


def shows_when_signed_out(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """An expired login does not swallow what was sent: it is shown, to be copied and sent again."""

    @wraps(view)
    def shown(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method == "POST" and not request.user.is_authenticated:
            context = {"words": pages.words_of(request.POST), "next": request.path}
            return render(request, "members/signed_out.html", context, status=401)
        return view(request, *args, **kwargs)

    return shown
