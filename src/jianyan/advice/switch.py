"""开关: whether machine answers are shown at all, for the installation and for one office."""

from django.conf import settings

from jianyan.people.models import Office


def is_on(office: Office) -> bool:
    """Off for everybody by the setting, off for one office by its own; nothing else changes."""
    return bool(settings.ADVICE and office.settings.get("advice", True))
