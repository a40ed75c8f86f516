"""我要提建议: write, keep, save as a draft, submit; every button works without scripts."""

from collections.abc import Sequence
from contextlib import suppress
from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jianyan import doors
from jianyan.advice.form_check import Checked
from jianyan.cases import actions, unsaved
from jianyan.cases.contents import Upload, speaks_of
from jianyan.cases.cosigning import pending
from jianyan.cases.models import Case
from jianyan.cases.opening import open_case
from jianyan.cases.perform import perform
from jianyan.cases.refusal import Refused, Warned
from jianyan.cases.states import CaseState
from jianyan.web.members import checking, frame, pages
from jianyan.web.members.alike import alike
from jianyan.web.members.forms import Writing
from jianyan.web.members.frame import members, proposer
from jianyan.web.members.manuscript import Existing, Fresh, Manuscript
from jianyan.web.members.opening import own, turned_away
from jianyan.web.members.pages import Beside, Stamps
from jianyan.web.members.views.keeping import chosen, keep_typed, shows_when_signed_out, why_not


@shows_when_signed_out
@members
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    return _page(request, Fresh(proposer(request)))


@shows_when_signed_out
@members
@require_http_methods(["GET", "HEAD", "POST"])
def again(request: HttpRequest, case_id: int) -> HttpResponse:
    """A draft, or a case that was returned for revision."""
    mine = own(request, case_id)
    if not mine.may_write():
        return turned_away(request, case_id, why_not(mine))
    return _page(request, Existing(mine))


def _page(request: HttpRequest, text: Manuscript) -> HttpResponse:
    if request.method != "POST":
        return _opened(request, text)
    do = request.POST.get("do", "save")
    if answered := _looked_after(request, text, do):
        return answered
    form = text.form(request.POST, request.FILES)
    if form.is_valid() and do == "submit":
        form.ask_for_all()
    if not form.is_valid():
        return _refused(request, text, form)
    return _looked_over(request, text, form, do) or _tried(request, text, form, do)


def _tried(request: HttpRequest, text: Manuscript, form: Writing, do: str) -> HttpResponse:
    try:
        return _save(request, text, form, submit=do == "submit")
    except Warned as warned:
        form.warn(warned)
    except Refused as refusal:
        if refusal.code == "changed_elsewhere":
            return _collided(request, text, form, refusal)
        form.refuse(refusal)
    return _refused(request, text, form)


def _looked_over(
    request: HttpRequest, text: Manuscript, form: Writing, do: str
) -> HttpResponse | None:
    """The form check, when asked for, and once before a text is sent with something to remark."""
    if do not in {"submit", "check"}:
        return None
    checked = checking.found(form, text.office(request.POST))
    if do == "submit" and request.FILES and checking.sign(checked):
        return _files_first(request, text, form, checked)
    seen = {"", request.POST.get("checked", "")}
    if do == "submit" and checking.sign(checked) in seen:
        return None
    return _checked(request, text, form, checked)


def _files_first(
    request: HttpRequest, text: Manuscript, form: Writing, checked: list[Checked]
) -> HttpResponse:
    """A browser forgets chosen files when a page comes again: they are saved with the draft first."""
    answer = _tried(request, text, form, "save")
    if answer.status_code == HTTPStatus.FOUND:
        messages.warning(request, _("The draft with its files is saved, not submitted. Look at this first, then submit:"))  # fmt: skip
        for line in checking.lines(checked, checking.asked_by(text.office(request.POST))):
            if not line.is_good:
                messages.warning(request, line.said)
    return answer


def _checked(
    request: HttpRequest, text: Manuscript, form: Writing, checked: list[Checked]
) -> HttpResponse:
    """The list before sending; with every remark read once, the text goes as it is."""
    with suppress(Refused):
        keep_typed(request, text)
    asked = checking.asked_by(text.office(request.POST))
    lines = checking.lines(checked, asked)
    return _written(request, text, form, checklist=lines, checked=checking.sign(checked))


def _refused(request: HttpRequest, text: Manuscript, form: Writing) -> HttpResponse:
    with suppress(Refused):  # marked text, which the page has said already
        keep_typed(request, text)
    return _written(request, text, form, status=422)


def _collided(
    request: HttpRequest, text: Manuscript, form: Writing, refusal: Refused
) -> HttpResponse:
    """Two devices: the page again with both texts; who saves once more has seen the other."""
    sent = pages.sent(request.POST)
    first = pages.beside_of(text, form, sent, text.by.at)
    form.refuse(refusal)
    now = Stamps(text.saved, sent.page, sent.page)
    return _written(request, text, form, status=409, stamps=now, first=first)


def _looked_after(request: HttpRequest, text: Manuscript, do: str) -> HttpResponse | None:
    """Buttons that neither save nor submit: points, attachments, similar cases."""
    if do in {"add", "split"} or do.startswith("remove-"):
        return _rearranged(request, text, do)
    if do == "similar":
        return _compared(request, text)
    if do.startswith("detach-"):
        return _detached(request, text, do.removeprefix("detach-"))
    if do.startswith(("take-", "drop-")):
        return chosen(request, text, do)
    return None


def _opened(request: HttpRequest, text: Manuscript) -> HttpResponse:
    newest = unsaved.kept(text.by.actor.id, text.key)
    words = newest if newest and newest.body else None
    form = text.form(initial=words.body if words else None)
    stamps = pages.fresh(text, newest)
    kept_at = words.saved_at if words else None
    return _written(request, text, form, stamps=stamps, kept_at=kept_at)


def _detached(request: HttpRequest, text: Manuscript, number: str) -> HttpResponse:
    """An attachment less; what is typed is kept."""
    case = text.case()
    if case is None or not number.isdecimal():
        raise Http404
    try:
        keep_typed(request, text)
        perform(actions.detach, case, text.by, file=int(number))
    except Refused as refusal:
        messages.warning(request, doors.sentence(refusal))
    else:
        forgets = pages.forgets(text, pages.sent(request.POST))
        messages.success(request, _("The attachment was taken out."), extra_tags=forgets)
    return redirect(text.url)


def _rearranged(request: HttpRequest, text: Manuscript, do: str) -> HttpResponse:
    """One point more or one less: the page again, with everything typed."""
    typed = text.rearranged(text.typed(request.POST), do)
    try:
        seen = pages.sheet(text, pages.sent(request.POST), request.POST)
        unsaved.keep(text.by.actor.id, text.key, typed, text.by.at, seen)
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
    stamps = pages.sent(request.POST)
    case, said = text.case(), set(form.changed_data) - {"attachments", "sealed", "reason"}
    if said and pages.collides(text, stamps, request.POST):
        raise Refused("changed_elsewhere")
    if case is None:
        case = open_case(text.draft(form), text.by)
    elif said:
        case = perform(actions.draft, case, text.by, text=text.draft(form), seen=stamps.saved)
    if files := form.cleaned_data["attachments"]:
        case = perform(actions.attach, case, text.by, files=files)
        _warn_of_names(request, case, files)
    if papers := form.cleaned_data["sealed"]:
        case = perform(actions.attach, case, text.by, files=papers, signed=True)
    if submit and case.state == CaseState.COSIGNING and pending(case):
        unsaved.settle(text.by.actor.id, text.key, pages.sheet(text, stamps))
        said_so = _("Saved, not submitted: colleagues have not answered yet. Submit from here.")
        messages.warning(request, said_so, extra_tags=pages.forgets(text, stamps))
        return redirect("members:cosigners", case.pk)
    if submit:
        case = perform(actions.submit, case, text.by, reason=form.cleaned_data["reason"])
    unsaved.settle(text.by.actor.id, text.key, pages.sheet(text, stamps))
    return _done(request, case, pages.forgets(text, stamps), submit=submit)


def _warn_of_names(request: HttpRequest, case: Case, files: Sequence[Upload]) -> None:
    """Who wants the name kept back should not tell it in an attachment, nor in its properties (S59)."""
    lead = next(one.proposer.name for one in case.dossier.signatories if one.is_lead)
    telling = [file.name for file in files if case.confidential and speaks_of(file, lead)]
    if telling:
        said = _("Your name stands in %(files)s, in the text or in the properties of the file. The units will read it: take it out and attach the file again.")  # fmt: skip
        messages.warning(request, said % {"files": "、".join(telling)})


def _done(request: HttpRequest, case: Case, forgets: str, *, submit: bool) -> HttpResponse:
    if submit:
        said = _("Submitted. %(office)s will examine it; you can follow it here.")
        messages.success(request, said % {"office": case.office.name}, extra_tags=forgets)
        return redirect("members:case", case.pk)
    said = _("The draft is saved. Nobody else can see it.")
    messages.success(request, said, extra_tags=forgets)
    return redirect("members:write", case.pk)


def _written(
    request: HttpRequest,
    text: Manuscript,
    form: Writing,
    *,
    status: int = 200,
    stamps: Stamps | None = None,
    first: Sequence[Beside] = (),
    **more: object,
) -> HttpResponse:
    """The page; `first`: the saved text, where another window saved it meanwhile."""
    stamps = stamps or pages.sent(request.POST)
    _newest, others = unsaved.all_kept(text.by.actor.id, text.key)
    others = [row for row in others if row.beside != stamps.page]
    context = {
        "most": checking.asked_by(text.office(request.POST)).most,
        "text": text, "form": form, "stamps": stamps, "beside": [*first, *pages.beside(others)],
        **more,
    }  # fmt: skip
    return frame.page(request, "write", context, here="new", status=status)
