"""Addresses of signing in; the page of demonstration accounts is not even there in production."""

from django.conf import settings
from django.contrib.auth.views import LogoutView
from django.urls import URLPattern, path
from django.views.i18n import set_language

from jianyan.web.accounts import posts_page, views


def addresses(*, demo: bool) -> list[URLPattern]:
    found = [
        path("login/", views.SignIn.as_view(), name="login"),
        path("logout/", LogoutView.as_view(), name="logout"),
        path("language/", set_language, name="set_language"),
        path("home/", views.home, name="home"),
        path("confidential/", views.confidential, name="confidential"),
        path("posts/", posts_page.page, name="posts"),
        path("posts/choose/", posts_page.choose, name="choose_post"),
        path("posts/substitutes/", posts_page.stand_in, name="stand_in"),
        path("posts/substitutes/<int:pk>/end/", posts_page.end, name="end_substitution"),
        path("posts/hand-over/", posts_page.hand_over, name="hand_over"),
    ]
    if demo:
        found.append(path("demo/", views.accounts, name="accounts"))
    return found


urlpatterns = addresses(demo=settings.DEMO)
