"""The embedded PostgreSQL: the wheel's programs run under JIANYAN_HOME/postgres (ADR 0006)."""

import atexit
import os
import threading
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any

from jianyan.config import embedded_files as files
from jianyan.config.database import roles
from jianyan.config.embedded_cluster import make_usable
from jianyan.config.embedded_locks import Lock, is_held, locked
from jianyan.config.embedded_programs import means
from jianyan.config.embedded_progress import EmbeddedFailed, _, wait
from jianyan.config.embedded_watch import post


class Embedded:
    """One server per home, shared by all processes that use it; the last one out stops it."""

    def __init__(self, home: Path) -> None:
        self.room = home.resolve() / "postgres"
        self.data = self.room / "data"
        self.log = self.room / "log"
        self.passfile = self.room / "passwords"
        self._turn = self.room / "turn.lock"  # one process at a time starts or stops the server
        self._running = self.room / "running.lock"  # inherited by every process of the server
        self._users = self.room / "users.lock"  # shared by every process that uses the server
        self._mine: Lock | None = None
        self._thread = threading.RLock()

    def connection(self, role: str) -> dict[str, Any]:
        """What libpq needs to connect under this role; the password stays in its file."""
        return {"host": str(self.start()), "user": role, "passfile": str(self.passfile)}

    def start(self) -> Path:
        """Make sure the server runs and that we count among its users; its socket folder."""
        with self._thread:
            if self._mine and (server := self._ready()):
                return server.socket
            try:
                self.room.mkdir(mode=0o755, parents=True, exist_ok=True)
                with self._our_turn():
                    self._join()
                    return self._bring_up()
            except PermissionError as error:
                raise EmbeddedFailed(
                    _(
                        "The database in {folder} belongs to another user. Run as that user, "
                        "or set JIANYAN_HOME to a folder of your own. ({error})",
                        folder=self.room,
                        error=error,
                    )
                ) from error

    def leave(self) -> None:
        """Give up our use of the server and, if nobody else uses it, stop it."""
        with self._thread:
            mine, self._mine = self._mine, None
            if mine and self.room.exists():
                with self._our_turn():
                    if mine.seize(block=False):
                        self.stop()
                    else:  # others use it, or the watcher was faster: then wait until it is done
                        mine.share()
                    mine.close()

    def stop(self) -> None:
        """Stop the server whoever uses it; what is committed stays."""
        if is_held(self._running):
            account, programs = means(self.room)
            account.succeeds(programs / "pg_ctl", "stop", "-D", self.data, "-m", "fast", "-W")
            wait(lambda: not is_held(self._running), _("The database is stopping"))
            files.drop_socket_folder(self.room)

    def forget_after_fork(self) -> None:
        """A forked child counts as a user only once it connects: the lock is its parent's."""
        self._thread = threading.RLock()
        if self._mine:
            self._mine.close()
            self._mine = None

    def _our_turn(self) -> AbstractContextManager[None]:
        return locked(self._turn, _("Another process is starting or stopping the database"))

    def _join(self) -> None:
        mine = self._mine = self._mine or Lock(self._users)
        wait(lambda: mine.share(block=False), _("The database is stopping"))
        post(self.room, self._users)

    def _bring_up(self) -> Path:
        """Start the server unless it runs; called in our turn."""
        self._settle()
        if not self._ready():
            self._launch()
            self._settle()
        if not (server := self._ready()):
            raise EmbeddedFailed(_("The database did not start. See {log}.", log=self.log))
        login = {"host": str(server.socket), "passfile": str(self.passfile)}
        roles.ensure(login, files.passwords(self.passfile), self.room / "roles")
        return server.socket

    def _settle(self) -> None:
        """Wait as long as it takes: after a crash the whole write-ahead log is read again."""
        wait(
            lambda: bool(self._ready()) or not is_held(self._running),
            _("The database is starting"),
        )

    def _ready(self) -> files.Postmaster | None:
        server = files.postmaster(self.data)
        return server if server and server.is_ready and is_held(self._running) else None

    def _launch(self) -> None:
        account, programs = means(self.room)
        make_usable(self.room, account, programs)
        socket = files.socket_folder(self.room, account)
        files.write_settings(self.room / "jianyan.conf", socket)
        running = Lock(self._running)
        try:
            running.seize()
            files.clear_traces(self.data, socket)
            # The server inherits the lock. No pg_ctl: it breaks on quotes and dollars in a path.
            # The shell hands the server to init, so that no process of ours has it for a child.
            account.launch("/bin/sh", "-c", 'log=$1; shift; "$@" >>"$log" 2>&1 &', "sh",
                           self.log / "start.log", programs / "postgres", "-D", self.data,
                           keep=running.fd).communicate()  # fmt: skip
        finally:
            running.close()


@cache
def at(home: Path) -> Embedded:
    """This process's one handle on the server of a home; it lets go when the process ends."""
    server = Embedded(home)
    os.register_at_fork(after_in_child=server.forget_after_fork)
    atexit.register(server.leave)
    return server
