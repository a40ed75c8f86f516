"""DATABASE_URL: one address, parsed into what Django wants."""

from urllib.parse import parse_qsl, unquote, urlsplit

SCHEMES = {"postgres", "postgresql"}


class WrongAddress(ValueError):
    """The address is none of a PostgreSQL database; the text says what is wrong with it."""


def parse(address: str) -> dict[str, object]:
    """postgresql://user:password@host:port/name?sslmode=require → Django's settings.

    As libpq allows, a folder of sockets may be the host: percent-encoded, or as ?host=/run/….
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as wrong:
        raise WrongAddress(f"DATABASE_URL: {wrong}") from None
    name = unquote(parts.path.lstrip("/"))
    if parts.scheme not in SCHEMES or not name:
        raise WrongAddress(
            "DATABASE_URL must read postgresql://user:password@host:port/database; "
            f"got the scheme {parts.scheme!r} and the database {name!r}."
        )
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or options.pop("port", "")),
        "OPTIONS": options,
    }
