"""The watcher: stops the embedded PostgreSQL when its last user was killed and could not."""

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from jianyan.config.embedded_locks import Lock

SOURCE = Path(__file__).resolve().parents[2]


def post(room: Path, users: Path) -> None:
    """Set a watcher unless one is there: it inherits the lock that says so.

    The shell in between hands it to init, so that no process of ours has it for a child.
    """
    lock = Lock(room / "watch.lock")
    try:
        if lock.seize(block=False):
            command = [sys.executable, "-m", __name__, str(room.parent), str(users)]
            path = os.pathsep.join(filter(None, [str(SOURCE), os.environ.get("PYTHONPATH")]))
            subprocess.run(
                ["/bin/sh", "-c", '"$@" &', "sh", *command],
                check=True,
                cwd="/",
                env={**os.environ, "PYTHONPATH": path},
                pass_fds=[lock.fd],
                start_new_session=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
    finally:
        lock.close()


def watch(home: Path, users: Path) -> None:
    from jianyan.config.embedded import Embedded

    with suppress(FileNotFoundError):  # the home was deleted: PostgreSQL stops by itself
        if Lock(users).seize():
            Embedded(home).stop()


if __name__ == "__main__":
    watch(Path(sys.argv[1]), Path(sys.argv[2]))
