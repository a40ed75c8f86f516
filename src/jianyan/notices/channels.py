"""通知渠道 — mail by SMTP; SMS and government messaging as signed webhooks of the office's gateway."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.mail import EmailMessage

from jianyan.people.models import ContactDetail, User

if TYPE_CHECKING:
    from jianyan.notices.letters import Written

TIMEOUT = 10  # seconds


class NotDelivered(Exception):
    """The gateway did not take it; it is tried again."""


@dataclass(frozen=True, slots=True)
class Gateway:
    """Where a webhook goes and the key it is signed with."""

    url: str
    key: str


def open_ones() -> list[str]:
    """The channels that this installation has set up."""
    hooks = [name for name in ("sms", "message") if gateway(name).url]
    return [*(["email"] if settings.EMAIL_HOST else []), *hooks]


def gateway(channel: str) -> Gateway:
    found: dict[str, tuple[str, str]] = settings.NOTICE_GATEWAYS
    return Gateway(*found[channel])


def send(channel: str, user: User, letter: "Written", *, key: str, at: datetime) -> None:
    """One letter to one person; raises where it did not go out."""
    if channel == "email":
        _mail(user, letter, key)
        return
    to = mobile_of(user) if channel == "sms" else user.username
    if not to:
        return  # nobody to send to: the notices stand in the system
    payload = {"id": key, "to": to, "text": letter.subject, "count": letter.count}
    _post(gateway(channel), payload, str(int(at.timestamp())))


def mobile_of(user: User) -> str:
    """Only proposers have left a mobile number here."""
    proposers = user.grants.filter(proposer__isnull=False).values("proposer")
    found = ContactDetail.objects.filter(proposer__in=proposers).exclude(mobile="")
    return found.values_list("mobile", flat=True).first() or ""


def _mail(user: User, letter: "Written", key: str) -> None:
    """The same Message-ID at every try, so that a letter that came twice is known as one."""
    host = settings.EMAIL_FROM.rpartition("@")[2].rstrip(">") or "localhost"
    EmailMessage(
        letter.subject,
        letter.body,
        settings.EMAIL_FROM,
        [user.email],
        headers={"Message-ID": f"<{key}@{host}>", "Auto-Submitted": "auto-generated"},
    ).send()


def signature(key: str, stamp: str, body: bytes) -> str:
    """HMAC-SHA256 over the time and the body; the receiver refuses what is old or does not fit."""
    return hmac.new(key.encode(), stamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def _post(to: Gateway, payload: dict[str, object], stamp: str) -> None:
    if urlsplit(to.url).scheme not in {"http", "https"}:
        raise NotDelivered("the address of the gateway must begin with https://")
    body = json.dumps(payload, ensure_ascii=False).encode()
    request = Request(to.url, data=body, method="POST")  # noqa: S310  # checked above
    request.add_header("Content-Type", "application/json; charset=utf-8")
    request.add_header("Idempotency-Key", str(payload["id"]))
    request.add_header("X-Jianyan-Timestamp", stamp)
    request.add_header("X-Jianyan-Signature", f"sha256={signature(to.key, stamp, body)}")
    with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310  # checked above
        if not 200 <= answer.status < 300:
            raise NotDelivered(f"the gateway answered {answer.status}")
