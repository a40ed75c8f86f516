"""Who gets at the embedded database: its own user, and root; nobody else, and never by network."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from jianyan.config import embedded_account, embedded_programs
from tests.config.homes import CHECKOUT, Holder, end_all, eventually, postmaster, runs

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user")
STRANGER = 65534
BECOME = ("setpriv", f"--reuid={STRANGER}", f"--regid={STRANGER}", "--clear-groups", "--")


def as_stranger(*command: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*BECOME, *map(str, command)], cwd="/", capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def stranger() -> None:
    """Needs root, and a Python that another user can run too."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    if as_stranger(sys.executable, "-c", "import django, psycopg").returncode:
        pytest.skip("another user cannot run this Python: it lies below a closed folder")


DAC_OVERRIDE, DAC_READ_SEARCH = 1 << 1, 1 << 2


@pytest.fixture(scope="module")
def open_home(original: Path) -> Iterator[Path]:
    """A home to which every user may find the way, unlike the tests' usual folders."""
    home = Path(tempfile.mkdtemp(dir="/tmp"))
    home.chmod(0o755)
    subprocess.run(["cp", "-a", str(original / "postgres"), str(home)], check=True)
    yield home
    end_all()
    eventually(lambda: not runs(home))
    shutil.rmtree(home)


def capabilities(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("CapPrm")), 16)


ATTEMPT = """
import psycopg, sys
for role in ("postgres", "jianyan_owner", "jianyan_app"):
    try: psycopg.connect(host=sys.argv[1], user=role, password="")
    except psycopg.OperationalError as error: print(error)
"""
READABLE = 'for f in passwords data log socket users.lock; do test -r "$0/$f" && echo $f; done'


@pytest.mark.usefixtures("stranger")
def test_another_user_can_neither_connect_nor_read(open_home: Path) -> None:
    holder = Holder(open_home)
    holder.ask()
    room = open_home / "postgres"

    attempts = as_stranger(sys.executable, "-c", ATTEMPT, postmaster(open_home).socket)
    assert attempts.stdout.count("Permission denied") == 3
    assert as_stranger("sh", "-c", READABLE, room).stdout == ""
    holder.quit()


def test_without_the_password_even_its_own_user_is_refused(open_home: Path) -> None:
    holder = Holder(open_home)
    holder.ask()
    psql = embedded_programs.means(open_home / "postgres")[1] / "psql"
    command = [str(psql), "-h", str(postmaster(open_home).socket), "-U", "postgres", "-w"]
    said = subprocess.run(
        command, env={"LC_ALL": "C"}, capture_output=True, text=True, check=False
    )
    holder.quit()

    assert "no password supplied" in said.stderr


def test_secrets_are_readable_by_their_owner_only(home: Path) -> None:
    holder = Holder(home)
    holder.ask()
    room = home / "postgres"
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in room.iterdir()}
    holder.quit()

    assert [modes[name] for name in ("data", "log", "socket")] == [0o700] * 3
    assert modes["passwords"] == 0o600
    words = [line.rsplit(":", 1)[1] for line in (room / "passwords").read_text().split()]
    assert len(set(words)) == 3
    assert all(len(word) >= 32 for word in words)


@as_root
def test_where_the_way_is_open_the_server_has_no_privilege(open_home: Path) -> None:
    holder = Holder(open_home)
    holder.ask()
    pid = postmaster(open_home).pid
    owner, held = Path(f"/proc/{pid}").stat().st_uid, capabilities(pid)
    holder.quit()

    assert owner not in {0, STRANGER}
    assert held == 0


@as_root
@pytest.mark.parametrize(
    ("dropped", "held"), [("", DAC_READ_SEARCH), ("-dac_read_search", DAC_OVERRIDE)]
)
def test_where_the_way_is_closed_it_has_one_privilege_and_no_folder_is_opened(
    home: Path, dropped: str, held: int
) -> None:
    before = [stat.S_IMODE(folder.stat().st_mode) for folder in home.parents]
    prefix = ["setpriv", f"--bounding-set={dropped}", f"--inh-caps={dropped}"] if dropped else []

    holder = Holder(home, *prefix)
    holder.ask()
    found = capabilities(postmaster(home).pid)
    holder.quit()

    assert found == held
    assert [stat.S_IMODE(folder.stat().st_mode) for folder in home.parents] == before


@as_root
def test_it_copies_programs_that_its_user_may_not_run(tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    account, programs = embedded_programs.means(room)
    site, closed = programs.parents[2], tmp_path / "closed"
    for part in (embedded_programs.PROGRAMS, embedded_programs.LIBRARIES):
        shutil.copytree(site / part, closed / part, symlinks=True)
    for path in (closed, *closed.rglob("*")):
        if not path.is_symlink():
            path.chmod(path.stat().st_mode & 0o700)

    copy = embedded_programs.runnable(account, closed, room / "programs-1")

    assert copy == room / "programs-1"
    assert embedded_programs.runnable(account, copy, room / "programs-2") == copy


@pytest.mark.usefixtures("stranger")
def test_an_ordinary_user_runs_it_as_himself() -> None:
    home = Path(tempfile.mkdtemp(dir="/tmp"))
    os.chown(home, STRANGER, STRANGER)
    holder = Holder(home, *BECOME)
    holder.ask()
    pid = postmaster(home).pid
    assert Path(f"/proc/{pid}").stat().st_uid == STRANGER
    joined = Holder(home)  # root may join in
    joined.ask()
    holder.quit()
    assert joined.ask("SELECT 2") == [[2]]
    joined.quit()

    assert not runs(home)
    shutil.rmtree(home)


@pytest.mark.usefixtures("stranger")
def test_another_users_database_is_refused_with_a_sentence(open_home: Path) -> None:
    holder = Holder(open_home, *BECOME)
    holder.send()

    assert "belongs to another user" in holder.process.communicate()[1]


@as_root
def test_it_needs_no_user_of_its_own_where_none_can_be_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(embedded_account, "USER", "no-such-user-of-jianyan")
    monkeypatch.setitem(embedded_account.ENV, "PATH", "/nonexistent")

    assert embedded_account._unprivileged().uid == STRANGER


def test_it_is_importable_where_the_system_has_no_such_locks() -> None:
    script = (
        "import sys; sys.modules.update(fcntl=None, pwd=None)\n"
        "from pathlib import Path; from jianyan.config import embedded\n"
        "embedded.at(Path(sys.argv[1])).start()"
    )
    said = subprocess.run(
        [sys.executable, "-c", script, tempfile.gettempdir()],
        env={"PYTHONPATH": str(CHECKOUT / "src")}, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "Set DATABASE_URL" in said.stderr


@as_root
@pytest.mark.parametrize("owner", [0, 4242])
def test_a_home_put_back_from_a_backup_runs_whoever_owns_it(home: Path, owner: int) -> None:
    data = home / "postgres" / "data"
    for path in (data, *data.rglob("*"), *(home / "postgres" / "log").rglob("*")):
        os.chown(path, owner, owner)
    data.chmod(0o755)

    assert Holder(home).ask_and_quit("SELECT 2") == [[2]]
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
