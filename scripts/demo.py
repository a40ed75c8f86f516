"""Loads the demonstration city where there is none yet, and serves it."""

import argparse
import os
import socket
import sys
from io import StringIO

import django
from django.core.management import CommandError, call_command

PAGE = "demo/"


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0


def load() -> None:
    """The invented city, unless a demonstration of another size is there; never over real cases."""
    from jianyan.people.models import Office  # noqa: PLC0415  # Django must be ready first

    print(
        "Seeing to the database and the demonstration (the first time takes minutes) ...",
        flush=True,
    )
    try:
        call_command("load_demo", scale="city", again=True, stdout=StringIO())
    except CommandError as refusal:
        if not Office.objects.filter(settings__has_key="demo_year").exists():
            sys.exit(str(refusal))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    if not port_is_free(port):
        print(f"Port {port} is taken. Choose another: make demo PORT={port + 1}", file=sys.stderr)
        return 1
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianyan.config.settings")
    os.environ.setdefault("JIANYAN_DEMO", "True")
    django.setup()
    load()
    print(
        f"\nJianyan 建言 · 演示数据，纯属虚构\n"
        f"  http://localhost:{port}/  (http://[::1]:{port}/)\n"
        f"  accounts by role, sign in with a click 各类账号: http://localhost:{port}/{PAGE}\n"
        f"  Ctrl-C stops it.\n",
        flush=True,
    )
    call_command("serve", port=port)
    return 0


if __name__ == "__main__":
    sys.exit(main())
