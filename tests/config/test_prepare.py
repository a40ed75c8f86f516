"""Any command on an empty home prepares it; on a prepared one it loses no time."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from jianyan.config import embedded, embedded_files
from jianyan.config.database import prepare
from tests.config.homes import CHECKOUT, PATIENCE, Holder, runs

READY = """
import django; django.setup()
from django.db import connection
from jianyan.config.database.prepare import ensure_ready
ensure_ready()
print(connection.connection is None)
"""
COUNT = "SELECT count(*) > 0 FROM django_migrations"


REQUESTS = """
import os, signal, sys, time
import django; django.setup()
from pathlib import Path
from django.conf import settings
from django.db import close_old_connections, connection
from jianyan.config import embedded
def request():
    close_old_connections()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM django_migrations")
        print(cursor.fetchone()[0] > 0)
request()
os.kill(embedded.at(settings.JIANYAN_HOME)._ready().pid, signal.SIGKILL)
while embedded.at(settings.JIANYAN_HOME)._ready(): time.sleep(0.01)
request()
"""


def run(home: Path, *command: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(CHECKOUT / "src"),
            "DJANGO_SETTINGS_MODULE": "jianyan.config.settings",
            "JIANYAN_HOME": str(home),
            **env,
        },
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )


def ensure_ready(home: Path) -> subprocess.CompletedProcess[str]:
    return run(home, "-c", READY)


def test_it_prepares_an_empty_home_and_says_so(tmp_path: Path) -> None:
    said = ensure_ready(tmp_path).stderr

    assert str(tmp_path / "postgres") in said
    assert not runs(tmp_path)
    holder = Holder(tmp_path)
    assert holder.ask(COUNT) == [[True]]
    holder.quit()


def test_it_does_nothing_where_nothing_changed(prepared_home: Path) -> None:
    log = prepared_home / "postgres" / "log" / "start.log"
    before = log.read_text()

    said = ensure_ready(prepared_home)

    assert said.stderr == ""
    assert log.read_text() == before


def test_it_looks_again_where_the_database_was_exchanged(prepared_home: Path) -> None:
    marker = prepared_home / "database.ready"
    digest, _cluster = marker.read_text().split()
    marker.write_text(f"{digest} 0011223344556677")

    assert "…" in ensure_ready(prepared_home).stderr
    assert not marker.read_text().endswith("0011223344556677")


def test_two_prepare_one_home_one_after_the_other(prepared_home: Path) -> None:
    (prepared_home / "database.ready").unlink()
    users = [Holder(prepared_home), Holder(prepared_home)]
    for user in users:
        user.ask()

    ensure_ready(prepared_home)

    for user in users:
        assert user.ask(COUNT) == [[True]]
        user.quit()


def test_a_changed_migration_changes_the_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrations = tmp_path / "invented_room" / "migrations"
    migrations.mkdir(parents=True)
    (migrations.parent / "__init__.py").touch()
    (migrations / "0001_initial.py").write_text("one")
    monkeypatch.syspath_prepend(tmp_path)
    apps = [*settings.INSTALLED_APPS, "invented_room.apps.Room"]
    monkeypatch.setattr(settings, "INSTALLED_APPS", apps)
    before = prepare.migrations_digest()
    (migrations / "0001_initial.py").write_text("two")

    assert prepare.migrations_digest() != before
    assert "invented_room" not in sys.modules


def test_a_request_after_the_server_was_killed_finds_it_running_again(prepared_home: Path) -> None:
    assert run(prepared_home, "-c", REQUESTS).stdout.split() == ["True", "True"]


def test_migrating_by_hand_is_done_by_the_owner(prepared_home: Path) -> None:
    said = run(prepared_home, "-m", "django", "migrate", "--plan")

    assert "No planned migration operations" in said.stdout or "无" in said.stdout


def test_the_shell_of_the_database_opens_under_the_roles_of_the_connections(
    prepared_home: Path,
) -> None:
    sql = ("--", "-Atc", "SELECT current_user, current_database()")

    app = run(prepared_home, "-m", "django", "dbshell", *sql)
    owner = run(prepared_home, "-m", "django", "dbshell", "--database", "owner", *sql)

    assert app.stdout.strip() == "jianyan_app|jianyan"
    assert owner.stdout.strip() == "jianyan_owner|jianyan"


@pytest.mark.django_db(transaction=True)
def test_with_an_address_it_prepares_that_database_and_starts_no_other(tmp_path: Path) -> None:
    server = embedded.at(settings.JIANYAN_HOME)
    words = embedded_files.passwords(server.passfile)
    name, host = connection.settings_dict["NAME"], quote(str(server.start()), safe="")
    app, owner = (
        f"postgresql://{role}:{words[role]}@{host}/{name}"
        for role in ("jianyan_app", "jianyan_owner")
    )

    said = run(tmp_path, "-c", READY, DATABASE_URL=app, DATABASE_OWNER_URL=owner)
    again = run(tmp_path, "-c", READY, DATABASE_URL=app, DATABASE_OWNER_URL=owner)

    assert "…" in said.stderr
    assert again.stderr == ""
    assert not (tmp_path / "postgres").exists()
