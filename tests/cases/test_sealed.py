"""线下签发: number, day, approval sheet and sealed copy; the sealed text is authoritative."""

from datetime import date
from typing import Any

import pytest

from jianyan.cases import actions as a
from jianyan.cases import sealed
from jianyan.cases.actions.replying.sign_outside import Signature
from jianyan.cases.contents import Upload
from jianyan.cases.models import File, Round
from jianyan.cases.perform import perform, read
from jianyan.cases.refusal import Warned
from jianyan.cases.replay import problems
from jianyan.papers.document import Paper, Section
from jianyan.papers.pdf import pdf
from tests import cast as c
from tests.cases.refusing import refused
from tests.cast import Cast
from tests.papers_at_hand import upload

NUMBER = "江水〔2026〕12号"


def letter(*paragraphs: str) -> Upload:
    """A letter as the unit sealed it: its head, number and seal around the text."""
    section = Section(heading="", paragraphs=paragraphs)
    return Upload(
        "盖章件.pdf", pdf(Paper(title="关于第0001号建议的答复", subtitle="", sections=(section,)))
    )


def outside(cast: Cast, reply: Round, **more: object) -> Round:
    usual = {"document_no": NUMBER, "signed_on": c.DAY, "signer": "赵局"}
    names = {*usual, "signer_post", "sender"}
    said = {**usual, **{name: value for name, value in more.items() if name in names}}
    papers: dict[str, Any] = {name: value for name, value in more.items() if name not in names}
    signed = Signature(**said)  # type: ignore[arg-type]
    return perform(a.sign_outside, reply, cast.by("chen"), signed=signed, **papers)


def test_a_reply_sealed_elsewhere_is_signed_off_with_its_papers(cast: Cast) -> None:
    reply = outside(
        cast, c.round_drafted(cast), sealed=letter(c.LETTER), sheet=upload("审批单.pdf")
    )

    dossier = read(reply.case_id)
    assert (reply.state, reply.document_no, reply.issued_on) == ("issued", NUMBER, c.DAY)
    assert (reply.signed_outside, reply.has_seal, reply.overrides) == (True, True, [])
    kinds = [(one.kind, one.about) for one in dossier.rows(File)]
    assert kinds == [("sealed_reply", "R1"), ("approval_sheet", "R1")]
    assert not problems([reply.case_id])[0]


def test_where_the_sealed_text_differs_it_is_said_and_it_is_the_reply(cast: Cast) -> None:
    reply = c.round_drafted(cast)
    other = letter("您提出的建议收悉。经研究,暂不具备条件。")

    with pytest.raises(Warned) as warned:
        outside(cast, reply, sealed=other)
    reply = outside(cast, reply, sealed=other, reason="会签时作了修改。")

    dossier = read(reply.case_id)
    assert warned.value.params["codes"] == ("sealed_differs",)
    assert "暂不具备条件" in dossier.body(reply.body_no or 0)
    assert dossier.body(reply.draft_no or 0) == c.LETTER
    assert not problems([reply.case_id])[0]


def test_without_the_sealed_copy_it_goes_on_and_the_copy_comes_later(cast: Cast) -> None:
    reply = c.round_drafted(cast)

    with pytest.raises(Warned) as warned:
        outside(cast, reply)
    reply = outside(cast, reply, reason="盖章件明日送达。")
    assert warned.value.params["codes"] == ("sealed_missing",)
    reply = perform(a.add_sealed_copy, reply, cast.by("chen"), sealed=letter(c.LETTER))

    assert reply.has_seal
    assert not problems([reply.case_id])[0]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"document_no": " "}, "document_no_missing"),
        ({"signer": ""}, "signer_missing"),
        ({"signed_on": date(2026, 3, 9)}, "day_ahead"),
        ({"signer_post": "clerk"}, "post_unknown"),
        ({"sender": "市水利局河道科"}, "sender_not_the_unit"),
    ],
)
def test_it_is_refused(cast: Cast, more: dict[str, object], code: str) -> None:
    reply = c.round_drafted(cast)

    with refused(code):
        outside(cast, reply, reason="后补。", **more)


def test_head_seal_and_line_ends_are_no_difference_but_a_figure_is() -> None:
    draft = "将于2026年12月底前完成全部24处排污口封堵。"

    assert (
        sealed.left_out(draft, "江州市水利局\n将于2026 年12月底\n前完成全部24处排污口封堵。\n印章")
        == []
    )
    assert sealed.left_out(draft, draft.replace("24处", "20处"))
    assert sealed.text_of(upload("扫描件.pdf")) == ""
    assert sealed.text_of(Upload("件.ofd", b"PK\x03\x04")) == ""
