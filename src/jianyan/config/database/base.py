"""Django's PostgreSQL backend that starts the embedded server at the first connection."""

from pathlib import Path
from typing import Any

from django.db.backends.postgresql import base

from jianyan.config import embedded
from jianyan.config.database.client import DatabaseClient


class DatabaseWrapper(base.DatabaseWrapper):
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        """Django asks for each new connection, so a server that died is started again."""
        params: dict[str, Any] = super().get_connection_params()
        home = Path(params.pop("home"))
        return params | embedded.at(home).connection(params["user"])
