"""What all commands share: a prepared database, progress on stderr, one JSON document on stdout."""

import json
import sys
from collections.abc import Mapping
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from jianyan.config.database import prepare
from jianyan.people.models import User


class Prepared(BaseCommand):
    """A command that works on the database: it starts and migrates it first."""

    requires_system_checks: list[str] = []  # the rest is `check`'s

    def add_json(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one JSON document on stdout")

    def execute(self, *args: Any, **options: Any) -> str | None:
        if not options.get("skip_checks"):
            self.check(tags=["rules"])  # a bad rule file stops the start
        prepare.ensure_ready()
        return super().execute(*args, **options)

    def progress(self, text: str) -> None:
        """One line that overwrites itself on a terminal; nothing where nobody looks."""
        if sys.stderr.isatty():
            self.stderr.write(f"\r\033[K{text}", ending="")
            self.stderr.flush()

    def progress_done(self) -> None:
        if sys.stderr.isatty():
            self.stderr.write("\r\033[K", ending="")

    def as_text(self, document: Mapping[str, Any]) -> str:
        return as_text(document)

    def answer(self, document: Mapping[str, Any]) -> None:
        self.stdout.write(as_text(document))


def as_text(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=1, default=str)


def machine(username: str, name: str) -> User:
    """A named system person: machines act as people too, so that every line has an actor."""
    user, created = User.objects.get_or_create(
        username=username, defaults={"name": name, "is_machine": True}
    )
    if created:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


__all__ = ["CommandError", "Prepared", "as_text", "machine"]
