"""线下办理件: a confidential paper gets a number here and nothing else (S08)."""

import dataclasses
from typing import Any

import pytest

from jianyan.cases import actions as a
from jianyan.cases.contents import Upload
from jianyan.cases.models import Case, Text
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Refused
from jianyan.cases.states import OFFLINE
from jianyan.deadlines.models import Clock
from jianyan.ops.projections import unreconciled
from tests import cast as c
from tests.cast import DAY, Cast
from tests.papers_at_hand import pdf
from tests.web.desk.conftest import Enter


def typed(cast: Cast, **change: Any) -> dict[str, Any]:
    plain = {"session": cast.congress_session.pk, "lead": "李敏", "period": "session"}
    return {**plain, "register_no": "机登〔2026〕3号", **change}


def test_s08_a_stub_is_registered_and_numbered_without_a_word_of_the_text(
    cast: Cast, enter: Enter
) -> None:
    answer = enter("zhou").post("/desk/enter/offline/", typed(cast))

    case = Case.objects.get()
    assert answer.headers["Location"] == f"/desk/cases/{case.pk}/"
    assert (case.state, case.channel, case.publish_consent) == ("submitted", OFFLINE, False)
    assert [text.body for text in Text.objects.all()] == ["线下办理件(登记号：机登〔2026〕3号)"]
    filed = perform(a.file, read(case.pk).case, cast.by("zhou"))
    assert (filed.state, filed.number) == ("filed", "0001")


@pytest.mark.parametrize(
    "change", [{"register_no": ""}, {"lead": "无名氏"}, {"register_no": "机密★10年"}]
)
def test_nothing_is_registered_where_something_is_wrong(
    cast: Cast, enter: Enter, change: dict[str, str]
) -> None:
    answer = enter("zhou").post("/desk/enter/offline/", typed(cast, **change))

    assert answer.status_code == 422
    assert not Case.objects.exists()


def test_a_case_handled_offline_takes_no_text_from_anywhere(cast: Cast) -> None:
    stub = Draft(
        office=cast.congress, session=cast.congress_session, lead=cast.li, title="登记号1",
        channel=OFFLINE,
    )  # fmt: skip

    case = perform(a.submit, open_case(stub, cast.by("li")), cast.by("li"))
    with pytest.raises(Refused, match="offline_has_text"):
        perform(a.attach_paper, case, cast.by("zhou"), files=[Upload("来文.pdf", pdf())])
    with pytest.raises(Refused, match="offline_has_text"):
        open_case(dataclasses.replace(stub, points=("建议一。",)), cast.by("zhou"))


def test_s08_what_was_answered_offline_is_closed_by_the_day_alone(
    cast: Cast, enter: Enter
) -> None:
    stub, desk = c.offline(cast), enter("zhou")
    page = f"/desk/cases/{stub.pk}/"
    assert "线下办结" in desk.get("/desk/").content.decode()
    assert f"{page}case/assign/" not in desk.get(page).content.decode()
    assert "登记号1" not in desk.get("/desk/split/").content.decode()  # nothing to share out

    early = desk.post(f"{page}case/conclude_offline/", {"answered_on": "2026-03-01"})
    late = desk.post(f"{page}case/conclude_offline/", {"answered_on": "2026-03-03"})
    desk.post(f"{page}case/conclude_offline/", {"answered_on": "2026-03-02"})

    assert [one.status_code for one in (early, late)] == [422, 422]
    assert "不可能" in early.content.decode()
    found = read(stub.pk)
    assert (found.case.state, found.case.concluded_on) == ("concluded", DAY)
    assert not Clock.objects.filter(case=stub, stopped_on=None).exists()
    assert "2026年3月2日" in desk.get(page).content.decode()
    assert list(unreconciled(DAY)) == []


def test_it_is_given_to_no_unit(cast: Cast) -> None:
    with pytest.raises(Refused, match="handled_offline"):
        perform(a.assign, c.offline(cast), cast.by("zhou"), shares=c.shares_of(cast))


def test_what_is_handled_here_is_not_concluded_offline(cast: Cast) -> None:
    with pytest.raises(Refused, match="not_offline"):
        perform(a.conclude_offline, c.filed(cast), cast.by("zhou"), answered_on=DAY)
