"""`jianyan verify`: journal digests, words, projections against a rebuild, outside checkpoints."""

import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from jianyan import doors
from jianyan.cases import checkpoint, replay
from jianyan.cases.models import Line
from jianyan.cases.replay import Problem
from jianyan.ops import projections
from jianyan.ops.command import Prepared

MOST = 1000  # problems listed; more would not be read


class Command(Prepared):
    help = "Check that nothing was changed behind the application's back: 核验"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--checkpoints", type=Path, help="folder of checkpoint files to hold against"
        )
        self.add_json(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["checkpoints"] or settings.JIANYAN_HOME / "checkpoints"
        problems = list(checkpoint.problems(folder, settings.CHECKPOINT_KEY))
        cases = 0
        for ids in replay.chunks():
            problems += projections.problems(ids)
            cases += len(ids)
            self.progress(f"{cases} cases verified, {len(problems)} problems")
        problems += projections.unreconciled(doors.today())
        self.progress_done()
        lines = Line.objects.count()
        if options["json"]:
            listed = [_as_dict(problem) for problem in problems[:MOST]]
            self.answer({"ok": not problems, "lines": lines, "cases": cases, "problems": listed})
        else:
            self._say(problems, cases, lines)
        if problems:
            sys.exit(1)

    def _say(self, problems: list[Problem], cases: int, lines: int) -> None:
        for problem in problems[:MOST]:
            self.stdout.write(
                f"case {problem.case_id}, {problem.where}: {problem.code} {problem.detail}"
            )
        verdict = "all in order" if not problems else f"{len(problems)} problems"
        self.stdout.write(f"{cases} cases, {lines} journal lines: {verdict}")


def _as_dict(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "case": problem.case_id,
        "where": problem.where,
        "detail": problem.detail,
    }
