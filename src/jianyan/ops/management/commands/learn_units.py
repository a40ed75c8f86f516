"""`jianyan learn-units`: trains an office's recommendation from its own assignments, and says how it does."""

from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from jianyan.advice.routing.learning import Learned, learn_units
from jianyan.ops.command import Prepared
from jianyan.people.models import Office


class Command(Prepared):
    help = "Train the unit recommendation from past decisions: 学习往年交办"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--office", help="one office; else every office that assigns")
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        offices = Office.objects.order_by("pk")
        if options["office"]:
            offices = offices.filter(key=options["office"])
        found = {office.key: learn_units(office) for office in offices}
        told = {key: asdict(learned) for key, learned in found.items() if learned}
        if options["json"]:
            self.answer({"offices": told})
            return
        for key, learned in found.items():
            self.stdout.write(_line(key, learned))


def _line(key: str, learned: Learned | None) -> str:
    if learned is None:
        return f"{key}: too few decisions yet (已交办的件太少)"
    bands = "; ".join(
        f"units with {band.least}-{band.most} cases: first {band.first:.0%}, "
        f"among three {band.among_three:.0%} of {band.cases}"
        for band in learned.bands
    )
    return f"{key}: {learned.version}, {learned.decisions} decisions; {bands}"
