"""提案纸 — the lines of one paper in their order: letterhead, title, who signed, boxes, and the text."""

import re
from dataclasses import dataclass

from jianyan.exchange import headings
from jianyan.exchange.headings import Dictionary
from jianyan.search.segmentation import simplified

LABELLED = re.compile(r"^\s*([^:：\s][^:：]{0,11}?)\s*[:：]\s*(.*)$", re.S)
TITLE_ENDS = re.compile(r"(?:建议|提案|意见|议案|思考|对策|批评)[)）》]?$")
CLEAR_TITLE = re.compile(
    r"\s*关于.{2,100}的?(?:建议|提案|意见|议案|对策|思考)[)）]?(?:[—–―].{2,50})?\s*$"
)
NOT_A_NAME = re.compile(r"[。；;！!？?]")
SENTENCE = re.compile(r"[。；;]|[！!？?].")
LONG_FIELDS = frozenset({"text", "situation", "points"})
OPEN_FIELDS = LONG_FIELDS | {"office_use"}  # what follows belongs to them, up to the next box
PEOPLE = frozenset({"proposers", "cosigners"})
# boxes that are filled in behind the text as well as before it
BEHIND = PEOPLE | {
    "phone", "email", "workplace", "address", "submitted_on", "group", "wished_units",
    "office_use", "id_number", "publish_consent", "reply_wanted",
}  # fmt: skip
LONGEST_BEHIND = 40
LONGEST_NAME = 6
PHONE = re.compile(r"\s*\+?[\d\-－ ()（）]{7,}\s*")
FOR_OFFICE = re.compile(r"\s*[(（][^()（）]{0,30}填写[^()（）]{0,10}[)）]\s*")
GUESSED_AS = "提案者"
SUBTITLE = re.compile(r"(?:[—–―]{1,2}|--)\s*[^—–―\s-]")
# 政协江州市第八届委员会第五次会议提案, 江州市第十六届人民代表大会第五次会议代表建议, 提案纸
LETTERHEAD = re.compile(
    r"(?!关于|对)(?:(?:中国人民政治协商会议|政协|.{0,24}人民代表大会|.{0,12}人大).{0,40}"
    r"(?:会议|委员会|大会)(?:.{0,6}(?:提案|建议|议案|批评和意见)[^的]{0,6})?"
    r"|(?:政协|委员|代表|人大代表)?(?:提案|建议|议案|建议、?批评和意见)(?:专用)?(?:纸|表|书|单|登记表|稿纸)?)"
)
NUMBERED = re.compile(r"(?:提案|建议|案号|编号)?[:：]?\s*第\s*([0-9０-９〇○]{1,5})\s*号")
SESSION = re.compile(
    r"第?[一二三四五六七八九十\d]{1,3}届.{0,20}?第?[一二三四五六七八九十\d]{1,3}次"
)


def knows(dictionary: Dictionary, label: str) -> bool:
    """Whether these words stand before a box of a form."""
    return bool(label.strip()) and len(label) < 16 and bool(field_of(dictionary, label))


def field_of(dictionary: Dictionary, label: str) -> str:
    return dictionary.find(simplified(label))


def is_letterhead(text: str) -> bool:
    return bool(LETTERHEAD.fullmatch(re.sub(r"\s+", "", simplified(text))))


def ends_as_title(text: str) -> bool:
    return bool(TITLE_ENDS.search(simplified(text)))


def _is_short(value: str, field: str) -> bool:
    """A name, a number or a day, no sentence; a list of names may be long."""
    if not value.strip():
        return field in PEOPLE or field == "office_use"
    if NOT_A_NAME.search(value):
        return False
    listed = field in PEOPLE and all(
        len(name) <= LONGEST_NAME for name in re.split(r"[、,，\s]+", value.strip())
    )
    return listed or len(value) <= LONGEST_BEHIND


@dataclass(frozen=True, slots=True)
class Source:
    """Where a value came from: page and line of the paper, and how sure its reading is."""

    page: int = 0
    line: int = 0
    score: float = 1.0


NOWHERE = Source()


class Form:
    """Takes lines in order: letterhead, title, who signed, and then everything else as the text."""

    def __init__(self, dictionary: Dictionary) -> None:
        self._dictionary = dictionary
        self._fields: dict[str, str] = {}
        self.known: set[str] = set()
        self.guessed: set[str] = set()  # fields known only by where they stand
        self.sources: dict[str, list[Source]] = {}
        self._title: list[str] = []
        self._body: list[str] = []
        self._head: list[str] = []
        self._open = ""
        self._returned = ""  # the first line of the text, held back until all boxes are read

    def knows(self, label: str) -> bool:
        return knows(self._dictionary, label)

    def is_label(self, line: str) -> bool:
        """Whether the line begins with the name of a box: 案由:…"""
        found = LABELLED.match(line)
        return bool(found) and self.knows(found[1] if found else "")

    def labelled(self, label: str, text: str, source: Source = NOWHERE) -> None:
        field = field_of(self._dictionary, label)
        heading = self._heading(label)
        if (
            heading == "姓名" and "proposers" in self.known
        ):  # the list of those who signed with them
            field, heading = "cosigners", "联名人"
        if field in self.guessed and text.strip():
            self._give_back(text)
        if text.strip() or field not in PEOPLE:
            self.known.add(field)
        if field in PEOPLE:
            text = self._without_phones(text, field, source)
        if text.strip():
            self._put(heading, text, source)
        self._open = heading if field in OPEN_FIELDS else ""

    def paragraph(self, line: str, source: Source = NOWHERE) -> None:
        for part in self._parts(line):
            self._line(part, source)

    def _parts(self, line: str) -> list[str]:
        """提案人:林文  界别:农业界  电话:… — as many lines as it has labels."""
        if not self.is_label(line):
            return [line]
        for gap in re.finditer(r"(?<=\S)\s+(?=\S)", line):
            more = line[gap.end() :]
            if ":" not in line[: gap.start()].replace("：", ":"):
                continue  # 案  由: is one label
            if self.is_label(more):
                return [line[: gap.start()], *self._parts(more)]
        return [line]

    def _line(self, line: str, source: Source) -> None:
        if not line.strip():
            return
        label, value = self._cut(line)
        if label and self._may_label(label, value):
            self.labelled(label, value, source)
            if field_of(self._dictionary, label) == "office_use":
                self._open = ""  # outside a table nothing says where it ends
        elif FOR_OFFICE.fullmatch(line):
            self._put("审查意见", line, source)
        elif self._open or self._body:
            self.text(line, source)
        elif label and _is_short(value, "title"):
            self.above(line, source)
        elif label or not self._heads(line, source):
            self.text(line, source)

    def text(self, line: str, source: Source = NOWHERE) -> None:
        """A line that is text, whatever it begins with."""
        if self._open:
            self._put(self._open, line, source)
        else:
            self._body.append(line)
            self._note("正文", source)

    def finish(self) -> dict[str, str]:
        fields = dict(self._fields)
        if self._returned:
            self._body.insert(0, self._returned)
        if self._title and "title" not in self.known:
            fields["标题"] = "".join(self._title)
        elif self._title:
            fields["表题"] = " ".join(self._title)
        if self._head:
            fields["表题"] = " ".join(filter(None, (*self._head, fields.get("表题"))))
        if self._body and "text" not in self.known:
            fields["正文"] = "\n".join(self._body)
        elif self._body:
            fields["其他文字"] = "\n".join(self._body)
        return fields

    def above(self, text: str, source: Source = NOWHERE) -> None:
        """A line that stands above the title, and is neither title nor text."""
        if found := NUMBERED.fullmatch(text.strip(" ()（）[]【】〔〕")):
            self._put("案号", found[1], source)
            self.known.add("number")
            return
        self._head.append(text.strip())
        self._note("表题", source)

    def _heading(self, label: str) -> str:
        """The label as its field is found by: 提案者（签名） is 提案者."""
        written = simplified(label)
        whole = headings.plain(written)
        return whole if self._dictionary.find(whole) else headings.plain(headings.bare(written))

    def _without_phones(self, text: str, field: str, source: Source) -> str:
        """Names, and not the telephone below them: that of the proposer is contact data."""
        lines = text.split("\n")
        numbers = [line for line in lines if PHONE.fullmatch(line)]
        if numbers and field == "proposers":
            self._put("电话", numbers[0].strip(), source)
        return "\n".join(line for line in lines if line not in numbers)

    def _give_back(self, named: str) -> None:
        """A line below the title that was taken for a name, until a box named somebody else."""
        guess = self._fields.pop(GUESSED_AS)
        sources = self.sources.pop(GUESSED_AS)
        self.guessed.remove("proposers")
        if headings.plain(guess) not in headings.plain(named):
            self._returned = guess
            self.sources.setdefault("正文", [])[:0] = sources

    def _put(self, heading: str, text: str, source: Source) -> None:
        self._fields[heading] = "\n".join(filter(None, (self._fields.get(heading), text)))
        self._note(heading, source)

    def _note(self, heading: str, source: Source) -> None:
        self.sources.setdefault(heading, []).append(source)

    def _cut(self, line: str) -> tuple[str, str]:
        """The label of a line and what follows it; before any text 提案内容 alone is a label too."""
        found = LABELLED.match(line)
        if found and self.knows(found[1]):
            return found[1], found[2]
        alone = self.knows(line) and field_of(self._dictionary, line) in PEOPLE | {"text"}
        return (line if alone and not (self._body or self._open) else ""), ""

    def _may_label(self, label: str, value: str) -> bool:
        """Whether it names a box here: inside the text «主题:» and «说明:» begin a paragraph."""
        field = field_of(self._dictionary, label)
        untitled = not self._title and "title" not in self.known
        if self._body or self._open:
            behind = field in BEHIND or (field == "title" and untitled)
            return behind and _is_short(value, field)
        if field not in LONG_FIELDS and len(value) > LONGEST_BEHIND and "。" in value:
            return False
        named = "title" in self.known or CLEAR_TITLE.match(simplified("".join(self._title)))
        return field != "title" or not named

    def _heads(self, line: str, source: Source) -> bool:
        """Whether the line belongs to the head: letterhead, title, its second line, who signed."""
        text = line.strip()
        if not self._title:
            return self._opens(text, source)
        bare = headings.bare(text)  # 林文（江州大学教授） is as long as 林文
        if "proposers" in self.known or len(bare) > 60 or NOT_A_NAME.search(bare):
            return False
        is_subtitle = bool(SUBTITLE.match(text)) and "title" not in self.known
        if is_subtitle or (ends_as_title(text) and not ends_as_title(self._title[-1])):
            self._title.append(text)
            self._note("标题", source)
            return True
        is_name = len(bare) <= 40 and not re.match(r"^[一1(（]|.*[:：]$", text)
        if "title" not in self.known and is_name:
            self._put(GUESSED_AS, text, source)
            self.known.add("proposers")
            self.guessed.add("proposers")
            return True
        return False

    def _opens(self, text: str, source: Source) -> bool:
        """The first lines: the letterhead and its number stand above the title."""
        if NUMBERED.fullmatch(text.strip(" ()（）[]【】〔〕")) or is_letterhead(text):
            self.above(text, source)
            return True
        if "title" in self.known or SENTENCE.search(text):
            return False
        self._title.append(text)
        self._note("标题", source)
        return len(text) <= 120
