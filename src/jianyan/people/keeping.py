"""What a person keeps: named views of a list (常用筛选), and which submits came in already (防重复提交)."""

from datetime import datetime

from django.db import connection, models

from jianyan.people.users import User


class SavedView(models.Model):
    """常用筛选: an address with its filters and columns under a name of one's own; a link for others."""

    user = models.ForeignKey(User, models.CASCADE, related_name="views")
    name = models.CharField(max_length=40)
    page = models.CharField(max_length=12)  # ledger or worklist
    query = models.CharField(max_length=2000, blank=True)

    class Meta:
        ordering = ["page", "name"]
        constraints = [models.UniqueConstraint(fields=["user", "page", "name"], name="view_once")]


class Once(models.Model):
    """A submit that came in, by the key that its form or its caller gave it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="submit_once")]
        indexes = [models.Index(fields=["at"], name="submit_by_time")]


_FIRST = """
INSERT INTO people_once (user_id, key, at) VALUES (%s, %s, %s)
ON CONFLICT (user_id, key) DO NOTHING RETURNING id
"""


def is_first(user_id: int, key: str, at: datetime) -> bool:
    """Whether this submit is new; in the transaction of what it does, so that a failed one may come
    again. A second at the same moment waits for the first. One statement, none without a key."""
    if not key:
        return True
    with connection.cursor() as cursor:
        cursor.execute(_FIRST, [user_id, key[:80], at])
        return cursor.fetchone() is not None
