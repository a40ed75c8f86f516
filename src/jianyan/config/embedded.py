"""The embedded PostgreSQL: the wheel's programs run under JIANYAN_HOME/postgres (ADR 0006)."""

import atexit
import os
import shutil
import threading
from functools import cache
from pathlib import Path

from jianyan.config import embedded_files as files
from jianyan.config.database import roles
from jianyan.config.embedded_account import Account
from jianyan.config.embedded_locks import Lock, is_held, locked
from jianyan.config.embedded_programs import MAJOR, means
from jianyan.config.embedded_progress import EmbeddedFailed, tell, wait, words
from jianyan.config.embedded_watch import post

PATIENCE = 3600  # seconds: after a crash the whole write-ahead log is read again
BUSY = "Another process is starting or stopping the database"


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

    def connection(self, role: str) -> dict[str, str]:
        """What libpq needs to connect under this role; the password stays in its file."""
        return {"host": str(self.start()), "user": role, "passfile": str(self.passfile)}

    def start(self) -> Path:
        """Make sure the server runs and that we count among its users; its socket folder."""
        with self._thread:
            if self._mine and (server := self._ready()):
                return server.socket
            self.room.mkdir(mode=0o755, parents=True, exist_ok=True)
            with locked(self._turn, BUSY):
                self._join()
                return self._bring_up()

    def leave(self) -> None:
        """Give up our use of the server and, if nobody else uses it, stop it."""
        with self._thread:
            mine, self._mine = self._mine, None
            if mine and self.room.exists():
                with locked(self._turn, BUSY):
                    if mine.seize(block=False):
                        self.stop()
                    else:  # others use it, or the watcher was faster: then wait until it is done
                        mine.share()
                    mine.close()

    def stop(self) -> None:
        """Stop the server whoever uses it; what is committed stays."""
        if is_held(self._running):
            account, programs = means(self.room)
            self._run("The database is stopping", account, programs / "pg_ctl", "stop",
                      "-D", self.data, "-m", "fast", "-w", "-t", PATIENCE)  # fmt: skip

    def renew_after_fork(self) -> None:
        """A forked child is a user of its own: it must not share its parent's lock."""
        self._thread = threading.RLock()
        if inherited := self._mine:
            self._mine = Lock(self._users)
            self._mine.share()
            inherited.close()

    def _join(self) -> None:
        mine = self._mine = self._mine or Lock(self._users)
        wait(lambda: mine.share(block=False), "The database is stopping")
        post(self.room, self._users)

    def _bring_up(self) -> Path:
        """Start the server unless it runs; called in our turn."""
        wait(
            lambda: bool(self._ready()) or not is_held(self._running), "The database is recovering"
        )
        if not self._ready():
            self._launch()
        if not (server := self._ready()):
            raise EmbeddedFailed(words("The database stopped at once. See {log}.", log=self.log))
        login = {"host": str(server.socket), "passfile": str(self.passfile)}
        roles.ensure(login, files.passwords(self.passfile), self.room / "roles")
        return server.socket

    def _ready(self) -> files.Postmaster | None:
        server = files.postmaster(self.data)
        return server if server and server.is_ready and is_held(self._running) else None

    def _launch(self) -> None:
        account, programs = means(self.room)
        if not self.data.exists():
            self._initialise(account, programs)
        if (version := (self.data / "PG_VERSION").read_text().strip()) != MAJOR:
            raise EmbeddedFailed(
                words(
                    "The database in {folder} is of PostgreSQL {version}, the programs are of {major}. "
                    "Make a backup with the earlier release and restore it with this one.",
                    folder=self.data, version=version, major=MAJOR,
                )
            )  # fmt: skip
        files.write_settings(self.room / "jianyan.conf", files.socket_folder(self.room, account))
        running = Lock(self._running)
        try:
            running.seize()
            self._run("The database is starting", account, programs / "pg_ctl", "start",
                      "-D", self.data, "-l", self.log / "start.log", "-w", "-t", PATIENCE,
                      keep=running.fd)  # fmt: skip
        finally:
            running.close()

    def _initialise(self, account: Account, programs: Path) -> None:
        """Make the cluster beside its place and move it there whole: a kill leaves no half."""
        tell("Preparing the database in {folder} …", folder=self.room)
        half, handed = self.room / "data.half", self.room / "password.once"
        shutil.rmtree(half, ignore_errors=True)
        (self.room / "roles").unlink(missing_ok=True)
        files.make_folder(half, account)
        files.write_passwords(self.passfile, roles.LOGINS)
        files.write_private(handed, files.passwords(self.passfile)[roles.BOOTSTRAP], account)
        self._run("The database is being prepared", account, programs / "initdb", "-D", half,
                  "-U", roles.BOOTSTRAP, "-A", "scram-sha-256", "--pwfile", handed, "-E", "UTF8",
                  "--locale-provider=builtin", "--locale=C.UTF-8", "--no-instructions")  # fmt: skip
        handed.unlink()
        line = "include_if_exists '../jianyan.conf'"
        account.succeeds("sh", "-c", 'echo "$1" >> "$2"', "sh", line, half / "postgresql.conf")
        half.rename(self.data)

    def _run(self, text: str, account: Account, *command: object, keep: int | None = None) -> None:
        process = account.launch(*command, keep=() if keep is None else (keep,))
        wait(lambda: process.poll() is not None, text)
        said, _nothing = process.communicate()
        if process.returncode:
            raise EmbeddedFailed(
                words("PostgreSQL refused: {said} See {log}.", said=said.strip(), log=self.log)
            )


@cache
def at(home: Path) -> Embedded:
    """This process's one handle on the server of a home; it lets go when the process ends."""
    server = Embedded(home)
    os.register_at_fork(after_in_child=server.renew_after_fork)
    atexit.register(server.leave)
    return server
