"""Starts the room: its check of the rule files is part of every start."""

from django.apps import AppConfig


class Deadlines(AppConfig):
    name = "jianyan.deadlines"

    def ready(self) -> None:
        from jianyan.deadlines import checks  # noqa: F401, PLC0415  # registers the check
