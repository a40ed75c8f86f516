"""Texts that must not be held: nothing of them is found anywhere afterwards; hints are asked about first (S08)."""

import logging

import pytest
from django.db import connection

from jianyan.cases.models import Case, DraftBuffer, Line
from tests.papers_at_hand import browser_file
from tests.web.members.conftest import Enter
from tests.web.members.typed import NEW, TYPED, post

SECRET = "某某专项代号青松"
TABLES = """SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) FROM pg_tables
            WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"""


def tables_with(words: str) -> list[str]:
    """Every table in which the words stand, in whatever column."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        names = [name for (name,) in cursor.fetchall()]
        found = []
        for name in names:
            cursor.execute(
                f"SELECT count(*) FROM {name} AS t WHERE t::text LIKE %s", [f"%{words}%"]
            )
            if cursor.fetchone()[0]:
                found.append(name)
    return found


@pytest.mark.parametrize("field", ["title", "situation", "analysis", "point-1", "contact_wish"])
def test_s08_marked_text_is_found_in_no_table_and_no_log(
    enter: Enter, field: str, caplog: pytest.LogCaptureFixture
) -> None:
    li = enter("li")
    marked = {**TYPED, field: f"机密★10年 {SECRET}"}
    with caplog.at_level(logging.INFO):
        for do in ("save", "submit", "check", "add", "similar"):
            li.post(NEW, {**marked, "do": do})
        li.post(NEW + "keep/", marked)
        li.post(
            NEW, {**TYPED, "do": "save", "attachments": browser_file(f"机密★10年{SECRET}.pdf")}
        )

    assert tables_with(SECRET) == []
    assert SECRET not in caplog.text
    assert not Case.objects.exists()


def test_the_search_of_tables_finds_what_is_there(enter: Enter) -> None:
    post(enter("li"), situation=SECRET)

    assert "public.cases_text" in tables_with(SECRET)


@pytest.mark.parametrize("do", ["save", "submit", "add", "check"])
def test_s08_a_hint_is_asked_about_and_nothing_is_stored(enter: Enter, do: str) -> None:
    li = enter("li")
    hinted = {"situation": f"{SECRET},不得外传。"}

    status, page = post(li, do=do, **hinted)

    assert (status, "不得外传" in page) == (422, True)
    assert "/confidential/" in page
    assert tables_with(SECRET) == []


def test_s08_who_has_looked_at_the_words_goes_on(enter: Enter) -> None:
    li = enter("li")
    answered = {"situation": "材料不得外传。", "passed": "不得外传", "looked_through": "on"}

    assert li.post(NEW + "keep/", {**TYPED, **answered}).status_code == 204
    assert "checked" in li.get(NEW).content.decode().split('name="looked_through"')[1][:40]
    assert post(li, **answered)[0] == 302
    case = Case.objects.get()
    assert "不得外传" in Line.objects.get(case_id=case.pk).data
    again = li.get(f"/my/cases/J{case.pk}/write/").content.decode()
    assert "checked" in again.split('name="looked_through"')[1][:40]
    assert not DraftBuffer.objects.exists()


def test_the_guidance_is_open_to_everybody(enter: Enter) -> None:
    page = enter("li").get("/confidential/").content.decode()

    assert "by the confidential channel" in page
