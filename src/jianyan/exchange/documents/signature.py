"""落款 — who signed at the end and on which day, and what stands there of telephones and addresses."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jianyan.exchange import names
from jianyan.exchange.documents.parts import Block
from jianyan.exchange.documents.reading import Found
from jianyan.exchange.form import LABELLED, knows
from jianyan.exchange.headings import Dictionary

DAY = re.compile(
    r"\s*(?:[12][09]\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
    r"|[12][09]\d\d[-./]\d{1,2}[-./]\d{1,2})\s*"
)
PERSON = re.compile(r"[\u3400-\u9fff·]{2,4}(?:(?:代表|委员))?")
SURE = 0.7
LAST = 8  # blocks from the end that may belong to it


@dataclass(frozen=True, slots=True)
class Signature:
    """The end of a letter: names and day."""

    names: Found | None = None
    day: Found | None = None


def at_the_end(blocks: Sequence[Block], dictionary: Dictionary) -> tuple[list[Block], Signature]:
    """The blocks without name and day at their end, and these."""
    kept = list(blocks)
    tail: list[Block] = []
    day = signed = None
    while kept and len(tail) < LAST:
        block = kept[-1]
        if block.label or _is_labelled(block, dictionary):
            tail.append(kept.pop())
        elif day is None and DAY.fullmatch(block.text):
            day = _found(block, block.text.strip())
            kept.pop()
        elif signed is None and (found := _signed(block)):
            signed = found
            kept.pop()
        else:
            break
    if signed and not _has_text(kept):
        return list(blocks), Signature(day=day)
    return [*kept, *reversed(tail)], Signature(signed, day)


def _is_labelled(block: Block, dictionary: Dictionary) -> bool:
    found = LABELLED.match(block.text)
    return bool(found and len(block.text) < 60 and knows(dictionary, found[1]))


def _signed(block: Block) -> Found | None:
    """A short last line that is a name, or the name of a body, perhaps with the day behind it."""
    text = block.text.strip()
    bare = re.sub(r"\s+", "", text)
    if len(bare) > 30 or re.search(r"[。;；:：,，!?]", text):
        return None
    if PERSON.fullmatch(bare) or names.body(bare) != names.PERSON:
        return _found(block, text)
    return None


def _found(block: Block, value: str) -> Found:
    return Found(value, SURE * block.score, block.place.page, block.place.line, "signature")


def _has_text(blocks: Sequence[Block]) -> bool:
    """A signature closes something: a title and a text stand before it."""
    return sum(len(block.text) for block in blocks) > 30 and len(blocks) > 1
