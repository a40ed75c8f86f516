"""`jianyan learn-units`: trains an office's recommendation from its own assignments, and says how it does."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from django.core.management.base import CommandParser

from jianyan import doors
from jianyan.advice.routing import store
from jianyan.advice.routing.backtest import ASKED, BANDS, PAST, BackTest, backtest
from jianyan.advice.routing.learning import Learned, learn_categories, learn_units
from jianyan.ops.command import CommandError, Prepared
from jianyan.people.models import Office


class Command(Prepared):
    help = "Train the unit recommendation from past decisions: 学习往年交办"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--office", help="one office; else every office that assigns")
        parser.add_argument(
            "--back-test", action="store_true",
            help="train nothing: ask about the latest decisions with only those before them known",
        )  # fmt: skip
        parser.add_argument("--past", type=int, default=PAST, help=f"decisions known ({PAST})")
        parser.add_argument("--asked", type=int, default=ASKED, help=f"decisions asked ({ASKED})")
        parser.add_argument(
            "--use", metavar="VERSION", help="put an earlier version back into use"
        )
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        offices = Office.objects.order_by("pk")
        if options["office"]:
            offices = offices.filter(key=options["office"])
        found: dict[str, Learned | BackTest | None] = {}
        for office in offices:
            if options["back_test"]:
                found[office.key] = backtest(
                    office, doors.today(), past=options["past"], asked=options["asked"]
                )
            elif options["use"]:
                self._back_to(office, options["use"])
            else:
                found[office.key] = learn_units(office)
                learn_categories(office)
        if options["json"]:
            self.answer({"offices": {key: asdict(one) for key, one in found.items() if one}})
            return
        for key, one in found.items():
            for line in _lines(one):
                self.stdout.write(f"{key}: {line}")

    def _back_to(self, office: Office, version: str) -> None:
        if not store.back_to(office.key, version):
            kept = ", ".join(store.earlier(office.key)) or "none"
            raise CommandError(f"{office.key}: no version {version}; kept: {kept} (没有这个版本)")


def _lines(one: Learned | BackTest | None) -> Iterator[str]:
    if one is None:
        yield "too few decisions yet (已交办的件太少)"
    elif isinstance(one, Learned):
        yield f"{one.version}, {one.decisions} decisions"
    else:
        yield (
            f"{one.asked} asked, {one.past} known: first {one.first:.0%}, "
            f"among three {one.among_three:.0%}; {one.abstained} abstained; "
            f"of {one.sure} at 0.8 and more {one.sure_right:.0%} right"
        )
        for band in one.bands:
            most = f"-{band.most}" if (band.least, band.most) != BANDS[-1] else " and more"
            yield (
                f"  units with {band.least}{most} cases: first {band.first:.0%}, "
                f"among three {band.among_three:.0%} of {band.cases}"
            )
