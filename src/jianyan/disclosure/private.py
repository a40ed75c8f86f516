"""个人信息的写法: how phones, numbers, addresses and names of private persons are written."""

import re
from collections.abc import Callable, Iterator
from datetime import date

import rjieba

from jianyan.disclosure.persons import KNOWN, NAME_TAGS, USUAL_NAME, persons
from jianyan.disclosure.span import MASK, Span

_SEP = r"[\s\-—–‑－()/]{0,3}"
_COLON = r"\s*:?\s*"


Finder = Callable[[str], Iterator[Span]]


def _by(pattern: str, reason: str, replacement: str = MASK, group: int = 0) -> Finder:
    compiled = re.compile(pattern)

    def find(text: str) -> Iterator[Span]:
        for match in compiled.finditer(text):
            start, end = match.span(group)
            is_name = reason != "private_person" or _may_be_a_name(match[group])
            if is_name and not _is_for_the_public(text, end, reason):
                yield Span(start, end, replacement, reason)

    return find


# What was given to the public to be used, as the sentence up to its end says: by reason what must stand in it
# and what must not. A contact person's number is not for the public, whatever it is called.
_FOR_THE_PUBLIC = {
    "telephone": (
        re.compile(r"(?:救援|服务|监督|咨询|投诉|举报|值班|报修|预约|客服|公开|求助|热线|公布)(?:热线|电话|专线|号码)[^,。;]{0,4}[\d()\s-]+[^\d]?$"),
        re.compile("联系人|经办人|承办人|联络[人员]|手机|同志"),
    ),
    "email": (
        re.compile(r"(?:单位|公开|公众|征求意见|官方|意见(?:建议)?)[^。;]{0,24}@[a-z0-9.-]*gov\.cn.?$"),
        re.compile("联系人|经办人|承办人|联络[人员]"),
    ),
    "bank_account": (
        re.compile("捐款|捐赠|慈善|红十字|财政专户|专用账户|对公账户"),
        re.compile("个人|本人|[他她我其]"),
    ),
    "mobile": (  # 信用信息18605917326条
        re.compile(r"\d[条个元次人份件吨户亩米字]$"),
        re.compile("电话|手机|联系|拨打|致电|号码|微信|来电"),
    ),
    "home_address": (
        re.compile("中心|窗口|大厅|办事处|服务站|服务点|办公室|办公地点|设在|政务|已隐去"),
        re.compile("住(?!址)"),
    ),
}  # fmt: skip


def _is_for_the_public(text: str, end: int, reason: str) -> bool:
    if reason not in _FOR_THE_PUBLIC:
        return False
    says, but = _FOR_THE_PUBLIC[reason]
    before = re.split("[。;\n]", text[max(0, end - 60) : end])[-1]
    return bool(says.search(before + text[end : end + 1])) and not but.search(before)


def _may_be_a_name(word: str) -> bool:
    """顾虑 begins with a surname and is none: an everyday word is not taken for a name, nor 王某 or 鲁迅."""
    if word in KNOWN or "某" in word:
        return False
    tagged: list[tuple[str, str]] = rjieba.tag(word)
    first, tag = tagged[0]
    return tag in NAME_TAGS or (len(tagged) > 1 and len(first) == 1)


_ID = re.compile(
    r"(?<![0-9A-Za-z])\d{6}((?:18|19|20)\d{2})(\d{2})(\d{2})\d{3}[0-9Xx](?![0-9A-Za-z])"
)
_SPACED_ID = re.compile(r"(?<![0-9A-Za-z])(?:\d[ -]?){17}[0-9Xx](?![0-9A-Za-z])")
_OLD_ID = re.compile(r"(?<![0-9A-Za-z])\d{6}(\d{2})(\d{2})(\d{2})\d{3}(?![0-9A-Za-z])")


def identity_numbers(text: str) -> Iterator[Span]:
    """身份证号: eighteen signs, or the old fifteen, with a real birthday in them."""
    for match in _SPACED_ID.finditer(text):
        digits = re.sub("[ -]", "", match[0])
        if _is_day(int(digits[6:10]), int(digits[10:12]), int(digits[12:14])):
            yield Span(match.start(), match.end(), MASK, "identity_number")
    for pattern, century in ((_ID, 0), (_OLD_ID, 1900)):
        for match in pattern.finditer(text):
            year, month, day = (int(part) for part in match.groups())
            if _is_day(century + year, month, day):
                yield Span(match.start(), match.end(), MASK, "identity_number")


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False


def card_numbers(text: str) -> Iterator[Span]:
    """银行卡号: sixteen to nineteen digits whose last one proves the others."""
    for match in re.finditer(r"(?<![0-9A-Za-z])(?:\d[ -]?){15,18}\d(?![0-9A-Za-z])", text):
        digits = [int(sign) for sign in match[0] if sign.isdigit()]
        doubled = [sum(divmod(2 * digit, 10)) for digit in digits[-2::-2]]
        if (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0 and digits[0] in (3, 4, 5, 6, 9):
            yield Span(match.start(), match.end(), MASK, "bank_account")


def _telephone_owner(text: str) -> Iterator[Span]:
    """王建国 13800000000, 王建国(身份证号 …): the name before a number of its own."""
    number = r"[\s,、:(]{0,2}(?:(?:联系)?电话|手机|身份证号?码?|男|女)?[\s,:]{0,2}(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)"
    for match in re.finditer(rf"(?<![一-鿿])({USUAL_NAME}){number}", text):
        if _may_be_a_name(match[1]):
            yield Span(match.start(1), match.end(1), MASK, "private_person")


FINDERS: tuple[Finder, ...] = (
    card_numbers,
    _by(rf"(?<!\d)(?:\+?86{_SEP})?1[3-9]\d{_SEP}\d{{4}}{_SEP}\d{{4}}(?!\d)", "mobile"),
    # with its area code a fixed line is one anywhere; without it only after a word that says so
    _by(rf"(?<![\d.])\(?0\d{{2,3}}\)?{_SEP}[1-9]\d{{2,3}}[\s-]?(?:\d{{4}}|\d{{1}}[\s-]\d{{3}})(?:{_SEP}(?:转|分机)?\s?\d{{1,5}})?(?!\d)", "telephone"),
    _by(r"(?:电话|座机|传真|手机|联系方式|Tel|TEL|tel)[号码]{0,2}[^\d\n。;]{0,12}?([2-9]\d{2,3}[\s-]?\d{4}(?:[、,/\s]+[2-9]\d{6,7})*)(?!\d)", "telephone", group=1),
    identity_numbers,
    _by(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}\s?@\s?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", "email"),
    _by(rf"(?:微信|QQ|qq)(?:号码?|账号)?{_COLON}([A-Za-z0-9_-]{{5,20}})", "account", group=1),
    _by(r"(?:银行卡|卡号|账号|帐号|开户)[^\d\n]{0,12}((?:\d[ -]?){12,19})(?!\d)", "bank_account", group=1),
    _by(r"(?:护照|通行证|军官证|驾驶证|行驶证|毕业证书?|学位证书?|资格证书?|残疾人?证|学籍号|准考证|健康证|结婚证|居住证|证书|社保卡|医保卡|就诊卡)(?:号码?)?[^\dA-Za-z\n。;]{0,6}([A-Za-z]{0,2}\d{6,24})(?!\d)", "document_number", group=1),
    _by("[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•\\s]?(?=[A-HJ-NP-Z0-9]*\\d)[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])", "plate"),
    _by(r"(?<!\d)1\s?[3-9](?:[\s-]?\d){9}(?!\s?\d)", "mobile"),
    _by(rf"(?:通信地址|通讯地址|邮寄地址|收件地址|家庭住址|家庭地址|住址|户籍地|户籍所在地){_COLON}([^,。;\n、()]{{3,40}})", "home_address", group=1),
    _by(r"(?:,|。|;|\)|现|,)住([^,。;\n、()的在]{4,30}?[0-9一二三四五六七八九十]+\s?(?:号|栋|幢|室|组|弄)(?:\d+号?)?(?:\d{3,4}室)?)", "home_address", group=1),
    _by(r"(?:他|她|我|其|本人)家(?:就)?在([^,。;\n、()的]{2,20}?\d+\s?(?:号|栋|幢|室|组))", "home_address", group=1),
    _by(r"(?:家住|现住|居住在|住在)([^,。;\n、()的]{2,30}?[0-9一二三四五六七八九十]+\s?(?:号|栋|幢|室|组|单元|弄)[^,。;\n、()的]{0,16})", "home_address", group=1),
    _by(r"[一-鿿0-9A-Za-z]{2,20}?\d{1,6}\s?(?:号楼|栋|幢|座)(?:\s?\d+\s?单元)?\s?\d{2,4}\s?(?:室|户|号)", "home_address"),
    _by(r"[一-鿿0-9A-Za-z]{2,20}?\d{1,6}\s?(?:号楼|栋|幢|座)\s?\d{1,3}\s?[楼层]\s?\d{3,4}(?:室|户|号)?", "home_address"),
    _by(r"(?:住|住在|住址为?|家在)(\d{1,3}-\d{1,2}-\d{3,4})(?!\d)", "home_address", group=1),
    _by(r"[一-鿿0-9A-Za-z]{2,20}?\d{1,6}\s?单元\s?\d{2,4}\s?(?:室|户|号)", "home_address"),
    # the note below a letter: who may be called, and by which name
    _by(rf"(?:联系人|经办人|承办人|联络员|经手人|负责同志)(?:姓名)?(?:及(?:联系)?电话|及联系方式)?{_COLON}({USUAL_NAME})(?=$|[\s,、;。::()0-9电联手传])", "contact_person", group=1),
    _by(rf"联系人{_COLON}[^,。;:\n]{{0,16}}?(?<=[处室科股局办会部])({USUAL_NAME})(?=[,。;(\s])", "contact_person", group=1),
    _by(rf"(?:与|和|找|向)[^,。;\n]{{0,12}}?({USUAL_NAME})(?:同志)?(?:联系|对接|咨询)", "contact_person", group=1),
    _by(rf"(?:居民|村民|市民|群众|业主|住户|患者|学生|家长|网友|当事人|来信人|来访人|投诉人|反映人|申请人|户主)({USUAL_NAME})(?=$|[\s,、;。::()]|反映|来信|来电|提出|表示|说|等|的|家|一家|因|于)", "private_person", group=1),
    _by(rf"(?:姓名|我叫|我是|本人|名叫|死者|伤者|信访人|上访人|举报人|申诉人|被害人|受害人|嫌疑人|被告人?|原告|残疾人|低保户|贫困户|五保户|老党员|其(?:父|母|妻|夫|子|女|兄|弟)亲?){_COLON}({USUAL_NAME})(?=$|[\\s,、;。::()]|反映|来信|来电|提出|表示|说|等|的|家|因|于|,|系|患|今年|现年)", "private_person", group=1),
    _by(rf"(?:(?<![一-鿿])|(?<=[的为是由向与对找如像位名]))({USUAL_NAME})(?=先生|女士|大爷|大妈|阿姨|奶奶|爷爷|同学|小朋友)", "private_person", group=1),
    _telephone_owner,
    persons,
)  # fmt: skip
