"""`jianyan load-demo`: the invented town, city or nation, built through the actions."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from jianyan import doors
from jianyan.cases.models import Case
from jianyan.ops.command import Prepared
from jianyan.ops.demo.load import HomeInUse, Loaded, Wanted, YearAhead, load
from jianyan.people.models import Grant, Office, Session

SHOWN = 3  # accounts of each role; the page of the demonstration shows more


class Command(Prepared):
    help = "Load the demonstration: 装入演示数据"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--scale", choices=["town", "city", "nation"], default="city")
        parser.add_argument("--year", type=int, help="the year of the newest session")
        parser.add_argument(
            "--again", action="store_true", help="go on where loading was broken off"
        )
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            wanted = Wanted.of(
                options["scale"], options["year"], doors.now(), doors.today(),
                again=options["again"],
            )  # fmt: skip
            loaded = load(wanted, self.stderr.write)
        except YearAhead as ahead:
            sentence = _(
                "The cases of that year are not assigned yet; choose %(year)s or earlier."
            )
            raise CommandError(sentence % {"year": ahead}) from ahead
        except HomeInUse as refusal:
            raise CommandError(_refusal(str(refusal))) from refusal
        if options["json"]:
            self.answer(_document(wanted, loaded))
        else:
            self._say(wanted, loaded)

    def _say(self, wanted: Wanted, loaded: Loaded) -> None:
        if loaded.was_there:
            self.stdout.write(_("The demonstration is there already; nothing was changed."))
        else:
            self.stdout.write(
                _("%(cases)d cases, %(moves)d moves loaded.")
                % {"cases": loaded.played.cases, "moves": loaded.played.deeds}
            )
        for refused in loaded.played.refused:
            self.stderr.write(_("refused: %(what)s") % {"what": refused})
        for one in _accounts():
            self.stdout.write("{role:18} {username:24} {name}  {scope}".format(**one))


def _refusal(code: str) -> str:
    sentences = {
        "cases": _("This home holds real cases; demonstration data does not mix with them. Set JIANYAN_HOME to an empty folder."),
        "other": _("This home holds another demonstration (scale or year). Set JIANYAN_HOME to an empty folder."),
        "half": _("Loading was broken off here. Run it again with --again to go on, or set JIANYAN_HOME to an empty folder."),
    }  # fmt: skip
    return sentences[code]


def _document(wanted: Wanted, loaded: Loaded) -> dict[str, Any]:
    return {
        "scale": wanted.scale,
        "year": wanted.year,
        "was_there": loaded.was_there,
        "cases": Case.objects.count(),
        "offices": list(Office.objects.values("key", "name", "level", "chain")),
        "sessions": [f"{s.office.key}/{s.key}" for s in Session.objects.select_related("office")],
        "accounts": list(_accounts()),
    }


def _accounts() -> Iterable[dict[str, str]]:
    """Some accounts of every role, with those for whom the role is held."""
    shown: dict[str, int] = {}
    rows = Grant.objects.select_related("user", "office", "unit", "proposer__office")
    for grant in rows.filter(user__is_machine=False):
        if shown.get(grant.role, 0) < SHOWN:
            shown[grant.role] = shown.get(grant.role, 0) + 1
            of = grant.unit or grant.office or (grant.proposer and grant.proposer.office)
            yield {
                "role": grant.role,
                "username": grant.user.username,
                "name": grant.user.name,
                "scope": str(of),
            }
