"""通知汇总 — one letter a person, a channel and a day: who gets one, what stands in it, sending it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from jianyan.notices import channels, inbox
from jianyan.notices.inbox import Told
from jianyan.notices.models import Letter
from jianyan.notices.wording import FIRST, stem
from jianyan.people.rights import HUB_ROLES, RECEIVING_ROLES, RIGHTS, Right, Role
from jianyan.people.users import actor_of

MOST = 2000  # more than that a letter only counts
SHOWN = 10  # of each kind
MARGIN = timedelta(minutes=2)  # a transaction that began before may still come through
KEPT = timedelta(days=30)  # what is older is not written about any more
# what is urgent enough for a text message
PRESSING = ("urgent", "today", "late_1", "late_5", "dissatisfied", "rehandling", "replied")

_WAITING = """
INSERT INTO notices_letter (user_id, channel, day, upto_at, state, notices, tries, error)
SELECT w.user_id, %(channel)s, %(day)s, %(upto)s, 'waiting', 0, 0, ''
FROM (
  SELECT n.user_id, n.ready_at, n.id, n.kind FROM notices_notice n WHERE n.user_id IS NOT NULL
  UNION ALL
  SELECT g.user_id, n.ready_at, n.id, n.kind FROM notices_notice n
  JOIN people_unit o ON o.id = n.unit_id
  JOIN people_grant g ON g.unit_id IN (o.id, o.successor_id)
    AND ((n.audience = 'leaders' AND g.role = ANY(%(leaders)s))
      OR (n.audience = 'handlers' AND g.role = ANY(%(handlers)s)))
  UNION ALL
  SELECT g.user_id, n.ready_at, n.id, n.kind FROM notices_notice n
  JOIN people_grant g ON g.office_id = n.office_id AND g.role = ANY(%(officials)s)
  UNION ALL
  SELECT g.user_id, n.ready_at, n.id, n.kind FROM notices_notice n
  JOIN people_grant g ON g.proposer_id = n.proposer_id
) w
JOIN people_user u ON u.id = w.user_id AND u.is_active AND NOT u.is_machine
LEFT JOIN LATERAL (SELECT max(l.upto_at) AS upto FROM notices_letter l WHERE l.user_id = u.id
  AND l.channel = %(channel)s AND l.state IN ('sent', 'empty')) l ON true
WHERE w.ready_at <= %(upto)s AND w.ready_at > COALESCE(l.upto, %(oldest)s)
  AND (%(any_kind)s OR w.kind = ANY(%(kinds)s))
  AND NOT EXISTS (SELECT 1 FROM notices_reading r WHERE r.user_id = u.id AND r.notice_id = w.id)
  AND (%(channel)s <> 'email' OR u.email <> '')
GROUP BY w.user_id
ON CONFLICT (user_id, channel, day) DO NOTHING RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Written:
    """A letter in words."""

    subject: str
    body: str
    count: int


def prepare(day: date, at: datetime) -> list[int]:
    """The letters of the day that are not there yet, one for each person who has something to hear.

    What an earlier letter did not carry out stands in this one. One query for each channel.
    """
    found: list[int] = []
    for channel in channels.open_ones():
        with connection.cursor() as cursor:
            cursor.execute(_WAITING, _params(channel, day, at))
            found += [pk for (pk,) in cursor.fetchall()]
    return found


def _params(channel: str, day: date, at: datetime) -> dict[str, Any]:
    return {
        "channel": channel,
        "day": day,
        "upto": at - MARGIN,
        "oldest": at - KEPT,
        "handlers": _roles(Right.HANDLE),
        "leaders": _roles(Right.APPROVE),
        "officials": sorted(RECEIVING_ROLES | HUB_ROLES),
        "any_kind": channel != "sms",
        "kinds": list(PRESSING),
    }


def _roles(right: Right) -> list[str]:
    return sorted(role for role in Role if right in RIGHTS[role])


@transaction.atomic
def send(pk: int, on: date, at: datetime) -> bool:
    """Send one letter unless it is out already; an error keeps it waiting and is raised again.

    Whether anything went out: what was read or settled meanwhile is left out, and an empty letter
    is not sent.
    """
    letter = Letter.objects.select_for_update().select_related("user").get(pk=pk)
    if letter.state != "waiting":
        return False
    lines = carried(letter, on)
    letter.notices, letter.state = len(lines), "sent" if lines else "empty"
    if lines:
        with override(letter.user.language or settings.LANGUAGE_CODE):
            key = f"letter-{letter.pk}"
            channels.send(letter.channel, letter.user, written(lines), key=key, at=at)
        letter.sent_at = at
    letter.error = ""
    letter.save()
    return bool(lines)


def failed(pk: int, error: Exception) -> None:
    """Written down beside the letter, which goes on waiting."""
    letter = Letter.objects.get(pk=pk)
    letter.tries += 1
    letter.error = f"{type(error).__name__}: {error}"[:300]
    letter.save(update_fields=["tries", "error"])


def carried(letter: Letter, on: date) -> list[Told]:
    """What stands in a letter: everything since the last one that went out."""
    before = Letter.objects.filter(
        user_id=letter.user_id, channel=letter.channel, state__in=["sent", "empty"]
    )
    since = before.order_by("-upto_at").values_list("upto_at", flat=True).first()
    oldest = letter.upto_at - KEPT
    actor = actor_of(letter.user, on)
    found = inbox.between(actor, max(since or oldest, oldest), letter.upto_at, most=MOST)
    return [one for one in found if letter.channel != "sms" or one.kind in PRESSING]


def written(lines: Sequence[Told]) -> Written:
    """One page, what is overdue first, at most ten of a kind and how many more."""
    kinds: dict[str, list[Told]] = {}
    for line in lines:
        kinds.setdefault(stem(line.kind), []).append(line)
    order = sorted(kinds, key=lambda kind: FIRST.index(kind) if kind in FIRST else len(FIRST))
    parts = [part for kind in order for part in _group(kinds[kind])]
    count = len(lines)
    subject = ngettext("%(count)d notice", "%(count)d notices", count) % {"count": count}
    product = settings.OFFICE["product"]
    link = f"{settings.ADDRESS}/notices/" if settings.ADDRESS else ""
    foot = [_("Written by the system; replies are not read."), link]
    return Written(f"{product}: {subject}", "\n".join([*parts, "", *foot]).strip() + "\n", count)


def _group(lines: list[Told]) -> list[str]:
    said = [
        " · ".join(one for one in (line.text, line.number, line.title) if one) for line in lines
    ]
    more = len(said) - SHOWN
    rest = [_("… and %(count)d more of this kind") % {"count": more}] if more > 0 else []
    return [*(f"- {one}" for one in said[:SHOWN]), *rest]
