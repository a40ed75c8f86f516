"""`jianyan work`: the worker alone (reminders, the daily checkpoint)."""

from typing import Any

from django.core.management import call_command

from jianyan.ops.command import Prepared


class Command(Prepared):
    help = "Run background jobs: 后台任务"

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("procrastinate", "worker")
