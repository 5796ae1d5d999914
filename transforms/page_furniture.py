"""Page matter that is no article: mastheads, page numbers, navigation, editors' lines, copyright.

Only whole lines are judged here, by their own words. Banners, which are known by the articles under
them, are found in `page_segments`.
"""

import re

from transforms.records import FurnitureKind

_DATE = (
    r"(?:公元)?[\d一二三四五六七八九〇○零]{4}(?:年|[./-])[\d一二三四五六七八九十元]{1,3}(?:月|[./-])"
    r"[\d一二三四五六七八九十廿卅]{1,3}日?"
)
_WEEKDAY = r"(?:星期|周|礼拜)[一二三四五六日天]"
_PAGE_NUMBER = (
    r"(?:第?[ ]*[A-Za-z]?[\d一二三四五六七八九十]{1,4}[ ]*[版页叠]|[A-Za-z]\d{1,3}版?"
    r"|版面?[:：][A-Za-z]?\d{1,3})"
)
# A masthead line is a row of these; at least one of the strong ones must be among them.
_MASTHEAD_STRONG = re.compile(
    rf"(?:{_DATE}(?:{_WEEKDAY})?|{_PAGE_NUMBER}(?:[:：]?[\u4e00-\u9fff]{{2,6}})?"
    r"|总?第[\d一二三四五六七八九十百千万零〇○]{1,8}[期号](?:总第?[\d]+[期号])?"
    r"|(?:代号|刊号|国内统一\S{2,10}号|邮发代号|CN|ISSN)[:：]?[\d \-—/A-Z]*"
    r"|[\u4e00-\u9fff]{2,8}[日晚时晨早商]报社?"
    r"|(?:人民|光明|工人|解放军|劳动|青年)[\u4e00-\u9fff]{0,2}报|今日[\d一二三四五六七八九十]{1,3}版)"
)
_MASTHEAD_WEAK = re.compile(
    rf"(?:{_WEEKDAY}|农历[^，。]{{2,12}}|[\u4e00-\u9fff]{{2,12}}(?:主办|出版|主管)|零?售?价?[\d.]+元"
    r"|要闻|综合|国内|国际|新闻|[\u4e00-\u9fff]{{2,4}})"
)
_MASTHEAD_CUT = re.compile(r"[\s|｜/·,，()（）]+")
_PERSON_HEADED = (
    "值班主任|值班编委|值班编辑|责任编辑|责编|责任校对|版式设计|版式|版面设计|美术编辑|美编|校对|组版|检校"
    "|主编|编辑"
)
_RULES: tuple[tuple[FurnitureKind, str], ...] = (
    (
        "page_number",
        (
            rf"[-—·•\s]*{_PAGE_NUMBER}[-—·•\s]*|[-—·•]+\s*\d{{1,4}}\s*[-—·•]+|\d{{1,3}}"
            r"|[（(][A-Z、/\s]{1,8}版[）)]"
        ),
    ),
    (
        "navigation",
        (
            r"(?:(?:上|下)一[版篇页期]|返回\S{0,4}|放大|缩小|打印|版面(?:导航|目录|概览)|标题导航|关闭窗口|全文复制|PDF版"
            r"|往期回顾)(?:[|｜><»«\s]+\S{2,6})*"
        ),
    ),
    (
        "navigation",
        (
            r"[（(]?(?:下转|上接|紧接|文转|详见|相关报道见?|更多\S{0,6}见)\s?(?:本报)?第?\s?[A-Z]?"
            r"[\d一二三四五六七八九十、]{1,6}\s?版?[^，。]{0,8}[）)]?"
        ),
    ),
    (
        "copyright",
        (
            r".{0,24}(?:版权所有|版权声明|未经(?:授权|许可|书面)|不得转载|All [Rr]ights [Rr]eserved"
            r"|[Cc]opyright|©|ICP备|ICP证).{0,60}"
        ),
    ),
    (
        "editor_line",
        rf"[□■●◎]?\s*(?:本[版期页]|今日|执行|首席|图片|电脑)?(?:{_PERSON_HEADED})(?:[:：/／\s\u3000]).{{1,60}}",
    ),
    (
        "other",
        (
            r"\S{0,10}(?:热线|电话|传真|邮箱|邮编|网址|地址|E-?mail|QQ群?|公众号)[:：].{1,80}"
            r"|(?:https?://|www\.)\S+|[\w.]+@[\w.]+"
        ),
    ),
)
_TABLE = tuple((kind, re.compile(pattern)) for kind, pattern in _RULES)
# No rule reads more: furniture is short, and a long line is prose whatever it contains.
_LONGEST = 120
# Furniture has one of these in it; the test spares most lines the table.
_HINT = re.compile(
    r"[版页期號号叠]|\d年|[年日]|报$|星期|编|校|版权|转载|©|[Cc]opyright|ights|ICP|热线|电话|传真|邮|网址|地址"
    r"|mail|www|http|@|^[-—·•\s]*[A-Z]?\d{1,4}|返回|[（(]?[上下]|见"
)


def furniture_kind(plain: str) -> FurnitureKind | None:
    """The kind of furniture that a whole line is, by its words alone; None for all else.

    >>> furniture_kind("2019年5月6日 星期一 第3版"), furniture_kind("责任编辑：李明")
    ('masthead', 'editor_line')
    >>> furniture_kind("会议昨日在京闭幕") is None
    True
    """
    if len(plain) > _LONGEST or not _HINT.search(plain):
        return None
    kind = next((kind for kind, pattern in _TABLE if pattern.fullmatch(plain)), None)
    return kind or ("masthead" if _is_masthead(plain) else None)


def _is_masthead(plain: str) -> bool:
    parts = [part for part in _MASTHEAD_CUT.split(plain) if part]
    strong = [part for part in parts if _MASTHEAD_STRONG.fullmatch(part)]
    rest = [part for part in parts if part not in strong]
    return bool(strong) and all(_MASTHEAD_WEAK.fullmatch(part) for part in rest)
