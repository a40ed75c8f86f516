"""读懂来件 — blocks of a document made into title, proposers, situation and points, each with its doubt."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from jianyan.advice import points
from jianyan.exchange import names, values
from jianyan.exchange.documents import answers
from jianyan.exchange.documents.mail import Letter
from jianyan.exchange.documents.parts import Block, Content
from jianyan.exchange.documents.reading import CONTACT, Found, Reading
from jianyan.exchange.documents.signature import PERSON, Signature, at_the_end
from jianyan.exchange.form import CLEAR_TITLE, LABELLED, SESSION, Form, Source, field_of
from jianyan.exchange.headings import Dictionary
from jianyan.exchange.rows import CellRefused
from jianyan.exchange.wordblocks import FOOTNOTE
from jianyan.search.segmentation import simplified

TITLE = re.compile(
    r"\s*(?:关于|对|建议|进一步|加强|加快|推进|完善)?.{4,100}(?:建议|提案|意见|议案|对策|思考)[)）]?\s*$"
)
SOLUTION = re.compile(r"^(\s*)方案(?=\s*[:：]|\s*$)", re.M)  # as long as 建议, which it is in 议案
ID_NUMBER = re.compile(r"\d{15}")  # of an identity card: never kept
ADVICE = "建议:\n"
LOOK_AHEAD = 15
# how sure a field is by the way it was found
BY_LABEL, BY_WORDING, BY_PLACE, BY_GUESS, BY_NAME_OF_FILE = 0.97, 0.95, 0.85, 0.6, 0.5
SEVERAL = 0.3  # of any field, where one file holds several papers
PLAIN = ("group", "category", "wished_units", "period", "submitted_on")
ANSWERS = ("publish_consent", "reply_wanted")


def understood(
    content: Content, dictionary: Dictionary, name: str, letter: Letter | None = None
) -> Reading:
    """What the document proposes; a field that does not show is not there."""
    body, signed = at_the_end(content.blocks, dictionary)
    form = filled(body, dictionary)
    sheet = _Sheet(form, dictionary)
    found = {
        "title": _title(sheet, body, name, letter),
        "proposers": _proposers(sheet, signed) or _sender(letter),
        "cosigners": _names(sheet.found("cosigners")),
        "number": _number(sheet),
        "session": _session(sheet, content.blocks),
        **{field: answers.ticked(sheet.found(field)) for field in PLAIN},
        **{field: answers.answer(sheet.found(field)) for field in ANSWERS},
        **_words(sheet),
    }
    raised = found["submitted_on"]
    found["submitted_on"] = _day(raised) or _day(signed.day)
    found["period"] = found["period"] or answers.period(raised)
    several = len(_titles(body, dictionary)) > 1
    most = SEVERAL if several else 1.0
    contact = {field: sheet.value(field) for field in CONTACT}
    if letter and not contact["email"]:
        contact["email"] = letter.address
    return Reading(
        method=content.method,
        fields={
            field: replace(value, score=min(value.score, most))
            for field, value in found.items()
            if value and value.value
        },
        contact={field: value for field, value in contact.items() if value},
        pages=content.pages,
        notes=(*content.notes, *(["several_papers"] if several else [])),
        unsure=tuple(one for one in content.unsure if not ID_NUMBER.search(one[1])),
    )


def filled(blocks: Sequence[Block], dictionary: Dictionary) -> Form:
    """The form with all blocks put in; what stands above an unmistakable title is no title.

    From a second paper in the same file nothing but its text is taken.
    """
    form = Form(dictionary)
    title_at = _clear_title(blocks, form)
    second = [*_titles(blocks, dictionary), *[len(blocks)] * 2][1]
    for at, block in enumerate(blocks):
        source = Source(block.place.page, block.place.line, block.score)
        if at >= second:
            form.text(f"{block.label}:{block.text}" if block.label else block.text, source)
        elif block.label:
            form.labelled(block.label, block.text, source)
        elif at < title_at and not form.is_label(block.text):
            form.above(block.text, source)
        else:
            form.paragraph(block.text, source)
    return form


def _clear_title(blocks: Sequence[Block], form: Form) -> int:
    for at, block in enumerate(blocks[:LOOK_AHEAD]):
        if form.is_label(block.text) or block.label or len(block.text) > 120:
            return 0
        if CLEAR_TITLE.match(simplified(block.text)):
            return at
    return 0


def _titles(blocks: Sequence[Block], dictionary: Dictionary) -> list[int]:
    """Where the papers of this file begin: each has a title of its own and then a proposer."""
    found: dict[str, int] = {}
    for at, block in enumerate(blocks):
        title = simplified(block.text)
        if not block.label and CLEAR_TITLE.match(title):
            below = (_first_label(other) for other in blocks[at + 1 : at + 4])
            if "proposers" in {field_of(dictionary, label) for label in below}:
                found.setdefault("".join(title.split()), at)
    return list(found.values())


def _first_label(block: Block) -> str:
    written = LABELLED.match(block.text)
    return block.label or (written[1] if written else "")


class _Sheet:
    """The filled form by fields instead of by what stands before its boxes."""

    def __init__(self, form: Form, dictionary: Dictionary) -> None:
        self.texts = form.finish()
        self.guessed = form.guessed
        self._sources = form.sources
        self._headings: dict[str, list[str]] = {}
        for heading in sorted(self.texts, key=dictionary.rank):
            self._headings.setdefault(dictionary.find(heading), []).append(heading)

    def value(self, field: str) -> str:
        return next((self.texts[heading] for heading in self._headings.get(field, ())), "").strip()

    def found(self, field: str, score: float = BY_LABEL, why: str = "label") -> Found | None:
        value = self.value(field)
        if not value:
            return None
        source = self.source(self._headings[field][0])
        return Found(value, score * source.score, source.page, source.line, why)

    def source(self, heading: str) -> Source:
        """Where it begins; as sure as its least sure line."""
        sources = self._sources.get(heading) or [Source()]
        return replace(sources[0], score=min(source.score for source in sources))


# ── the fields ──
def _title(sheet: _Sheet, body: Sequence[Block], name: str, letter: Letter | None) -> Found | None:
    found = sheet.found("title")
    if found is None:
        return _title_from_outside(name, letter)
    text = " ".join(found.value.split())
    found = replace(found, value=re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", text))
    if "标题" not in sheet.texts:
        return found  # the form named it
    first = next((b for b in body if (b.place.page, b.place.line) == (found.page, found.line)), None)  # fmt: skip
    score, why = BY_GUESS, "first_line"
    if CLEAR_TITLE.match(simplified(found.value)):
        score, why = BY_WORDING, "wording"
    elif first is not None and first.is_heading:
        score, why = BY_PLACE, "heading"
    elif TITLE.match(simplified(found.value)):
        score, why = BY_PLACE, "wording"
    return replace(found, score=score * sheet.source("标题").score, why=why)


def _title_from_outside(name: str, letter: Letter | None) -> Found | None:
    outside = [("subject", letter.subject if letter else ""), ("file", PurePosixPath(name).stem)]
    for why, text in outside:
        bare = re.sub(r"^(?:re|fw|fwd|转发|回复)\s*[:：]\s*|^[\d\s._、-]+", "", text.strip(), flags=re.I)  # fmt: skip
        if TITLE.match(simplified(bare)):
            return Found(bare, BY_NAME_OF_FILE, why=why)
    return None


def _proposers(sheet: _Sheet, signed: Signature) -> Found | None:
    found = _names(sheet.found("proposers"))
    if found and "proposers" in sheet.guessed:
        found = replace(found, score=min(found.score, BY_PLACE), why="below_title")
    return found or _names(signed.names)


def _sender(letter: Letter | None) -> Found | None:
    """Who sent it may be who proposes it."""
    sender = letter.sender if letter else ""
    is_name = PERSON.fullmatch(sender) or names.body(sender) != names.PERSON
    return Found(sender, BY_NAME_OF_FILE, why="sender") if is_name else None


def _names(found: Found | None) -> Found | None:
    """The names with one sign between them; what is no name stays as it is, and doubtful."""
    if found is None:
        return None
    try:
        read = names.signed(found.value)
    except CellRefused:
        return replace(found, score=min(found.score, 0.3), why="no_name")
    listed = "、".join(named.name for named in read.names)
    sure = all(not named.is_person or len(named.name) <= 4 for named in read.names)
    return replace(found, value=listed, score=found.score if sure else min(found.score, BY_GUESS))


def _number(sheet: _Sheet) -> Found | None:
    found = sheet.found("number")
    if found is None:
        return None
    try:
        return replace(found, value=values.number(found.value))
    except CellRefused:
        return replace(found, value="")


def _session(sheet: _Sheet, blocks: Iterable[Block]) -> Found | None:
    """第八届第五次, where the letterhead or a box says so."""
    for block in list(blocks)[:LOOK_AHEAD]:
        if written := SESSION.search(re.sub(r"\s+", "", simplified(block.text))):
            place = block.place
            return Found(written[0], BY_PLACE * block.score, place.page, place.line, "letterhead")
    return sheet.found("session")


def _day(found: Found | None) -> Found | None:
    if found is None:
        return None
    try:
        day = values.day(found.value)
    except CellRefused:
        return None
    return replace(found, value=day.isoformat()) if day else None


def _words(sheet: _Sheet) -> dict[str, Found | None]:
    """The text as it stands, and the machine's index into it."""
    situation = sheet.found("situation", score=1.0, why="label")
    advised = sheet.found("points", score=1.0, why="label")
    rest = sheet.found("text", score=1.0, why="text")
    whole = _whole(situation, advised, rest)
    if whole is None:
        return {}
    divided = f"{ADVICE}{advised.value}" if advised else whole.value
    split = _split(divided)
    before = (situation or rest) if advised else None
    told = "\n".join(filter(None, (before.value if before else "", points.told(divided, split))))
    sure = BY_PLACE if len(split.points) > 1 else BY_GUESS
    listed = "\n\n".join(point.text for point in split.points)
    footnotes = "".join(
        f"\n注:{note}" for note in sheet.texts.get(FOOTNOTE, "").split("\n") if note
    )
    return {
        "text": replace(whole, value=whole.value + footnotes),
        "situation": replace(whole, value=told, why="split"),
        "points": replace(whole, value=listed, score=min(sure, whole.score), why="split"),
    }


def _whole(situation: Found | None, advised: Found | None, rest: Found | None) -> Found | None:
    """The boxes of the text in their order, and behind them what stands in none."""
    first, last = (situation, rest) if situation else (rest, None)
    given = [part for part in (first, advised, last) if part]
    if not given:
        return None
    values = [ADVICE + part.value if part is advised and at else part.value for at, part in enumerate(given)]  # fmt: skip
    return replace(given[0], value="\n".join(values), score=min(part.score for part in given))


def _split(text: str) -> points.Split:
    """Divided as its simplified writing divides; the words stay as they were written."""
    found = points.split(SOLUTION.sub(r"\1建议", simplified(text)))
    written = (replace(span, text=text[span.start : span.end]) for span in found.points)
    situation = text[: found.advice_start].strip()
    return replace(found, situation=situation, points=tuple(written))
