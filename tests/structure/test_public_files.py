"""What a stranger reads first is there and complete."""

import re
import tomllib

from tests.structure.house import ROOT, text

REQUIRED = (
    "publiccodeYmlVersion", "name", "url", "softwareType", "platforms", "developmentStatus",
    "description", "legal", "maintenance", "localisation",
)  # fmt: skip


def test_the_public_description_has_what_the_standard_requires() -> None:
    description = text(ROOT / "publiccode.yml")

    assert [key for key in REQUIRED if not re.search(rf"^{key}:", description, re.M)] == []
    assert "license: MulanPSL-2.0" in description
    for short in re.findall(r"shortDescription: (.+)", description):
        assert len(short) <= 150


def test_version_and_licence_are_the_same_everywhere() -> None:
    project = tomllib.loads(text(ROOT / "pyproject.toml"))["project"]

    assert project["license"] == "MulanPSL-2.0"
    assert f'softwareVersion: "{project["version"]}"' in text(ROOT / "publiccode.yml")
    assert "第2版" in text(ROOT / "LICENSE")
    assert "END OF THE TERMS AND CONDITIONS" in text(ROOT / "LICENSE")


def test_the_changes_have_their_sections_only() -> None:
    changes = text(ROOT / "CHANGELOG.md")
    known = {"Changed in law", "Added", "Changed", "Fixed", "Not yet", "To do when upgrading"}

    assert "## Unreleased" in changes
    assert set(re.findall(r"^### (.+)$", changes, re.M)) <= known


def test_links_between_documents_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)} → {target}"
        for page in pages
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", text(page))
        if "://" not in target and not (page.parent / target).exists()
    ]

    assert broken == []
