"""The application's role works in the tables; it neither owns them nor rules the server."""

import pytest
from django.db import ProgrammingError, connection, connections

OWNED = "SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole"


def ask(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


@pytest.mark.django_db
def test_it_is_no_superuser_and_owns_no_table() -> None:
    assert ask("SELECT current_user") == "jianyan_app"
    assert (
        ask(
            "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        is False
    )
    assert ask(OWNED) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TABLE mine (x int)",
        "DROP TABLE django_session",
        "TRUNCATE django_session",
        "INSERT INTO django_migrations (app, name, applied) VALUES ('cases', 'x', now())",
        "CREATE ROLE mine",
        "SET ROLE jianyan_owner",
    ],
)
def test_it_may_not(sql: str) -> None:
    with pytest.raises(ProgrammingError):
        ask(sql)


@pytest.mark.django_db
def test_it_writes_and_reads_rows() -> None:
    ask("INSERT INTO django_session VALUES ('key', 'data', now())")
    ask("UPDATE django_session SET session_data = 'other'")

    assert ask("SELECT session_data FROM django_session") == "other"


@pytest.mark.django_db
def test_it_steps_down_to_the_portal_which_sees_nothing_by_default() -> None:
    ask("SET LOCAL ROLE jianyan_portal")

    assert ask("SELECT current_user") == "jianyan_portal"
    with pytest.raises(ProgrammingError, match="permission denied"):
        ask("SELECT count(*) FROM django_session")


@pytest.mark.django_db
def test_it_knows_vectors() -> None:
    assert ask("SELECT '[1,2]'::vector <-> '[1,3]'::vector") == 1.0


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_the_owner_owns_the_tables() -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(OWNED)
        assert cursor.fetchone()[0] > 0
