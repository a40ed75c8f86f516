"""What every page knows: the product's name, the office's footer, whether this is a demonstration."""

import json

from django.conf import settings
from django.http import HttpRequest

from jianyan.cases import secrecy


def site(request: HttpRequest) -> dict[str, object]:
    who = getattr(request, "jianyan_actor", None)
    return {
        "site": settings.OFFICE,
        "demo": settings.DEMO,
        "secrecy_patterns": json.dumps(secrecy.patterns()),
        "secrecy_hints": json.dumps(secrecy.patterns("hint")),
        "several_posts": bool(who and who.posts > 1),
    }
