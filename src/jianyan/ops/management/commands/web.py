"""`jianyan web`: the web process alone."""

from typing import Any

from django.core.management.base import CommandParser

from jianyan.ops.command import Prepared
from jianyan.ops.serving import run_web


class Command(Prepared):
    help = "Serve the web pages and the API: 网页服务"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="::")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=1)

    def handle(self, *args: Any, **options: Any) -> None:
        run_web(options["host"], options["port"], options["workers"])
