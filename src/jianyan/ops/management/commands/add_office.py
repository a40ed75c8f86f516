"""`jianyan add-office`: an office (hub) ready to receive cases."""

from typing import Any

from django.core.management.base import CommandError, CommandParser

from jianyan.ops.command import Prepared
from jianyan.people.models import Office
from jianyan.people.offices import Chain, Level
from jianyan.rules import packs
from jianyan.rules.errors import RulesError


class Command(Prepared):
    help = "Add an office (hub): 添加机关"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("key", help="short Latin name, e.g. jz-cppcc")
        parser.add_argument(
            "--name", required=True, help="full name, e.g. 政协江州市委员会提案委员会"
        )
        parser.add_argument("--level", required=True, choices=Level.values)
        parser.add_argument("--chain", required=True, choices=Chain.values)
        parser.add_argument("--rules", required=True, help="key of its rule pack, e.g. cq-2018")
        parser.add_argument(
            "--body", default="", help="the body its letters name; default: the name"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            packs.load(options["rules"])
        except RulesError as error:
            raise CommandError(str(error)) from error
        name = options["name"]
        office, created = Office.objects.get_or_create(
            key=options["key"],
            defaults={
                "name": name,
                "short_name": name[:60],
                "body": options["body"] or name,
                "level": options["level"],
                "chain": options["chain"],
                "rules": options["rules"],
            },
        )
        if not created and (office.name, office.rules) != (name, options["rules"]):
            raise CommandError(
                f"{office.key} exists already as {office.name} under {office.rules}; "
                "choose another key"
            )
        word = "added" if created else "was there already"
        self.stdout.write(f"{office.key}: {office.name} {word}")
