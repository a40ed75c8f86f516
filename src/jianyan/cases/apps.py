"""Loads all parts of the first projection with the room."""

from django.apps import AppConfig


class Cases(AppConfig):
    name = "jianyan.cases"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from jianyan.cases import (  # noqa: F401, PLC0415  # they register their events
            state_approving,
            state_clocks,
            state_cohandling,
            state_deciding,
            state_handling,
            state_raising,
            state_rating,
        )
