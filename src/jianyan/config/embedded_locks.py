"""Locks between processes: the kernel drops those of a dead one, whatever killed it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jianyan.config.embedded_progress import EmbeddedFailed, _, wait

try:
    import fcntl
except ImportError:  # Windows: the module loads, the embedded server does not start
    fcntl = None  # type: ignore[assignment]


class Lock:
    """An open lock file. Two of them on one path are two parties, in one process as in two."""

    def __init__(self, path: Path) -> None:
        if fcntl is None:
            raise EmbeddedFailed(
                _(
                    "The embedded PostgreSQL runs on Linux and macOS. "
                    "Set DATABASE_URL to the address of a PostgreSQL server."
                )
            )
        self.fd = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)

    def share(self, *, block: bool = True) -> bool:
        return self._take(fcntl.LOCK_SH, block=block)

    def seize(self, *, block: bool = True) -> bool:
        return self._take(fcntl.LOCK_EX, block=block)

    def close(self) -> None:
        """Let go. A child that inherited the file keeps the lock until it closes it too."""
        os.close(self.fd)

    def _take(self, kind: int, *, block: bool) -> bool:
        try:
            fcntl.flock(self.fd, kind | (0 if block else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True


@contextmanager
def locked(path: Path, text: str) -> Iterator[None]:
    """Hold the lock alone; the text tells whoever has to wait what the other one does."""
    lock = Lock(path)
    try:
        wait(lambda: lock.seize(block=False), text)
        yield
    finally:
        lock.close()


def is_held(path: Path) -> bool:
    lock = Lock(path)
    try:
        return not lock.share(block=False)
    finally:
        lock.close()
