"""Clocks (计时) and the ledger's rows (办理台账): projections, rebuilt from the journal at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from jianyan.cases.models import Case
from jianyan.people.models import Office, Unit


class Clock(models.Model):
    """One time limit of one part, from its start to its stop; overdue is never stored."""

    pk = models.CompositePrimaryKey("case", "part", "limit", "turn")
    case = models.ForeignKey(Case, models.CASCADE, related_name="clocks")
    part = models.CharField(max_length=8)
    limit = models.CharField(max_length=24)
    turn = models.PositiveSmallIntegerField(default=1)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    start_on = models.DateField()
    due_on = models.DateField()
    first_due_on = models.DateField()  # as it was set at first; an extension leaves it
    legal_due_on = models.DateField(null=True)
    latest_on = models.DateField(null=True)
    provisional = models.BooleanField(default=False)
    article = models.CharField(max_length=200, blank=True)
    rules = models.CharField(max_length=110, blank=True)  # the office's own text, key@version
    pack = models.CharField(max_length=60)  # the text that ruled
    version = models.CharField(max_length=40)
    calendar = models.CharField(max_length=60)
    when = models.JSONField(default=dict)
    given = models.JSONField(default=dict)  # days that people set: item_due, extended_to …
    paused_on = models.DateField(null=True)  # it stands still since; another day when it goes on
    stopped_on = models.DateField(null=True)

    if TYPE_CHECKING:
        case_id: int
        unit_id: int | None

    class Meta:
        indexes = [
            models.Index(
                fields=["unit", "due_on"],
                condition=models.Q(stopped_on=None),
                name="clock_running_by_unit",
            ),
            models.Index(
                fields=["due_on"], condition=models.Q(stopped_on=None), name="clock_running"
            ),
        ]


class CalendarYear(models.Model):
    """节假日安排: a year as it was loaded, so that every machine can lay its file down."""

    pk = models.CompositePrimaryKey("year", "region")
    year = models.PositiveSmallIntegerField()
    region = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    version = models.CharField(max_length=60, blank=True)  # of the calendar since
    loaded_on = models.DateField()
    loaded_at = models.DateTimeField()
    is_applied = models.BooleanField(default=False)  # the open clocks follow it


_RUNNING = models.Q(
    state__in=("to_acknowledge", "working", "return_asked", "co_opinion_back"),
    case_state__in=("assigned", "handling", "replied", "rehandling"),
)


class LedgerRow(models.Model):
    """台账行: one case and one unit task (task 0: not yet assigned), with all the page shows."""

    pk = models.CompositePrimaryKey("case", "task")
    case = models.ForeignKey(Case, models.CASCADE, related_name="ledger")
    task = models.PositiveSmallIntegerField()
    year = models.PositiveSmallIntegerField()
    office = models.ForeignKey(Office, models.PROTECT, related_name="+")
    session_id = models.BigIntegerField()
    kind = models.CharField(max_length=12)
    period = models.CharField(max_length=12)
    number = models.CharField(max_length=40)
    # numbers sort as numbers, 99 before 100; what has none yet comes after them
    sort = models.CharField(max_length=60)
    title = models.CharField(max_length=200)
    proposer = models.CharField(max_length=200)
    authorship = models.CharField(max_length=20)
    category = models.CharField(max_length=60)
    case_state = models.CharField(max_length=20)
    hub_id = models.BigIntegerField(null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    unit_name = models.CharField(max_length=120)
    role = models.CharField(max_length=12)
    state = models.CharField(max_length=20)
    officer = models.CharField(max_length=60)
    co_units = models.CharField(max_length=400)
    assigned_on = models.DateField(null=True)
    acknowledged_on = models.DateField(null=True)
    due_on = models.DateField(null=True)  # the reply's or the co-opinion's
    first_due_on = models.DateField(null=True)  # before an extension
    legal_due_on = models.DateField(null=True)
    done_on = models.DateField(null=True)  # replied, or co-opinion given
    contacts = models.PositiveSmallIntegerField(default=0)
    co_given = models.PositiveSmallIntegerField(default=0)
    co_wanted = models.PositiveSmallIntegerField(default=0)
    points = models.PositiveSmallIntegerField(default=0)
    outcome_class = models.CharField(max_length=20)
    outcome = models.CharField(max_length=24)
    document_no = models.CharField(max_length=60)
    round_state = models.CharField(max_length=20)
    turn = models.PositiveSmallIntegerField(default=0)
    promises_open = models.PositiveSmallIntegerField(default=0)
    promises_kept = models.PositiveSmallIntegerField(default=0)
    promise_due_on = models.DateField(null=True)
    returns = models.PositiveSmallIntegerField(default=0)
    publicity = models.CharField(max_length=12)
    published_on = models.DateField(null=True)

    if TYPE_CHECKING:
        case_id: int
        unit_id: int | None
        office_id: int

    class Meta:
        indexes = [
            models.Index(
                fields=["office", "year", "sort", "case", "task"], name="ledger_by_office"
            ),
            models.Index(fields=["unit", "year", "sort", "case", "task"], name="ledger_by_unit"),
            models.Index(fields=["hub_id", "year", "sort", "case", "task"], name="ledger_by_hub"),
            models.Index(
                fields=["unit", "due_on"],
                condition=models.Q(done_on=None),
                name="ledger_open_by_unit",
            ),
            # what the worklists ask for: tasks that are not over, of cases that run
            *(
                models.Index(fields=[whose], condition=_RUNNING, name=f"ledger_running_by_{name}")
                for whose, name in (("unit", "unit"), ("hub_id", "hub"), ("office", "office"))
            ),
        ]
