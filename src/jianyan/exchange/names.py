"""署名 — lists of names, and whether each is a person or which kind of body."""

import re
import unicodedata
from dataclasses import dataclass

from jianyan.exchange.rows import Cell, CellRefused
from jianyan.exchange.values import NOTHING

PERSON = "person"
# in this order: 民盟…委员会 is a party though it ends like a committee
BODIES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "party",
            r"^(?:中国)?(?:国民党革命委员会|民主同盟|民主建国会|民主促进会|农工民主党|致公党|九三学社"
            r"|台湾民主自治同盟|民革|民盟|民建|民进|农工|农工党|九三|台盟)"
            r"(?!.*界)(?:.*(?:委员?会?|中央|支部|总支|小组|基层|筹委会|省委|[市县区州旗]))?$",
        ),
        ("delegation", r"代表团$|^(?:第?[一二三四五六七八九十\d]+|.{2,8})团$"),
        ("sector", r"界别?(?:委员)?$|界(?:\(.*\))?$|无党派(?:人士)?(?:界)?$|联组$"),
        (
            "member_group",
            r"(?:小|活动|联合|界别|委员|学习|课题|调研)组$|^第?[一二三四五六七八九十\d]+组$|联络(?:站|组|处|委)$|委员工作(?:站|室)$",
        ),
        (
            "organisation",
            r"工商联|工商业联合会|总工会|工会$|共青团|团[省市县区州]?委$|妇联|妇女联合会|青联|青年联合会|侨联|台联"
            r"|科协|文联|社科联|残联|作协|记协|法学会|红十字会|贸促会|同学会|联谊会|知联会|新阶联|联合会"
            r"|学会$|协会$|商会$|学联$|学生联合会|促进会$|基金会$|研究会$|侨商会",
        ),
        (
            "special_committee",
            r"(?:提案|经济|农业|农村|人口|资源|环境|生态|教育|科技|教科|卫体|社会|社法|法制|法治|民宗|民族|宗教|港澳|外事"
            r"|文化|文史|学习|城建|城乡|建设|侨务|委员联络|财经|财政|预算|监察|司法|科教|人资环|社建|专门|工作).*委(?:员会)?$|专委会$",
        ),
        (
            "organisation",
            r"委员会$|公司$|集团$|大学$|学院$|医院$|研究[院所]$|办公室$|[局厅]$|.{3}(?:部|处|中心|学校|党校|党组|支部)$",
        ),
    )
)
KINDS = {
    "individual": "individual personal 个人 个人提案 委员 委员个人 委员提案 代表个人 个人建议 单独 个别 单人 一人",
    "joint": "joint 联名 联名提案 委员联名 联合 联合提案 代表联名 联名建议 多人 联名提出",
    "party": "party 党派 党派提案 民主党派 民主党派提案 各民主党派 党派团体",
    "organisation": "organisation organization 团体 人民团体 团体提案 人民团体提案 社会团体 单位 工商联 团体组织",
    "special_committee": "committee 专委会 专门委员会 专委会提案 专门委员会提案 专委 委员会",
    "sector": "sector 界别 界别提案 界别联名",
    "member_group": "group 委员小组 小组 小组提案 委员小组提案 联组 小组联组 联络组 界别小组",
    "delegation": "delegation 代表团 代表团建议 以代表团名义 代表团提出 全团",
    "collective": "collective 集体 集体提案 集体建议 单位提案 党派团体提案",
}
KIND_OF = {writing: kind for kind, writings in KINDS.items() for writing in writings.split()}

SEPARATOR = re.compile(r"[、,;/|\n\t\s]+")
SPACED_NAME = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \t]+([\u4e00-\u9fff]{1,2})(?=等|[^\u4e00-\u9fff]|$)"
)
BRACKETED = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
LABEL = re.compile(r"^(?:第一)?(?:提案|领衔|提出|建议|联名|附议|提交|主提)(?:者|人|代表|委员)?[:]")
AND_OTHERS = re.compile(r"等\s*(?:共\s*)?(?:(\d+)\s*(?:名|位|人)?)?\s*(?:代表|委员|人)*$")
TITLE = re.compile(r"(?<=[\u4e00-\u9fff]{2})(?:代表|委员|同志)$")
NAME = re.compile(r"[\u4e00-\u9fff·•]{2,15}|[A-Za-z][A-Za-z .'·-]{1,60}")
NO_NAME = re.compile(r"[。!?…]")
COMMITTEE = re.compile(r"委(?:员会)?$")
OF_COMMITTEE = re.compile(r"^.{0,6}(?:政协|人大|人大常委会)")
# 人口、资源、环境委员会 is one body; these words before such a name are no names
PIECES = frozenset(
    re.findall(
        r"\w+",
        "人口 资源 环境 民族 宗教 教育 科技 科学 技术 文化 文史 学习 卫生 体育 医药 社会 法制 法治 港澳台侨 外事 经济 农业"
        " 农村 城乡 建设 财政 司法 监察 华侨",
    )
)


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it was signed, and what bears it: a person or a kind of body."""

    name: str
    kind: str = PERSON
    note: str = ""  # what stood in brackets: a sector, a post

    @property
    def is_person(self) -> bool:
        return self.kind == PERSON


@dataclass(frozen=True, slots=True)
class Signed:
    """All that one cell names; `total` where it says 等12人 without naming all."""

    names: tuple[Named, ...]
    total: int | None = None


def signed(cell: Cell) -> Signed:
    """张三、李四等5人 and its like; an empty cell names nobody."""
    text = _joined(cell)
    if text.strip().lower() in NOTHING:
        return Signed(())
    total: int | None = None
    names: list[Named] = []
    for piece in _pieces(text):
        rest, count = _without_others(piece)
        total = count or total
        if rest:
            names.append(_named(rest))
    return Signed(tuple(dict.fromkeys(names)), total)


def units(cell: Cell) -> tuple[str, ...]:
    """Names of handling units, in the order written, once each."""
    text = _joined(cell)
    if text.strip().lower() in NOTHING:
        return ()
    pieces = re.split(r"[、,;|\n\t]+|\s{1,}", text)
    return tuple(dict.fromkeys(piece.strip() for piece in pieces if piece.strip(" 。.等")))


def kind(cell: Cell) -> str:
    """提案类型: the authorship that a word names, or a refusal where it names none."""
    text = re.sub(r"\s+", "", _joined(cell)).lower()
    if text in NOTHING:
        return ""
    for writing in (
        text,
        text.removesuffix("类"),
        text.removesuffix("提出"),
        text.removesuffix("名义"),
    ):
        if found := KIND_OF.get(writing):
            return found
    raise CellRefused(
        "kind_unknown",
        value=text[:40],
        known="个人、联名、党派、团体、界别、专委会、委员小组、代表团",
    )


def body(name: str) -> str:
    """The kind of body that bears this name, or `person`."""
    for kind_of_body, pattern in BODIES:
        if pattern.search(name):
            return kind_of_body
    return PERSON


def _joined(cell: Cell) -> str:
    parts = cell if isinstance(cell, tuple) else (cell,)
    text = "、".join("" if part is None else str(part) for part in parts)
    return unicodedata.normalize("NFKC", text).strip()


def _pieces(text: str) -> list[str]:
    """The cell cut into names: 张 三 is one name, 人口、资源、环境委员会 is one body."""
    hidden = BRACKETED.sub(lambda found: SEPARATOR.sub("·", found[0]), text)
    if not re.search(r"[\u4e00-\u9fff]", hidden):
        return [piece.strip() for piece in re.split(r"[、,;/|\n]+", hidden) if piece.strip()]
    closed = SPACED_NAME.sub(r"\1\2", LABEL.sub("", hidden))
    pieces: list[str] = []
    held: list[str] = []
    for piece in filter(None, SEPARATOR.split(closed)):
        if OF_COMMITTEE.sub("", piece) in PIECES:
            held.append(piece)
            continue
        pieces += ["、".join([*held, piece])] if COMMITTEE.search(piece) else [*held, piece]
        held = []
    return pieces + held


def _without_others(piece: str) -> tuple[str, int | None]:
    found = AND_OTHERS.search(piece)
    if not found:
        return piece, None
    return piece[: found.start()], int(found[1]) if found[1] else None


def _named(piece: str) -> Named:
    note = "、".join(found.replace("·", " ") for found in BRACKETED.findall(piece))
    bare = TITLE.sub("", BRACKETED.sub("", piece).strip(" .。:"))
    kind_of_body = body(bare)
    if kind_of_body == PERSON and not NAME.fullmatch(bare):
        if NO_NAME.search(bare) or not re.search(r"[^\W\d_]", bare) or len(bare) > 60:
            raise CellRefused("name_unreadable", value=piece[:40])
        kind_of_body = "organisation"
    return Named(bare, kind_of_body, note)
