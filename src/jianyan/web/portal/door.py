"""公众之门 — every page is asked for with the rights of the public and may be kept for a minute."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from jianyan import __doc__ as release
from jianyan.disclosure import reading
from jianyan.disclosure.models import PublishedOffice
from jianyan.disclosure.role import as_public

P = ParamSpec("P")
KEPT_FOR = 60  # seconds a browser or a cache may show a page again without asking


@dataclass(frozen=True, slots=True)
class Public:
    """What stands around every page: the offices that publish, and how fresh it all is."""

    offices: Mapping[str, PublishedOffice]
    changed_at: datetime | None
    as_of: date | None

    @property
    def shows_promises(self) -> bool:
        return any(office.shows_promises for office in self.offices.values())

    @property
    def open_offices(self) -> list[str]:
        """The keys of the offices that opened their data."""
        return [key for key, office in self.offices.items() if office.opens_data]


Page = Callable[Concatenate[HttpRequest, Public, P], HttpResponse]


def page(view: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """A page of the portal: safe methods, the public's rights, its language, a lifetime."""

    @require_safe
    @wraps(view)
    def shown(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        with translation.override(language_of(request)), as_public():
            public = _public()
            tag = _tag(request, public)
            changed = int(public.changed_at.timestamp()) if public.changed_at else None
            known = get_conditional_response(request, etag=tag, last_modified=changed)
            answer = known or view(request, public, *args, **kwargs)
            return _kept(answer, tag, changed)

    return shown  # type: ignore[return-value]  # require_safe forgets what it was given


def language_of(request: HttpRequest) -> str:
    """Chinese, unless the reader switched."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _public() -> Public:
    changed_at, as_of = reading.changed() or (None, None)
    return Public(reading.offices(), changed_at, as_of)


def _tag(request: HttpRequest, public: Public) -> str:
    """One for each address, language and day; it changes when the public sees something new."""
    approved = [
        (office.key, office.shows_promises, office.opens_data)
        for office in public.offices.values()
    ]
    seen = (
        release,
        settings.SECRET_KEY,  # another installation, other pages
        settings.DEMO,
        sorted(settings.OFFICE.items()),
        request.get_full_path(),
        translation.get_language(),
        datetime.now(tz=None).date(),  # noqa: DTZ005  # the server's day is enough to let go
        public.changed_at,
        approved,
    )
    return f'W/"{hashlib.sha256(repr(seen).encode()).hexdigest()[:24]}"'


def _kept(response: HttpResponse, tag: str, changed: int | None) -> HttpResponse:
    response.headers["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    response.headers["Content-Language"] = translation.get_language() or ""
    patch_vary_headers(response, ["Cookie"])
    if response.status_code in {200, 304}:
        response.headers["ETag"] = tag
        if changed is not None:
            response.headers["Last-Modified"] = http_date(changed)
    return response


def shown(
    request: HttpRequest,
    public: Public,
    template: str,
    context: Mapping[str, object],
    *,
    status: int = 200,
) -> HttpResponse:
    """A page with the ways through the portal around it."""
    frame = {
        "ways": _ways(request, public),
        "language_url": _language_url(request),
        "public": public,
        "feed_url": reverse("portal:feed"),
    }
    return render(request, f"portal/{template}", {**frame, **context}, status=status)


def _ways(request: HttpRequest, public: Public) -> list[dict[str, object]]:
    ways = [("home", _("Home")), ("replies", _("Published replies"))]
    if public.shows_promises:
        ways.append(("promises", _("Promises")))
    ways.append(("calculator", _("Time limits")))
    if public.open_offices:
        ways.append(("open_data", _("Open data")))
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [
        {"label": label, "url": reverse(f"portal:{name}"), "is_current": name == here}
        for name, label in ways
    ]


def _language_url(request: HttpRequest) -> str:
    other = "en" if translation.get_language() != "en" else settings.LANGUAGE_CODE
    way = reverse("portal:language", args=[other])
    return f"{way}?{urlencode({'next': request.get_full_path()})}"
