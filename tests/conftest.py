"""What all tests share: the database of this process, and a clean one where a test commits."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key

from tests.cast import Cast, gather
from tests.postgres import TestDatabases, copy_prepared_home

pytest_plugins = ["tests.browser"]
# A busy machine is no fault of what is tested.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("house")
COMMITTING = {"transactional_db", "live_server", "django_db_reset_sequences"}


@cache
def databases() -> TestDatabases:
    return TestDatabases()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """In place of Django's own: every process works in a clone of one migrated template."""
    with django_db_blocker.unblock():
        databases()
    yield
    with django_db_blocker.unblock():
        databases().close()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    if commits(item):
        with item.config.stash[blocking_manager_key].unblock():
            databases().fresh()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    if commits(item):
        with item.config.stash[blocking_manager_key].unblock():
            databases().back()


def commits(item: pytest.Item) -> bool:
    """Whether a test really commits, and so wants a database of its own."""
    marker = item.get_closest_marker("django_db")
    cls = getattr(item, "cls", None)
    return (
        bool(COMMITTING & set(getattr(item, "fixturenames", ())))
        or (marker is not None and (marker.kwargs.get("transaction") or any(marker.args[:1])))
        or (cls is not None and cls.__base__ is TransactionTestCase)
    )


def _leave_as_it_is(test: TransactionTestCase) -> None:
    """Where Django would empty every table after a committing test: the clone is dropped."""


TransactionTestCase._fixture_teardown = _leave_as_it_is  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def own_language() -> Iterator[None]:
    """A request leaves its language behind in the process; the next test begins in the default."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture
def prepared_home(tmp_path: Path) -> Path:
    """A JIANYAN_HOME of its own, database prepared and migrated, for tests that run commands."""
    home = tmp_path / "home"
    home.mkdir()
    copy_prepared_home(home)
    return home


@pytest.fixture
def cast(db: None) -> Cast:
    """The people and offices of the tests, on an otherwise empty database."""
    return gather()
