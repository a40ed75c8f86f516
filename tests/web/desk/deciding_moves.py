"""The moves before and about assignment: merging, review, draft split, disputes; as made_moves has them."""

from jianyan.cases import actions as a
from jianyan.cases.actions.assigning.assign import Share
from jianyan.cases.models import Assignment, Case, Inquiry
from jianyan.cases.perform import perform, read
from jianyan.people.models import Unit
from tests import cast as c
from tests.cast import DAY, Cast
from tests.web.desk.made_moves import Made, _not_filed, _says, _sheet, _working, shares


def _reviewed_by_group(cast: Cast) -> Case:
    me = cast.users["zhou"].pk
    return perform(
        a.name_reviewers, c.submitted(cast), cast.by("zhou"), stage="pre", reviewers=[me]
    )


def _two(cast: Cast) -> Case:
    """The first, with a second one to merge it with."""
    one = c.filed(cast)
    c.filed(cast)
    return one


def _merged(cast: Cast) -> Case:
    one, other = c.filed(cast), c.filed(cast)
    return perform(a.merge, one, cast.by("zhou"), into=other)


def _converted(cast: Cast) -> Case:
    return perform(a.convert, _not_filed(cast), cast.by("zhou"), form="opinion")


def _asked(cast: Cast) -> Inquiry:
    case = c.filed(cast)
    perform(a.consult_units, case, cast.by("zhou"), units=[cast.water])
    return read(case.pk).rows(Inquiry)[0]


def _proposed(cast: Cast) -> Case:
    return perform(a.propose_units, c.filed(cast), cast.by("zhou"), shares=c.shares_of(cast))


def _on_list(cast: Cast) -> Case:
    return perform(a.submit_split, _proposed(cast), cast.by("zhou"), list_no="分办第1号")


def _signed(cast: Cast) -> Case:
    return perform(
        a.sign_split, _on_list(cast), cast.by("zhou"), leader="何主任", signed_on=DAY, scan="档1"
    )


def _objected(cast: Cast) -> Case:
    return perform(a.object_to_unit, c.assigned(cast), cast.by("li"), reason="应由交通部门办理。")


def _as_a_whole(cast: Cast) -> Assignment:
    """With the government as such as lead, and the bureaus beside it."""
    whole = Unit.objects.create(
        key="jiangzhou", name="江州市人民政府", short_name="市政府", hub=cast.government,
        stands_for=cast.government,
    )  # fmt: skip
    beside = [Share(unit=unit, role="co") for unit in (cast.water, cast.transport)]
    case = c.assigned(cast, shares=[Share(unit=whole, role="lead"), *beside])
    return read(case.pk).assignments[0]


def _help_asked(cast: Cast) -> Assignment:
    return perform(
        a.ask_co_handler, _working(cast), cast.by("chen"), unit=cast.finance, reason="涉及资金。"
    )


DECIDING = [
    Made("conclude_offline", "zhou", c.offline, _says(answered_on="2026-03-02"), _says(answered_on="2026-03-09"), "day_ahead"),
    Made("record_opinion_outcome", "zhou", _converted, _says(text="已转市水利局研究采纳。"), _says(text=""), "report_empty"),
    Made("name_reviewers", "zhou", c.submitted, lambda cast: {"stage": "pre", "reviewers": [cast.users["zhou"].pk]}),
    Made("give_review_opinion", "zhou", _reviewed_by_group, _says(verdict="file"), _says(verdict="send_back", reason=""), "reason_missing"),
    Made("merge", "zhou", _two, _says(into="0002", reason="内容相同。"), _says(into="0001"), "merge_with_itself"),
    Made("unmerge", "zhou", _merged, _says(reason="并非同一事项。"), _says(reason=""), "reason_missing"),
    Made("fast_track", "zhou", c.filed, _says(reason="汛期将至。"), _says(reason=""), "reason_missing"),
    Made("consult_units", "zhou", c.filed, lambda cast: {"units": [cast.water.pk], "question": "是否属你局职责?"}, _says(question=""), "nobody_to_ask"),
    Made("agree_to_handle", "chen", _asked, _says(reason="可以承办。")),
    Made("object_to_handling", "chen", _asked, lambda cast: {"reason": "属交通部门职责。", "unit": cast.transport.pk}, lambda cast: {"reason": "属他人职责。", "unit": cast.water.pk}, "unit_same"),
    Made("propose_units", "zhou", c.filed, _sheet, lambda cast: shares({"unit": cast.water.pk, "role": "co"}), "lead_missing"),
    Made("submit_split", "zhou", _proposed, _says(list_no="分办第1号"), _says(list_no=""), "list_no_missing"),
    Made("take_back_split", "zhou", _on_list, _says(reason="再作研究。"), _says(reason=""), "reason_missing"),
    Made("sign_split", "zhou", _on_list, _says(leader="何主任", signed_on="2026-03-02", scan="档1"), _says(leader="", signed_on="2026-03-02"), "leader_missing"),
    Made("adjust_split", "zhou", _signed, lambda cast: {**_sheet(cast), "reason": "职责调整。"}, lambda cast: {**_sheet(cast), "reason": ""}, "reason_missing"),
    Made("answer_objection", "zhou", _objected, _says(answer="经研究,仍由水利局办理。"), _says(answer=""), "answer_missing"),
    Made("dispatch", "sun", _as_a_whole, lambda cast: {**shares({"unit": cast.finance.pk, "role": "lead"}), "letter_no": "府办转〔2026〕1号"}, lambda cast: shares({"unit": cast.water.pk, "role": "lead"}), "unit_twice"),
    Made("hand_down", "sun", _as_a_whole, lambda cast: {"units": [cast.finance.pk], "number": "市办2026-7"}, lambda cast: {"units": []}, "unit_missing"),
    Made("ask_co_handler", "chen", _working, lambda cast: {"unit": cast.finance.pk, "reason": "涉及资金。"}, lambda cast: {"unit": cast.transport.pk, "reason": "涉及资金。"}, "unit_twice"),
    Made("add_co_handler", "zhou", _help_asked, lambda cast: {"unit": cast.finance.pk}, lambda cast: {"unit": cast.transport.pk}, "unit_twice"),
    Made("refuse_co_handler", "zhou", _help_asked, _says(reason="由你局统筹。"), _says(reason=""), "reason_missing"),
    Made("study_together", "chen", _working, _says()),
]  # fmt: skip
