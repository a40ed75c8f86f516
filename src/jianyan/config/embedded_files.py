"""The files around the embedded PostgreSQL: passwords, settings, socket folder, its own notes."""

import os
import secrets
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from jianyan.config.embedded_account import Account

SOCKET_PATH_MAX = 103  # bytes: 107 on Linux, 103 on macOS
SOCKET_NAME = ".s.PGSQL.5432"
SETTINGS = """\
# Written by Jianyan at every start. Your own settings: ALTER SYSTEM (they win).
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
max_connections = 100
password_encryption = 'scram-sha-256'
shared_buffers = {buffers}MB
effective_cache_size = {cache}MB
maintenance_work_mem = 128MB
work_mem = 16MB
max_wal_size = 2GB
random_page_cost = 1.1
synchronous_commit = on
jit = off
logging_collector = on
log_directory = '../log'
log_filename = 'postgresql-%a.log'
log_truncate_on_rotation = on
log_rotation_age = 1d
log_rotation_size = 0
log_line_prefix = '%m [%p] %u@%d '
# No text of a case in the log: neither the failing statement nor the failing row.
log_min_error_statement = panic
log_error_verbosity = terse
"""


class Postmaster(NamedTuple):
    """What the server says about itself in postmaster.pid."""

    pid: int
    socket: Path
    status: str

    @property
    def is_ready(self) -> bool:
        return self.status == "ready" and _exists(self.pid)


def postmaster(data: Path) -> Postmaster | None:
    """None while no server has the data folder, or the file is only half written."""
    try:
        lines = (data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return None
    if len(lines) < 8:
        return None
    return Postmaster(int(lines[0]), Path(lines[4]), lines[7].strip())


def write_private(path: Path, text: str, account: Account | None = None) -> None:
    """A new file that nobody else could open at any moment, given to the account if there is one."""
    path.unlink(missing_ok=True)
    fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(fd, "w", encoding="utf-8") as file:
        if account and account.is_other:
            os.fchown(fd, account.uid, account.gid)
        file.write(text)


def write_passwords(passfile: Path, roles: Iterable[str]) -> None:
    """One random password a role, in libpq's own format: PGPASSFILE may name the file."""
    lines = [f"*:*:*:{role}:{secrets.token_urlsafe(24)}\n" for role in roles]
    write_private(passfile, "".join(lines))


def passwords(passfile: Path) -> dict[str, str]:
    rows = [line.split(":") for line in passfile.read_text(encoding="utf-8").split()]
    return {row[3]: row[4] for row in rows}


def write_settings(path: Path, socket: Path) -> None:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    quoted = '"' + str(socket).replace('"', '""').replace("'", "''") + '"'
    buffers = max(128, min(memory // 8, 1024))
    text = SETTINGS.format(socket=quoted, buffers=buffers, cache=max(256, memory // 2))
    path.write_text(text, encoding="utf-8")
    path.chmod(0o644)  # whatever the umask: the server's own user has to read it


def make_folder(path: Path, account: Account) -> None:
    path.mkdir(mode=0o700, exist_ok=True)
    account.own(path)


def socket_folder(room: Path, account: Account) -> Path:
    """A folder only the account may enter: in our own, or in /tmp where our path is too long."""
    folder = room / "socket"
    if len(os.fsencode(folder / SOCKET_NAME)) <= SOCKET_PATH_MAX:
        make_folder(folder, account)
        return folder
    note = room / "socket.path"
    if note.exists() and _is_private(known := Path(note.read_text(encoding="utf-8")), account):
        return known
    base = "/tmp" if os.access("/tmp", os.W_OK) else tempfile.gettempdir()  # noqa: S108
    folder = Path(tempfile.mkdtemp(prefix="jianyan-", dir=base))
    account.own(folder)
    note.write_text(str(folder), encoding="utf-8")
    return folder


def clear_traces(data: Path, socket: Path) -> None:
    """Remove what a killed server left, once it is certain that none of its processes lives.

    PostgreSQL would look whether the number in them is a living process; it may be a stranger's.
    """
    (data / "postmaster.pid").unlink(missing_ok=True)
    (socket / f"{SOCKET_NAME}.lock").unlink(missing_ok=True)


def drop_socket_folder(room: Path) -> None:
    """Leave nothing of a stopped server outside our own folder."""
    note = room / "socket.path"
    if note.exists():
        with suppress(OSError):
            Path(note.read_text(encoding="utf-8")).rmdir()
        note.unlink()


def _is_private(folder: Path, account: Account) -> bool:
    """Ours and closed: in /tmp anybody may have put a folder or a link of that name."""
    try:
        found = folder.lstat()
    except FileNotFoundError:
        return False
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == account.uid
        and not stat.S_IMODE(found.st_mode) & 0o077
    )


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
