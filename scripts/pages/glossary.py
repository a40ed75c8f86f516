"""docs/glossary.md: the glossary as a page, from docs/glossary.toml."""

import tomllib
from typing import Any

from scripts.pages.source import ROOT, cell

FILE = ROOT / "docs" / "glossary.toml"
SECTIONS = {
    "kinds": "Kinds and contents 类别与内容",
    "people": "Proposers 提案者",
    "organs": "Organs and units 机关与单位",
    "roles": "Roles 承办方式",
    "raising": "Raising 提出",
    "files": "Files 附件",
    "reviewing": "Review 审查",
    "assigning": "Assigning 交办",
    "handling": "Handling 办理",
    "replying": "Reply 答复",
    "rating": "Rating 评价",
    "afterwards": "Afterwards 办后",
    "disclosure": "Disclosure 公开",
    "time": "Time limits 时限",
    "counting": "Counting 统计",
    "records": "Records and places 记录与界面",
    "advice": "Machine answers 机器建议",
}
HEAD = """# Glossary 术语表

One word for one thing. Code follows the English, the interface prints the Chinese; the words under
"also" are recognised in imports. Written from `docs/glossary.toml` by `make docs`.
"""


def terms() -> dict[str, dict[str, dict[str, Any]]]:
    """The sections of the glossary, each from code word to its entry."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _row(code: str, term: dict[str, Any]) -> str:
    also = "、".join(term.get("also", ()))
    return f"| `{code}` | {term['en']} | {term['zh']} | {also} | {cell(term.get('note', ''))} |"


def text() -> str:
    parts = [HEAD]
    for section, entries in terms().items():
        rows = "\n".join(_row(code, term) for code, term in entries.items())
        parts.append(
            f"## {SECTIONS[section]}\n\n"
            "| code | English | 中文 | also | note |\n|---|---|---|---|---|\n" + rows + "\n"
        )
    return "\n".join(parts)
