"""The name of every address of the application."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver


def routes() -> set[str]:
    """The name of every pattern there is; those of the API's moves are named by their verb."""
    return {name for name, pattern in _walk(get_resolver().url_patterns, "", "")}


def _walk(
    patterns: list[URLPattern | URLResolver], before: str, space: str
) -> Iterator[tuple[str, str]]:
    for one in patterns:
        whole = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inner = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, whole, inner)
        else:
            last = whole.rpartition("/")[2]
            named = f"move-{last}" if one.name == "move" and "/-/" in whole else one.name
            yield f"{space}{named or whole}", whole
