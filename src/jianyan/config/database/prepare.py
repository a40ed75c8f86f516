"""Ready for work: the server runs and its tables are those of this release."""

import hashlib
import sys
from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connections

from jianyan.config.database import is_embedded
from jianyan.config.database.roles import APP
from jianyan.config.embedded_progress import EmbeddedFailed, _, tell, wait

OWNER_ALIAS = "owner"
LOCK = 0x6A69616E79616E  # "jianyan" as a number: the advisory lock of whoever migrates
PROTECT = f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {APP}"


def ensure_ready() -> None:
    """Start and migrate where needed. Every command that touches the database calls this first.

    When nothing changed since the last call it reads a few files and connects to nothing.
    """
    if _marker().exists() and _marker().read_text() == _state():
        return
    connection = connections[OWNER_ALIAS]
    try:
        with connection.cursor() as cursor:

            def our_turn() -> bool:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
                return bool(cursor.fetchone()[0])

            wait(our_turn, _("Another process is updating the tables"))
            migrate()
        _marker().write_text(_state())
    except EmbeddedFailed as failed:
        raise CommandError(str(failed)) from failed
    finally:
        connection.close()


def forget() -> None:
    """The database may have changed behind our back (restored, say): look again next time."""
    _marker().unlink(missing_ok=True)


def migrate() -> None:
    """Bring the tables up to this release, as their owner."""
    tell(_("Bringing the tables of the database up to date …"))
    call_command("migrate", database=OWNER_ALIAS, interactive=False, verbosity=0)
    if is_embedded(settings.DATABASES[OWNER_ALIAS]):
        with connections[OWNER_ALIAS].cursor() as cursor:
            cursor.execute(PROTECT)


def migrations_digest() -> str:
    """One digest over every migration file of the installed apps, read without importing them."""
    digest = hashlib.sha256()
    for app in sorted(settings.INSTALLED_APPS):
        for file in _migrations(app):
            digest.update(f"{app}/{file.name}".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _migrations(app: str) -> Iterator[Path]:
    """`a.b.apps.Config` and `a.b` alike: the migrations folder of the deepest package found."""
    name, *rest = app.split(".")
    found = PathFinder.find_spec(name, sys.path)
    if not found or not found.submodule_search_locations:
        return
    folder = Path(next(iter(found.submodule_search_locations)))
    for part in rest:
        if (folder / part).is_dir():
            folder /= part
    yield from sorted((folder / "migrations").glob("*.py"))


def _state() -> str:
    """The migrations of the code and the identity of the database they were applied to."""
    owner = settings.DATABASES[OWNER_ALIAS]
    if not is_embedded(owner):
        place = "{HOST}:{PORT}/{NAME}".format(**owner)
    else:
        # the first eight bytes are the cluster's system identifier
        control = settings.JIANYAN_HOME / "postgres" / "data" / "global" / "pg_control"
        place = control.read_bytes()[:8].hex() if control.exists() else "none yet"
    return f"{migrations_digest()} {place}"


def _marker() -> Path:
    home: Path = settings.JIANYAN_HOME
    return home / "database.ready"
