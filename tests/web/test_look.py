"""The look: every declared pair of colours can be read, and nothing stands outside the strict policy."""

import re
from pathlib import Path

import pytest

import jianyan.web

WEB = Path(jianyan.web.__file__).parent
SHEETS = sorted((WEB / "static" / "css").glob("*.css"))
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
TOKENS = (WEB / "static" / "css" / "tokens.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", TOKENS))
PAIR = r"([a-z-]+) on ([a-z-]+)"
PAIRS = set(re.findall(rf"pair: {PAIR}", TOKENS))
SHAPES = set(re.findall(rf"shape: {PAIR}", TOKENS))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rules(sheet: Path) -> list[tuple[str, str]]:
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.findall(r"([^{};]+)\{([^{}]*)\}", text)


def test_it_measures_contrast_as_wcag_does() -> None:
    black_on_white = (luminance("#ffffff") + 0.05) / (luminance("#000000") + 0.05)

    assert round(black_on_white, 2) == 21


@pytest.mark.parametrize(("ink", "ground"), sorted(PAIRS))
def test_words_can_be_read(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize(("edge", "ground"), sorted(SHAPES))
def test_edges_and_rings_can_be_seen(edge: str, ground: str) -> None:
    assert contrast(edge, ground) >= 3


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_rule_sets_only_declared_pairs(sheet: Path) -> None:
    undeclared = set()
    for selector, body in rules(sheet):
        ink = re.search(r"(?<![-\w])color: var\(--([a-z-]+)\)", body)
        ground = re.search(r"background(?:-color)?: var\(--([a-z-]+)\)", body)
        if ink and ground and (pair := (ink[1], ground[1])) not in PAIRS:
            undeclared.add((selector.strip(), *pair))

    assert not undeclared


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_a_sheet_uses_only_tokens_that_exist(sheet: Path) -> None:
    text = sheet.read_text(encoding="utf-8")
    defined = set(re.findall(r"--([a-z0-9-]+):", TOKENS))

    assert set(re.findall(r"var\(--([a-z0-9-]+)\)", text)) <= defined


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_colours_are_named_in_the_tokens_only(sheet: Path) -> None:
    found = set(re.findall(r"#[0-9a-f]{3,8}\b", sheet.read_text(encoding="utf-8")))

    assert found <= ({"#000", "#888"} if sheet.name != "tokens.css" else set(COLOURS.values()))


@pytest.mark.parametrize("page", TEMPLATES, ids=lambda page: str(page.relative_to(WEB)))
def test_a_template_keeps_the_strict_policy(page: Path) -> None:
    text = re.sub(r"\{#.*?#\}", "", page.read_text(encoding="utf-8"))

    assert not re.search(r"\sstyle\s*=|<style|\son[a-z]+\s*=|hx-on|javascript:", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)", text)


@pytest.mark.parametrize("page", TEMPLATES, ids=lambda page: str(page.relative_to(WEB)))
def test_a_template_is_short_and_says_what_it_expects(page: Path) -> None:
    lines = page.read_text(encoding="utf-8").splitlines()

    assert len(lines) <= 120
    assert any(line.startswith("{#") for line in lines[:3]), "no {# what: context #} line on top"


def test_every_state_has_a_shape_of_its_own() -> None:
    parts = (WEB / "static" / "css" / "parts.css").read_text(encoding="utf-8")

    for tone in ("quiet", "near", "late", "waiting", "done"):
        assert f".state.is-{tone}::before" in parts


def test_icons_named_in_templates_exist() -> None:
    sprite = (WEB / "static" / "img" / "icons.svg").read_text(encoding="utf-8")
    drawn = set(re.findall(r'<symbol id="([a-z-]+)"', sprite))
    named = {
        name
        for page in TEMPLATES
        for name in re.findall(
            r'(?:with icon=|\|default:)"([a-z-]+)"', page.read_text(encoding="utf-8")
        )
    }

    assert named <= drawn
