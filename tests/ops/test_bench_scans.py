"""识读量测: what counts as a right character, and that the pages are the same every time."""

import pytest

from jianyan.exchange.documents.reading import Found, Reading
from jianyan.ops.bench import scans, sheets


@pytest.mark.parametrize(
    ("a", "b", "far"), [("", "", 0), ("古树", "古树", 0), ("古树", "古", 1), ("古树木", "占树", 2)]
)
def test_the_distance_counts_what_must_be_corrected(a: str, b: str, far: int) -> None:
    assert scans.distance(a, b) == far


def test_full_width_and_blanks_are_no_mistakes() -> None:
    sheet = sheets.sheets(1)[0]
    words = sheet.words.replace(":", "：").replace("\n", " \n ")
    found = Reading("x", {"text": Found(words, 1.0)})

    right, whole = scans.characters(sheet, found)

    assert right == whole > 400


def test_the_pages_are_the_same_whenever_they_are_made() -> None:
    first, second = sheets.sheets(6), sheets.sheets(6)

    assert first == second
    assert len({sheet.title for sheet in first}) == 6
    assert [sheet.form for sheet in first] == [False, False, True] * 2
    assert sheets.printed(first[0])[:4] == b"\x89PNG"
