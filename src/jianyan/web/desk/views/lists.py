"""呈批件: the lists for signature of a session, one list as the paper that is printed, and its signature."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header, urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from jianyan import doors
from jianyan.cases.queries.adjustments import adjustments
from jianyan.cases.queries.split_lists import ListPaper, list_paper, lists_of
from jianyan.cases.refusal import Refused, Warned
from jianyan.cases.splitting import sign_list, take_back_list
from jianyan.papers import split_list
from jianyan.people.models import Session
from jianyan.web.desk.forms.base import day
from jianyan.web.desk.frame import frame, staff, watermark
from jianyan.web.desk.reports.views import WRITERS
from jianyan.web.desk.views.split import chosen
from jianyan.web.files.fields import OneUpload


class SignListForm(forms.Form):
    """领导审签 of a whole list, as the single case has it."""

    leader = forms.CharField(label=gettext_lazy("Leader who signed"), max_length=60)
    signed_on = forms.DateField(label=gettext_lazy("Signed on"), widget=day())
    paper = OneUpload(label=gettext_lazy("Scan of the signed paper"))
    reason = forms.CharField(
        label=gettext_lazy("Reason for going on"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Needed where no scan of the signed paper is added."),
    )


class TakeBackForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=200)


@staff
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    session = chosen(request)
    context = {
        "session": session,
        "lines": [(one, _url("desk:split_list", session, one.list_no)) for one in lists_of(session)],
        "notices": adjustments(session),
        "trail": _trail(session),
        "watermark": watermark(request),
    }  # fmt: skip
    return render(request, "desk/split_lists.html", frame(request, here="split", **context))


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest) -> HttpResponse:
    session, found = _found(request)
    sign = SignListForm(initial={"signed_on": doors.today()})
    back = TakeBackForm()
    if request.method == "POST":
        form: forms.Form
        if request.POST.get("do") == "back":
            form = back = TakeBackForm(request.POST)
        else:
            form = sign = SignListForm(request.POST, request.FILES)
        if form.is_valid() and _done(request, session, found, form):
            return redirect(_url("desk:split_list", session, found.line.list_no))
    files = [
        (form, _url("desk:split_list_file", session, found.line.list_no, form)) for form in WRITERS
    ]
    context = {
        "session": session,
        "found": found,
        "title": split_list.title_of(session),
        "asks": split_list.asks(session, found),
        "rows": [(row, split_list.views_of(row)) for row in found.rows],
        "sign": sign,
        "back": back,
        "files": files,
        "trail": [*_trail(session), {"label": _("Lists"), "url": _url("desk:split_lists", session)}],
        "watermark": watermark(request),
    }  # fmt: skip
    status = 422 if sign.errors or back.errors else 200
    return render(
        request, "desk/split_list.html", frame(request, here="split", **context), status=status
    )


@staff
@require_safe
def file(request: HttpRequest, form: str) -> HttpResponse:
    if form not in WRITERS:
        raise Http404
    session, found = _found(request)
    write, kind = WRITERS[form]
    made = split_list.paper(session, found, demo=bool(session.office.settings.get("demo")))
    answer = HttpResponse(write(made), content_type=kind)
    name = f"{split_list.title_of(session)}{found.line.list_no}.{form}"
    answer["Content-Disposition"] = content_disposition_header(True, name) or ""
    return answer


def _found(request: HttpRequest) -> tuple[Session, ListPaper]:
    session = chosen(request)
    found = list_paper(session, request.GET.get("list", ""))
    if found is None:
        raise Http404
    return session, found


def _done(request: HttpRequest, session: Session, found: ListPaper, form: forms.Form) -> bool:
    """Whether it went through; if not, the form says why and keeps what was typed."""
    by, typed = doors.by(request), form.cleaned_data
    try:
        if isinstance(form, SignListForm):
            done = sign_list(session, found.line.list_no, by, **typed)
            count = len(done.moved)
            said = ngettext("The signature is on record for %(count)d case.", "The signature is on record for %(count)d cases.", count)  # fmt: skip
        else:
            done = take_back_list(session, found.line.list_no, by, **typed)
            count = len(done.moved)
            said = ngettext("%(count)d case was taken back.", "%(count)d cases were taken back.", count)  # fmt: skip
    except Refused as refusal:
        field = "reason" if isinstance(refusal, Warned) else None
        form.add_error(field, doors.sentence(refusal))
        return False
    messages.success(request, said % {"count": count})
    for _place, why in done.refused[:20]:
        messages.warning(request, doors.sentence(why))
    return True


def _url(name: str, session: Session, list_no: str = "", form: str = "") -> str:
    asked: dict[str, Any] = {"session": session.pk, **({"list": list_no} if list_no else {})}
    return f"{reverse(name, args=[form] if form else [])}?{urlencode(asked)}"


def _trail(session: Session) -> list[dict[str, str]]:
    return [{"label": _("Draft split"), "url": _url("desk:split", session)}]
