"""盖章扫描件: what a scan of a sealed reply says is held against the text kept here, and goes when erased."""

import io
from datetime import date

import pypdfium2 as pdfium
import pytest

from jianyan.cases import actions as a
from jianyan.cases.contents import Upload
from jianyan.cases.models import Round
from jianyan.cases.perform import perform
from jianyan.exchange import sealed_scans
from jianyan.exchange.documents import ocr
from jianyan.exchange.models import SealedScan
from tests import cast as c
from tests.cases.test_sealed import letter, outside
from tests.cast import Cast
from tests.rights.town import client

OTHER = "您提出的建议收悉。经研究,暂不具备实施条件,待资金落实后再行安排。"


def scan(text: str) -> Upload:
    """The sealed letter as a scanner gives it: a PDF of pictures, without a word in it."""
    pages = [page.render(scale=2.5).to_pil() for page in pdfium.PdfDocument(letter(text).content)]
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=180)
    return Upload("盖章扫描件.pdf", out.getvalue())


def signed(cast: Cast, text: str) -> Round:
    return outside(cast, c.round_drafted(cast), sealed=scan(text), reason="审批单和盖章件另附。")


def test_a_scan_that_says_the_same_is_said_to(cast: Cast) -> None:
    reply = signed(cast, c.LETTER)

    assert sealed_scans.read_all() == 1
    assert sealed_scans.read_all() == 0

    (found,) = sealed_scans.scans_of(reply.case_id)
    assert (found.round_no, found.differs) == (1, 0)
    assert found.method.startswith("rapidocr")
    page = client(cast, "chen").get(f"/desk/cases/{reply.case_id}/").content.decode()
    assert "盖章扫描件与系统文本一致" in page


def test_where_it_differs_unit_and_hub_see_both_and_the_text_stays(cast: Cast) -> None:
    reply = signed(cast, OTHER)
    sealed_scans.read_all()

    (found,) = sealed_scans.scans_of(reply.case_id)
    assert found.differs > 0
    case = f"/desk/cases/{reply.case_id}/"
    assert "处与系统文本不一致" in client(cast, "chen").get(case).content.decode()
    answers = {
        name: client(cast, name).get(f"{case}R1/scanned/").status_code
        for name in ("chen", "sun", "wu", "zhou")
    }
    assert answers == {"chen": 200, "sun": 200, "wu": 404, "zhou": 404}
    page = client(cast, "chen").get(f"{case}R1/scanned/").content.decode()
    assert "暂不具备" in page
    assert "机器识读" in page
    assert reply.draft_no is None  # a machine's reading replaces no text


def test_a_copy_with_its_text_needs_no_reading(cast: Cast) -> None:
    outside(cast, c.round_drafted(cast), sealed=letter(c.LETTER), reason="审批单另附。")

    sealed_scans.read_all()

    assert list(SealedScan.objects.values_list("body", "method")) == [("", "written")]


def test_what_is_erased_leaves_with_it(cast: Cast) -> None:
    reply = signed(cast, OTHER)
    sealed_scans.read_all()
    case = reply.dossier.case

    perform(a.erase_file, case, cast.by("zhou", date(2026, 3, 3)), file=1, reason="误传。")

    assert not SealedScan.objects.exists()


def test_nothing_is_read_where_nothing_can_be_recognised(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The extra `ocr` is not installed; once it is, what came before is read."""
    signed(cast, OTHER)

    with monkeypatch.context() as without:
        without.setattr(ocr, "find_spec", lambda name: None)
        assert sealed_scans.read_all() == 0
    assert sealed_scans.read_all() == 1
