"""The public calculator: the same law as the clocks', with every step in words."""

import pytest
from django.test import Client

from jianyan.rules import packs

ASKED = {"rules": "cq-2018", "limit": "return_request", "start": "2025-09-26"}


def ask(client: Client, **more: str) -> str:
    return client.get("/calculator/", {**ASKED, **more}).content.decode()


def test_it_gives_the_day_and_why_it_is_that_day(client: Client, db: None) -> None:
    said = ask(client)

    assert 'datetime="2025-10-16"' in said
    assert "第十六条" in said
    assert "国庆节调休，2025年9月28日（周日）上班，计入工作日。" in said


def test_it_does_so_in_english(client: Client, db: None) -> None:
    client.cookies["django_language"] = "en"

    assert "Reckon" in ask(client)


def test_it_says_when_a_text_sets_no_such_limit(client: Client, db: None) -> None:
    assert "本规则未规定此项期限，按交办通知执行。" in ask(
        client, rules="disclosure-2019", limit="reply"
    )


def test_a_limit_that_counts_back_does_so_from_the_day_given(client: Client, db: None) -> None:
    said = ask(client, rules="national-2025", limit="extension_ask", reply_due="2026-06-30")

    assert 'datetime="2026-06-23"' in said


def test_it_says_that_a_year_is_not_announced(client: Client, db: None) -> None:
    assert "尚未公布" in ask(client, start="2030-09-26")


@pytest.mark.parametrize(
    "wrong",
    [{"start": "2025-13-01"}, {"start": ""}, {"rules": "none"}, {"limit": "none"}, {"chain": "x"}],
)
def test_a_wrong_question_is_kept_and_its_fault_named(
    client: Client, db: None, wrong: dict[str, str]
) -> None:
    said = ask(client, **wrong)

    assert "error-summary" in said
    assert 'class="day-due"' not in said


def test_every_text_can_be_asked_about_a_limit_it_sets(client: Client, db: None) -> None:
    for rules in packs.keys():  # noqa: SIM118  # a function of the module
        limit = next(iter(packs.load(rules).limit), "")
        if not limit:
            continue  # this text sets none of its own

        said = ask(client, rules=rules, limit=limit, reply_due="2026-06-30", role="co")

        assert 'class="day-due"' in said, rules
