"""What a line looks like: headline, prose, credit, caption; and how strongly.

Each judgement here is about one line or one pair. Which of several readings holds is decided for
the whole page in `page_segments`.
"""

import re

from transforms.bylines import read_credit, signature
from transforms.credit_names import NameReader
from transforms.datelines import opening_dateline, trailing_dateline
from transforms.mend import starts_inside

# Longest headline seen on one line without a space is about 45 characters, with parts about 80.
_LONGEST_PART, _LONGEST_TITLE = 46, 84
_ENDS_PROSE = re.compile(
    r"(?:[。，、；：;:,]|[。！？…]['’”」』）)]|[（(][^（）()]{1,40}摄[^（）()]{0,20}[）)])$"
)
_INSIDE_PROSE = re.compile(r"。(?!$)")
_SPEAKER = re.compile(r"(?:记者|主持人|问|答|[\u4e00-\u9fff·]{1,8}(?:说|答|问|道))[:：]")
_OPENING_CREDIT = re.compile(
    r"[（(【〔\[]?[\u4e00-\u9fff]{0,8}?(?:记者|通讯员|评论员)[^，。]{1,40}?(?:报道|报导)[】〕\]）)]?[:：，\s]"
    r"|[（(【〔\[][^）)】〕\]。]{0,8}(?:记者|通讯员)[^）)】〕\]。]{1,40}[）)】〕\]]"
)
_LEAD = re.compile(
    r"[“”]?(?:近日|日前|近期|连日来|今[天日年晨晚]|昨[天日晚]|前[天日]|\d{1,2}月\d{1,2}日|\d{1,2}日|(?:\d{4}|[一二○〇零九八]{4})年"
    r"|[一二三四五六七八九十]{1,3}(?:月[一二三四五六七八九十]{1,3})?日|据|记者|新年伊始|随着|截至|不久前|最近)"
)
_NUMBERED = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}[章节条编部分款]+|[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、"
    r"|[①-⑳]|\d{1,2}[、．.](?!\d)|其[一二三四五]|(?:之|[A-Za-z])[、．.])"
)
_MARKED = re.compile(r"[▲△●○■□◆◇★☆※►▶◎]")
_LABELLED = re.compile(r"【[^】]{2,16}】")
_CAPTION = re.compile(
    r"(?:图[为：:①-⑳\d]|[上下左右]图|[题压]图|(?:照片|图片|图片说明)[：:]\S)|[（(][^（）()]{1,30}摄[^（）()]{0,14}[）)]$"
)
_LABEL = re.compile(r"(?:图片|照片|附图|附表|图表|相关链接|链接|背景|资料|新闻背景|编者按|注)[:：]?")
_PHOTO_TITLE = re.compile(
    r"[（(](?:组?图片?|附?图片?\d?张?|附图片?\d*张?|图文|照片|组图)[）)]$|^(?:图片新闻|新闻图片|图片报道|摄影报道)$"
)
# Words of a table row or a list item rather than of a headline.
_ROW = re.compile(r"(?:\d\S*[\s\u3000]+){2}|\d+[~～℃°]|\S{1,6}(?:[\s\u3000]+\S{1,6}){3}$")
# A column's standing title over short items.
ROUND_UP = re.compile(
    r"^.{0,8}(?:快讯|简讯|短讯|短波|集纳|集萃|速递|扫描|简报|新闻摘要|一句话新闻|要闻简报|点击)$"
)
LIST_TITLE = re.compile(
    r"(?:天气|气象)(?:预报|预告|趋势|形势|公报|资料)|城市天气|名单|排名|积分榜|排行榜|比分|一览|赛程|汇率|牌价|行情|电视节目|节目预告|中奖|奖牌榜|成绩表|统计表|目录|要目|导读|索引"
)


def is_opening(plain: str) -> bool:
    """Whether a line opens a report as only a first paragraph does: dateline or credit.

    >>> is_opening("本报讯（记者 李明）昨天"), is_opening("昨天下午"), is_opening("本报记者李明报道：昨天")
    (True, False, True)
    """
    return opening_dateline(plain) is not None or _OPENING_CREDIT.match(plain[:60]) is not None


def is_lead(plain: str) -> bool:
    """Whether a paragraph opens with time or source, as first paragraphs do without a dateline.

    >>> is_lead("近日，我市举办书展。"), is_lead("书展吸引众多读者。")
    (True, False)
    """
    return _LEAD.match(plain) is not None


def is_headish(plain: str) -> bool:
    """Whether a line could be a headline or a subheading by its own looks.

    >>> is_headish("全市秋粮收购进展顺利"), is_headish("秋粮收购已近尾声。"), is_headish("图为收购现场")
    (True, False, False)
    """
    if not 2 <= len(plain) <= _LONGEST_TITLE or plain.isdigit() or starts_inside(plain):
        return False
    if _ENDS_PROSE.search(plain) or _INSIDE_PROSE.search(plain) or _SPEAKER.match(plain):
        return False
    if _CAPTION.match(plain) or plain.count("，") > 3 or is_opening(plain) or is_fragment(plain):
        return False
    return all(len(part) <= _LONGEST_PART for part in plain.split())


def is_fragment(plain: str) -> bool:
    """Whether a quotation or bracket opened here is closed elsewhere, or a bracket holds it all.

    >>> is_fragment("队长表示，报告提出的“加快建设"), is_fragment("“双百”活动启动")
    (True, False)
    """
    opened = any(plain.count(a) != plain.count(b) for a, b in ("“”", "《》"))
    return opened or (plain[0] in "（(" and plain[-1] in "）)")


def is_note(plain: str) -> bool:
    """Whether brackets hold the whole line, as they do notes on the author below a piece.

    >>> is_note("（作者为某大学教授）")
    True
    """
    return plain[0] in "（(" and plain[-1] in "）)" and len(plain) > 3


def is_numbered(plain: str) -> bool:
    """Whether a line opens with a number of a chapter, an article or a point.

    >>> is_numbered("第三章　附则"), is_numbered("二、主要任务"), is_numbered("二月春风")
    (True, True, False)
    """
    return _NUMBERED.match(plain) is not None


def is_marked(plain: str) -> bool:
    """Whether a sign that sets off short items stands first (▲ ●)."""
    return _MARKED.match(plain) is not None


def is_labelled(plain: str) -> bool:
    """Whether a column's name in brackets stands first (【国际短波】)."""
    return _LABELLED.match(plain) is not None


def is_caption(plain: str) -> bool:
    """Whether a line explains a picture.

    >>> is_caption("图为工人在检修。（李明摄）"), is_caption("图书馆昨日开放。")
    (True, False)
    """
    return _CAPTION.search(plain) is not None


def is_label(plain: str) -> bool:
    """Whether a line only names what follows (图片：, 链接)."""
    return _LABEL.fullmatch(plain) is not None


def is_photo_title(plain: str) -> bool:
    """Whether a title says that its piece is a picture.

    >>> is_photo_title("春耕忙（图片）"), is_photo_title("春耕忙")
    (True, False)
    """
    return _PHOTO_TITLE.search(plain) is not None


def is_row(plain: str) -> bool:
    """Whether a line reads as a row of a table.

    >>> is_row("北京　晴　10～20℃　二三级"), is_row("北京今日有雨")
    (True, False)
    """
    return _ROW.search(plain) is not None


def ends_article(plain: str, names: NameReader) -> bool:
    """Whether a paragraph ends as the last one of an article does: a bracketed credit or dateline.

    >>> ends_article("产量创下新高。（张明）", NameReader(frozenset("张")))
    True
    """
    if plain[-1:] not in "）)】":
        return False
    if trailing_dateline(plain):
        return True
    opened = max(plain.rfind("（"), plain.rfind("("), plain.rfind("【"))
    inner = plain[opened + 1 : -1]
    return bool(opened >= 0 and (read_credit(inner, names) or signature(inner, names)))


def is_credit_line(plain: str, names: NameReader) -> bool:
    """Whether a whole line is a credit with a role (本报记者 李明, （李明摄）).

    >>> is_credit_line("通讯员 张明 摄影报道", NameReader(frozenset("张")))
    True
    """
    if len(plain) > 90:
        return False
    return bool(read_credit(plain.strip("（）()【】〔〕"), names)) or (
        plain[0] in "（(【" and ends_article(plain, names) and plain.find("）") in {-1, len(plain) - 1}
    )
