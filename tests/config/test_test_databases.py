"""The tests' own databases: what one test commits, no other sees."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.utils import timezone
from pytest_django.live_server_helper import LiveServer


def commit_one() -> None:
    assert not Session.objects.exists()
    Session.objects.create(session_key="key", session_data="", expire_date=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_it_commits() -> None:
    commit_one()


@pytest.mark.django_db(transaction=True)
def test_it_starts_clean_after_a_commit() -> None:
    commit_one()


@pytest.mark.django_db
def test_it_rolls_back() -> None:
    commit_one()


@pytest.mark.django_db
def test_it_starts_clean_after_a_rollback() -> None:
    assert connection.in_atomic_block
    commit_one()


def test_it_serves_committed_rows(live_server: LiveServer) -> None:
    with transaction.atomic():
        commit_one()
    assert live_server.url.startswith("http://")
