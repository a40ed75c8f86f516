"""Under whose name the embedded PostgreSQL runs: our own, or as root an unprivileged user's."""

import os
import shutil
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from jianyan.config.embedded_progress import EmbeddedFailed, _

try:
    import pwd
except ImportError:  # Windows
    pwd = None  # type: ignore[assignment]

USER = "jianyan-pg"
ENV = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8"}
# Bit in CapPrm of /proc/self/status → name, the narrower first (see ADR 0006).
CAPABILITIES = {2: "dac_read_search", 1: "dac_override"}


@dataclass(frozen=True, slots=True)
class Account:
    """Who runs PostgreSQL's programs; `capability` lets root's helper pass closed folders."""

    uid: int
    gid: int
    is_other: bool = False
    capability: str = ""

    def own(self, path: Path) -> None:
        if self.is_other:
            os.chown(path, self.uid, self.gid, follow_symlinks=False)

    def launch(self, *command: object, keep: int | None = None) -> "subprocess.Popen[str]":
        """Start a program as this user, with a plain locale and away from our folder."""
        uid, gid = (self.uid, self.gid) if self.is_other and not self.capability else (None, None)
        return subprocess.Popen(
            [*self._with_capability(), *map(str, command)],
            cwd="/",
            env=ENV,
            user=uid,
            group=gid,
            extra_groups=None if uid is None else [],
            pass_fds=() if keep is None else (keep,),
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )

    def succeeds(self, *command: object) -> bool:
        try:
            process = self.launch(*command)
        except (PermissionError, FileNotFoundError):
            return False
        process.communicate()
        return process.returncode == 0

    def _with_capability(self) -> list[str]:
        if not self.capability:
            return []
        only = f"-all,+{self.capability}"
        return [
            *("setpriv", f"--reuid={self.uid}", f"--regid={self.gid}", "--clear-groups"),
            *("--no-new-privs", f"--bounding-set={only}"),
            *(f"--inh-caps={only}", f"--ambient-caps={only}", "--"),
        ]


def account_for(data: Path) -> Account:
    """Ourselves; as root the owner of the data, or else the user kept for this."""
    if os.geteuid() != 0:
        return Account(os.geteuid(), os.getegid())
    if data.exists() and (owner := data.stat()).st_uid != 0:
        return Account(owner.st_uid, owner.st_gid, is_other=True)
    return _unprivileged()


def able_to_enter(account: Account, folder: Path) -> Account:
    """The account, with one capability more if the way to the folder is closed to it."""
    for capability in ("", *_held()):
        candidate = replace(account, capability=capability)
        if candidate.succeeds("sh", "-c", 'cd "$1"', "sh", folder):
            return candidate
    raise EmbeddedFailed(
        _(
            "The database's user cannot reach {folder}. Set JIANYAN_HOME to a folder that every "
            "user may pass through, or do not run as root.",
            folder=folder,
        )
    )


def _unprivileged() -> Account:
    for name in (USER, "nobody"):
        if name == USER:
            _create(name)
        with suppress(KeyError):
            found = pwd.getpwnam(name)
            return Account(found.pw_uid, found.pw_gid, is_other=True)
    raise EmbeddedFailed(
        _("PostgreSQL refuses to run as root: create a system user {user}.", user=USER)
    )


def _create(name: str) -> None:
    """Add the system user where that is possible; another process may hold the user file."""
    useradd = shutil.which("useradd", path=ENV["PATH"])
    options = ("--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent")
    for _attempt in range(10):
        with suppress(KeyError):
            pwd.getpwnam(name)
            return
        if not useradd:
            return
        command = [useradd, *options, "--shell", "/usr/sbin/nologin", name]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            time.sleep(0.2)


def _held() -> list[str]:
    """Which of the two capabilities we could hand on."""
    status = Path("/proc/self/status")
    if os.geteuid() != 0 or not status.exists():
        return []
    lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
    permitted = int(lines["CapPrm"], 16)
    return [name for bit, name in CAPABILITIES.items() if permitted >> bit & 1]
