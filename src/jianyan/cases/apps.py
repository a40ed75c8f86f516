"""Loads both halves of the first projection with the room."""

from django.apps import AppConfig


class Cases(AppConfig):
    name = "jianyan.cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from jianyan.cases import state_handling  # noqa: F401, PLC0415  # registers its events
