"""What every page knows: the product's name, the office's footer, whether this is a demonstration."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    who = getattr(request, "jianyan_actor", None)
    return {
        "site": settings.OFFICE,
        "demo": settings.DEMO,
        "several_posts": bool(who and who.posts > 1),
    }
