"""Promises, progress, measures and attachments are found, once everybody may read them, and no sooner."""

import json
from datetime import date

import pytest
from django.db.models import Q

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft
from jianyan.cases.perform import perform, read
from jianyan.cases.visibility import may_see, visible
from jianyan.exchange import attachments
from jianyan.outcomes.issued import issue
from jianyan.outcomes.models import PolicyMeasure
from jianyan.search.finding import EVERY_CASE, find
from jianyan.search.models import CaseEntry, FileText
from jianyan.search.snippets import words
from tests import cast as c
from tests import papers_at_hand as p
from tests.cast import Cast
from tests.exchange.documents import papers


def titles(query: str, where: Q = EVERY_CASE) -> list[str]:
    return [words(hit.title) for hit in find(query, where=where).hits]


def attached(cast: Cast, name: str, content: bytes) -> Case:
    case = c.drafted(cast)
    perform(a.attach, case, cast.by("li"), files=[p.upload(name, content)])
    return case


def test_a_promise_and_its_progress_are_found_once_the_reply_is_delivered(cast: Cast) -> None:
    reply = c.issued(cast)
    work = read(reply.case_id).assignments[0]
    perform(a.commit, work, cast.by("chen"), text="年底前建成截流箱涵。")
    before = titles("截流箱涵")

    perform(a.deliver, reply, cast.by("chen"), mode="system")
    promise = read(reply.case_id).commitments[-1]
    perform(a.report_progress, promise, cast.by("chen"), text="管廊顶进完成。")

    assert before == []
    assert titles("截流箱涵") == titles("管廊顶进") == [c.TITLE]
    assert titles("管廊顶进", visible(cast.actor("li"))) == [c.TITLE]
    assert titles("管廊顶进", visible(cast.actor("he"))) == []


def test_an_answer_to_one_point_is_found(cast: Cast) -> None:
    c.delivered(cast)

    assert titles("列入年度计划") == [c.TITLE]


def test_a_case_is_found_by_what_it_was_adopted_into(cast: Cast) -> None:
    case = c.delivered(cast).dossier.case
    adopted = {"point": 1, "unit": cast.water, "degree": "full", "measure": "m1"}
    perform(a.adopt, case, cast.by("chen"), evidence="见蓝线划定方案。", **adopted)
    measure = PolicyMeasure(
        key="m1", title="江州市河湖岸线管护办法", document_no="江政发〔2026〕7号",
        kind="notice", issued_on=date(2026, 5, 1), unit=cast.water,
    )  # fmt: skip
    issue([measure])

    for query in ("蓝线划定", "岸线管护", "江政发〔2026〕7号"):
        assert titles(query) == [c.TITLE]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("调研报告.docx", p.word("沿岸测得总磷超标三倍。")),
        ("调研报告.pdf", papers.pdf('#set text(lang: "zh")\n沿岸测得总磷超标三倍。')),
    ],
)
def test_an_attachment_is_found_after_the_case_is_sent(
    cast: Cast, name: str, content: bytes
) -> None:
    case = attached(cast, name, content)
    assert attachments.read_all() == 0  # nobody reads a draft

    perform(a.submit, case, cast.by("li"))
    assert attachments.read_all() == 1
    (hit,) = find("总磷超标", where=visible(cast.actor("zhou"))).hits

    assert "总磷超标" in words(hit.passage)
    assert titles("调研报告") == [c.TITLE]
    for who in ("li", "zhou", "qian", "sun", "chen", "wu", "feng", "he"):
        actor = cast.actor(who)
        assert (who, bool(titles("总磷超标", visible(actor)))) == (who, may_see(actor, case.pk))
    assert attachments.read_all() == 0


def test_an_erased_attachment_is_found_no_more(cast: Cast) -> None:
    case = attached(cast, "调研.docx", p.word("沿岸测得总磷超标三倍。"))
    case = perform(a.submit, case, cast.by("li"))
    attachments.read_all()

    perform(a.erase_file, case, cast.by("zhou"), file=1, reason="误传。")

    assert titles("总磷超标") == []
    assert not FileText.objects.exists()
    assert attachments.read_all() == 0


def test_signed_papers_are_never_read(cast: Cast) -> None:
    case = c.filed(cast)
    paper = p.upload("签名页.docx", p.word("签名：沈砚秋"))
    perform(a.attach_paper, case, cast.by("zhou"), files=[paper])

    assert attachments.read_all() == 0
    assert titles("沈砚秋") == []


def test_what_cannot_be_read_is_found_by_its_name_and_tried_once(cast: Cast) -> None:
    case = attached(cast, "现场照片.png", p.png())
    perform(a.submit, case, cast.by("li"))

    assert (attachments.read_all(), attachments.read_all()) == (1, 0)
    assert titles("现场照片") == [c.TITLE]
    assert FileText.objects.get().method == "unread:document_without_text"


def test_a_correction_is_found_in_place_of_the_old_words(cast: Cast) -> None:
    case = c.filed(cast)
    Case.objects.filter(pk=case.pk).update(channel="paper")
    text = Draft(
        office=cast.congress, session=cast.congress_session, lead=cast.li,
        title="关于修缮望仙阁的建议", situation="木构糟朽。", points=("落架大修。",),
    )  # fmt: skip
    perform(a.correct, read(case.pk).case, cast.by("zhou"), text=text)

    assert titles("望仙阁") == ["关于修缮望仙阁的建议"]
    assert titles("排污口") == []
    assert "排污" not in json.dumps(CaseEntry.objects.get(case=case).terms)
