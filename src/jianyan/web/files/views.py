"""下载附件: handed out to be kept, never shown as a page, never kept by a cache on the way."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jianyan import doors
from jianyan.cases.queries.files import file_opened


@never_cache
@login_required
@require_safe
def one(request: HttpRequest, case_id: int, number: int) -> HttpResponse:
    file = file_opened(doors.by(request), case_id, number)
    if file is None:
        raise Http404
    return handed_out(file.name, file.media, file.content)


def handed_out(name: str, media: str, content: bytes) -> HttpResponse:
    """A file that somebody brought: to be kept, whatever it may be; no browser runs what is in it."""
    answer = HttpResponse(content, content_type=media)
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name)
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return answer
