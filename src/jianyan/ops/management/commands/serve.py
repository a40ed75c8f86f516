"""`jianyan serve`: database, web and worker together, for one machine."""

import subprocess
import sys
from typing import Any

from django.core.management.base import CommandParser

from jianyan.ops.command import Prepared
from jianyan.ops.serving import run_web


class Command(Prepared):
    help = "Serve everything on one machine: 单机运行"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="::")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        worker = subprocess.Popen([sys.executable, "-m", "jianyan.ops.cli", "work"])  # ourselves
        try:
            self.stdout.write(f"http://localhost:{options['port']}/")
            run_web(options["host"], options["port"], options["workers"])
        finally:
            worker.terminate()
            worker.wait(timeout=30)
