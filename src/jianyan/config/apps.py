"""Starts the house once Django has loaded the rooms."""

from django.apps import AppConfig


class Wiring(AppConfig):
    name = "jianyan.config"
    label = "wiring"

    def ready(self) -> None:
        from jianyan.config import wiring

        wiring.connect()
