"""The embedded database: shared by processes, stopped by the last one, and nothing is lost."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from jianyan.config import embedded_files
from jianyan.config.embedded_account import account_for
from tests.config.homes import (
    CHECKOUT,
    PATIENCE,
    Holder,
    eventually,
    postmaster,
    runs,
)

HARSH = "很长的路径 with spaces, 'quotes' and \"marks\" " + "建言" * 20


def test_it_stops_when_its_only_user_ends(home: Path) -> None:
    holder = Holder(home)
    assert holder.ask("SELECT current_user") == [["jianyan_owner"]]
    assert runs(home)

    holder.quit()

    assert not runs(home)


def test_it_runs_until_the_last_user_ends(home: Path) -> None:
    first, second = Holder(home), Holder(home)
    first.ask(), second.ask()

    first.quit()
    assert runs(home)
    assert second.ask("SELECT 2") == [[2]]

    second.quit()
    assert not runs(home)


def test_many_start_it_at_once_on_an_empty_home(tmp_path: Path) -> None:
    holders = [Holder(tmp_path) for _ in range(4)]
    for holder in holders:
        holder.send("SELECT pg_postmaster_start_time()")
    started = {str(holder.answer()["rows"]) for holder in holders}
    for holder in holders:
        holder.quit()

    assert len(started) == 1
    assert not runs(tmp_path)


@pytest.mark.parametrize("with_signal", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_user_does_not_keep_it_running(home: Path, with_signal: int) -> None:
    killed, other = Holder(home), Holder(home)
    killed.ask(), other.ask()

    killed.kill(with_signal)
    assert other.ask("SELECT 2") == [[2]]
    other.quit()

    assert not runs(home)


def test_it_stops_though_its_last_user_was_killed(home: Path) -> None:
    holder = Holder(home)
    holder.ask("INSERT INTO moves VALUES ('filed')")

    holder.kill()
    eventually(lambda: not runs(home))

    again = Holder(home)
    assert again.ask("SELECT name FROM moves") == [["filed"]]
    again.quit()


def test_an_interrupt_from_the_keyboard_reaches_only_the_user(home: Path) -> None:
    typed, other = Holder(home), Holder(home)
    typed.ask(), other.ask()

    typed.kill(signal.SIGINT)

    assert other.ask("SELECT 2") == [[2]]
    other.quit()


def test_a_killed_server_loses_nothing_committed_and_starts_again(home: Path) -> None:
    holder = Holder(home)
    holder.ask("INSERT INTO moves VALUES ('assigned')")
    before = postmaster(home).pid

    os.kill(before, signal.SIGKILL)
    eventually(lambda: not runs(home))

    assert holder.ask("SELECT name FROM moves") == [["assigned"]]
    assert postmaster(home).pid != before
    holder.quit()


def test_it_starts_though_a_stranger_has_the_number_of_the_dead_server(home: Path) -> None:
    holder = Holder(home)
    holder.ask()
    note = home / "postgres" / "data" / "postmaster.pid"
    lines = note.read_text().splitlines()
    os.kill(postmaster(home).pid, signal.SIGKILL)
    eventually(lambda: not runs(home))
    stranger = account_for(home / "postgres" / "data").launch("sleep", 60)
    note.write_text("\n".join([str(stranger.pid), *lines[1:]]) + "\n")

    assert holder.ask("SELECT 2") == [[2]]

    stranger.kill()
    stranger.communicate()
    holder.quit()


def test_it_starts_where_the_first_preparation_was_cut_off(tmp_path: Path) -> None:
    half = tmp_path / "postgres" / "data.half"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    (tmp_path / "postgres" / "password.once").write_text("left behind")

    holder = Holder(tmp_path)
    assert holder.ask("SELECT 2") == [[2]]
    holder.quit()

    assert not (tmp_path / "postgres" / "password.once").exists()


FORK = """
import os, sys
from pathlib import Path
from jianyan.config import embedded
server = embedded.at(Path(sys.argv[1]))
server.start()
read, write = os.pipe()
parent = os.getpid()
if os.fork():
    os.close(write)
    os.read(read, 1)
    sys.exit()
if "early" in sys.argv: server.start()
os.write(write, b"1")
os.close(write)
while os.getppid() == parent: pass
before = server._ready() is not None
server.start()
print(before, server._ready() is not None)
"""


@pytest.mark.parametrize(("when", "kept"), [("early", True), ("late", False)])
def test_a_forked_child_keeps_it_running_once_it_uses_it(
    home: Path, when: str, kept: bool
) -> None:
    said = subprocess.run(
        [sys.executable, "-c", FORK, str(home), when],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(CHECKOUT / "src")},
        check=True,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )

    assert said.stdout.split() == [str(kept), "True"]


def test_it_runs_on_any_path_and_under_a_locale_that_does_not_exist(tmp_path: Path) -> None:
    home = tmp_path / HARSH
    home.mkdir()

    holder = Holder(home, LC_ALL="xx_YY.UTF-8", LANG="xx_YY.UTF-8")
    assert holder.ask("SELECT lower('Ä') || '建言'") == [["ä建言"]]
    socket = postmaster(home).socket
    assert len(os.fsencode(socket)) < 107
    holder.quit()

    assert not socket.exists()


def test_two_homes_run_side_by_side(home: Path, original: Path) -> None:
    one, two = Holder(home), Holder(original)
    one.ask("INSERT INTO moves VALUES ('here')")

    assert two.ask("SELECT name FROM moves") == []
    one.quit()
    assert two.ask("SELECT 2") == [[2]]
    two.quit()


def test_it_is_durable_and_listens_to_no_network(home: Path) -> None:
    holder = Holder(home)
    names = [
        "listen_addresses",
        "fsync",
        "synchronous_commit",
        "full_page_writes",
        "jit",
        "max_connections",
    ]
    values = [holder.ask(f"SHOW {name}")[0][0] for name in names]
    holder.quit()
    rules = (home / "postgres" / "data" / "pg_hba.conf").read_text().splitlines()
    methods = {line.split()[-1] for line in rules if line and not line.startswith("#")}

    assert values == ["", "on", "on", "on", "off", "100"]
    assert methods == {"scram-sha-256"}


def test_its_log_holds_no_text_of_a_case(home: Path) -> None:
    holder = Holder(home)
    holder.ask("CREATE TABLE texts (body text CHECK (body <> '机密件'))")
    holder.send("INSERT INTO texts VALUES ('机密件')")
    holder.process.communicate()
    eventually(lambda: not runs(home))
    logs = "".join(file.read_text() for file in (home / "postgres" / "log").iterdir())

    assert "violates check constraint" in logs
    assert "机密件" not in logs


def test_it_says_so_where_the_database_is_of_another_release(home: Path) -> None:
    (home / "postgres" / "data" / "PG_VERSION").write_text("17\n")

    holder = Holder(home)
    holder.send()

    assert "is of PostgreSQL 17" in holder.process.communicate()[1]


def test_a_folder_put_in_the_place_of_its_sockets_is_not_used(tmp_path: Path) -> None:
    room = tmp_path / HARSH
    room.mkdir()
    account = account_for(room)
    known = embedded_files.socket_folder(room, account)
    assert embedded_files.socket_folder(room, account) == known

    known.chmod(0o755)
    other = embedded_files.socket_folder(room, account)
    assert other != known
    other.rmdir()
    other.symlink_to(known)
    third = embedded_files.socket_folder(room, account)

    assert third not in {known, other}
    assert stat.S_IMODE(third.lstat().st_mode) == 0o700
    other.unlink()
    shutil.rmtree(known)
    shutil.rmtree(third)
