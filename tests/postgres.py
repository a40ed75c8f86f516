"""Test databases: one migrated template, a clone for each worker and for each transaction test."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connections

from jianyan.config import embedded
from jianyan.config.database import prepare, roles
from jianyan.config.embedded_locks import locked

ALIASES = ("default", "owner")
# Nothing here has to survive a power cut.
FAST = ("fsync", "synchronous_commit", "full_page_writes")


class TestDatabases:
    """The databases of one test process, named test_<digest>_<pid>[_<n>]."""

    __test__ = False

    def __init__(self) -> None:
        self.digest = _digest()
        self.template = f"template_{self.digest}"
        self.name = f"test_{self.digest}_{os.getpid()}"
        self._count = 0
        self._server = embedded.at(settings.JIANYAN_HOME)
        turn = settings.JIANYAN_HOME / "template.lock"
        with locked(turn, "Another run prepares the template"), self._admin() as admin:
            self._tidy(admin)
            self._make_template(admin)
            self._clone(admin, self.name)
        use(self.name)

    def fresh(self) -> None:
        """Put the connections on a new clone, for one test that really commits."""
        self._count += 1
        with self._admin() as admin:
            self._clone(admin, f"{self.name}_{self._count}")
        use(f"{self.name}_{self._count}")

    def back(self) -> None:
        """Return to the worker's own database and drop the clone."""
        use(self.name)
        with self._admin() as admin:
            _drop(admin, f"{self.name}_{self._count}")

    def close(self) -> None:
        use(roles.DATABASE)
        with self._admin() as admin:
            _drop(admin, self.name)

    @contextmanager
    def _admin(self, database: str = "postgres") -> Iterator[psycopg.Connection]:
        login = self._server.connection(roles.BOOTSTRAP)
        with psycopg.connect(dbname=database, autocommit=True, **login) as connection:
            yield connection

    def _clone(self, admin: psycopg.Connection, name: str) -> None:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {self.template} OWNER {roles.OWNER}")

    def _make_template(self, admin: psycopg.Connection) -> None:
        if admin.execute("SELECT FROM pg_database WHERE datname = %s", [self.template]).rowcount:
            return
        for name in FAST:
            admin.execute(f"ALTER SYSTEM SET {name} = off")
        admin.execute("SELECT pg_reload_conf()")
        half = f"half_{self.digest}"
        _drop(admin, half)
        admin.execute(f"CREATE DATABASE {half} OWNER {roles.OWNER}")
        with self._admin(half) as inside:
            inside.execute(roles.RIGHTS)
        use(half)
        prepare.migrate()
        use(roles.DATABASE)
        admin.execute(f"ALTER DATABASE {half} RENAME TO {self.template}")

    def _tidy(self, admin: psycopg.Connection) -> None:
        """Drop what dead runs left, and old templates that no living run clones from."""
        names = [row[0] for row in admin.execute("SELECT datname FROM pg_database").fetchall()]
        living = {self.digest}
        for name in (name for name in names if name.startswith("test_")):
            _test, digest, pid, *_number = name.split("_")
            if Path(f"/proc/{pid}").exists():
                living.add(digest)
            else:
                _drop(admin, name)
        for name in (name for name in names if name.startswith("template_")):
            if name.removeprefix("template_") not in living:
                _drop(admin, name)


def use(name: str) -> None:
    """Point every connection, of this thread and of those to come, at a database."""
    connections.close_all()
    for alias in ALIASES:
        connections.settings[alias]["NAME"] = name


def copy_prepared_home(target: Path) -> None:
    """A home whose database is prepared and migrated but not running, for tests of commands."""
    original = settings.JIANYAN_HOME / f"prepared_{_digest()}"
    with locked(settings.JIANYAN_HOME / "prepared.lock", "Another run prepares a home"):
        if not original.exists():
            for old in settings.JIANYAN_HOME.glob("prepared_*"):
                shutil.rmtree(old, ignore_errors=True)
            half = settings.JIANYAN_HOME / "half_home"
            shutil.rmtree(half, ignore_errors=True)
            subprocess.run(
                [sys.executable, "-c", "from tests.postgres import prepare_home; prepare_home()"],
                env={**os.environ, "JIANYAN_HOME": str(half), "DJANGO_SETTINGS_MODULE": SETTINGS},
                cwd=Path(__file__).parent.parent,
                check=True,
            )
            half.rename(original)
        subprocess.run(["cp", "-a", f"{original}/.", str(target)], check=True)


SETTINGS = "jianyan.config.settings"


def prepare_home() -> None:
    import django

    django.setup()
    prepare.ensure_ready()


def _drop(admin: psycopg.Connection, name: str) -> None:
    admin.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def _digest() -> str:
    made_of = prepare.migrations_digest() + roles.ROLES + roles.RIGHTS
    return hashlib.sha256(made_of.encode()).hexdigest()[:12]
