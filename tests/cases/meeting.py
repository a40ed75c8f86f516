"""A process of its own that goes on with an assignment meeting to its end; the test kills it."""

import sys
from datetime import UTC, datetime

import django

django.setup()

from django.db import connections  # noqa: E402

connections.settings["default"]["NAME"] = sys.argv[1]

from jianyan.cases.facts import By  # noqa: E402
from jianyan.cases.meeting import go_on  # noqa: E402
from jianyan.config.wiring import connect  # noqa: E402
from jianyan.people.models import User  # noqa: E402
from jianyan.people.users import actor_of  # noqa: E402
from tests.cast import DAY  # noqa: E402

connect()
clerk = actor_of(User.objects.get(username="zhou"), DAY)
by = By(clerk, DAY, datetime(DAY.year, DAY.month, DAY.day, 3, tzinfo=UTC))
waiting = -1
while waiting:
    waiting = go_on(int(sys.argv[2]), by, most=40)
    sys.stdout.write(f"{waiting}\n")
    sys.stdout.flush()
