"""Replay, verification and checkpoints: what was done behind the application's back shows."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import connections

from jianyan.cases import actions as a
from jianyan.cases import checkpoint, journal, replay
from jianyan.cases.models import Case, Line, Text
from jianyan.cases.perform import perform, read
from jianyan.deadlines import clocks, ledger
from tests import cast as c
from tests.cast import Cast

AT = datetime(2026, 3, 2, 10, tzinfo=UTC)


def everything(cast: Cast) -> list[int]:
    """Cases in many states."""
    reply = c.rated(cast, values=c.BAD, comment="河还是臭的。")
    perform(a.rehandle, reply, cast.by("zhou"), reason="请到现场再查。")
    c.published(cast, chain="proposal")
    promise = c.promised(cast)
    perform(a.fulfil, promise, cast.by("chen"), evidence="排污口已封堵,附照片。")
    lead = read(c.assigned(cast).pk).assignments[0]
    perform(a.request_return, lead, cast.by("chen"), reason="不属我局职责。", unit=cast.transport)
    perform(a.withdraw, c.filed(cast), cast.by("li"))
    c.drafted(cast, joint=True)
    return list(Case.objects.values_list("pk", flat=True))


def all_problems(ids: list[int]) -> list[replay.Problem]:
    found, _, facts = replay.problems(ids)
    return [*found, *clocks.problems(ids, facts), *ledger.problems(ids)]


def test_the_rows_are_those_which_the_journal_gives(cast: Cast) -> None:
    ids = everything(cast)

    assert all_problems(ids) == []


def test_a_rebuild_gives_the_same_rows(cast: Cast) -> None:
    ids = everything(cast)
    Case.objects.update(state="closed", title="改过了")

    assert any(p.code == "row_differs" for p in all_problems(ids))
    _, facts = replay.rebuild(ids)
    clocks.rebuild(ids, facts)
    ledger.rebuild(ids)

    assert all_problems(ids) == []


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_a_changed_line_is_named() -> None:
    cast = c.gather()
    case = c.filed(cast)
    behind_the_back(
        f"UPDATE cases_line SET data = replace(data, '\"0001\"', '\"0002\"') WHERE case_id = {case.pk} AND kind = 'Filed'"
    )

    assert [(p.code, p.where) for p in all_problems([case.pk])] == [("line_changed", "line 3")]


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_one_character_of_an_issued_reply_is_named() -> None:
    cast = c.gather()
    reply = c.issued(cast)
    text = Text.objects.get(case_id=reply.case_id, no=reply.body_no or 0)
    behind_the_back(
        f"UPDATE cases_text SET body = replace(body, '收悉', '收到') WHERE case_id = {text.case_id} AND no = {text.no}"
    )

    assert [(p.code, p.where) for p in all_problems([reply.case_id])] == [
        ("text_changed", f"text {text.no}")
    ]


@pytest.mark.django_db(transaction=True, databases=["default", "owner"])
def test_a_recomputed_chain_shows_in_the_outside_checkpoint(tmp_path: Path) -> None:
    cast = c.gather()
    case = c.filed(cast)
    checkpoint.make(tmp_path, date(2026, 3, 2), AT)
    assert list(checkpoint.problems(tmp_path)) == []

    recompute_chain(case.pk)

    assert all_problems([case.pk]) == []
    assert [(p.code, p.where) for p in checkpoint.problems(tmp_path)] == [
        ("line_rewritten", "line 3")
    ]


def test_a_signed_checkpoint_shows_that_its_file_was_changed(cast: Cast, tmp_path: Path) -> None:
    c.filed(cast)
    checkpoint.make(tmp_path, date(2026, 3, 2), AT, key="a key")

    assert list(checkpoint.problems(tmp_path, key="a key")) == []
    assert [p.code for p in checkpoint.problems(tmp_path, key="another")] == ["checkpoint_changed"]


def behind_the_back(statement: str) -> None:
    """What a thief with the owner's password could do: the triggers off, a change, the triggers on."""
    with connections["owner"].cursor() as cursor:
        for table in ("cases_line", "cases_line_2026", "cases_text"):
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement)
        for table in ("cases_line", "cases_line_2026", "cases_text"):
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def recompute_chain(case_id: int) -> None:
    """A cleverer thief: another actor in the second line, and every digest made anew."""
    lines = list(Line.objects.filter(case_id=case_id).order_by("seq"))
    previous = ""
    for line in lines:
        actor = line.actor_id + 1 if line.seq == 2 else line.actor_id
        row = (
            line.year, line.case_id, line.seq, line.part, line.kind, line.data, line.state,
            actor, line.occurred_on, line.recorded_at,
        )  # fmt: skip
        previous = journal.digest_of(previous, row)
        behind_the_back(
            f"UPDATE cases_line SET digest = '{previous}', actor_id = {actor} "
            f"WHERE case_id = {case_id} AND seq = {line.seq}"
        )
    Case.objects.filter(pk=case_id).update(head=previous)
