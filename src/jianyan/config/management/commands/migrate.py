"""Django's `migrate`, run as the owner of the tables.

On any other connection it would do nothing and yet note every migration as done.
"""

from django.core.management.base import CommandParser
from django.core.management.commands import migrate

from jianyan.config.database.prepare import OWNER_ALIAS


class Command(migrate.Command):
    def add_arguments(self, parser: CommandParser) -> None:
        super().add_arguments(parser)
        parser.set_defaults(database=OWNER_ALIAS)
