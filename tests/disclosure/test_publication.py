"""Published copies: what was reviewed, sign for sign; nothing inner; taken down when recalled."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jianyan.cases import actions as a
from jianyan.cases.models import Disclosure, Round, Text
from jianyan.cases.perform import perform, perform_many, read
from jianyan.disclosure import publication, reading
from jianyan.disclosure.models import (
    Count,
    Mark,
    PublicEntry,
    PublishedCase,
    PublishedOffice,
    PublishedPoint,
    PublishedPromise,
    PublishedReply,
)
from jianyan.people.models import ContactDetail, Office
from tests import cast as c
from tests.cast import DAY, Cast

REVIEWED = "×××代表:您提出的建议收悉。已封堵排污口三处。"
MODELS = (PublishedOffice, PublishedCase, PublishedPoint, PublishedReply, PublishedPromise, Count)


def publish(
    cast: Cast, reply: Round, *, on: date = DAY, form: str = "full", name: bool = False
) -> Disclosure:
    shown = next(d for d in read(reply.case_id).disclosures if d.round_no == reply.no)
    by = cast.by("zhao", on)
    perform(a.review_disclosure, shown, by, form=form, body=REVIEWED, show_name=name)
    return perform(a.publish, shown, by)


def approve(office: Office, **what: bool) -> None:
    office.settings = {"portal": what}
    office.save()


def everything() -> list[list[Any]]:
    return [list(model._default_manager.order_by("pk").values()) for model in MODELS]


def test_the_copy_is_the_reviewed_text(cast: Cast) -> None:
    shown = publish(cast, c.delivered(cast))

    reply = PublishedReply.objects.get()
    assert reply.text == REVIEWED == Text.objects.get(case_id=shown.case_id, no=shown.body_no).body
    assert (reply.unit_name, reply.class_label) == ("江州市水利局", "已解决或基本解决")
    assert (reply.result, reply.published_on) == ("solved", DAY)


def test_the_case_is_copied_with_what_stands_around_it(cast: Cast) -> None:
    publish(cast, c.delivered(cast))

    case = PublishedCase.objects.get()
    assert (case.office_id, case.session, case.number) == ("congress", "2026", "0001")
    assert (case.title, case.proposer, case.session_label) == (c.TITLE, "×××代表", "八届五次会议")
    assert case.units == ["江州市交通运输局"]
    assert [point.text for point in PublishedPoint.objects.order_by("no")] == list(c.POINTS)


def test_nothing_is_public_before_it_is_published(cast: Cast) -> None:
    reply = c.delivered(cast)
    shown = read(reply.case_id).disclosures[0]
    perform(a.review_disclosure, shown, cast.by("zhao"), form="full", body=REVIEWED)

    assert not PublishedCase.objects.exists()


def test_a_later_change_of_the_reply_does_not_reach_the_copy(cast: Cast) -> None:
    shown = publish(cast, c.delivered(cast))
    perform(a.recall, shown, cast.by("zhao"), reason="更正")

    perform(a.review_disclosure, shown, cast.by("zhao"), form="summary", body="另一文本")

    assert PublishedReply.objects.get().text == ""


def test_the_name_is_shown_where_the_review_says_so(cast: Cast) -> None:
    publish(cast, c.delivered(cast), name=True)

    assert PublishedCase.objects.get().proposer == "李敏代表"


def test_joint_proposers_are_counted_and_not_named(cast: Cast) -> None:
    publish(cast, c.delivered(cast, joint=True))

    assert PublishedCase.objects.get().proposer == "×××代表等2人"


def test_a_proposal_is_a_member_s(cast: Cast) -> None:
    reply = c.delivered(cast, chain="proposal")
    publish(cast, reply)

    assert PublishedCase.objects.get().proposer == "×××委员"


def test_a_summary_is_shown_as_a_summary(cast: Cast) -> None:
    publish(cast, c.delivered(cast), form="summary")

    assert (PublishedReply.objects.get().form, PublishedReply.objects.get().text) == (
        "summary",
        REVIEWED,
    )


def test_taking_down_leaves_address_and_days_alone(cast: Cast) -> None:
    shown = publish(cast, c.delivered(cast))

    perform(a.recall, shown, cast.by("zhao", date(2026, 4, 1)), reason="涉及第三方")

    case, reply = PublishedCase.objects.get(), PublishedReply.objects.get()
    assert (case.title, case.proposer, case.category, case.units) == ("", "", "", [])
    assert (reply.text, reply.class_label, reply.document_no) == ("", "", "")
    assert case.taken_down_on == reply.taken_down_on == date(2026, 4, 1)
    assert reply.published_on == DAY
    assert not PublishedPoint.objects.exists()
    assert not PublicEntry.objects.exists()


def test_what_was_taken_down_can_be_published_again(cast: Cast) -> None:
    shown = publish(cast, c.delivered(cast))
    perform(a.recall, shown, cast.by("zhao"), reason="更正")
    by = cast.by("zhao", DAY + timedelta(days=3))
    perform(a.review_disclosure, shown, by, form="full", body="更正后的答复。")
    perform(a.publish, shown, by)

    assert PublishedCase.objects.get().taken_down_on is None
    assert PublishedReply.objects.get().text == "更正后的答复。"
    assert PublishedReply.objects.get().published_on == DAY + timedelta(days=3)


@pytest.mark.parametrize("approved", [False, True])
def test_promises_are_public_only_where_the_office_approved(cast: Cast, approved: bool) -> None:
    approve(cast.congress, promises=approved)
    promise = c.promised(cast)
    reply = read(promise.case_id).rounds[0]

    publish(cast, reply)

    texts = list(PublishedPromise.objects.values_list("text", "state"))
    assert texts == ([("年底前封堵全部排污口。", "open")] if approved else [])


def test_a_public_promise_that_is_kept_shows_it(cast: Cast) -> None:
    approve(cast.congress, promises=True)
    promise = c.promised(cast)
    publish(cast, read(promise.case_id).rounds[0])

    perform(a.fulfil, promise, cast.by("chen"), evidence="现场照片三张")
    perform(a.confirm_fulfilment, promise, cast.by("li"))

    assert PublishedPromise.objects.get().state == "closed"


def test_points_stay_inside_where_the_office_keeps_them(cast: Cast) -> None:
    approve(cast.congress, points=False)

    publish(cast, c.delivered(cast))

    assert not PublishedPoint.objects.exists()


def test_what_no_review_saw_is_made_safe_by_the_machine(cast: Cast, monkeypatch: Any) -> None:
    monkeypatch.setattr(
        c, "POINTS", ("请联系居民王建国来信,电话13812345678。", "李敏一直关心此事。", "第三条。")
    )
    monkeypatch.setattr(c, "TITLE", "关于柳溪河治理的建议(联系人:陈涛)")

    publish(cast, c.delivered(cast))

    assert [p.text for p in PublishedPoint.objects.order_by("no")] == [
        "请联系居民×××来信,电话×××。",
        "×××一直关心此事。",
        "第三条。",
    ]
    assert PublishedCase.objects.get().title == "关于柳溪河治理的建议(联系人:×××)"


def test_the_preview_is_what_publishing_copies(cast: Cast) -> None:
    reply = c.delivered(cast)
    seen = publication.preview(read(reply.case_id), named=False)

    publish(cast, reply)

    case = PublishedCase.objects.get()
    assert (seen.title, seen.proposer) == (case.title, case.proposer)
    assert list(seen.points) == [p.text for p in PublishedPoint.objects.order_by("no")]


def test_no_inner_word_is_in_any_copy(cast: Cast) -> None:
    ContactDetail.objects.create(proposer=cast.li, mobile="13900001111", address="柳溪路9号")
    publish(cast, c.rated(cast, comment="评价里的话"))

    said = str(everything()) + str(list(PublicEntry.objects.values()))
    inner = ("13900001111", "柳溪路9号", "评价里的话", "由我局配合", "已电话沟通", "李敏", "陈涛")
    assert [word for word in inner if word in said] == []
    assert c.SITUATION not in said
    assert "第1条建议已采纳" not in said


def test_a_rebuild_gives_the_same_copies(cast: Cast) -> None:
    approve(cast.congress, promises=True)
    promise = c.promised(cast)
    publish(cast, read(promise.case_id).rounds[0])
    taken = publish(cast, c.delivered(cast))
    perform(a.recall, taken, cast.by("zhao", date(2026, 4, 1)), reason="更正")
    before, entries = everything(), list(PublicEntry.objects.values())
    for model in (PublicEntry, *reversed(MODELS)):
        model._default_manager.all().delete()

    publication.rebuild()

    assert everything() == before
    assert list(PublicEntry.objects.values()) == entries


def test_verify_names_a_copy_that_was_changed_or_lost(cast: Cast) -> None:
    shown = publish(cast, c.delivered(cast))
    other = publish(cast, c.delivered(cast))
    ids = [shown.case_id, other.case_id]
    assert list(publication.problems(ids)) == []

    PublishedReply.objects.filter(case=shown.case_id).update(text=REVIEWED + "!")
    PublishedReply.objects.filter(case=other.case_id).delete()

    found = {(problem.code, problem.case_id) for problem in publication.problems(ids)}
    assert found == {("copy_differs", shown.case_id), ("copy_missing", other.case_id)}


def test_publishing_many_takes_as_many_statements_as_one(cast: Cast) -> None:
    def statements(count: int) -> int:
        shown = [read(c.delivered(cast).case_id).disclosures[0] for _ in range(count)]
        by = cast.by("zhao")
        perform_many(
            a.review_disclosure, [(d, {"form": "full", "body": REVIEWED}) for d in shown], by
        )
        with CaptureQueriesContext(connection) as queries:
            perform_many(a.publish, [(d, {}) for d in shown], by)
        counted_anew = ("ts_stat", "frequency", "advisory")  # when a tenth more came
        said = [query["sql"] for query in queries.captured_queries]
        return len([sql for sql in said if not any(word in sql for word in counted_anew)])

    assert statements(1) == statements(4)


def test_what_is_not_about_publication_costs_nothing(cast: Cast) -> None:
    publish(cast, c.delivered(cast))
    work = c.handling(cast)

    with CaptureQueriesContext(connection) as queries:
        perform(a.record_contact, work, cast.by("chen"), stage="during", mode="visit", note="走访")

    assert not [q for q in queries.captured_queries if "disclosure_" in q["sql"]]


def test_the_mark_moves_when_the_public_sees_something_new(cast: Cast) -> None:
    shown = publish(cast, c.delivered(cast))
    first = Mark.objects.get().at

    perform(a.recall, shown, cast.by("zhao", date(2026, 4, 1)), reason="更正")

    assert Mark.objects.get().at > first


def test_a_published_case_is_found_and_one_taken_down_is_not(cast: Cast) -> None:
    shown = publish(cast, c.delivered(cast))
    before = reading.find("排污口").total
    perform(a.recall, shown, cast.by("zhao"), reason="更正")

    assert (before, reading.find("排污口").total, reading.find("0001").total) == (1, 0, 0)
