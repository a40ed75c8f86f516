"""A refusal expected: its code, and nothing written."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from jianyan.cases.models import Line, Text
from jianyan.cases.refusal import Refused


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The block is refused with this code and leaves neither line nor text behind."""
    before = (Line.objects.count(), Text.objects.count())
    with pytest.raises(Refused) as caught:
        yield
    assert caught.value.code == code
    assert (Line.objects.count(), Text.objects.count()) == before
