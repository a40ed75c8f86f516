"""岗位与代理 — the page of one's own posts: choose one, name a substitute, hand everything over."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jianyan import doors
from jianyan.cases.actions import change_officer
from jianyan.cases.perform import perform_many
from jianyan.cases.queries.units import open_tasks_of
from jianyan.people import substitutes
from jianyan.people.models import Office, Section, Substitution, Unit, User
from jianyan.people.rights import Role, Scope
from jianyan.people.substitutes import NotToBeStoodInFor
from jianyan.people.users import scopes_of
from jianyan.web.accounts.posts import POSTS

_WHY = {
    "nothing": gettext_lazy("Nothing was stored: of these posts none may be stood in for. A proposer's word and an administrator's post are never lent."),
    "nobody": gettext_lazy("Nothing was stored: choose somebody else than yourself, and a last day that is not before the first."),
    "administrator": gettext_lazy("Nothing was stored: an administrator holds no other post. Choose somebody else."),
}  # fmt: skip


def _day(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class SubstituteForm(forms.Form):
    """Who stands in, for which role, from when to when."""

    substitute = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Substitute"))
    role = forms.ChoiceField(label=gettext_lazy("For which post"), required=False)
    from_on = _day(gettext_lazy("From"))
    to_on = _day(gettext_lazy("To"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["substitute"].queryset = substitutes.colleagues(user)  # type: ignore[attr-defined]
        roles = [(role.value, POSTS[role][0]) for role in substitutes.roles_to_stand_in_for(user)]
        self.fields["role"].choices = [("", _("all posts")), *roles]  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """Who takes over everything, and the last day of the one who leaves."""

    successor = forms.ModelChoiceField(User.objects.none(), label=gettext_lazy("Successor"))
    last_on = _day(gettext_lazy("Last day"))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].queryset = substitutes.colleagues(user)  # type: ignore[attr-defined]


@login_required
@never_cache
@require_http_methods(["GET", "HEAD"])
def page(request: HttpRequest) -> HttpResponse:
    return _show(request)


@login_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """One of several posts for this session, or all of them again."""
    wanted = request.POST.get("post", "")
    known = {scope.key for scope in scopes_of(doors.user_of(request), doors.today())}
    request.session[doors.POST] = wanted if wanted in known else ""
    return redirect("home")


@login_required
@require_POST
def stand_in(request: HttpRequest) -> HttpResponse:
    user = doors.user_of(request)
    form = SubstituteForm(request.POST, user=user)
    return _kept(request, form, _named, "substitute")


def _named(user: User, typed: dict[str, Any], request: HttpRequest) -> str:
    made = substitutes.stand_in(absent=user, **typed, by=user, at=doors.now())
    return _("%(name)s stands in for you from %(first)s to %(last)s.") % {
        "name": made.substitute.name,
        "first": made.from_on,
        "last": made.to_on,
    }


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Back earlier than thought; only one's own."""
    found = get_object_or_404(Substitution, pk=pk, absent=doors.user_of(request))
    substitutes.end(found, doors.today())
    messages.success(request, _("From today nobody stands in for you any more."))
    return redirect("posts")


@login_required
@require_POST
def hand_over(request: HttpRequest) -> HttpResponse:
    form = HandOverForm(request.POST, user=doors.user_of(request))
    return _kept(request, form, _handed_over, "handover")


def _handed_over(user: User, typed: dict[str, Any], request: HttpRequest) -> str:
    """The posts from the day after the last one; the open tasks name the successor at once."""
    by, name = doors.by(request), typed["successor"].name
    tasks = [(work, {"officer": name}) for work in open_tasks_of(by.actor, user.name)]
    with transaction.atomic():
        count = substitutes.hand_over(leaving=user, **typed)
        moved = len(perform_many(change_officer, tasks, by).moved)
    return _("Handed over to %(name)s: %(count)d posts, %(tasks)d open tasks.") % {
        "count": count,
        "tasks": moved,
        "name": name,
    }


def _kept(
    request: HttpRequest,
    form: forms.Form,
    keep: Callable[[User, dict[str, Any], HttpRequest], str],
    name: str,
) -> HttpResponse:
    """Keep what was typed and say so, or show the page again with it."""
    if form.is_valid():
        try:
            said = keep(doors.user_of(request), form.cleaned_data, request)
        except NotToBeStoodInFor as refusal:
            form.add_error(None, str(_WHY[str(refusal)]))
        else:
            messages.success(request, said)
            return redirect("posts")
    return _show(request, status=422, **{name: form})


def _show(request: HttpRequest, *, status: int = 200, **forms_: forms.Form) -> HttpResponse:
    user, today = doors.user_of(request), doors.today()
    scopes = scopes_of(user, today)
    chosen = request.session.get(doors.POST, "")
    context = {
        "posts": _posts(scopes, chosen, today),
        "is_one_chosen": any(scope.key == chosen for scope in scopes),
        "away": substitutes.open_ones(user, today),
        "may_be_stood_in_for": bool(substitutes.roles_to_stand_in_for(user)),
        "substitute": SubstituteForm(user=user, initial={"from_on": today}),
        "handover": HandOverForm(user=user),
        "me": user,
        "today": today,
        **forms_,
    }
    return render(request, "registration/posts.html", context, status=status)


def _posts(scopes: list[Scope], chosen: str, today: date) -> list[dict[str, Any]]:
    """Each post by its name and for whom. Four queries."""
    offices = Office.objects.in_bulk([s.office for s in scopes if s.office])
    units = Unit.objects.in_bulk([s.unit for s in scopes if s.unit])
    sections = Section.objects.in_bulk([s.section for s in scopes if s.section])
    absent = User.objects.in_bulk([s.stands_in_for for s in scopes if s.stands_in_for])

    def whom(scope: Scope) -> str:
        of = units.get(scope.unit or 0) or offices.get(scope.office or 0)
        section = sections.get(scope.section or 0)
        named = (of.name if of else "", scope.group, section.name if section else "")
        return " ".join(one for one in named if one)

    return [
        {
            "key": scope.key,
            "name": POSTS[Role(scope.role)][0],
            "does": POSTS[Role(scope.role)][1],
            "of": whom(scope),
            "absent": absent[scope.stands_in_for].name if scope.stands_in_for else "",
            "is_chosen": scope.key == chosen,
        }
        for scope in scopes
    ]
