"""常用筛选 — named views of worklist and ledger, with filters and columns; each is a link for colleagues."""

from urllib.parse import parse_qsl, urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jianyan import doors
from jianyan.people.models import SavedView
from jianyan.web.desk.frame import frame, staff

PAGES = {"ledger": "desk:ledger", "worklist": "desk:worklist"}
MOST = 50
_LEFT_OUT = {"after", "before", "page", "pick", "csrfmiddlewaretoken"}


@staff
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest) -> HttpResponse:
    """The own views; a POST keeps the list that is open under a name."""
    user = doors.user_of(request)
    if request.method == "POST":
        return _keep(request)
    views = SavedView.objects.filter(user=user)[:MOST]
    rows = [
        (one, request.build_absolute_uri(reverse("desk:view", args=[one.pk]))) for one in views
    ]
    return render(request, "desk/views.html", frame(request, here="views", rows=rows))


def _keep(request: HttpRequest) -> HttpResponse:
    user, name = doors.user_of(request), request.POST.get("name", "").strip()[:40]
    on = request.POST.get("page", "")
    if not name or on not in PAGES:
        messages.warning(request, _("The name is missing. Nothing was kept; write a short name."))
        return redirect("desk:views")
    SavedView.objects.update_or_create(
        user=user, page=on, name=name, defaults={"query": clean(request.POST.get("query", ""))}
    )
    messages.success(request, _("Kept as “%(name)s”.") % {"name": name})
    return redirect("desk:views")


def clean(query: str) -> str:
    """The filters and columns of an address, without the place in the list."""
    pairs = [(k, v) for k, v in parse_qsl(query[:2000]) if k not in _LEFT_OUT]
    return urlencode(pairs)


@staff
@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """A link that a colleague sent: the filters are theirs, the lines are the reader's own."""
    found = get_object_or_404(SavedView, pk=pk)
    return redirect(reverse(PAGES[found.page]) + (f"?{found.query}" if found.query else ""))


@staff
@require_POST
def forget(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(SavedView, pk=pk, user=doors.user_of(request)).delete()
    return redirect("desk:views")
