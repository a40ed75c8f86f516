"""散见姓名 — names of private persons in running prose: who stands behind a role, or acts as people act.

A name needs a surname and a sign around it; once found it is found wherever it stands again. Who is named in
office (王敏局长), is honoured (烈士, 劳模) or known to everybody is no private person.
"""

import re
from collections.abc import Iterator, Sequence

import rjieba

from jianyan.disclosure.span import MASK, Span

# the surnames of nearly everybody, the rare ones too
SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蔡蒋余杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金廖石韦贾夏付傅方白邹熊孟秦邱侯江尹薛闫段雷龙黎史陶贺顾毛郝龚邵万钱严覃武"
    "戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪"
    "梅童凌毕单裴霍涂成苗谷曲盛冉尤简佟冼戚皮司连路骆应米柴臧卞滕屈解艾蒲阳费蓝苑辛迟翁瞿仇华管"
    "卜鲍缪匡盘侬喻农栾干宫宗卓闵黎桂宿晏时常端逄冷扈逯荆佘帅芮邝禚柏蒙蔺麴战区郄贲盖佴厍仝揭车郗侴揣邰"
    "昝缑牟璩乜訾贠郏储靳汲邴糜井富巫乌巴弓牧隗山全班仰秋仲伊暴甄麹封羿储祖璩台从鄂索咸籍赖"
    "卫褚计伏茅项闻党贡劳逄姬冀浦尉茹习鱼容古慎廖庾终暨居衡步都耿满弘国寇广禄阙东殳沃利蔚越夔隆师巩"
    "晁勾敖融訾辛阚那简饶空曾毋沙养鞠须丰巢蒯相查后红游竺权逮益桓公谌钭濮苟刁阎楼屠敬强洪洛宣战"
    "谯展裘经房仉海亓矫初门肇隋展修原佴么米忻匙撒"
)
_COMPOUND = "欧阳|上官|司马|诸葛|夏侯|东方|尉迟|公孙|慕容|司徒|令狐|皇甫|端木|南宫|澹台|呼延|独孤|濮阳|相里|鲜于|第五|拓跋|百里|轩辕|宇文|长孙|淳于|太史|闻人|钟离|申屠|仲孙|公冶|万俟|赫连|太叔|闾丘|亓官|巫马|公西|漆雕|乐正|壤驷|公良|夹谷|宰父|谷梁|段干|东郭|南门|羊舌|微生|梁丘|左丘|东门|西门"
_GIVEN = "(?![某×])[一-鿿](?:(?![某×])[一-鿿])?"
NAME = f"(?:{_COMPOUND}|[{SURNAMES}]){_GIVEN}"
_WITH_DOT = r"[一-鿿]{2,6}[·•][一-鿿]{2,8}"

# Whom a private name follows. 老人, 孩子 and their like lead no name of an official.
_ROLES = (
    "居民|村民|市民|群众|业主|住户|租户|房东|户主|患者|病人|学生|同学|家长|网友|当事人|来信人|来访人|投诉人|反映人|申请人|举报人|"
    "申诉人|信访人|被害人|受害人|嫌疑人|原告|被告|死者|伤者|老人|孩子|儿童|少年|青年|女孩|男孩|小姑娘|司机|车主|乘客|骑手|摊主|"
    "店主|商户|承包户|种植户|养殖户|脱贫户|低保户|五保户|贫困户|困难户|反对户|租客|职工|工人|农民|农民工|民工|保洁员|环卫工|护工|"
    "保姆|志愿者|台胞|侨胞|港胞|退役军人|老兵|老党员|军属|教师|老师|村医|医生|护士|楼长|组长|邻居|丈夫|妻子|爱人|父亲|母亲|"
    "儿子|女儿|弟弟|妹妹|哥哥|姐姐|爷爷|奶奶|外婆|外公|孙子|孙女|老伴|岳父|岳母|监护人|委托人|代理人|联系人|建议人|留言人|"
    "甲方|乙方|丙方|安装工|配偶|遗孀|徒弟|学徒|师兄|儿媳|女婿|堂妹|堂弟|表姐|表妹|表哥|表弟|同事|同伴|老板娘|住院的|持有人|提案人|执笔|专办员|"
    "联络人|联络员|投保人|发件人|收件人|走失人员|录用人员|受益人|被保险人|借款人|承租人|出租人|疑为|本人|见证人|摊贩|站长|来电人|负责人|男方|女方|家人|亲属|侄子|侄女|外甥|子女|服务对象|户名|务工人员|外来人员|老乡|同乡|老师傅|师傅|乘务员|收银员|店员|"
    "保安|物业经理|会员|球迷|游客|旅客|台商|港商|归侨|园长|楼栋长|网格员|调解员|渔民|牧民|茶农|果农|菜农|棉农|养蜂人|护林员|巡护员|"
    "木匠|铁匠|裁缝|理发师|快递员|外卖员|驾驶员|船员|矿工|工友|室友|房客|买家|卖家|消费者|顾客|病友|队员|运动员|歌手|新娘|新郎|"
    "后排的|前排的|对面的|身边的|门口的|一位叫|名为|姓名|签名|落款|署名|"
    "考生|毕业生|大学生|创业者|残疾人|寡居的|独居的|老区的|城区的|村的|社区的|小区的|楼的|隔壁的|名叫|叫|系|姓名为"
)
_LED = re.compile(rf"(?:{_ROLES})[\"“::]?\s?(?P<who>{NAME})")
_PAIR = re.compile(
    rf"[、和与及](?P<who>{NAME})(?=[、,。;:(及和与等]|反映|在|的|来信|兄弟|姐妹|夫妇|母子|父子|夫妻|二人|两人|$)"
)
_SIGNS = (
    r"反映|来信|来电|来访|留言|提出|表示|说|告诉|诉|称|今年|现年|患|因|于|家|住|独自|持|一家|先生|女士|大爷|大妈|阿姨|奶奶|爷爷|"
    r"老人|小朋友|等人|夫妇|\((?:身份证|住|女|男|化名|手机|电话|\d)|接受|要求|到|在|向|接过|回忆|介绍|坦言|补充|抱怨|哭着|笑着|摇头|算过|拿出|指着|主动|坚持|打来|写来|为例|的(?:父|母|妻|丈|儿|女|孩|家|身份|情况|问题|困难|诉求|投诉)"
)
_ACTS = re.compile(rf"(?:(?<![一-鿿])|(?<=[以由对为经与向和据请的]))(?P<who>{NAME})(?={_SIGNS})")
_TITLES = re.compile(
    "市长|县长|区长|乡长|镇长|局长|主任|书记|部长|厅长|处长|科长|院长|校长|所长|会长|代表|委员|教授|院士|主席|总理|总书记|"
    "同志|烈士|将军|元帅|法官|检察官|记者|研究员|公司|集团|律师事务所|路|街|村|镇|中学|小学|纪念馆|故居|精神|事迹"
)
_HONOURED = re.compile(
    "(?:市长|县长|区长|局长|主任|书记|部长|厅长|院长|校长|所长|主席|总理|会长|院士|劳模|劳动模范|烈士|英雄|楷模|模范|作家|诗人|"
    "科学家|画家|名医|签发人|主持人|发言人|市委|区委|县委|政府|同志|战士|标兵|名人|先贤|先生|学者|专家|教授|导演|冠军)$"
)
KNOWN = frozenset(
    [
        "鲁迅",
        "雷锋",
        "孔子",
        "老子",
        "孟子",
        "庄子",
        "孙中山",
        "毛泽东",
        "周恩来",
        "邓小平",
        "习近平",
        "李白",
        "杜甫",
        "苏轼",
        "白居易",
        "范仲淹",
        "朱熹",
        "王阳明",
        "林则徐",
        "屠呦呦",
        "袁隆平",
        "钱学森",
        "焦裕禄",
        "孔繁森",
        "张桂梅",
        "黄大年",
        "李大钊",
        "陈独秀",
        "白求恩",
        "时传祥",
        "王进喜",
    ]
)
_NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "x"})


def persons(text: str) -> Iterator[Span]:
    """Every name that a role, an act or a place in a pair shows, and the same name wherever it stands."""
    shown = {text[start:end] for start, end in _shown(text)}
    for name in shown:
        for match in re.finditer(re.escape(name), text):
            yield Span(match.start(), match.end(), MASK, "private_person")


def _shown(text: str) -> Iterator[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _LED.finditer(text):
        found += _measured(text, match.start("who"), sure=True)
    for match in _ACTS.finditer(text):
        found += _measured(text, match.start("who"), sure=False)
    found += _segmented(text)
    ends = {end for _, end in found}
    for match in _PAIR.finditer(text):
        if match.start() in ends:
            found += _measured(text, match.start("who"), sure=True)
    found += [match.span() for match in re.finditer(_WITH_DOT, text)]
    for start, end in found:
        if text[start:end] not in KNOWN and not _is_public(text, start, end):
            yield start, end


def _segmented(text: str) -> Iterator[tuple[int, int]]:
    """What the segmenter takes for a name by itself, with a surname and in no dictionary."""
    at = 0
    for word, tag in rjieba.tag(text):
        is_name = tag in _NAME_TAGS and len(word) > 2 and re.fullmatch(NAME, word)
        if is_name and not rjieba.has_word(word):
            yield at, at + len(word)
        at += len(word)


def _measured(text: str, start: int, *, sure: bool) -> Iterator[tuple[int, int]]:
    """How long the name is that begins here: as the segmenter cuts it, two to four signs.

    `sure`: a role stands before it; otherwise the segmenter must take it for a name.
    """
    (word, tag), *rest = rjieba.tag(text[start : start + 8])
    is_surname = len(word) == 1 or re.fullmatch(_COMPOUND, word)
    if not is_surname:
        is_name = tag in _NAME_TAGS or (sure and not rjieba.has_word(word))
        if is_name and re.fullmatch(NAME, word):
            more = _given(rest[:1], 1) if sure and len(word) == 2 else ""
            yield start, start + len(word + more)
        return  # 高度, 方便: the surname begins a word
    given = _given(rest, 2)
    if given and (sure or len(given) == 2):
        yield start, start + len(word + given)


def _given(tagged: Sequence[tuple[str, str]], most: int) -> str:
    """The signs of a given name among the words that follow a surname."""
    given = ""
    for part, tag in tagged:
        fits = len(given + part) <= most and re.fullmatch("[一-鿿]+", part)
        if not fits or part in _NO_GIVEN or tag in _NO_GIVEN_TAGS:
            break
        given += part
    return given


_NO_GIVEN_TAGS = frozenset({"p", "c", "uj", "ul", "r", "d", "f", "m", "ud"})
_NO_GIVEN = frozenset(
    [
        "反映",
        "来信",
        "来电",
        "提出",
        "表示",
        "因",
        "于",
        "等",
        "说",
        "诉",
        "称",
        "家",
        "妻",
        "父",
        "母",
        "子",
        "女",
        "系",
        "患",
        "住",
        "告诉",
        "先生",
        "女士",
        "独自",
        "联系",
        "接受",
        "要求",
        "某",
    ]
)


def _is_public(text: str, start: int, end: int) -> bool:
    return bool(_TITLES.match(text, end) or _HONOURED.search(text[max(0, start - 6) : start]))
