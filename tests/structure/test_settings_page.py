"""docs/settings.md names every setting that the code reads, and no other."""

import re

from tests.structure.house import CODE, ROOT, text

READ = re.compile(
    r"""\b(?:env|env_bool|env_list|env_secret|environ\.get|getenv)\(\s*"([A-Z_]+)"|environ\["([A-Z_]+)"\]"""
)
NOT_OURS = {
    "DJANGO_SETTINGS_MODULE",
    "PYTHONPATH",
    "PATH",
    "HOME",
    "LANG",
    "LC_ALL",
    "TZ",
    "SYSTEMROOT",
}


def read() -> set[str]:
    found = {hit[1] or hit[2] for file in CODE.rglob("*.py") for hit in READ.finditer(text(file))}
    return found - NOT_OURS


def described() -> set[str]:
    return set(re.findall(r"^\| `([A-Z_]+)`", text(ROOT / "docs" / "settings.md"), re.MULTILINE))


def test_every_setting_is_described_and_no_other() -> None:
    assert read() == described()


def test_the_example_uses_described_settings_only() -> None:
    used = set(re.findall(r"^#? ?([A-Z_]+)=", text(ROOT / ".env.example"), re.MULTILINE))

    assert {name.removesuffix("_FILE") for name in used} <= described()
