"""未保存的文字 — what somebody typed and has not saved yet: nobody else's to see, no line of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from jianyan.people.models import User


class DraftBuffer(models.Model):
    """One form of one person, kept while it is written; erased once it is saved or submitted.

    Two devices may write the same form: the later text of a page that knew nothing of the other
    stands beside it, under that page's sign, until its writer has chosen.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    form = models.CharField(max_length=40)  # which form: "new", or the case it belongs to
    beside = models.CharField(max_length=32, blank=True)  # whose page; empty: the newest text
    edition = models.CharField(max_length=32, blank=True)  # the page that wrote it last
    body = models.JSONField(default=dict)  # the fields as typed
    saved_at = models.DateTimeField()

    if TYPE_CHECKING:
        user_id: int

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "form", "beside"], name="buffer_once")
        ]
