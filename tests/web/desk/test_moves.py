"""Every move of the staff has a page that makes it, with htmx and without, and says no in a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
import time_machine
from django.db import transaction
from django.test import Client

from jianyan.cases import workflow
from jianyan.cases.models import Case, Line, Part
from jianyan.cases.perform import read
from jianyan.cases.queries.open_moves import OWN
from jianyan.cases.scope import whose
from jianyan.cases.wording import SENTENCES
from jianyan.web.desk.forms.table import FORMS
from tests.cast import Cast
from tests.web.desk.conftest import Enter
from tests.web.desk.made_moves import BY_MOVE, MADE, Made, move_url, reply, shares

HTMX = {"HX-Request": "true"}
every_move = pytest.mark.parametrize("made", MADE, ids=[made.move for made in MADE])


def lines(part: Case | Part) -> list[str]:
    rows = Line.objects.filter(case_id=part.case_id).order_by("seq")
    return list(rows.values_list("kind", flat=True))


def text(sentence: object) -> str:
    """A sentence up to where something is filled in."""
    return str(sentence).split("%(")[0]


def test_every_move_of_the_tables_has_a_form_here_or_is_the_proposers_own() -> None:
    assert set(FORMS) | OWN == set(workflow.MOVES)
    assert set(BY_MOVE) == set(FORMS) - {"stop_clock", "restart_clock"}  # below


@every_move
def test_the_move_is_made_and_refused_on_its_page(cast: Cast, enter: Enter, made: Made) -> None:
    """Each on the same case, which is built once; what one of them does is taken back."""
    part = made.bring(cast)
    for tried in (form_is_shown, plain_form, by_htmx, refusals, others, nobody):
        with taken_back(), at(made):
            tried(cast, enter, made, part)


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def form_is_shown(cast: Cast, enter: Enter, made: Made, part: Case | Part) -> None:
    answer = enter(made.who).get(move_url(part, made.move))

    assert answer.status_code == 200
    assert str(workflow.MOVES[made.move].label) in answer.content.decode()


def plain_form(cast: Cast, enter: Enter, made: Made, part: Case | Part) -> None:
    before = lines(part)

    answer = enter(made.who).post(move_url(part, made.move), made.typed(cast))

    assert (answer.status_code, answer.headers.get("Location")) == (
        302,
        f"/desk/cases/{part.case_id}/",
    ), errors(answer)
    assert len(lines(part)) > len(before)
    assert read(part.case_id).part(part.part) is not None


def by_htmx(cast: Cast, enter: Enter, made: Made, part: Case | Part) -> None:
    """The move is made, and the browser is sent on."""
    answer = enter(made.who).post(move_url(part, made.move), made.typed(cast), headers=HTMX)

    assert answer.status_code == 200
    assert answer.headers["HX-Redirect"] == f"/desk/cases/{part.case_id}/"


def refusals(cast: Cast, enter: Enter, made: Made, part: Case | Part) -> None:
    """They come back with the form."""
    if made.bad is None:
        return
    before = lines(part)
    for headers in ({}, HTMX):
        answer = enter(made.who).post(
            move_url(part, made.move), made.bad(cast), headers=headers or None
        )
        page = answer.content.decode()
        assert answer.status_code == 422
        assert text(SENTENCES[made.code]) in page
        assert "<form" in page
        assert ("<html" in page) is (not headers)
    assert lines(part) == before


def others(cast: Cast, enter: Enter, made: Made, part: Case | Part) -> None:
    """Whoever has no right is turned away."""
    move = workflow.MOVES[made.move]
    named = read(part.case_id).part(part.part)
    before = lines(part)

    for name in cast.users:
        if cast.actor(name).may(move.right, **whose(named, move.scope)):
            continue  # a colleague who may as well
        answer = enter(name).post(move_url(part, made.move), made.typed(cast))
        assert answer.status_code in {403, 404}, name
    assert lines(part) == before


def nobody(cast: Cast, enter: Enter, made: Made, part: Case | Part) -> None:
    """Who has not signed in is asked to."""
    answer = Client().post(move_url(part, made.move), made.typed(cast))

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/login/")


def test_an_old_address_leads_back_with_the_reason(cast: Cast, enter: Enter) -> None:
    made = BY_MOVE["file"]
    case = BY_MOVE["assign"].bring(cast)

    answer = enter("zhou").get(move_url(case, made.move), follow=True)

    assert answer.redirect_chain == [(f"/desk/cases/{case.case_id}/", 302)]
    assert "不能" in answer.content.decode()


def test_a_move_on_the_wrong_kind_of_part_is_nowhere(cast: Cast, enter: Enter) -> None:
    case = BY_MOVE["assign"].bring(cast)

    for address in ("A1/assign", "case/acknowledge", "A9/acknowledge", "case/rate", "case/none"):
        answer = enter("zhou").get(f"/desk/cases/{case.case_id}/{address}/")
        assert answer.status_code == 404, address


def test_a_warning_asks_for_a_reason_and_goes_on_with_it(cast: Cast, enter: Enter) -> None:
    work = BY_MOVE["draft_reply"].bring(cast)
    client = enter("chen")
    client.post(move_url(work, "draft_reply"), reply(points=2))
    (draft,) = read(work.case_id).rounds

    first = client.get(move_url(draft, "send_for_approval"))
    warned = client.post(move_url(draft, "send_for_approval"), {"reason": ""})

    for answer in (first, warned):
        assert str(SENTENCES["points_unanswered"]) in answer.content.decode()
        assert 'name="reason"' in answer.content.decode()
    assert (first.status_code, warned.status_code) == (200, 422)
    client.post(move_url(draft, "send_for_approval"), {"reason": "第三条另行答复。"})
    assert read(work.case_id).rounds[0].state == "in_approval"


def test_a_document_number_used_twice_is_refused_in_words(cast: Cast, enter: Enter) -> None:
    first, second = (BY_MOVE["issue"].bring(cast) for _ in range(2))
    client, typed = enter("zhao"), {"document_no": "江水〔2026〕9号"}

    client.post(move_url(first, "issue"), typed)
    answer = client.post(move_url(second, "issue"), typed)

    assert answer.status_code == 422
    assert str(SENTENCES["document_no_used"]) in answer.content.decode()


def test_marked_text_is_refused_and_stored_nowhere(cast: Cast, enter: Enter) -> None:
    work = BY_MOVE["record_contact"].bring(cast)
    typed = {"mode": "phone", "stage": "before", "on": "2026-03-02", "note": "机密★10年"}

    answer = enter("chen").post(move_url(work, "record_contact"), typed)

    assert answer.status_code == 422
    assert text(SENTENCES["marked_secret"]) in answer.content.decode()


def test_a_refused_form_keeps_what_was_typed(cast: Cast, enter: Enter) -> None:
    work = BY_MOVE["draft_reply"].bring(cast)

    answer = enter("chen").post(
        move_url(work, "draft_reply"), reply(body="", text_1="已封堵七处。")
    )

    assert "已封堵七处。" in answer.content.decode()


def test_the_draft_comes_back_as_it_was_left(cast: Cast, enter: Enter) -> None:
    work = BY_MOVE["draft_reply"].bring(cast)
    client = enter("chen")
    client.post(move_url(work, "draft_reply"), reply(body="先存一稿。"))

    page = client.get(move_url(work, "draft_reply")).content.decode()

    assert "先存一稿。" in page
    assert "第2条已办。" in page


def test_what_a_draft_lacks_is_said_on_top_of_it(cast: Cast, enter: Enter) -> None:
    work = BY_MOVE["draft_reply"].bring(cast)
    client = enter("chen")
    client.post(move_url(work, "draft_reply"), reply(points=2))

    page = client.get(move_url(work, "draft_reply")).content.decode()

    assert "尚未回应：第3条" in page
    assert str(SENTENCES["contact_missing"]) in page


def test_a_row_without_a_unit_is_not_lost(cast: Cast, enter: Enter) -> None:
    case = BY_MOVE["assign"].bring(cast)
    rows = shares({"unit": cast.water.pk, "role": "lead"}, {"role": "co", "scope": "负责资金"})

    answer = enter("zhou").post(move_url(case, "assign"), rows)

    assert answer.status_code == 422
    assert "负责资金" in answer.content.decode()


def test_only_valid_units_of_the_place_are_offered_in_official_order(
    cast: Cast, enter: Enter
) -> None:
    cast.finance.valid_to = cast.finance.valid_from
    cast.finance.save()

    page = enter("zhou").get(move_url(BY_MOVE["assign"].bring(cast), "assign")).content.decode()

    assert page.index(cast.water.name) < page.index(cast.transport.name)
    assert cast.finance.name not in page


def at(made: Made) -> time_machine.travel:
    return time_machine.travel(
        datetime(made.on.year, made.on.month, made.on.day, 2, tzinfo=UTC), tick=False
    )


def errors(answer: object) -> object:
    form = getattr(answer, "context", None)
    return form and form.get("form") and form["form"].errors
