"""通知汇总: one letter a day instead of a flood, by real SMTP and real webhooks, tried until it is out."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.contrib.django.models import ProcrastinateJob
from pytest_django.fixtures import Settings

from jianyan.notices import channels, letters
from jianyan.notices.inbox import mark_read
from jianyan.notices.models import Letter
from jianyan.ops import jobs, ticking
from jianyan.people.models import ContactDetail
from tests import cast as c
from tests.cast import Cast, gather
from tests.notices import post
from tests.notices.conftest import at
from tests.notices.post import Post

NEXT = c.DAY + timedelta(days=1)


@pytest.fixture
def mails(settings: Settings) -> Iterator[Post]:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_FROM = "127.0.0.1", "jianyan@jiangzhou.example"
    settings.ADDRESS = "https://jianyan.jiangzhou.example"
    with post.mail_server() as server:
        settings.EMAIL_PORT = server.port
        yield server


@pytest.fixture
def calls(settings: Settings) -> Iterator[Post]:
    with post.gateway() as server:
        address = f"http://127.0.0.1:{server.port}/send"
        settings.NOTICE_GATEWAYS = {"sms": (address, "a key"), "message": (address, "another")}
        yield server


def give_mail(cast: Cast, *names: str) -> None:
    for name in names:
        cast.users[name].email = f"{name}@jiangzhou.example"
        cast.users[name].save()


def send_all(on: date, moment: datetime | None = None) -> list[int]:
    sent = letters.prepare(on, moment or at(on))
    for pk in sent:
        letters.send(pk, on, moment or at(on))
    return sent


def test_a_day_is_one_letter_whatever_happened(cast: Cast, mails: Post) -> None:
    give_mail(cast, "chen", "li")
    for _ in range(12):
        c.assigned(cast)

    send_all(NEXT)

    assert sorted(mail["To"] for mail in mails.mails) == [
        "chen@jiangzhou.example", "li@jiangzhou.example",
    ]  # fmt: skip
    to_chen = next(mail for mail in mails.mails if mail["To"].startswith("chen"))
    assert "12" in to_chen["Subject"]
    assert "https://jianyan.jiangzhou.example/notices/" in to_chen.get_content()
    assert to_chen["Message-ID"].endswith("@jiangzhou.example>")


def test_it_lists_ten_of_a_kind_and_counts_the_rest(cast: Cast, mails: Post) -> None:
    give_mail(cast, "chen")
    for _ in range(12):
        c.assigned(cast)

    send_all(NEXT)

    body = mails.mails[0].get_content()
    assert len([line for line in body.splitlines() if line.startswith("- ")]) == 10
    assert "2" in next(line for line in body.splitlines() if line.startswith("…"))


def test_the_next_letter_carries_what_is_new_only(cast: Cast, mails: Post) -> None:
    give_mail(cast, "chen")
    c.assigned(cast)
    send_all(NEXT)

    assert send_all(NEXT + timedelta(days=1)) == []
    c.assigned(cast, on=NEXT)
    send_all(NEXT + timedelta(days=1))

    assert [letter.notices for letter in Letter.objects.order_by("id")] == [1, 1]


def test_there_is_no_second_letter_on_a_day(cast: Cast, mails: Post) -> None:
    give_mail(cast, "chen")
    c.assigned(cast)

    send_all(NEXT)
    c.assigned(cast, on=NEXT)

    assert letters.prepare(NEXT, at(NEXT, 8)) == []
    assert len(mails.mails) == 1


def test_what_was_read_in_the_system_is_not_written_about(cast: Cast, mails: Post) -> None:
    give_mail(cast, "chen")
    c.assigned(cast)
    prepared = letters.prepare(NEXT, at(NEXT))
    mark_read(cast.actor("chen"), at(NEXT))

    assert letters.send(prepared[0], NEXT, at(NEXT)) is False

    assert mails.mails == []
    assert Letter.objects.get().state == "empty"


def test_a_letter_that_failed_is_made_up_for_by_the_next(cast: Cast, mails: Post) -> None:
    give_mail(cast, "chen")
    c.assigned(cast)
    mails.turn_away = 1
    (failed,) = letters.prepare(NEXT, at(NEXT))
    with pytest.raises(Exception, match="not now") as error:
        letters.send(failed, NEXT, at(NEXT))
    letters.failed(failed, error.value)
    c.assigned(cast, on=NEXT)

    send_all(NEXT + timedelta(days=1))
    letters.send(failed, NEXT, at(NEXT))  # the old one comes last, and has nothing to say

    assert [(x.state, x.notices, x.tries) for x in Letter.objects.order_by("id")] == [
        ("empty", 0, 1), ("sent", 2, 0),
    ]  # fmt: skip
    assert len(mails.mails) == 1


def test_a_letter_is_sent_once(cast: Cast, mails: Post) -> None:
    give_mail(cast, "chen")
    c.assigned(cast)
    (one,) = letters.prepare(NEXT, at(NEXT))

    assert [letters.send(one, NEXT, at(NEXT)) for _ in range(2)] == [True, False]
    assert len(mails.mails) == 1


def test_it_says_nothing_that_the_reader_may_not_know(cast: Cast, mails: Post) -> None:
    give_mail(cast, "chen", "sun", "zhou")
    c.rated(cast, values=c.BAD, comment="河还是臭的。")

    send_all(NEXT)

    said = {mail["To"].partition("@")[0]: mail.get_content() for mail in mails.mails}
    assert "不满意" in said["zhou"] or "dissatisfied" in said["zhou"]
    assert "sun" not in said
    assert all(word not in said["chen"] for word in ("不满意", "dissatisfied", "河还是"))


def test_without_a_mail_server_nothing_is_written(cast: Cast) -> None:
    give_mail(cast, "chen")
    c.assigned(cast)

    assert letters.prepare(NEXT, at(NEXT)) == []


def test_a_webhook_is_signed_and_says_no_more_than_it_must(cast: Cast, calls: Post) -> None:
    ContactDetail.objects.create(proposer=cast.li, mobile="000-1234")
    c.delivered(cast)

    send_all(NEXT)

    sms = next(call for call in calls.calls if call["body"]["to"] == "000-1234")
    stamp = sms["headers"]["x-jianyan-timestamp"]
    signed = channels.signature("a key", stamp, sms["raw"])
    assert sms["headers"]["x-jianyan-signature"] == f"sha256={signed}"
    assert sms["headers"]["idempotency-key"] == sms["body"]["id"]
    assert set(sms["body"]) == {"id", "to", "text", "count"}
    assert c.TITLE not in sms["raw"].decode()
    assert {"li", "chen", "zhao"} <= {call["body"]["to"] for call in calls.calls}


def test_a_text_message_is_for_what_presses(cast: Cast, calls: Post) -> None:
    ContactDetail.objects.create(proposer=cast.li, mobile="000-1234")
    c.filed(cast)

    send_all(NEXT)

    assert "000-1234" not in {call["body"]["to"] for call in calls.calls}


def test_a_gateway_that_is_away_is_asked_again(cast: Cast, calls: Post) -> None:
    c.assigned(cast)
    calls.turn_away = 1
    first, *_ = letters.prepare(NEXT, at(NEXT))

    with pytest.raises(OSError, match="503"):
        letters.send(first, NEXT, at(NEXT))

    assert Letter.objects.get(pk=first).state == "waiting"
    assert letters.send(first, NEXT, at(NEXT))


@pytest.mark.django_db(transaction=True)
def test_the_worker_sends_after_the_commit_and_tries_again(
    mails: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(connection.settings_dict, "CONN_MAX_AGE", 0)  # of the worker's threads
    cast = gather()
    give_mail(cast, "chen")
    c.assigned(cast)
    mails.turn_away = 1
    with time_machine.travel(at(NEXT), tick=False):
        done = jobs.tick()
    assert len(done.letters) == 1
    work()
    assert (Letter.objects.get().state, Letter.objects.get().tries) == ("waiting", 1)
    work()  # six seconds later

    assert Letter.objects.get().state == "sent"
    assert len(mails.mails) == 1
    letters_jobs = ProcrastinateJob.objects.filter(queue_name="letters")
    assert list(letters_jobs.values_list("status", flat=True)) == ["succeeded"]


def work() -> None:
    """The real worker, when everything that waits is due, until nothing is left to do."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo'")
    with app.replace_connector(DjangoConnector().get_worker_connector()) as own:
        own.run_worker(
            queues=["letters"], wait=False, listen_notify=False, install_signal_handlers=False
        )


@pytest.mark.django_db(transaction=True)
def test_a_rollback_leaves_no_letter_and_no_job(mails: Post) -> None:
    cast = gather()
    give_mail(cast, "chen")
    c.assigned(cast)

    with time_machine.travel(at(NEXT), tick=False), transaction.atomic():
        jobs.tick()
        transaction.set_rollback(True)

    assert not Letter.objects.exists()
    assert not ProcrastinateJob.objects.exists()


def test_letters_of_the_evening_go_out_in_the_morning(cast: Cast, mails: Post) -> None:
    give_mail(cast, "chen")
    c.assigned(cast)

    done = ticking.tick(NEXT, at(NEXT, 14))

    assert done.send_at == at(NEXT + timedelta(days=1), 0) + timedelta(minutes=30)


def test_on_a_day_off_no_letter_is_made(cast: Cast, mails: Post) -> None:
    give_mail(cast, "chen")
    c.assigned(cast)

    assert ticking.tick(date(2026, 3, 7), at(date(2026, 3, 7))).letters == []
    assert len(ticking.tick(date(2026, 3, 9), at(date(2026, 3, 9))).letters) == 1
