"""Rule files of an office's own, for tests."""

from pathlib import Path

TEXT = """
key = "{key}"
version = "{version}"
title = "江州市代表建议办理规定"
title_en = "Rules of Jiangzhou"
level = "city"
region = "jiangzhou"
chains = ["suggestion"]
grade = "K"
source = "invented for the tests"
effective_from = 2025-01-01
stops_for = ["awaiting_law"]
{more}
[[limit.reply]]
within = "3 month"
counted_from = "assigned"
article = "第十条"
[limit.reply.extension]
by = "right"
at_most = "{months} month"
"""


def write(folder: Path, name: str, *, version: str, months: int = 6, more: str = "") -> Path:
    """One rule file under its name, in a folder that JIANYAN_RULES_DIR may name."""
    folder.mkdir(exist_ok=True)
    key = name.partition("@")[0]
    text = TEXT.format(key=key, version=version, months=months, more=more)
    (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder
