"""勾选 — boxes that were ticked, and answers of yes and no."""

import re
import unicodedata
from dataclasses import replace

from jianyan.exchange.documents.reading import Found

TICK, EMPTY = "☑", "□"
TICKS = re.compile(r"[(\[【〔]\s*[☑✓✔√■☒●]\s*[)\]】〕]|[☑✓✔√■☒●]")
EMPTIES = re.compile(r"[(\[【〔]\s*[)\]】〕]|[□☐○◯]")
WORD = f"[^{TICK}{EMPTY}\\s]+"
NO = re.compile(r"[不否无免勿]")
YES = re.compile(r"[是可需要愿]|同意|公开|全文公开|yes", re.I)
BETWEEN = re.compile(r"平时|闭会")
AT_SESSION = re.compile(r"大会期间|会议期间|会上|全会|大会(?!闭会)")


def ticked(found: Found | None) -> Found | None:
    """□党派 ☑个人 says 个人; where nothing is ticked it says nothing."""
    if found is None:
        return None
    text = EMPTIES.sub(EMPTY, TICKS.sub(TICK, unicodedata.normalize("NFKC", found.value)))
    if TICK not in text and EMPTY not in text:
        return found
    leads = text.strip()[0] in TICK + EMPTY
    pattern = rf"{TICK}\s*({WORD})" if leads else rf"({WORD})\s*{TICK}"
    said = "、".join(re.findall(pattern, text))
    return replace(found, value=said) if said else None


def answer(found: Found | None) -> Found | None:
    """是 or 同意 is `yes`, 否 or 不同意 is `no`; anything else is no answer."""
    found = ticked(found)
    if found is None:
        return None
    for value, pattern in (("no", NO), ("yes", YES)):
        if pattern.match(found.value.strip()):
            return replace(found, value=value)
    return None


def period(found: Found | None) -> Found | None:
    """Whether these words say when it was raised: 大会期间 or 平时, not both."""
    found = ticked(found)
    if found is None:
        return None
    between, at_session = BETWEEN.search(found.value), AT_SESSION.search(found.value)
    return found if bool(between) != bool(at_session) else None
