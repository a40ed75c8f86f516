"""Pages of signing in: the login, the first page by role, the demonstration's accounts."""

from typing import Any

from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jianyan import doors
from jianyan.people.models import User
from jianyan.people.rights import Right
from jianyan.web.accounts import demonstration
from jianyan.web.context import site
from jianyan.web.desk.desks import desk_of

_BACKEND = "django.contrib.auth.backends.ModelBackend"


class SignInForm(AuthenticationForm):
    """登录: local accounts; machines that act in the journal never sign in."""

    def confirm_login_allowed(self, user: User) -> None:
        super().confirm_login_allowed(user)
        if user.is_machine:
            raise ValidationError(_("This account belongs to a machine and cannot sign in."))


class SignIn(LoginView):
    """The login page."""

    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Django would put the host's name where every page has the product's."""
        return {**super().get_context_data(**kwargs), **site(self.request)}


@require_GET
def confidential(request: HttpRequest) -> HttpResponse:
    """涉密内容怎么办: what to do with a text that this system must not hold (S08); open to everybody."""
    return render(request, "registration/confidential.html")


@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """首页: staff to the desk, proposers to their own cases, everybody else to the portal."""
    if not request.user.is_authenticated:
        return redirect("/")
    actor = doors.actor(request)
    if actor.works:
        return redirect(desk_of(actor).opens)
    if actor.proposers:
        return redirect("/my/")
    if actor.holds(Right.SEE_JOURNAL):
        return redirect("audit")
    return redirect("posts" if actor.roles else "/")


@require_http_methods(["GET", "POST"])
@never_cache
def accounts(request: HttpRequest) -> HttpResponse:
    """演示账户: sign in by a click. No address leads here unless settings.DEMO."""
    if request.method == "POST":
        who = demonstration.openable().filter(username=request.POST.get("username", ""))
        login(request, get_object_or_404(who), backend=_BACKEND)
        return redirect("home")
    return render(request, "registration/accounts.html", {"posts": demonstration.posts()})
