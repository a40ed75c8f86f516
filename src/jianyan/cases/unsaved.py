"""自动保存 — keep what somebody types until it is saved, give it back, erase it; never marked text."""

from collections.abc import Mapping
from datetime import datetime

from jianyan.cases.models import DraftBuffer
from jianyan.cases.secrecy import refuse_marked


def keep(user: int, form: str, body: Mapping[str, str], at: datetime) -> None:
    """The newest version replaces the one before. One query."""
    refuse_marked(*body.values())
    DraftBuffer.objects.bulk_create(
        [DraftBuffer(user_id=user, form=form, body=dict(body), saved_at=at)],
        update_conflicts=True,
        unique_fields=["user", "form"],
        update_fields=["body", "saved_at"],
    )


def kept(user: int, form: str) -> DraftBuffer | None:
    """What this person typed into this form and did not save. One query."""
    return DraftBuffer.objects.filter(user_id=user, form=form).first()


def erase(user: int, form: str) -> None:
    DraftBuffer.objects.filter(user_id=user, form=form).delete()
