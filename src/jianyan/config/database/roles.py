"""The roles: who prepares, who owns the tables, who works in them, who serves the public."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import psycopg

DATABASE = "jianyan"
BOOTSTRAP = "postgres"  # superuser: only prepares
OWNER = "jianyan_owner"  # owns the database and its tables, migrates
APP = "jianyan_app"  # everything else
PORTAL = "jianyan_portal"  # reads what is granted to it by name; SET LOCAL ROLE, no login
LOGINS = (BOOTSTRAP, OWNER, APP)

# Once per server, then once per database. docs/howto/database.md gives the same to administrators.
ROLES = f"""
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['{OWNER}', '{APP}', '{PORTAL}'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      EXECUTE format('CREATE ROLE %I NOSUPERUSER NOCREATEDB NOCREATEROLE', name);
    END IF;
  END LOOP;
END $$;
ALTER ROLE {OWNER} LOGIN;
ALTER ROLE {APP} LOGIN;
GRANT {PORTAL} TO {APP};
"""
RIGHTS = f"""
CREATE EXTENSION IF NOT EXISTS vector;
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {APP};
ALTER DEFAULT PRIVILEGES FOR ROLE {OWNER} IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO {APP};
"""


def ensure(login: Mapping[str, Any], passwords: Mapping[str, str], marker: Path) -> None:
    """Make roles and database once, and again when this file changes; the marker tells."""
    digest = hashlib.sha256((ROLES + RIGHTS).encode()).hexdigest()
    if marker.exists() and marker.read_text() == digest:
        return
    with _connect(login, "postgres") as connection:
        connection.execute(ROLES)
        for role in (OWNER, APP):
            _set_password(connection, role, passwords[role])
        found = connection.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
        if not found.rowcount:
            connection.execute(f"CREATE DATABASE {DATABASE} OWNER {OWNER}")
        connection.execute(
            f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC;"
            f"GRANT CONNECT, TEMPORARY ON DATABASE {DATABASE} TO {APP}"
        )
    with _connect(login, DATABASE) as connection:
        connection.execute(RIGHTS)
    marker.write_text(digest)


def _connect(login: Mapping[str, Any], database: str) -> "psycopg.Connection[tuple[object, ...]]":
    import psycopg

    return psycopg.connect(dbname=database, user=BOOTSTRAP, autocommit=True, **login)


def _set_password(
    connection: "psycopg.Connection[tuple[object, ...]]", role: str, password: str
) -> None:
    """Sent as the scram verifier, so that no log can hold the password."""
    from psycopg import sql

    verifier = connection.pgconn.encrypt_password(
        password.encode(), role.encode(), b"scram-sha-256"
    ).decode()
    connection.execute(
        sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(role), sql.Literal(verifier))
    )
