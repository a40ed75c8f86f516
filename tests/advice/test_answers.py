"""What a machine proposed is kept with its method, and what a person made of it stays."""

from datetime import UTC, datetime

from jianyan.advice.answers import Method, Proposed, given, judge, keep, settle
from jianyan.advice.models import AnswerKind, Verdict
from jianyan.cases.models import Case
from tests import cast as c
from tests.cast import Cast

AT = datetime(2026, 3, 3, 2, tzinfo=UTC)
BY_DUTIES = Method("duties", "1")


def propose(case: Case, *about: str) -> None:
    proposed = [Proposed(one, 0.9 - no / 10, ("职责相符",)) for no, one in enumerate(about)]
    keep(
        kind=AnswerKind.UNIT, case_id=case.pk, proposed=proposed, method=BY_DUTIES, at=AT
    )  # fmt: skip


def told(case: Case) -> dict[str, str]:
    return {one.about: one.verdict for one in given(kinds=[AnswerKind.UNIT], case_id=case.pk)}


def test_an_answer_carries_method_version_score_and_reasons(cast: Cast) -> None:
    case = c.submitted(cast)
    propose(case, "unit:1")

    (answer,) = given(kinds=[AnswerKind.UNIT], case_id=case.pk)

    assert (answer.method, answer.version, answer.score) == ("duties", "1", 0.9)
    assert (answer.reasons, answer.made_at, answer.verdict) == (["职责相符"], AT, "open")


def test_what_is_no_longer_proposed_goes_and_what_was_judged_stays(cast: Cast) -> None:
    case, by = c.submitted(cast), cast.users["zhou"].pk
    propose(case, "unit:1", "unit:2")
    judged = judge(
        kind=AnswerKind.UNIT, case_id=case.pk, about=["unit:1"], accepted=False, by=by, at=AT
    )

    propose(case, "unit:3", "unit:1")

    assert judged == 1
    assert told(case) == {"unit:1": Verdict.REJECTED, "unit:3": Verdict.OPEN}


def test_a_judgement_is_given_once(cast: Cast) -> None:
    case, by = c.submitted(cast), cast.users["zhou"].pk
    propose(case, "unit:1")
    settle(kind=AnswerKind.UNIT, case_id=case.pk, chosen=["unit:1"], by=by, at=AT)

    again = judge(
        kind=AnswerKind.UNIT, case_id=case.pk, about=["unit:1"], accepted=False, by=by, at=AT
    )

    assert again == 0
    assert told(case) == {"unit:1": Verdict.ACCEPTED}


def test_a_decision_judges_what_stood_open(cast: Cast) -> None:
    case, by = c.submitted(cast), cast.users["zhou"].pk
    propose(case, "unit:1", "unit:2")

    settle(kind=AnswerKind.UNIT, case_id=case.pk, chosen=["unit:2"], by=by, at=AT)

    assert told(case) == {"unit:1": Verdict.REJECTED, "unit:2": Verdict.ACCEPTED}
    assert {one.by_id for one in given(kinds=[AnswerKind.UNIT], case_id=case.pk)} == {by}
