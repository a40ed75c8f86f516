"""`jianyan dbshell`: the psql of the embedded server, under the role of the connection."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.db.backends.postgresql import client

from jianyan.config import embedded, embedded_programs


class DatabaseClient(client.DatabaseClient):
    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        server = embedded.at(Path(settings_dict["OPTIONS"]["home"]))
        login = server.connection(settings_dict["USER"])
        options = {"passfile": login["passfile"]}
        told = {**settings_dict, "HOST": login["host"], "OPTIONS": options}
        args, env = super().settings_to_cmd_args_env(told, list(parameters))
        psql = embedded_programs.means(server.room)[1] / "psql"
        return [str(psql), *args[1:]], env
