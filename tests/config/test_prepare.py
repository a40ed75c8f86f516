"""Any command on an empty home prepares it; on a prepared one it loses no time."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from jianyan.config import embedded, embedded_files
from jianyan.config.database import prepare
from tests.config.homes import CHECKOUT, PATIENCE, Holder, runs

READY = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
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

    with ThreadPoolExecutor() as both:
        list(both.map(ensure_ready, [prepared_home] * 2))

    assert (prepared_home / "database.ready").exists()
    assert not runs(prepared_home)


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


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_migrating_by_hand_is_done_by_the_owner() -> None:
    with CaptureQueriesContext(connections["owner"]) as owner:
        call_command("migrate", plan=True, verbosity=0)

    assert len(owner) > 0


@pytest.mark.django_db
@pytest.mark.parametrize("alias", ["default", "owner"])
def test_the_shell_of_the_database_opens_under_the_role_of_its_connection(alias: str) -> None:
    connection = connections[alias]
    sql = "SELECT current_user, current_database()"
    args, env = connection.client.settings_to_cmd_args_env(connection.settings_dict, ["-Atc", sql])
    said = subprocess.run(args, env=env, check=True, capture_output=True, text=True)

    expected = (connection.settings_dict["USER"], connection.settings_dict["NAME"])
    assert said.stdout.strip() == "|".join(expected)


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

    assert "…" in said.stderr
    assert (tmp_path / "database.ready").read_text().endswith(f"/{name}")
    assert not (tmp_path / "postgres").exists()
