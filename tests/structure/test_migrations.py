"""Migrations are named for their reason, and none is missing."""

import re

from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.utils.translation import override

from tests.structure.house import CODE, name


def test_no_migration_has_a_name_made_by_a_machine() -> None:
    found = [
        name(path)
        for path in CODE.rglob("migrations/*.py")
        if re.search(r"_auto_|_alter_|_and_more|^\d{4}_(remove|rename)_", path.name)
    ]

    assert found == []


def test_every_change_of_a_table_has_its_migration() -> None:
    with override(None):
        loader = MigrationLoader(None)
        written = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))

        assert written.changes(graph=loader.graph) == {}
