"""公众的眼睛 — reads as the database role of the public, which sees the published copies alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

PORTAL = "jianyan_portal"


@contextmanager
def as_public() -> Iterator[None]:
    """Everything asked in here is asked with the rights of the public.

    The role holds for the transaction alone, so that it works behind a pooler too.
    """
    inside = connection.in_atomic_block
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {PORTAL}")
        yield
        if inside:  # the outer transaction goes on with its own rights
            cursor.execute("SET LOCAL ROLE NONE")
