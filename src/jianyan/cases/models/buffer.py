"""未保存的文字 — what somebody typed and has not saved yet: nobody else's to see, no line of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from jianyan.people.models import User


class DraftBuffer(models.Model):
    """One form of one person, kept while it is written; erased once it is saved or submitted."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    form = models.CharField(max_length=40)  # which form: "new", or the case it belongs to
    body = models.JSONField(default=dict)  # the fields as typed
    saved_at = models.DateTimeField()

    if TYPE_CHECKING:
        user_id: int

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "form"], name="buffer_once")]
