"""代表委员页面框架 — who may come in, and what stands around every page: ways, to-dos, watermark."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import wraps
from typing import ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.cache import never_cache

from jianyan import doors
from jianyan.cases.facts import By
from jianyan.web.desk.frame import Way
from jianyan.web.members import reading
from jianyan.web.members.reading import ToRate

P = ParamSpec("P")
_NOBODY: frozenset[int] = frozenset()


def members(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    """Only those who propose, or act for a body that does."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        request = args[0]
        if not (isinstance(request, HttpRequest) and doors.actor(request).proposers):
            raise PermissionDenied
        return view(*args, **kwargs)

    return never_cache(login_required(guarded))


def proposer(request: HttpRequest) -> By:
    """Who asks, as a proposer only: somebody who also works at a unit sees no more here."""
    by = doors.by(request)
    actor = replace(by.actor, offices=_NOBODY, hubs=_NOBODY, units=_NOBODY)
    return replace(by, actor=replace(actor, watched=_NOBODY, groups=frozenset()))


def to_rate(request: HttpRequest) -> list[ToRate]:
    """The replies that wait for this person's rating, read once a request."""
    if not hasattr(request, "jianyan_to_rate"):
        found = reading.to_rate(proposer(request))
        request.jianyan_to_rate = found  # type: ignore[attr-defined]
    waiting: list[ToRate] = request.jianyan_to_rate  # type: ignore[attr-defined]
    return waiting


def waits_for_rating(request: HttpRequest, case_id: int, part: str) -> bool:
    return any(one.case_id == case_id and one.part == part for one in to_rate(request))


def page(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object],
    *,
    here: str = "",
    status: int = 200,
) -> HttpResponse:
    """A page inside the frame."""
    framed = {"ways": ways(request, here), "watermark": watermark(request), **context}
    return render(request, f"members/{template}.html", framed, status=status)


def ways(request: HttpRequest, here: str) -> list[Way]:
    """The bar at the bottom: five ways at most."""
    named = (
        ("home", _("First page"), "home"),
        ("new", pgettext("plain verb", "Write"), "write"),
        ("replies", pgettext("plain verb", "Read replies"), "letter"),
        ("ratings", pgettext("plain verb", "Rate"), "rate"),
    )
    found = [
        Way(label, reverse(f"members:{name}"), icon, name == here) for name, label, icon in named
    ]
    if waiting := len(to_rate(request)):
        found[3] = replace(found[3], count=waiting)
    return [
        *found,
        Way(pgettext("plain verb", "Search what is published"), "/", "public", is_current=False),
    ]


def watermark(request: HttpRequest) -> str:
    """Name and moment, over text that is not published (practice.md 3)."""
    at = formats.date_format(timezone.localtime(doors.now()), "Y-m-d H:i")
    return f"{doors.actor(request).name} {at}"
