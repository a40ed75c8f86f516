"""Waiting for the embedded PostgreSQL, with word of it on stderr."""

import sys
import time
from collections.abc import Callable
from contextlib import suppress

FIRST_WORD = 2.0  # seconds of silence before the first line
PAUSE = 0.02


class EmbeddedFailed(Exception):
    """The embedded PostgreSQL cannot run; the text says why and what to do."""


def _(text: str, **values: object) -> str:
    """The sentence in the user's language; in English where Django is not in use or not ready.

    Nothing is imported here: the words may be needed while the interpreter ends.
    """
    if "django.utils.translation" in sys.modules:
        with suppress(Exception):
            text = sys.modules["django.utils.translation"].gettext(text)
    return text.format(**values)


def tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def wait(done: Callable[[], bool], text: str) -> None:
    """Return when it is done; every few seconds say what we wait for and since when."""
    began = time.monotonic()
    next_word = began + FIRST_WORD
    while not done():
        time.sleep(PAUSE)
        now = time.monotonic()
        if now >= next_word:
            tell(_("{what} ({seconds} s)", what=text, seconds=int(now - began)))
            next_word = now + 5
