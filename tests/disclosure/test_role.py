"""The role of the public: it reads published copies, and the database refuses it everything else."""

import pytest
from django.db import ProgrammingError, connection

from jianyan.cases.models import Case
from jianyan.config.database import roles
from jianyan.disclosure import figures, reading
from jianyan.disclosure.models import PublishedCase, PublishedReply
from jianyan.disclosure.role import PORTAL, as_public
from jianyan.people.models import Proposer
from tests import cast as c
from tests.cast import Cast

TABLES = [
    "cases_case",
    "cases_text",
    "cases_line",
    "people_proposer",
    "people_contactdetail",
    "people_office",
    "search_caseentry",
    "deadlines_ledgerrow",
    "django_session",
]


def test_it_is_the_role_that_the_server_makes() -> None:
    assert PORTAL == roles.PORTAL


def test_it_reads_what_was_published(cast: Cast) -> None:
    c.published(cast)

    with as_public():
        assert len(reading.replies(reading.Filter()).lines) == 1
        assert reading.sheet("congress", "2026", "0001") is not None
        assert reading.find("排污口").total == 1
        assert figures.of_year() is not None
        assert figures.choices(2026).years == [2026]
        assert reading.changed() is not None
        assert list(reading.every_reply(["congress"]))
        assert reading.promised() == reading.Promised(0, 0, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_the_database_refuses_it_every_inner_table(table: str) -> None:
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        as_public(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"SELECT * FROM {table} LIMIT 1")


def test_the_database_refuses_it_to_write_even_copies(cast: Cast) -> None:
    c.published(cast)

    with pytest.raises(ProgrammingError, match="permission denied"), as_public():
        PublishedReply.objects.update(text="")


def test_it_ends_with_the_block(cast: Cast) -> None:
    c.published(cast)

    with as_public():
        assert PublishedCase.objects.count() == 1

    assert (Case.objects.count(), Proposer.objects.count()) == (1, 3)


def test_it_ends_with_a_failure_too(cast: Cast) -> None:
    with pytest.raises(ProgrammingError), as_public():
        Case.objects.count()

    assert Case.objects.count() == 0
