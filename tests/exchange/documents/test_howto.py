"""识读说明: what the page says is so."""

import re
from pathlib import Path

from jianyan.exchange import wording

PAGE = Path(__file__).parents[3] / "docs" / "howto" / "read-documents.md"
CODES = {
    code
    for code in wording.sentences()
    if code.startswith(("document_", "picture_", "libreoffice_"))
}


def test_every_code_that_a_document_can_be_refused_with_is_explained() -> None:
    said = set(re.findall(r"`([a-z_]+)`", PAGE.read_text("utf-8").split("## 四")[1]))

    assert said == CODES - {"document_absent", "document_closed_to_us"}
