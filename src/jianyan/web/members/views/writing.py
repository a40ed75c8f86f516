"""我要提建议: write, keep, save as a draft, submit; every button works without scripts."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jianyan import doors
from jianyan.cases import actions, unsaved
from jianyan.cases.cosigning import pending
from jianyan.cases.models import Case
from jianyan.cases.opening import open_case
from jianyan.cases.perform import perform
from jianyan.cases.refusal import Refused, Warned
from jianyan.cases.states import CaseState
from jianyan.web.members import frame
from jianyan.web.members.alike import alike
from jianyan.web.members.forms import Writing
from jianyan.web.members.frame import members, proposer
from jianyan.web.members.manuscript import Existing, Fresh, Manuscript
from jianyan.web.members.opening import Own, own, turned_away


@members
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    return _page(request, Fresh(proposer(request)))


@members
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, case_id: int) -> HttpResponse:
    """A draft, or a case that was returned for revision."""
    mine = own(request, case_id)
    if not mine.may_write():
        return turned_away(request, case_id, _why_not(mine))
    return _page(request, Existing(mine))


@members
@require_POST
def keep_new(request: HttpRequest) -> HttpResponse:
    return _keep(request, Fresh(proposer(request)))


@members
@require_POST
def keep_again(request: HttpRequest, case_id: int) -> HttpResponse:
    mine = own(request, case_id)
    if not mine.may_write():
        return HttpResponse(doors.sentence(_why_not(mine)), status=422, content_type="text/plain")
    return _keep(request, Existing(mine))


def _keep(request: HttpRequest, text: Manuscript) -> HttpResponse:
    """自动保存: what is typed is kept for its writer alone, without a line in the journal."""
    try:
        unsaved.keep(text.by.actor.id, text.key, text.typed(request.POST), text.by.at)
    except Refused as refusal:
        return HttpResponse(doors.sentence(refusal), status=422, content_type="text/plain")
    return HttpResponse(status=204)


def _page(request: HttpRequest, text: Manuscript) -> HttpResponse:
    if request.method != "POST":
        return _opened(request, text)
    do = request.POST.get("do", "save")
    if answered := _looked_after(request, text, do):
        return answered
    form = text.form(request.POST, request.FILES)
    if form.is_valid() and do == "submit":
        form.ask_for_all()
    if form.is_valid():
        try:
            return _save(request, text, form, submit=do == "submit")
        except Warned as warned:
            form.warn(warned)
        except Refused as refusal:
            form.refuse(refusal)
    return _written(request, text, form, status=422)


def _looked_after(request: HttpRequest, text: Manuscript, do: str) -> HttpResponse | None:
    """Buttons that neither save nor submit: points, attachments, similar cases."""
    if do == "add" or do.startswith("remove-"):
        return _rearranged(request, text, do)
    if do == "similar":
        return _compared(request, text)
    if do.startswith("detach-"):
        return _detached(request, text, do.removeprefix("detach-"))
    return None


def _opened(request: HttpRequest, text: Manuscript) -> HttpResponse:
    kept = unsaved.kept(text.by.actor.id, text.key)
    form = text.form(initial=kept.body if kept else None)
    return _written(request, text, form, kept_at=kept.saved_at if kept else None)


def _detached(request: HttpRequest, text: Manuscript, number: str) -> HttpResponse:
    """An attachment less; what is typed is kept."""
    case = text.case()
    if case is None or not number.isdecimal():
        raise Http404
    try:
        unsaved.keep(text.by.actor.id, text.key, text.typed(request.POST), text.by.at)
        perform(actions.detach, case, text.by, file=int(number))
    except Refused as refusal:
        messages.warning(request, doors.sentence(refusal))
    return redirect(text.url)


def _rearranged(request: HttpRequest, text: Manuscript, do: str) -> HttpResponse:
    """One point more or one less: the page again, with everything typed."""
    typed = text.rearranged(text.typed(request.POST), do)
    try:
        unsaved.keep(text.by.actor.id, text.key, typed, text.by.at)
    except Refused as refusal:
        form = text.form(typed)
        form.is_valid()
        if not form.errors:
            form.refuse(refusal)
        return _written(request, text, form, status=422)
    if request.FILES:
        messages.warning(
            request, _("The files you chose were not taken along. Choose them again, then save.")
        )
    form = text.form(initial=typed)
    if do == "add":
        form.fields[f"point-{form.rows}"].widget.attrs["autofocus"] = True
    return _written(request, text, form)


def _compared(request: HttpRequest, text: Manuscript) -> HttpResponse:
    """内容相近: the page again, with published cases and one's own that are like what is typed."""
    typed = text.typed(request.POST)
    case = text.case()
    found = alike(text.by, typed, but=case.pk if case else 0)
    return _written(request, text, text.form(initial=typed), alike=found, compared=True)


@transaction.atomic
def _save(request: HttpRequest, text: Manuscript, form: Writing, *, submit: bool) -> HttpResponse:
    """A line in the journal only where the text says something new."""
    case = text.case()
    if case is None:
        case = open_case(text.draft(form), text.by)
    elif set(form.changed_data) - {"attachments", "sealed", "reason"}:
        case = perform(actions.draft, case, text.by, text=text.draft(form))
    if files := form.cleaned_data["attachments"]:
        case = perform(actions.attach, case, text.by, files=files)
    if pages := form.cleaned_data["sealed"]:
        case = perform(actions.attach, case, text.by, files=pages, signed=True)
    if submit and case.state == CaseState.COSIGNING and pending(case):
        unsaved.erase(text.by.actor.id, text.key)
        messages.warning(
            request, _("Saved, not submitted: colleagues have not answered yet. Submit from here.")
        )
        return redirect("members:cosigners", case.pk)
    if submit:
        case = perform(actions.submit, case, text.by, reason=form.cleaned_data["reason"])
    unsaved.erase(text.by.actor.id, text.key)
    return _done(request, case, submit=submit)


def _done(request: HttpRequest, case: Case, *, submit: bool) -> HttpResponse:
    if submit:
        said = _("Submitted. %(office)s will examine it; you can follow it here.")
        messages.success(request, said % {"office": case.office.name})
        return redirect("members:case", case.pk)
    messages.success(request, _("The draft is saved. Nobody else can see it."))
    return redirect("members:write", case.pk)


def _written(
    request: HttpRequest, text: Manuscript, form: Writing, *, status: int = 200, **more: object
) -> HttpResponse:
    context = {"text": text, "form": form, **more}
    return frame.page(request, "write", context, here="new", status=status)


def _why_not(mine: Own) -> Refused:
    if mine.is_open("draft", mine.case.state):
        return Refused("no_right", action="draft")
    return Refused("wrong_state", action="draft", state=mine.case.state)
