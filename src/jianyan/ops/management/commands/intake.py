"""识读来件: `jianyan intake FOLDER|FILE --office KEY --session KEY`; read documents wait for a person."""

import json
from argparse import ArgumentParser
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import translation

from jianyan import doors
from jianyan.exchange import wording
from jianyan.exchange.documents import unpack
from jianyan.exchange.occasion import machine
from jianyan.exchange.places import destination
from jianyan.exchange.receiving import Received, Receiving
from jianyan.exchange.rows import FileRefused

REFUSED = 1
STOPPED = 130  # as a shell says it of Ctrl-C


@dataclass(slots=True)
class Run:
    """What one run has come to so far."""

    found: list[Received] = field(default_factory=list)
    opened: str = ""  # the key of a session opened for it
    is_stopped: bool = False


class Command(BaseCommand):
    """`jianyan intake 来件/ --office cppcc --session 2026 --json`"""

    help = (
        "Read documents (docx, doc, wps, odt, PDF, scans, mail, zip of these) into the queue in which "
        "a person checks them (识读来件,人工核对后才成为建议提案)."
    )
    requires_system_checks = []
    _language = "zh-hans"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", metavar="FOLDER|FILE")
        parser.add_argument("--office", required=True, help="key of the office that received them")
        parser.add_argument("--session", required=True, help="key of the session, such as 2026")
        parser.add_argument("--dry-run", action="store_true", help="show, keep nothing")
        parser.add_argument("--json", action="store_true", help="one JSON document on stdout")

    def handle(self, *args: Any, **options: Any) -> None:
        self._language = translation.get_language() or "zh-hans"
        path = Path(options["path"])
        if not path.exists():
            raise CommandError(self._said("document_absent", file=path.name), returncode=REFUSED)
        run = Run()
        try:
            self._run(path, options, run)
        except FileRefused as refused:
            message = wording.of_file(refused, language=self._language)
            raise CommandError(message, returncode=REFUSED) from refused
        except KeyboardInterrupt:
            run.is_stopped = True
        if options["json"]:
            document = as_json(run, dry_run=options["dry_run"])
            self.stdout.write(json.dumps(document, ensure_ascii=False))
        else:
            self._page(run, dry_run=options["dry_run"])
        self._end(run)

    def _run(self, path: Path, options: dict[str, Any], run: Run) -> None:
        """File by file, each kept before the next one; a rehearsal in one piece, and nothing of it stays."""
        keep = not options["dry_run"]
        with nullcontext() if keep else transaction.atomic():
            to = destination(options["office"], options["session"], doors.today())
            run.opened = to.session.key if to.opened else ""
            receiving = Receiving(
                to.office, to.session, machine().pk, doors.now(), self._language, keep=keep
            )
            count = sum(1 for _piece in unpack.of_path(path))
            for no, piece in enumerate(unpack.of_path(path), start=1):
                one = receiving.take(piece)
                run.found.append(one)
                said = {
                    "done": no,
                    "all": count,
                    "file": piece.name,
                    "why": one.message.rstrip("。."),
                }
                self.stderr.write(self._said(f"intake_progress_{one.outcome}", **said))
            if not keep:
                transaction.set_rollback(True)

    def _page(self, run: Run, *, dry_run: bool) -> None:
        if dry_run:
            self.stdout.write(self._said("page_dry_run"))
        if run.opened:
            self.stdout.write(self._said("page_session_opened", key=run.opened))
        self.stdout.write(self._said("intake_counts", **counts(run.found)))
        for one in run.found:
            self.stdout.write(f"  {self._line(one)}")

    def _end(self, run: Run) -> None:
        """130 where it was stopped, 1 where anything was refused."""
        if run.is_stopped:
            raise CommandError(self._said("intake_stopped"), returncode=STOPPED)
        if refused := counts(run.found)["refused"]:
            said = self._said("intake_some_refused", refused=refused)
            raise CommandError(said, returncode=REFUSED)

    def _line(self, one: Received) -> str:
        if one.outcome == "refused":
            return one.message
        code = "intake_known" if one.outcome == "known" else "intake_read"
        fields = wording.fields(one.doubtful, self._language)
        return self._said(code, file=one.name, title=one.title, doubtful=fields)

    def _said(self, code: str, **params: object) -> str:
        return wording.phrase(code, self._language, **params)


def counts(found: list[Received]) -> dict[str, int]:
    def of(outcome: str) -> int:
        return sum(one.outcome == outcome for one in found)

    return {
        "documents": len(found),
        "read": of("read"),
        "known": of("known"),
        "refused": of("refused"),
    }


def as_json(run: Run, *, dry_run: bool) -> dict[str, Any]:
    def of(outcome: str) -> list[dict[str, Any]]:
        return [one.as_json() for one in run.found if one.outcome == outcome]

    return counts(run.found) | {
        "refused": of("refused"),
        "queue": of("read"),
        "known_documents": of("known"),
        "session_opened": run.opened or None,
        "dry_run": dry_run,
        "stopped": run.is_stopped,
    }
