"""工作台框架 — who may come in, and what stands around every page: ways, office, search, watermark."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import formats, timezone
from django.views.decorators.cache import never_cache

from jianyan import doors
from jianyan.people.models import Office, Unit, User
from jianyan.people.rights import Actor
from jianyan.web.desk.desks import Entry, entries, further

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


@dataclass(frozen=True, slots=True)
class Way:
    """One entry of the rail."""

    label: str
    url: str
    icon: str
    is_current: bool
    count: int | None = None


def staff(view: View) -> View:
    """Only those who work in an office, a hub or a unit; administrators see no content."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not doors.actor(request).works:
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return cast(View, never_cache(login_required(guarded)))


def frame(request: HttpRequest, *, here: str = "", **page: Any) -> dict[str, Any]:
    """The context of a page inside the frame."""
    return {
        "rail": rail(doors.actor(request), here),
        "further": _ways(further(doors.actor(request)), here),
        "office": workplace(request),
        "absent": absent(request),
        "search_url": reverse("desk:search"),
        **page,
    }


def rail(actor: Actor, here: str) -> list[Way]:
    """At most seven ways, the next thing to do first."""
    return _ways(entries(actor), here)


def _ways(found: list[Entry], here: str) -> list[Way]:
    return [Way(str(one.label), reverse(one.address), one.icon, one.key == here) for one in found]


def workplace(request: HttpRequest) -> str:
    """The office or unit that the person works for, read once a request. One query."""
    if not hasattr(request, "jianyan_workplace"):
        actor = doors.actor(request)
        offices = Office.objects.filter(pk__in=actor.seats).values_list("name")
        units = Unit.objects.filter(pk__in=actor.staffed, valid_to=None).values_list("name")
        names = [name for (name,) in offices.order_by().union(units.order_by(), all=True)]
        request.jianyan_workplace = "、".join(names[:2])  # type: ignore[attr-defined]
    found: str = request.jianyan_workplace  # type: ignore[attr-defined]
    return found


def absent(request: HttpRequest) -> str:
    """The names of those whom this person stands in for (代理). One query, only where there are any."""
    away = list(doors.actor(request).lent)
    if not away:
        return ""
    return "、".join(
        User.objects.filter(pk__in=away).order_by("pk").values_list("name", flat=True)
    )


def watermark(request: HttpRequest) -> str:
    """Name, workplace and moment, over text that is not published (practice.md 3)."""
    at = formats.date_format(timezone.localtime(doors.now()), "Y-m-d H:i")
    return f"{doors.actor(request).name} {workplace(request)} {at}"
