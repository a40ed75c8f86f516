"""带参数的句子: a sentence with its parameters, worded in the reader's language when it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils import formats
from django.utils.functional import Promise
from django.utils.translation import pgettext


@dataclass(frozen=True, slots=True)
class Sentence:
    """A translatable pattern and what fills it."""

    pattern: str | Promise
    params: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        filled = {key: _plain(value) for key, value in self.params.items()}
        return str(self.pattern) % filled if filled else str(self.pattern)


def _plain(value: object) -> object:
    """Numbers stay numbers: a pattern may ask for one."""
    if isinstance(value, int):
        return value
    if isinstance(value, date):
        return formats.date_format(value, pgettext("day with year", "j F Y"))
    if isinstance(value, tuple):
        return "、".join(str(one) for one in value)
    return str(value)
