"""What a line looks like: headline, prose, credit, caption; and how strongly.

Each judgement here is about one line or one pair. Which of several readings holds is decided for
the whole page in `segments`.
"""

import re
from dataclasses import replace

from transforms.bylines import Credit, read_credit, signature
from transforms.credit_names import NameReader
from transforms.datelines import opening_dateline, trailing_dateline
from transforms.page.mend import starts_inside

# Longest headline seen on one line without a space is about 45 characters, with parts about 80.
_LONGEST_PART, _LONGEST_TITLE = 46, 84
_ENDS_PROSE = re.compile(
    r"(?:[。，、；：;:,]|[。！？…]['’”」』）)]|[（(][^（）()]{1,40}摄[^（）()]{0,20}[）)])$"
)
# The longest bracket with a photographer in it; line ends are read no further back.
_CREDIT_LENGTH = 64
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
_SHOT = re.compile(r"[（(][^（）()]{1,30}摄[^（）()]{0,14}[）)]$")
_LABEL = re.compile(r"(?:图片|照片|附图|附表|图表|相关链接|链接|背景|资料|新闻背景|编者按|注)[:：]?")
_PHOTO_TITLE = re.compile(
    r"[（(](?:组?图片?|附?图片?\d?张?|附图片?\d*张?|图文|照片|组图)[）)]$|^(?:图片新闻|新闻图片|图片报道|摄影报道)$"
)
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
# Signs before an author's name; a pen name needs no surname there.
_MARKED_NAME = re.compile(
    r"[□■●○◎◆◇▲△★☆◇⊙/／—-]{1,2}\s?(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]\s+[\u4e00-\u9fff])"
)
_HOUSE_AUTHOR = re.compile(
    r"[□■●\s]*(?:本[报刊社台]|[\u4e00-\u9fff]{2,6}[社报])?(?:特[约邀])?(?:评论员|编辑部|编辑室)"
)
_SENT = re.compile(r"[\u4e00-\u9fff]{2,6}[社报网]发?[（(](?P<credit>[^（）()]{2,40})[）)]")
# An author with his post: 青石大学教授 李明, 李明（作家）.
_POSTED_NAME = re.compile(
    r"(?:[\u4e00-\u9fff]{0,16}(?:教授|研究员|院士|主任|局长|书记|委员|代表|律师|作家|博士|学者|专家|医师"
    r"|[校会]长|主[席编])[ \u3000]+)?"
    r"(?P<name>[\u4e00-\u9fff]{2,3})(?:[（(][^（）()]{2,24}[）)])?"
)
# Who signs a letter: 石门镇居民 周丽, 市公路段 李明.
_SIGNER = re.compile(
    r"[\u4e00-\u9fff]{1,14}?(?:居民|村民|市民|读者|学生|教师|工人|农民|干部|职工|战士|公司|大学|[中小]学"
    r"|[部局厂校院社县市镇乡村区段队站系])[ \u3000]+"
)
# Two or three characters set apart are a name, but for the words that are set so as titles.
_SPACED_NAME = re.compile(
    r"(?P<name>[\u4e00-\u9fff][ \u3000]{1,4}[\u4e00-\u9fff](?:[ \u3000]{1,4}[\u4e00-\u9fff])?)"
)
_SPACED_WORD = re.compile(
    r"[公通]告|通[知报]|[启声]事|声明|讣告|更正|公示|目录|导读|广告|新闻|要闻|消息|[快简]讯|[答鸣]谢|启示"
    r"|社论|[短时]评|评论|来[论信]|杂谈|随笔|[前序后]言|[后附]记|小说|散文|诗歌"
)
# （摘登）, （修订草案） behind the name of a statute.
_AFTERTHOUGHT = re.compile(r"[（(][^（）()]{1,20}[）)]$")
_NOTICE = re.compile(
    r"(?:公告|通告|启事|声明|讣告|公示|须知|更正|征文|招聘|遗失|说明|启示|致歉|答谢|鸣谢|预告|[号年]通知|的通知|通知书|的(?:通报|决定|决议|意见|公报|指示|命令|批复|函|规定)"
    r"|(?:管理|实施|试行|改造|奖励|处罚|补偿|暂行|征收|安置|使用|工作)(?:办法|规定|细则|条例|规则|规程)|[市省县区国](?:\S{0,12})条例|章程|条例|守则|公约)$"
    r"|^(?:公告|通知|启事|征稿|更正|招标|拍卖|遗失|讣告)(?:[:：]|$)|^关于\S{2,40}的(?:公告|通告|通知|决定|意见)|^中华人民共和国\S{2,}法$"
)
_LONGEST_ROW = 80
_ROW_HINT = re.compile(r"[ \u3000\t~～℃°]")
# Words of a table row or a list item rather than of a headline.
_ROW = re.compile(
    r"(?:\d\S*[\s\u3000]+){2}|\d+[~～℃°]|\S{1,6}(?:[\s\u3000]+\S{1,6}){3}$|(?:\S{1,16}[\s\u3000]+){4}"
)
LIST_TITLE = re.compile(
    r"(?:天气|气象)(?:预报|预告|趋势|形势|公报|资料)|城市天气|名单|排名|积分榜|排行榜|比分|一览|赛程|汇率|牌价|行情|[菜粮油肉蛋物价金股]价(?:表|一览|信息|行情|$)|价格(?:表|信息|行情|一览|监测)|收盘|股市行情|课程表|时刻表|班次表|排行|榜单|光荣榜|电视节目|节目(?:预告|选播|安排|[表单])|中奖|奖牌榜|成绩表|统计表|目录|要目|导读|索引"
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
    if _ENDS_PROSE.search(plain[-_CREDIT_LENGTH:]) or "。" in plain or _SPEAKER.match(plain):
        return False
    if _CAPTION.match(plain) or _is_wordy(plain) or is_opening(plain) or is_fragment(plain):
        return False
    return all(len(part) <= _LONGEST_PART for part in plain.split())


def _is_wordy(plain: str) -> bool:
    """Whether a line without 。 has the commas and questions of prose (多，好吗？有人问，有人看)."""
    stops = sum(plain.count(mark) for mark in "，？！；")
    return stops > 3 or (stops > 2 and len(plain) > 2 * 14 and " " not in plain and "\u3000" not in plain)


def share_told(title: str, text: str) -> float:
    """Share of a title's character pairs that a text repeats; a lead retells its headline.

    >>> share_told("大桥通车", "青石大桥昨日通车。")
    0.6666666666666666
    """
    pairs = set(_PAIR.findall(title))
    return sum(pair in text for pair in pairs) / len(pairs) if pairs else 0.0


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
    return (
        "图为" in plain
        or _CAPTION.match(plain) is not None
        or _SHOT.search(plain[-_CREDIT_LENGTH:]) is not None
    )


def is_author_line(plain: str, names: NameReader) -> bool:
    """Whether a line holds an author's name alone, set apart by spaces or a mark, or known by its surname.

    >>> reader = NameReader({"李": 9000, "方": 500})
    >>> [is_author_line(line, reader) for line in ("□山石", "方　遒", "李小川", "公　告", "大桥通车")]
    [True, True, True, False, False]
    """
    return bool(author_under(plain, names)) or is_house_author(plain)


def is_house_author(plain: str) -> bool:
    """Whether a line signs for the paper without a name, as under a leader.

    >>> is_house_author("本报评论员"), is_house_author("本报评论员指出")
    (True, False)
    """
    return _HOUSE_AUTHOR.fullmatch(plain) is not None


def signed_by(plain: str, names: NameReader) -> tuple[Credit, ...]:
    """Who signs a piece on a line below it: a name alone, or behind what the signer is.

    >>> reader = NameReader({"周": 5000})
    >>> [[c.name for c in signed_by(line, reader)] for line in ("周丽", "石门镇居民　周　丽", "周末的大桥")]
    [['周丽'], ['周丽'], []]
    """
    signer = _SIGNER.match(plain)
    offset = signer.end() if signer else 0
    found = author_under(plain[offset:], names)
    return tuple(replace(c, start=c.start + offset, end=c.end + offset) for c in found)


def author_under(plain: str, names: NameReader) -> tuple[Credit, ...]:
    """The authors that a line under a headline names; names there are never run together."""
    if match := _MARKED_NAME.fullmatch(plain) or _SPACED_NAME.fullmatch(plain):
        name = "".join(match["name"].split())
        if not _SPACED_WORD.fullmatch(name):
            return (Credit("author", None, name, None, match.start("name"), match.end("name")),)
    if match := _POSTED_NAME.fullmatch(plain):
        found = signature(match["name"], names)
        return tuple(replace(c, start=c.start + match.start("name"), end=match.end("name")) for c in found)
    if len(plain) <= 3 * 4 and all(len(part) <= 3 for part in plain.split()):
        return signature(plain, names)
    return ()


def is_label(plain: str) -> bool:
    """Whether a line only names what follows (图片：, 链接)."""
    return _LABEL.fullmatch(plain) is not None


def is_photo_title(plain: str) -> bool:
    """Whether a title says that its piece is a picture.

    >>> is_photo_title("春耕忙（图片）"), is_photo_title("春耕忙")
    (True, False)
    """
    return _PHOTO_TITLE.search(plain) is not None


def is_notice_title(plain: str) -> bool:
    """Whether a title is that of a notice or a statute, by the word it ends with.

    >>> is_notice_title("关于调整公交线路的公告"), is_notice_title("青石市养犬管理办法（摘登）")
    (True, True)
    >>> is_notice_title("公告栏前人头攒动")
    False
    """
    bare = _AFTERTHOUGHT.sub("", "".join(plain.split()))
    return _NOTICE.search(bare) is not None


def is_row(plain: str) -> bool:
    """Whether a line reads as a row of a table.

    >>> is_row("北京　晴　10～20℃　二三级"), is_row("北京今日有雨")
    (True, False)
    """
    if len(plain) > _LONGEST_ROW or "。" in plain or not _ROW_HINT.search(plain):
        return False
    return _ROW.search(plain) is not None


def ends_article(plain: str, names: NameReader) -> bool:
    """Whether a paragraph ends as the last one of an article does: a bracketed credit or dateline.

    >>> ends_article("产量创下新高。（张明）", NameReader({"张": 9000}))
    True
    """
    if plain[-1:] not in "）)】":
        return False
    if trailing_dateline(plain):
        return True
    opened = max(plain.rfind("（"), plain.rfind("("), plain.rfind("【"))
    inner = plain[opened + 1 : -1]
    return bool(opened >= 0 and (read_credit(inner, names) or signature(inner, names)))


def credit_in(plain: str) -> str:
    """A line without the brackets around it, and without a sender behind it or before them.

    >>> credit_in("（李明摄）"), credit_in("李明摄（新华社发）"), credit_in("新华社发（李明摄）")
    ('李明摄', '李明摄', '李明摄')
    """
    if match := _SENT.fullmatch(plain):
        return match["credit"]
    sender = trailing_dateline(plain)
    return (plain[: sender.resume] if sender and sender.resume else plain).strip("（）()【】〔〕 \u3000")


def is_credit_line(plain: str, names: NameReader) -> bool:
    """Whether a whole line is a credit with a role (本报记者 李明, （李明摄）).

    >>> is_credit_line("通讯员 张明 摄影报道", NameReader({"张": 9000}))
    True
    """
    if len(plain) > 90:
        return False
    return bool(read_credit(credit_in(plain), names)) or (
        plain[0] in "（(【" and ends_article(plain, names) and plain.find("）") in {-1, len(plain) - 1}
    )
