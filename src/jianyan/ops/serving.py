"""Runs the web server (granian) on both address families."""

import socket

from django.conf import settings
from granian.constants import Interfaces
from granian.server import Server


def both_families(host: str) -> str:
    """`::` serves IPv4 too; on a machine without IPv6 the IPv4 wildcard stands in."""
    if host != "::":
        return host
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        return "0.0.0.0"  # noqa: S104  # serving everybody is what was asked for
    return host


def run_web(host: str, port: int, workers: int) -> None:
    """Serve until stopped."""
    Server(
        "jianyan.config.wsgi:application",
        address=both_families(host),
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        respawn_failed_workers=True,
        log_access=False,
        blocking_threads=settings.WEB_THREADS,
    ).serve()
