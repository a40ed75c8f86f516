"""What the machine proposes beside the forms: taken over by a person, kept with the verdict, off by a switch."""

from typing import Any

import pytest
from django.test import Client

from jianyan.advice.answers import given
from jianyan.advice.models import AnswerKind
from jianyan.cases import actions as a
from jianyan.cases.models import Assignment, Round
from jianyan.cases.perform import perform, read
from tests import cast as c
from tests.cast import Cast
from tests.web.desk.conftest import Enter
from tests.web.desk.made_moves import move_url, shares

PROMISE = "我局将于2026年8月底前完成沿河排污口封堵。"
LETTER = f"您好。柳溪河水质已有改善。{PROMISE}感谢您的关心。"


def drafted(cast: Cast, body: str = LETTER) -> Assignment:
    work = c.handling(cast)
    perform(
        a.draft_reply, work, cast.by("chen"), body=body, answers=c.answers(),
        outcome_class="B", publicity="proactive",
    )  # fmt: skip
    return next(one for one in read(work.case_id).assignments if one.no == work.no)


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_assignment_form_suggests_units_with_reasons(cast: Cast, enter: Enter) -> None:
    case = c.filed(cast)

    shown = page(enter("zhou"), move_url(case, "assign"))

    assert "系统推荐，仅供参考，由交办机关确定。" in shown
    assert shown.index("江州市水利局", shown.index("offers")) > 0
    assert "selected>江州市水利局" not in shown  # nothing is filled in by itself


def test_suggested_units_are_put_into_the_sheet_when_asked_for(cast: Cast, enter: Enter) -> None:
    case = c.filed(cast)

    assert "selected>江州市水利局" in page(
        enter("zhou"), f"{move_url(case, 'assign')}?offered=units"
    )


def test_the_decision_is_kept_beside_the_suggestion(cast: Cast, enter: Enter) -> None:
    case = c.filed(cast)
    typed = shares({"unit": cast.transport.pk, "role": "sole"})

    enter("zhou").post(move_url(case, "assign"), typed)

    told = {one.about: one for one in given(kinds=[AnswerKind.UNIT], case_id=case.pk)}
    assert told[f"unit:{cast.water.pk}"].verdict == "rejected"
    assert told[f"unit:{cast.water.pk}"].by_id == cast.users["zhou"].pk
    assert told[f"unit:{cast.water.pk}"].reasons


def test_promises_of_the_draft_are_shown_and_taken_over(cast: Cast, enter: Enter) -> None:
    work = drafted(cast)
    chen = enter("chen")

    shown = page(chen, move_url(work, "draft_reply"))
    assert f"<p>{PROMISE} <span" in shown
    assert f"{move_url(work, 'commit')}?offered=0" in shown
    form = page(chen, f"{move_url(work, 'commit')}?offered=0")
    assert f">\n{PROMISE}</textarea>" in form
    assert 'value="2026-08-31"' in form

    chen.post(move_url(work, "commit"), {"text": PROMISE, "due_on": "2026-08-31", "point": ""})

    (answer,) = given(kinds=[AnswerKind.COMMITMENT], case_id=work.case_id)
    assert (answer.verdict, answer.by_id) == ("accepted", cast.users["chen"].pk)
    assert f"<p>{PROMISE} <span" not in page(chen, move_url(work, "draft_reply"))


def test_signs_of_a_hollow_reply_are_hints_to_the_drafter(cast: Cast, enter: Enter) -> None:
    hollow = "近年来,我局坚持以人民为中心,深入贯彻上级部署。" * 4 + "您的建议很好,具有针对性。" * 3
    reply = read(drafted(cast, hollow).case_id).rounds[0]

    shown = page(enter("chen"), move_url(reply, "send_for_approval"))

    assert "句像工作汇报" in shown
    assert given(kinds=[AnswerKind.HOLLOW], case_id=reply.case_id) == []


def test_a_number_out_of_range_offers_nothing(cast: Cast, enter: Enter) -> None:
    work = drafted(cast)

    assert f">\n{PROMISE}" not in page(enter("chen"), f"{move_url(work, 'commit')}?offered=99")


@pytest.mark.parametrize("move", ["assign", "commit"])
def test_switched_off_nothing_is_shown_and_nothing_breaks(
    cast: Cast, enter: Enter, settings: Any, move: str
) -> None:
    settings.ADVICE = False
    part = c.filed(cast) if move == "assign" else drafted(cast)
    who = "zhou" if move == "assign" else "chen"

    assert "offers" not in page(enter(who), f"{move_url(part, move)}?offered=0")


def test_one_office_may_switch_it_off_for_itself(cast: Cast, enter: Enter) -> None:
    case = c.filed(cast)
    cast.congress.settings = {"advice": False}
    cast.congress.save()

    assert "offers" not in page(enter("zhou"), move_url(case, "assign"))
    assert Round.objects.count() == 0
