"""审查: take in, send back, file, decline, forward."""

from datetime import date

from jianyan.cases import actions as a
from jianyan.cases.opening import Draft, open_case
from jianyan.cases.perform import perform, read
from jianyan.rules import packs
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import Cast


def ground(cast: Cast) -> str:
    return packs.load(cast.cppcc.rules).grounds[0]


def test_a_case_is_taken_into_review(cast: Cast) -> None:
    assert perform(a.review, c.submitted(cast), cast.by("zhou")).state == "in_review"


def test_a_curable_defect_sends_it_back_and_it_may_come_again(cast: Cast) -> None:
    case = perform(
        a.send_back, c.submitted(cast), cast.by("zhou"),
        reason="请写明具体路段。", revise_by=date(2026, 3, 9),
    )  # fmt: skip

    assert case.state == "back_to_proposer"
    assert perform(a.submit, case, cast.by("li")).state == "submitted"


def test_a_case_is_not_sent_back_to_a_day_that_is_over(cast: Cast) -> None:
    case = c.submitted(cast)

    with refused("day_past"):
        perform(a.send_back, case, cast.by("zhou"), reason="请改。", revise_by=date(2026, 3, 1))


def test_a_number_given_elsewhere_is_kept_as_it_is(cast: Cast) -> None:
    assert perform(a.file, c.submitted(cast), cast.by("zhou"), number="0777").number == "0777"


def test_s05_a_refusal_has_a_coded_ground_and_tells_the_reason(cast: Cast) -> None:
    case = c.submitted(cast, chain="proposal")

    case = perform(a.decline, case, cast.by("qian"), ground=ground(cast), reason="属个人诉求。")

    dossier = read(case.pk)
    assert (case.state, case.ground) == ("not_filed", ground(cast))
    assert dossier.body(dossier.case.reason_no or 0) == "属个人诉求。"


def test_s05_what_is_not_filed_may_be_forwarded_as_a_letter(cast: Cast) -> None:
    case = c.submitted(cast, chain="proposal")
    case = perform(a.decline, case, cast.by("qian"), ground=ground(cast), reason="属个人诉求。")

    case = perform(a.convert, case, cast.by("qian"), form="letter", receiver="市信访局")

    assert case.state == "converted"


def test_a_ground_that_the_rule_does_not_know_is_refused(cast: Cast) -> None:
    case = c.submitted(cast, chain="proposal")

    with refused("ground_unknown"):
        perform(a.decline, case, cast.by("qian"), ground="bad weather", reason="下雨。")


def test_a_refusal_without_a_reason_is_refused(cast: Cast) -> None:
    case = c.submitted(cast, chain="proposal")

    with refused("reason_missing"):
        perform(a.decline, case, cast.by("qian"), ground=ground(cast), reason=" ")


def test_an_unknown_form_of_forwarding_is_refused(cast: Cast) -> None:
    case = c.submitted(cast, chain="proposal")
    case = perform(a.decline, case, cast.by("qian"), ground=ground(cast), reason="属个人诉求。")

    with refused("form_unknown"):
        perform(a.convert, case, cast.by("qian"), form="poem")


def test_the_office_corrects_what_a_catalogue_brought_and_keeps_the_earlier_words(
    cast: Cast,
) -> None:
    case = open_case(imported(cast), cast.by("zhou"))
    texts = case.texts.count()

    case = perform(
        a.correct, perform(a.submit, case, cast.by("li")), cast.by("zhou"),
        text=imported(cast, title="更正后的标题"),
    )  # fmt: skip

    assert (case.title, case.state) == ("更正后的标题", "submitted")
    assert case.texts.count() > texts


def test_nobody_corrects_what_the_proposer_sent(cast: Cast) -> None:
    case = c.submitted(cast)

    with refused("proposers_own_words"):
        perform(a.correct, case, cast.by("zhou"), text=imported(cast))


def imported(cast: Cast, title: str = c.TITLE) -> Draft:
    return Draft(
        office=cast.congress, session=cast.congress_session, lead=cast.li, title=title,
        points=c.POINTS, channel="import",
    )  # fmt: skip
