"""The data folder of the embedded PostgreSQL: made once, and looked at before each start."""

import shutil
import stat
import sys
from pathlib import Path

from jianyan.config import embedded_files as files
from jianyan.config.database import roles
from jianyan.config.embedded_account import Account
from jianyan.config.embedded_programs import MAJOR
from jianyan.config.embedded_progress import EmbeddedFailed, _, tell, wait

LIBC_LOCALE = "C.UTF-8" if sys.platform == "linux" else "C"
LOCALE = ("--locale-provider=builtin", "--builtin-locale=C.UTF-8", f"--locale={LIBC_LOCALE}")


def make_usable(room: Path, account: Account, programs: Path) -> None:
    """A data folder of the right release, with its passwords; a sentence where that fails."""
    if not (room / "data").exists():
        _initialise(room, account, programs)
    _adopt(room, account)
    version = (room / "data" / "PG_VERSION").read_text().strip()
    if version != MAJOR:
        raise EmbeddedFailed(
            _(
                "The database in {folder} is of PostgreSQL {version}, the programs are of {major}. "
                "Make a backup with the earlier release and restore it with this one.",
                folder=room / "data",
                version=version,
                major=MAJOR,
            )
        )
    if not (room / "passwords").exists():
        raise EmbeddedFailed(
            _(
                "The passwords of the database are missing: put {file} back from a backup.",
                file=room / "passwords",
            )
        )


def _adopt(room: Path, account: Account) -> None:
    """A folder put back from a backup may have come as root's, or open to others."""
    data = room / "data"
    if data.stat().st_uid == 0 and account.is_other:
        for folder in (data, room / "log"):
            for path in (folder, *folder.rglob("*")):
                account.own(path)
    if stat.S_IMODE(data.stat().st_mode) != 0o700:
        data.chmod(0o700)


def _initialise(room: Path, account: Account, programs: Path) -> None:
    """Make it beside its place and move it there whole: a kill leaves no half of one."""
    tell(_("Preparing the database in {folder} …", folder=room))
    half, handed = room / "data.half", room / "password.once"
    shutil.rmtree(half, ignore_errors=True)
    (room / "roles").unlink(missing_ok=True)
    files.make_folder(half, account)
    files.write_passwords(room / "passwords", roles.LOGINS)
    files.write_private(handed, files.passwords(room / "passwords")[roles.BOOTSTRAP], account)
    process = account.launch(
        *(programs / "initdb", "-D", half, "-U", roles.BOOTSTRAP, "--no-instructions"),
        *("-A", "scram-sha-256", "--pwfile", handed, "-E", "UTF8", *LOCALE),
    )
    wait(lambda: process.poll() is not None, _("The database is being prepared"))
    said, _nothing = process.communicate()
    handed.unlink()
    if process.returncode:
        raise EmbeddedFailed(_("PostgreSQL refused: {said}", said=said.strip()))
    line = "include_if_exists '../jianyan.conf'"
    account.succeeds("sh", "-c", 'echo "$1" >> "$2"', "sh", line, half / "postgresql.conf")
    half.rename(room / "data")
