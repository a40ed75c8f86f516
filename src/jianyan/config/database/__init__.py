"""The database as Django sees it: the embedded server, or the one DATABASE_URL names."""

from collections.abc import Mapping
from pathlib import Path

from jianyan.config.database import roles, url

ENGINE = "jianyan.config.database"
# A connection lives as long as its thread; before each request it is checked and renewed.
KEPT: dict[str, object] = {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}


def databases(
    home: Path, address: str = "", owner_address: str = ""
) -> dict[str, dict[str, object]]:
    """Django's DATABASES: `default` does the work, `owner` owns the tables and only migrates."""
    if address:
        work, own = url.parse(address), url.parse(owner_address or address)
    else:
        work, own = _embedded(home, roles.APP), _embedded(home, roles.OWNER)
    return {"default": {**work, **KEPT}, "owner": own}


def is_embedded(database: Mapping[str, object]) -> bool:
    return database["ENGINE"] == ENGINE


def _embedded(home: Path, role: str) -> dict[str, object]:
    return {
        "ENGINE": ENGINE,
        "NAME": roles.DATABASE,
        "USER": role,
        "OPTIONS": {"home": str(home)},
    }
