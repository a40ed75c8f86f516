"""日期的写法 — how a day is written on a page: 6月30日(周二), the year added where it is another one."""

import datetime

from django import template
from django.utils import formats, timezone
from django.utils.translation import pgettext

register = template.Library()


@register.filter
def day(value: datetime.date | None) -> str:
    """A day with its weekday; the year is named unless it is the current one."""
    if value is None:
        return ""
    on = _local(value)
    form = pgettext("day", "j F") if on.year == timezone.localdate().year else full_form()
    said = formats.date_format(on, form)
    return pgettext("day and weekday", "%(day)s (%(weekday)s)") % {
        "day": said,
        "weekday": _weekday(on),
    }


@register.filter
def full_day(value: datetime.date | None) -> str:
    """A day with its year and no weekday, as papers and lists of past years want it."""
    return formats.date_format(_local(value), full_form()) if value else ""


def full_form() -> str:
    return pgettext("day with year", "j F Y")


def _local(value: datetime.date) -> datetime.date:
    if isinstance(value, datetime.datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def _weekday(on: datetime.date) -> str:
    names = (
        pgettext("short weekday", "Mon"),
        pgettext("short weekday", "Tue"),
        pgettext("short weekday", "Wed"),
        pgettext("short weekday", "Thu"),
        pgettext("short weekday", "Fri"),
        pgettext("short weekday", "Sat"),
        pgettext("short weekday", "Sun"),
    )
    return names[on.weekday()]
