"""An own case: who handles it, the reply beside each point, promises, contacts; nothing from the inside."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from jianyan.cases import actions as a
from jianyan.cases.naming import reference
from jianyan.cases.perform import perform, read
from jianyan.web.templatetags.desk import as_letter
from tests import cast as c
from tests.cast import Cast
from tests.web.members.conftest import Enter


def url(case_id: int, rest: str = "") -> str:
    return f"/my/cases/J{case_id}/{rest}"


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("name", ["li"])
def test_it_opens_in_every_state(cast: Cast, enter: Enter, name: str) -> None:
    cases = [
        c.drafted(cast).pk,
        c.submitted(cast).pk,
        c.filed(cast).pk,
        c.assigned(cast).pk,
        c.handling(cast).case_id,
        c.issued(cast).case_id,
        c.delivered(cast).case_id,
        c.rated(cast).case_id,
        c.promised(cast).case_id,
    ]

    assert {enter(name).get(url(case)).status_code for case in cases} == {200}


def test_it_opens_by_the_reference_that_letters_carry(cast: Cast, enter: Enter) -> None:
    case = c.filed(cast)
    case = type(case).objects.select_related("office", "session").get(pk=case.pk)

    assert c.TITLE in body(enter("li"), f"/my/cases/{reference(case)}/")
    assert enter("liu").get(f"/my/cases/{reference(case)}/").status_code == 404
    assert enter("li").get("/my/cases/congress/2026/9999/").status_code == 404


@pytest.mark.parametrize(
    "rest",
    ["", "write/", "withdraw/", "letter/R1/", "rate/R1/", "promises/C1/", "contacts/1/"],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_others_cases_are_not_there(cast: Cast, enter: Enter, rest: str, method: str) -> None:
    case = c.promised(cast)

    assert getattr(enter("wang"), method)(url(case.case_id, rest)).status_code in {404, 405}
    assert enter("liu").get(url(case.case_id, rest)).status_code == 404


@pytest.mark.parametrize("name", ["zhou", "sun", "chen", "feng"])
def test_the_staff_have_their_own_desk(cast: Cast, enter: Enter, name: str) -> None:
    assert enter(name).get(url(c.delivered(cast).case_id)).status_code == 403


def test_it_names_who_handles_it_and_how_to_call(cast: Cast, enter: Enter) -> None:
    page = body(enter("li"), url(c.handling(cast).case_id))

    assert "陈涛" in page
    assert 'href="tel:0000-1234567"' in page
    assert "Replies by" in page


def test_the_reply_stands_beside_each_point(cast: Cast, enter: Enter) -> None:
    page = body(enter("li"), url(c.delivered(cast).case_id))

    for no, point in enumerate(c.POINTS, start=1):
        assert page.index(point) < page.index(f"第{no}条建议已采纳")


def test_the_letter_can_be_read_and_printed(cast: Cast, enter: Enter) -> None:
    page = body(enter("li"), url(c.delivered(cast).case_id, "letter/R1/"))

    assert 'class="letter"' in page
    assert "您提出的建议收悉" in page
    assert "data-print" in page


def test_a_letter_addresses_at_the_margin_and_indents_the_rest() -> None:
    shown = as_letter("李敏代表：\n您提出的建议收悉。\n\n一、关于排污口<br>")

    assert shown.split("\n") == [
        '<p class="flush">李敏代表：</p>', "<p>您提出的建议收悉。</p>", "<p>一、关于排污口&lt;br&gt;</p>",
    ]  # fmt: skip
    assert as_letter("您提出的建议收悉。") == "<p>您提出的建议收悉。</p>\n"


def test_a_reply_on_its_way_is_not_there_yet(cast: Cast, enter: Enter) -> None:
    reply = c.issued(cast)
    li = enter("li")

    assert "您提出的建议收悉" not in body(li, url(reply.case_id))
    assert "第1条建议已采纳" not in body(li, url(reply.case_id))
    assert li.get(url(reply.case_id, "letter/R1/")).status_code == 404
    assert li.get(url(reply.case_id, "rate/R1/")).status_code == 404


def test_drafts_co_opinions_and_warnings_stay_inside(cast: Cast, enter: Enter) -> None:
    work = c.handling(cast)
    perform(
        a.draft_reply, work, cast.by("chen"), body="内部草稿第一版。", answers=c.answers(1),
        outcome_class="B", publicity="proactive",
    )  # fmt: skip
    reply = read(work.case_id).rounds[0]
    perform(a.send_for_approval, reply, cast.by("chen"), reason="内部理由:补充材料随后报送。")
    perform(a.return_draft, reply, cast.by("zhao"), reason="内部意见:请核实数据。")

    page = body(enter("li"), url(work.case_id))

    for inside in (
        "内部草稿",
        "内部理由",
        "内部意见",
        "沿河道路施工由我局配合",
        "Draft of the reply",
    ):
        assert inside not in page


def test_a_request_for_another_unit_shows_without_its_reason(cast: Cast, enter: Enter) -> None:
    lead = read(c.assigned(cast).pk).assignments[0]
    perform(a.request_return, lead, cast.by("chen"), reason="内部理由:非我局职责。")

    page = body(enter("li"), url(lead.case_id))

    assert "asked for another unit to handle it" in page
    assert "内部理由" not in page


def test_it_tells_why_a_case_was_returned(cast: Cast, enter: Enter) -> None:
    case = perform(a.send_back, c.submitted(cast), cast.by("zhou"), reason="请补充具体位置。")

    page = body(enter("li"), url(case.pk))

    assert "请补充具体位置。" in page
    assert url(case.pk, "write/") in page


def test_later_versions_of_a_draft_are_not_listed(cast: Cast, enter: Enter) -> None:
    from tests.cases.test_secrecy import draft

    case = c.drafted(cast)
    perform(a.draft, case, cast.by("li"), text=draft(cast))

    assert body(enter("li"), url(case.pk)).count("Begun to be written") == 1


def test_the_rating_of_the_proposer_is_shown_to_the_proposer(cast: Cast, enter: Enter) -> None:
    page = body(enter("li"), url(c.rated(cast, c.BAD, "排污口仍在排放。").case_id))

    assert "排污口仍在排放。" in page
    assert 'rate/R1/">Correct the rating</a>' in page
    assert page.count("rate/R1/") == 1


def test_a_co_signer_reads_but_has_no_buttons(cast: Cast, enter: Enter) -> None:
    reply = c.delivered(cast, joint=True)

    page = body(enter("liu"), url(reply.case_id))

    assert "第1条建议已采纳" in page
    assert "rate/R1/" not in page
    assert "withdraw/" not in page


def test_the_number_of_queries_is_fixed(cast: Cast, enter: Enter) -> None:
    first, second = c.promised(cast), c.promised(cast)
    for _ in range(3):
        work = read(second.case_id).assignments[0]
        perform(a.record_contact, work, cast.by("chen"), stage="after", mode="phone")
        perform(a.commit, work, cast.by("chen"), text="再列一项。")
    li = enter("li")
    li.get(url(first.case_id))

    with CaptureQueriesContext(connection) as few:
        li.get(url(first.case_id))
    with CaptureQueriesContext(connection) as many:
        li.get(url(second.case_id))

    assert len(few) == len(many) <= 27
