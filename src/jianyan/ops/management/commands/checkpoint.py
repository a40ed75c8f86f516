"""`jianyan checkpoint`: today's digest of all heads, in the database and in a file outside it."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import CommandParser

from jianyan import doors
from jianyan.cases import checkpoint
from jianyan.ops.command import Prepared


class Command(Prepared):
    help = "Write the daily checkpoint: 生成检查点"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--into", type=Path, help="folder; default JIANYAN_HOME/checkpoints")

    def handle(self, *args: Any, **options: Any) -> None:
        folder = options["into"] or settings.JIANYAN_HOME / "checkpoints"
        made = checkpoint.make(folder, doors.today(), doors.now(), settings.CHECKPOINT_KEY)
        self.stdout.write(f"{made.day}: {made.cases} cases, {made.lines} lines, {made.digest}")
