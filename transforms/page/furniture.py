"""Page matter that is no article: mastheads, page numbers, navigation, editors' lines, copyright.

A line is furniture by its own words, or because it stands among the masthead lines at the head of
the page. Banners and names of columns, which are known by the articles under them, are found in
`standing`.
"""

import re
from collections.abc import Sequence

from transforms.page.lines import Line
from transforms.page.masthead import Likeness, masthead_likeness
from transforms.records import FurnitureKind

_STAFF = (
    r"值班(?:主任|编委|编辑|总编|老总)|责任(?:编辑|校对|美编)|责[编校]|版式(?:设计)?|版面(?:设计|编辑)?|美术(?:编辑|设计)|美编|校[对读]|审[校读核]"
    r"|组版|检校|排版|视觉|主编|副主编|编[辑审]|监[制审]|统筹|策划|制图|图编|见习编辑|终审|总值班|签发"
)
_CONTACT = re.compile(
    r"(?:社?[地网]址|邮(?:政编码|编|发代号|箱)|(?:新闻|投诉|发行|广告|订阅|服务|读者|爆料|传真|联系|值班|编辑部|报料|监督|总编室)?(?:电话|热线|传真)"
    r"|定价|零售|每份|月价|广告(?:经营)?许可证\S{0,6}|承印|印刷|总编室|电子信箱|E-?mail|QQ群?|微[信博]|公众号|客户端)\s?[:：\d]",
    re.IGNORECASE,
)
_NAVIGATION_WORD = re.compile(
    r"(?:上|下)一?[版篇页期条]|[前后]一[版篇页期]|返回\S{0,4}|放大[+]?|缩小[-]?|默认|打印(?:本页)?|版面(?:导航|目录|概览|列表)|标题导航|[本今]版(?:导航|目录|标题)"
    r"|关闭(?:窗口)?|全文复制|(?:下载)?PDF(?:版|下载)?|往期(?:回顾|报纸|查询)|首页|分享(?:到\S*)?|收藏|字号|听新闻|朗读|按日期检索|检索|[<>»«＞＜◀▶]+"
)
_NAVIGATION_CUT = re.compile(r"[\s|｜\[\]【】（）()·/]+")
_RULES: tuple[tuple[FurnitureKind, str], ...] = (
    ("page_number", r"[-—–·•~～\s]+\d{1,4}[-—–·•~～\s]+|[（(][A-Z、/\s]{1,8}版[）)]"),
    (
        "page_number",
        r"(?:第\s?\d{1,4}\s?页\s?[/／,，]?\s?)?共\s?\d{1,4}\s?页|第\s?\d{1,4}\s?页|Page \d{1,4}(?: of \d+)?",
    ),
    (
        "navigation",
        (
            r"[（(【▲▼→]?\s?(?:本文|全文)?(?:下转|上接|紧接|转接|文转|转|接|详见|另见|见|相关(?:报道|新闻|评论|图片)?(?:刊|见|详见)?|更多\S{0,6}见|(?:报道|全文|图文)?(?:刊|见|详见)于?)"
            r"\s?(?:今日|本报)?第?\s?[A-Z]?[\d一二三四五六七八九十、—至-]{1,6}\s?版[^，。]{0,8}[）)】]?"
        ),
    ),
    (
        "copyright",
        (
            r".{0,30}(?:版权所有|版权声明|未经(?:本\S{1,3})?(?:授权|许可|书面|同意)|不得转载"
            r"|All [Rr]ights [Rr]eserved|[Cc]opyright|©|ICP备|ICP证|公网安备).{0,80}"
        ),
    ),
    (
        "editor_line",
        (
            r"[□■●◎◆▲★☆【（(\s]*(?:本[版期页周]|今日|执行|首席|图片|电脑|见习|实习|新闻|责任)?"
            rf"(?:{_STAFF})(?:[/／、]?(?:{_STAFF}))*(?:[:：/／|｜]|\s).{{1,80}}"
        ),
    ),
    ("editor_line", r"本版(?:图片|照片|摄影|漫画|插图|撰文|文字|稿件|文[/／]?图|采写|供稿)[^。]{1,60}"),
    ("copyright", r"\S{2,16}(?:公司|印刷厂|印刷所|印务中心)(?:承印|印刷)(?:[\s　].{0,60})?"),
    ("other", r"(?:https?://|www\.)\S+|[\w.]+@[\w.]+"),
)
_TABLE = tuple((kind, re.compile(pattern)) for kind, pattern in _RULES)
# No rule reads more: furniture is short, and a long line is prose whatever it contains.
_LONGEST = 160
# Furniture has one of these in it; the test spares most lines the table.
_HINT = re.compile(
    r"[版页期编校审转接责]|[-—–·•~～]\s?\d|美编|视觉|策划|统筹|监制|©|[Cc]opyright|ights|ICP|安备|热线|电话|传真|邮|址|mail|www|http|@|Page"
    r"|返回|导航|目录|打印|首页|检索|回顾|朗读|零售|定价|广告|[（(]?[上下前后]一"
)
# A masthead of more lines than this has not been seen; titles begin at the latest there.
_HEAD = 12
_BARE_NUMBER = re.compile(r"\d{1,3}")


def furniture_kind(plain: str) -> FurnitureKind | None:
    """The kind of furniture that a whole line is, by its words alone; None for all else.

    >>> furniture_kind("2019年5月6日 星期一 第3版"), furniture_kind("责任编辑：李明")
    ('masthead', 'editor_line')
    >>> furniture_kind("会议昨日在京闭幕") is None
    True
    """
    if len(plain) > _LONGEST or plain.endswith("。"):
        return None
    if _HINT.search(plain):
        for kind, pattern in _TABLE:
            if pattern.fullmatch(plain):
                return kind
        if _is_navigation(plain):
            return "navigation"
        if len(_CONTACT.findall(plain)) >= 2 or (_CONTACT.search(plain[:16]) and "，" not in plain):
            return "other"
    if masthead_likeness(plain) is not Likeness.SURE:
        return None
    return "page_number" if len(plain) <= 4 else "masthead"


def _is_navigation(plain: str) -> bool:
    """Whether the words of a page's buttons stand on a line, alone or beside the paper's name."""
    parts = [part for part in _NAVIGATION_CUT.split(plain) if part]
    found = sum(_NAVIGATION_WORD.fullmatch(part) is not None for part in parts)
    return found > 0 and found * 2 >= len(parts) and all(len(part) <= 10 for part in parts)


def find_furniture(lines: Sequence[Line]) -> list[FurnitureKind | None]:
    r"""The kind of each line of a page, None for what belongs to articles.

    >>> from transforms.page.lines import printed_lines
    >>> from transforms.text import RawText
    >>> text = "江岸晚报\n2013年12月5日\n星期四\n民生\n\n旧楼装上电梯\n工程昨日完工。"
    >>> find_furniture(printed_lines(RawText(text, text)))
    ['masthead', 'masthead', 'masthead', 'masthead', None, None]
    """
    kinds = [furniture_kind(line.plain) for line in lines]
    for i in range(_head_length(lines, kinds)):
        kinds[i] = kinds[i] or "masthead"
    for i, line in enumerate(lines):
        if _BARE_NUMBER.fullmatch(line.plain) and not _in_column_of_numbers(lines, i):
            kinds[i] = "page_number"
    return kinds


def _head_length(lines: Sequence[Line], kinds: Sequence[FurnitureKind | None]) -> int:
    """How many leading lines are masthead: strong ones, and words that they vouch for."""
    stop = words = 0
    likeness = [masthead_likeness(line.plain) for line in lines[:_HEAD]]
    for i, like in enumerate(likeness):
        words += like is Likeness.WORD
        if kinds[i] or like >= Likeness.STRONG:
            stop = i + 1
        elif like is Likeness.NO or words > 2:
            break
    if stop < min(len(likeness), len(lines) - 1) and _is_section(likeness[stop], lines, stop):
        stop += 1
    return stop


def _is_section(like: Likeness, lines: Sequence[Line], i: int) -> bool:
    """Whether the line below a masthead names the page's section: by its word, or by its place."""
    if like is Likeness.SECTION:
        return True
    apart = i > 0 and lines[i].gap == 0 < lines[i + 1].gap
    return like is Likeness.WORD and apart and len(lines[i].plain) <= 4


def _in_column_of_numbers(lines: Sequence[Line], i: int) -> bool:
    """Whether a bare number stands beside other bare numbers or cells, as in a table set by cells."""
    near = [lines[k].plain for k in (i - 1, i + 1) if 0 <= k < len(lines)]
    return any(len(plain) <= 6 for plain in near)
