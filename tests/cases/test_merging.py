"""并案: one handling, every proposer stays addressee and rater; a link that can be undone (S06)."""

from datetime import date

import pytest

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Refused
from jianyan.ops import projections
from jianyan.statistics import reconcile
from jianyan.statistics.measures import MEASURES
from jianyan.statistics.scope import Scope
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import DAY, Cast

END = date(2026, 12, 31)


def of_liu(cast: Cast) -> Case:
    """A near-identical text of the second deputy, filed under its own number."""
    text = Draft(
        office=cast.congress, session=cast.congress_session, lead=cast.liu,
        title="关于整治柳溪河水体的建议", situation=c.SITUATION, points=c.POINTS,
    )  # fmt: skip
    case = perform(a.submit, open_case(text, cast.by("liu")), cast.by("liu"))
    return perform(a.file, case, cast.by("zhou"))


def merged(cast: Cast) -> tuple[Case, Case]:
    parent, child = c.filed(cast), of_liu(cast)
    child = perform(a.merge, child, cast.by("zhou"), into=parent, reason="内容相同。")
    return read(parent.pk).case, child


def replied(cast: Cast) -> tuple[Case, Case]:
    """The parent assigned, handled and answered."""
    parent, child = merged(cast)
    parent = perform(a.assign, parent, cast.by("zhou"), shares=c.shares_of(cast))
    c.answer(cast, parent)
    return read(parent.pk).case, read(child.pk).case


def counted(cast: Cast, key: str, on: date = END) -> int:
    scope = Scope(cast.congress, 2026, on)
    return MEASURES[key].rows(scope, "suggestion").count()


def test_s06_merged_cases_have_one_handling_and_both_authors_get_reply_and_form(
    cast: Cast,
) -> None:
    parent, child = replied(cast)
    reply = read(parent.pk).rounds[0]

    reached = {d.proposer_id for d in reply.dossier.deliveries}
    assert reached == {cast.li.pk, cast.liu.pk}
    assert (parent.state, child.state, read(child.pk).assignments) == ("replied", "merged", [])
    assert {k: counted(cast, k) for k in ("received", "filed", "merged")} == {
        "received": 2, "filed": 1, "merged": 1,
    }  # fmt: skip

    reply = perform(a.rate, reply, cast.by("li"), values=c.GOOD)
    assert reply.state == "delivered"
    reply = perform(a.rate, reply, cast.by("liu"), values=c.GOOD)
    assert reply.state == "rated"
    assert reconcile.check(Scope(cast.congress, 2026, END), "suggestion") == []


def test_one_dissatisfied_proposer_bars_no_other_and_decides_how_it_counts(cast: Cast) -> None:
    parent, _ = replied(cast)
    reply = read(parent.pk).rounds[0]

    reply = perform(a.rate, reply, cast.by("liu"), values=c.BAD, comment="未说明期限。")
    assert reply.state == "dissatisfied"
    reply = perform(a.rate, reply, cast.by("li"), values=c.GOOD)

    assert (reply.state, len(reply.dossier.ratings)) == ("dissatisfied", 2)
    assert counted(cast, "first_result_dissatisfied") == 1
    assert reconcile.check(Scope(cast.congress, 2026, END), "suggestion") == []


def test_who_does_not_rate_in_time_does_not_undo_the_other_s_rating(cast: Cast) -> None:
    parent, _ = replied(cast)
    reply = perform(a.rate, read(parent.pk).rounds[0], cast.by("li"), values=c.GOOD)

    reply = perform(a.close_rating, reply, cast.by("zhou", END))

    assert reply.state == "rated"


def test_the_child_keeps_text_number_and_signatories(cast: Cast) -> None:
    parent, child = merged(cast)

    assert (child.number, child.title) == ("0002", "关于整治柳溪河水体的建议")
    assert [s.proposer_id for s in read(child.pk).signatories] == [cast.liu.pk]
    assert [(s.proposer_id, s.via_id) for s in read(parent.pk).signatories] == [
        (cast.li.pk, None),
        (cast.liu.pk, child.pk),
    ]


def test_a_merge_is_undone_until_the_parent_is_assigned(cast: Cast) -> None:
    parent, child = merged(cast)

    child = perform(a.unmerge, child, cast.by("zhou"), reason="代表有不同意见。")

    assert (child.state, child.merged_into_id) == ("filed", None)
    assert len(read(parent.pk).signatories) == 1
    assert counted(cast, "filed") == 2
    assert counted(cast, "merged") == 0

    child = perform(a.merge, child, cast.by("zhou"), into=parent)
    perform(a.assign, read(parent.pk).case, cast.by("zhou"), shares=c.shares_of(cast))
    with refused("unmerge_too_late"):
        perform(a.unmerge, child, cast.by("zhou"), reason="代表有不同意见。")


def test_what_was_merged_before_filing_goes_back_to_review(cast: Cast) -> None:
    parent, child = c.filed(cast), c.submitted(cast)
    child = perform(a.merge, child, cast.by("zhou"), into=parent)

    child = perform(a.unmerge, child, cast.by("zhou"), reason="并非同一事项。")

    assert (child.state, child.number) == ("in_review", "")


def test_a_suggestion_and_a_proposal_are_never_merged(cast: Cast) -> None:
    suggestion, proposal = c.filed(cast), c.filed(cast, chain="proposal")
    by = cast.by("zhou")

    with pytest.raises(Refused) as no:
        perform(a.merge, suggestion, by, into=proposal)

    assert no.value.code == "merge_target_unknown"  # nor does it say what the other is
    with refused("merge_with_itself"):
        perform(a.merge, suggestion, by, into=suggestion)


def test_no_chain_of_merges(cast: Cast) -> None:
    parent, child = merged(cast)
    third = of_liu(cast)

    with refused("merge_too_late"):
        perform(a.merge, third, cast.by("zhou"), into=child)
    with refused("merge_has_others"):
        perform(a.merge, parent, cast.by("zhou"), into=third)


@pytest.mark.parametrize(
    ("move", "who", "typed"),
    [
        ("withdraw", "li", {}),
        ("send_back", "zhou", {"reason": "请写明地点。"}),
        ("decline", "zhou", {"ground": "属于诉讼事项", "reason": "属于诉讼事项。"}),
    ],
)
def test_who_carries_others_is_not_ended_beneath_them(
    cast: Cast, move: str, who: str, typed: dict[str, str]
) -> None:
    parent, child = c.submitted(cast), of_liu(cast)
    perform(a.merge, child, cast.by("zhou"), into=parent)

    with refused("merged_others"):
        perform(a.ACTIONS[move], read(parent.pk).case, cast.by(who), **typed)


def test_a_unit_s_own_mark_changes_no_number(cast: Cast) -> None:
    one, two = (read(c.assigned(cast).pk).assignments[0] for _ in range(2))
    one = perform(a.acknowledge, one, cast.by("chen"))

    one = perform(a.study_together, one, cast.by("chen"), others=[two.case_id])

    assert one.together == [two.case_id]
    assert counted(cast, "filed") == 2
    elsewhere = c.filed(cast)
    with refused("not_your_case"):
        perform(a.study_together, one, cast.by("chen"), others=[elsewhere.pk])


def test_a_group_replays_to_the_same_rows(cast: Cast) -> None:
    parent, child = replied(cast)
    perform(a.rate, read(parent.pk).rounds[0], cast.by("liu", DAY), values=c.GOOD)
    ids = [parent.pk, child.pk]

    assert projections.problems(ids) == []
    projections.rebuild(ids)
    assert projections.problems(ids) == []
