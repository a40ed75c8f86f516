"""联名: asked with a frozen text, confirmed by whoever was shown it, asked again when it changes (S01)."""

from datetime import date

import pytest

from jianyan.cases import actions as a
from jianyan.cases import replay
from jianyan.cases.cosigning import frozen
from jianyan.cases.models import Case, FileKind
from jianyan.cases.opening import Draft
from jianyan.cases.perform import perform, read
from jianyan.cases.queries.cosigning import frozen_text, joinable, to_answer
from jianyan.cases.visibility import may_see
from jianyan.notices.cosigning import remind
from jianyan.notices.inbox import inbox
from jianyan.notices.models import Notice
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import DAY, Cast
from tests.papers_at_hand import upload

UNTIL = date(2026, 3, 6)


def asked(cast: Cast, **kind: object) -> Case:
    case = c.drafted(cast, **kind)
    return perform(a.invite, case, cast.by("li"), proposers=[cast.liu.pk], until=UNTIL)


def confirmed(cast: Cast) -> Case:
    case = asked(cast)
    shown = frozen(read(case.pk).case)
    return perform(a.confirm_cosigning, case, cast.by("liu"), shown=shown, opinion="完全赞成。")


def text(cast: Cast, **changes: object) -> Draft:
    usual: dict[str, object] = {
        "office": cast.congress, "session": cast.congress_session, "lead": cast.li,
        "title": c.TITLE, "situation": c.SITUATION, "points": c.POINTS,
    }  # fmt: skip
    return Draft(**{**usual, **changes})  # type: ignore[arg-type]


def answers(case: Case) -> list[tuple[int, str, int]]:
    return [(i.proposer_id, i.answer, i.version) for i in read(case.pk).invitations]


def test_whoever_is_asked_reads_the_frozen_text_and_nothing_else(cast: Cast) -> None:
    case = asked(cast)

    found = frozen_text(cast.by("liu"), case.pk)
    assert found is not None
    assert (found.title, found.points, found.until) == (c.TITLE, c.POINTS, UNTIL)
    assert not may_see(cast.actor("liu"), case.pk)
    for name in ("zhou", "wang", "sun", "he"):
        assert frozen_text(cast.by(name), case.pk) is None
    assert [one.case_id for one in to_answer(cast.by("liu"))] == [case.pk]


def test_the_office_sees_nothing_of_it_before_the_submission(cast: Cast) -> None:
    case = confirmed(cast)
    assert not may_see(cast.actor("zhou"), case.pk)

    case = perform(a.submit, case, cast.by("li"))

    assert may_see(cast.actor("zhou"), case.pk)
    assert [s.proposer_id for s in read(case.pk).signatories] == [cast.li.pk, cast.liu.pk]
    assert (case.authorship, case.state) == ("joint", "submitted")


def test_who_has_not_answered_is_not_on_the_case(cast: Cast) -> None:
    case = perform(a.submit, asked(cast), cast.by("li"))

    assert [s.proposer_id for s in read(case.pk).signatories] == [cast.li.pk]
    assert answers(case) == [(cast.liu.pk, "lapsed", 1)]


def test_s01_a_change_of_the_text_voids_the_confirmation_and_asks_again(cast: Cast) -> None:
    case = confirmed(cast)
    before = frozen(read(case.pk).case)

    perform(a.draft, case, cast.by("li"), text=text(cast, points=("只改一条。",)))

    assert answers(case) == [(cast.liu.pk, "", 2)]
    assert read(case.pk).case.state == "cosigning"
    assert Notice.objects.filter(kind="cosign_again", proposer=cast.liu).count() == 1
    with refused("text_changed"):
        perform(a.confirm_cosigning, case, cast.by("liu"), shown=before)
    found = frozen_text(cast.by("liu"), case.pk)
    assert found is not None
    assert found.is_again
    perform(a.confirm_cosigning, case, cast.by("liu"), shown=found.shown)
    assert answers(case) == [(cast.liu.pk, "confirmed", 2)]


def test_another_wish_alone_voids_nothing(cast: Cast) -> None:
    case = confirmed(cast)

    perform(a.draft, case, cast.by("li"), text=text(cast, wished_units="市水利局"))

    assert answers(case) == [(cast.liu.pk, "confirmed", 1)]


def test_s01_a_joint_text_that_came_back_is_put_to_the_others_anew(cast: Cast) -> None:
    case = c.submitted(cast, joint=True)
    perform(a.send_back, case, cast.by("zhou"), reason="请写明地点。")

    case = perform(a.draft, case, cast.by("li"), text=text(cast, title="关于治理柳溪河上游的建议"))

    assert read(case.pk).case.state == "cosigning"
    assert answers(case) == [(cast.liu.pk, "", 2)]
    assert may_see(cast.actor("zhou"), case.pk)


def test_somebody_declines_or_takes_the_confirmation_back(cast: Cast) -> None:
    case = confirmed(cast)

    perform(a.decline_cosigning, case, cast.by("liu"), opinion="再考虑。")

    assert answers(case) == [(cast.liu.pk, "declined", 1)]
    assert frozen_text(cast.by("liu"), case.pk) is None


def test_what_is_refused(cast: Cast) -> None:
    case = confirmed(cast)
    shown = frozen(read(case.pk).case)

    with refused("cosigned_already"):
        perform(a.confirm_cosigning, case, cast.by("liu"), shown=shown)
    with refused("no_right"):
        perform(a.confirm_cosigning, case, cast.by("li"), shown=shown)
    with refused("day_past"):
        perform(a.invite, case, cast.by("li"), proposers=[], until=date(2026, 3, 1))
    with refused("proposer_unknown"):
        perform(a.invite, case, cast.by("li"), proposers=[cast.wang.pk], until=UNTIL)
    with refused("text_frozen"):
        perform(a.attach, case, cast.by("li"), files=[upload()])
    fresh = c.drafted(cast)
    with refused("nobody_to_invite"):
        perform(a.invite, fresh, cast.by("li"), proposers=[cast.li.pk], until=UNTIL)


def test_colleagues_join_where_the_lead_lets_them(cast: Cast) -> None:
    case = c.drafted(cast)
    perform(a.draft, case, cast.by("li"), text=text(cast, allow_co_sign=True))
    perform(a.invite, case, cast.by("li"), proposers=[cast.liu.pk], until=UNTIL)
    perform(a.decline_cosigning, read(case.pk).case, cast.by("liu"))
    assert joinable(cast.by("liu")) == []
    other = c.drafted(cast)
    perform(a.draft, other, cast.by("li"), text=text(cast, allow_co_sign=True))
    colleague = c._proposer(cast.congress, "deputy", "赵敏", "城区代表团")
    perform(a.invite, other, cast.by("li"), proposers=[colleague.pk], until=UNTIL)

    assert [one.case_id for one in joinable(cast.by("liu"))] == [other.pk]
    shown = frozen(read(other.pk).case)
    perform(a.confirm_cosigning, other, cast.by("liu"), shown=shown)

    assert (cast.liu.pk, "confirmed", 1) in answers(other)


def test_an_invitation_is_told_and_reminded_of_once(cast: Cast) -> None:
    case = asked(cast)
    at = cast.by("liu", date(2026, 3, 5)).at

    assert remind(date(2026, 3, 3), at) == 0
    assert (remind(date(2026, 3, 5), at), remind(date(2026, 3, 5), at)) == (1, 0)
    told = inbox(cast.actor("liu"), at).lines
    assert [line.kind for line in told] == ["cosign_near", "cosign_asked"]
    perform(a.withdraw, case, cast.by("li"))
    assert inbox(cast.actor("liu"), at).lines == []


def test_a_rebuild_gives_the_same_rows(cast: Cast) -> None:
    case = confirmed(cast)
    perform(
        a.draft, case, cast.by("li"), text=text(cast, points=("只改一条。",), analysis="分析。")
    )
    perform(a.submit, case, cast.by("li"))

    replay.rebuild([case.pk])

    assert replay.problems([case.pk])[0] == []


# ── seal and signature (S02) ──
@pytest.mark.parametrize(
    ("kind", "code"),
    [("party", "seal_missing"), ("organisation", "seal_missing"), ("sector", "convener_missing")],
)
def test_s02_a_body_without_its_paper_is_warned_and_may_go_on(
    cast: Cast, kind: str, code: str
) -> None:
    case = collective(cast, kind)

    with refused(code):
        perform(a.submit, case, cast.by("wang"))
    case = perform(a.submit, case, cast.by("wang"), reason="印章送外,下周补交。")

    assert case.overrides == [code]


def test_s02_with_the_sealed_page_nothing_is_asked(cast: Cast) -> None:
    case = collective(cast, "party")
    perform(a.attach, case, cast.by("wang"), files=[upload()], signed=True)

    case = perform(a.submit, case, cast.by("wang"))

    assert case.overrides == []
    assert [file.kind for file in read(case.pk).files] == [FileKind.SIGNED_PAPER]


def collective(cast: Cast, kind: str) -> Case:
    cast.wang.kind = kind
    cast.wang.save()
    return c.drafted(cast, chain="proposal")


# ── joint withdrawal (S03, S04) ──
def test_s03_all_who_signed_are_asked_and_it_goes_on_until_all_agree(cast: Cast) -> None:
    cast.congress.rules = "sh-2015"
    cast.congress.save()
    case = c.assigned(cast, joint=True)

    case = perform(a.ask_withdrawal, case, cast.by("li"), reason="情况已变化。")
    assert case.state == "assigned"
    assert Notice.objects.filter(kind="withdrawal_asked", proposer=cast.liu).count() == 1
    with refused("agreed_already"):
        perform(a.agree_withdrawal, case, cast.by("li"))

    case = perform(a.agree_withdrawal, case, cast.by("liu"))

    assert read(case.pk).case.state == "withdrawn"
    assert {work.state for work in read(case.pk).assignments} == {"ceased"}
    assert not case.clocks.filter(stopped_on=None).exists()
    assert set(Notice.objects.filter(kind="withdrawn").values_list("unit", flat=True)) == {
        cast.water.pk, cast.transport.pk,
    }  # fmt: skip


def test_s03_one_refusal_and_it_goes_on(cast: Cast) -> None:
    cast.congress.rules = "sh-2015"
    cast.congress.save()
    case = c.submitted(cast, joint=True)
    perform(a.ask_withdrawal, case, cast.by("li"), reason="情况已变化。")

    case = perform(a.refuse_withdrawal, case, cast.by("liu"), reason="问题还在。")

    assert (case.state, read(case.pk).case.withdraw_asked_on) == ("submitted", None)


def test_s04_where_the_rule_lets_it_end_at_any_time_all_units_are_told(cast: Cast) -> None:
    cast.congress.rules = "sd-2017"
    cast.congress.save()
    case = c.assigned(cast)

    perform(a.withdraw, case, cast.by("li"), reason="已经解决。")

    assert Notice.objects.filter(kind="withdrawn").count() == 2


def test_a_draft_that_was_taken_back_is_still_nobody_elses(cast: Cast) -> None:
    case = perform(a.withdraw, c.drafted(cast), cast.by("li", DAY))

    assert not may_see(cast.actor("zhou"), case.pk)


def test_s07_a_motion_turned_into_a_suggestion_keeps_its_origin(cast: Cast) -> None:
    case = c.drafted(cast)

    perform(a.draft, case, cast.by("li"), text=text(cast, origin="motion", motion_no="议案第3号"))

    found = read(case.pk).case
    assert (found.origin, found.motion_no) == ("motion", "议案第3号")
