"""The words of mastheads and page lines: paper, date, weekday, lunar date, issue, page, section.

One line is judged here by its words. Which lines of a page's head and foot they make a masthead of
is decided in `furniture`.
"""

import re
from enum import IntEnum

_NUMERAL = "一二三四五六七八九十百千〇○零廿卅"
_YEAR = rf"(?:公元|中华民国)?(?:\d{{4}}|[一二三四五六七八九〇○零]{{4}}|[{_NUMERAL}]{{1,3}}|\d{{2,3}})年"
_DAY = rf"(?:\d{{1,2}}|[{_NUMERAL}元正]{{1,3}})月(?:\d{{1,2}}|[{_NUMERAL}]{{1,3}})[日号]"
_DATE = rf"(?:{_YEAR}{_DAY}|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}}|\d{{4}}年{_DAY})"
_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
_LUNAR = (
    rf"(?:[农夏阴旧]历|岁次)?(?:[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥]年)?"
    rf"(?:闰?[{_NUMERAL}正冬腊]{{1,2}}月[初{_NUMERAL}]{{1,3}}日?)?"
    r"(?:立春|雨水|惊蛰|春分|清明|谷雨|立夏|小满|芒种|夏至|小暑|大暑|立秋|处暑|白露|秋分|寒露|霜降|立冬|小雪|大雪|冬至|小寒|大寒)?"
)
_PAGE = (
    rf"(?:第?[ ]*[A-Za-z]?[\d{_NUMERAL}]{{1,4}}[ ]*[版页叠]|[A-Z]{{1,2}}\d{{1,3}}版?"
    r"|版[面次]?[:：]?第?[A-Za-z]?\d{1,3}版?|P\.?\d{1,3})"
)
_ISSUE = (
    rf"(?:新?总?第?[\d,{_NUMERAL}]{{1,8}}[期号]|总第?\d+|国内统一\S{{2,16}}|统一刊号\S{{2,14}}|(?:邮发)?代号[\d—-]+|CN[\d—/-]+|ISSN[\d—-]+"
    rf"|(?:今日|本期|共|今天)(?:共|出)?[\d{_NUMERAL}]{{1,3}}[大小]?(?:张|版)+|[\d{_NUMERAL}]{{1,3}}版|零?售?价?[:：]?[\d.]+元|每份\S{{1,6}}[元分角]"
    rf"|(?:创刊|复刊)\S{{2,10}})"
)
# Papers and magazines end so; 报 alone also ends 海报, 汇报 and 喜报.
_PAPER = re.compile(
    r"[\u4e00-\u9fff]{0,8}(?:[日晚早晨时商周午星信快导新公学画农矿]报|(?:[都城]市|青年|工人|农民|农村|体育|法[制治]|教育|科技|科学"
    r"|消费者|电视|经济|文艺|文化|卫生|健康|交通|铁道|电力|建设|石油|煤炭|妇女|少年|老年|老人|侨|联合|解放军|军)报"
    r"|参考消息|新闻周刊|周刊|周末)(?:社|海外版|数字报(?:刊)?|电子[版报]|[（(][^）)]{2,6}[）)])?"
)
_SECTION = re.compile(
    r"(?:今日|本[地市省埠]|国[内际]|世界|环球|天下|社会|综合|时[政事]|经济|财[经富]|金融|证券|产业|城[市事]|都市|文[化体娱艺史]|体育|娱乐|教育|科[技教学]"
    r"|健康|卫生|法[治制]|民生|生活|消费|理论|学术|党建|评论|观点|言论|副刊|读书|旅游|汽车|房产|楼市|农[村业]|三农|工业|企业|劳动|军[事营]|国防"
    r"|港[澳台闻]|两岸|港澳|华人|区[县域]|县域|地方|社区|热线|调查|深度|特别|专[题版刊]|焦点|聚焦|关注|特稿|图[片说]|影像|视[觉点]|人物|广告|公益|服务"
    r"|信息|要[闻论目]|头版|一版|封面|天气|赛场|体坛|文苑|情感|亲子|校园|青春|老年|女性|家庭|网络|数码)"
    r"(?:新闻|要闻|时[事评]|报道|报导|周刊|专版|专刊|专题|副刊|天地|之窗|广场|纵横|园地|观察|评论|视野|在线|版|版面|内外|与法|科技|文化|生活|读书|体育"
    r"|卫生|社会|经济|理论|新|记录|故事|民生|综合|国际|财经|·\S{2,4})?"
)
_CUT = re.compile(r"[\s|｜/／·•,，;；()（）■●◆★☆—-]+")
_ROMAN = re.compile(r"[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){1,4}")
_BODY = re.compile(
    r"[\u4e00-\u9fff·]{3,16}(?:主办|出版|主管|承办|编辑出版)|(?:主办|出版|主管)(?:单位)?[:：]?\S{2,16}"
)
_WORD = re.compile(r"[\u4e00-\u9fff·]{1,6}")
_SURE_DATE = re.compile(rf"(?:{_DATE})(?:{_WEEKDAY})?")
_LOOSE_DATE = re.compile(rf"(?:{_DAY})(?:{_WEEKDAY})?|{_WEEKDAY}")
_PAGE_WORD = re.compile(rf"(?:{_PAGE})(?:[:：]?[\u4e00-\u9fff]{{2,6}})?")
_ISSUE_WORD = re.compile(_ISSUE)
_LUNAR_WORD = re.compile(_LUNAR)


class Likeness(IntEnum):
    """How much a line reads as masthead.

    `SURE` anywhere on a page; `STRONG` and `WORD` only in its head or foot, where a strong line
    vouches for the mere words beside it.
    """

    NO = 0
    WORD = 1
    SECTION = 2
    STRONG = 3
    SURE = 4


def masthead_likeness(plain: str) -> Likeness:
    """How much a whole line reads as masthead, by its words alone.

    >>> lines = ("江岸日报 2019年5月6日 第3版", "星期四", "要闻", "大桥昨日通车了")
    >>> [masthead_likeness(line).name for line in lines]
    ['SURE', 'STRONG', 'SECTION', 'NO']
    """
    if len(plain) > 120 or "。" in plain:
        return Likeness.NO
    if _ROMAN.fullmatch(plain):
        return Likeness.STRONG
    parts = [part for part in _CUT.split(plain) if part]
    kinds = [_kind_of(part) for part in parts]
    if not parts or "" in kinds:
        return Likeness.NO
    return _weigh(kinds)


def is_day(plain: str) -> bool:
    """Whether a line is a full date and nothing else, brackets allowed (below a notice, under a title).

    >>> is_day("2021年4月25日"), is_day("（二○○一年三月五日）"), is_day("3月5日")
    (True, True, False)
    """
    bare = "".join(plain.split()).strip("（）()")
    return len(bare) <= 16 and _SURE_DATE.fullmatch(bare) is not None


def _weigh(kinds: list[str]) -> Likeness:
    found = set(kinds)
    strong = len(found & {"paper", "page", "issue", "date", "weekday", "lunar", "body"})
    words = kinds.count("word")
    # 10月5日 星期六 主队 客队 is a row of a fixture list: a day without its year vouches for little.
    anchored = bool(found & {"page", "paper"}) or {"date", "weekday"} <= found or {"date", "issue"} <= found
    if (
        anchored
        and words <= 2
        and (strong >= 2 or "section" in found or ("page" in found and len(kinds) <= 2))
    ):
        return Likeness.SURE
    if strong and words <= 1:
        return Likeness.STRONG
    if kinds == ["section"]:
        return Likeness.SECTION
    return Likeness.WORD if len(kinds) == 1 else Likeness.NO


_KINDS = (
    ("page", _PAGE_WORD),
    ("date", _SURE_DATE),
    ("weekday", _LOOSE_DATE),
    ("issue", _ISSUE_WORD),
    ("lunar", _LUNAR_WORD),
    ("section", _SECTION),
    ("paper", _PAPER),
    ("body", _BODY),
    ("word", _WORD),
)


def _kind_of(part: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.fullmatch(part)), "")
