"""A process of its own that assigns every filed case of the congress at once; the test kills it."""

import sys
from datetime import UTC, datetime

import django

django.setup()

from django.db import connections  # noqa: E402

connections.settings["default"]["NAME"] = sys.argv[1]

from jianyan.cases import actions as a  # noqa: E402
from jianyan.cases.actions.assigning.assign import Share  # noqa: E402
from jianyan.cases.facts import By  # noqa: E402
from jianyan.cases.models import Case  # noqa: E402
from jianyan.cases.perform import perform_many  # noqa: E402
from jianyan.config.wiring import connect  # noqa: E402
from jianyan.people.models import Unit, User  # noqa: E402
from jianyan.people.users import actor_of  # noqa: E402
from tests.cast import DAY  # noqa: E402

connect()
clerk = actor_of(User.objects.get(username="zhou"), DAY)
by = By(clerk, DAY, datetime(DAY.year, DAY.month, DAY.day, 3, tzinfo=UTC))
water, transport = (Unit.objects.get(key=key) for key in ("water", "transport"))
shares = [Share(unit=water, role="lead"), Share(unit=transport, role="co")]
cases = list(Case.objects.filter(state="filed").order_by("pk"))
sys.stdout.write(f"{len(cases)}\n")
sys.stdout.flush()
done = perform_many(a.assign, [(case, {"shares": shares}) for case in cases], by)
sys.stdout.write(f"{len(done.moved)}\n")
