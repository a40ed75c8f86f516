"""订阅 — the newest replies as an Atom feed."""

from datetime import UTC, datetime, time

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language, gettext

from jianyan.disclosure import reading
from jianyan.disclosure.reading import Filter
from jianyan.web.portal import lines
from jianyan.web.portal.door import Public, page

NEWEST = 30


@page
def newest(request: HttpRequest, public: Public) -> HttpResponse:
    feed = Atom1Feed(
        title=f"{settings.OFFICE['product']} · {gettext('Published replies')}",
        link=request.build_absolute_uri(reverse("portal:home")),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(reverse("portal:feed")),
    )
    for line in lines.reply_lines(reading.replies(Filter(), size=NEWEST).lines):
        address = request.build_absolute_uri(line.url)
        day = timezone.make_aware(datetime.combine(line.on, time(9))).astimezone(UTC)
        feed.add_item(
            title=line.title,
            link=address,
            description=f"{line.where} · {line.unit} · {line.label}",
            unique_id=f"{address}#{line.on}",
            pubdate=day,
            updateddate=day,
        )
    return HttpResponse(
        feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )
