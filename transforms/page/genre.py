"""What kind of piece an article is, by its title, its column, its credits and how its text argues."""

import re
from collections.abc import Sequence

from transforms.page.evidence import LIST_TITLE, is_notice_title, is_photo_title, is_row
from transforms.records import Byline, Genre
from transforms.text import Passage

# The names of opinion forms, as they stand in titles and over columns.
_COMMENTARY = re.compile(
    r"社论|社评|评论员|[短时述快锐点微热]评|评论$|论坛$|[漫杂闲纵横今日]谈|论[语丛]|随笔|随想|杂感|有感|感言|一[论谈议]|[再二三四五六七八九]论"
    r"|编后|编者的话|编余|寄语|之我见|发刊词|献词|大家谈|今日谈|茶座"
)
# 论, 谈, 议 open a title or a clause; 议价, 评选, 谈判 do not.
_ON = re.compile(
    r"(?:^|[—\s：])(?:[略浅小试再也]?[论谈议评]|[也且]说|为.{2,10}(?:叫好|喝彩|点赞))(?![坛文价案会程员选出估为判及定标审比到妥级语])"
)
# A title that demands, warns or asks gives an opinion.
_DEMANDS = re.compile(
    r"要不得|不[是等]于|不是|切[莫忌勿]|^[莫别请勿让把须][^，]{2,}|莫[让把要]|别[让把]|岂[能可]|何[必以妨]|不妨|更要|[还也]要|[要应]有|[应须]当|贵在|重在|不[可能]|[？?]$|当.{0,6}[慎戒思]"
)
_ARGUES = re.compile(
    r"应[当该]|应(?=[有把让以])|必须|不能|不可|不妨|不是|而是|固然|诚然|然而|难道|岂[能不可]|何况|可见|笔者|我们|其实|关键|说到底|归根[到结]底|值得|当然|俗话|常言|古人|[唯惟只]有"
    r"|方能|才[能会算]|否则|与其|不如|何以|为何|？|！|恰恰|究其|切?莫|更要|理应|恐怕|无非|毕竟|显然|之所以"
)
_REPORTS = re.compile(
    r"\d+|近日|日前|昨[天日]|记者|告诉|介绍|表示|获悉|据|“|[一二三四五六七八九十百千万]{3,}"
)
_NARRATES = re.compile(
    r"我(?!们|国|省|市|县|区|党|军|院|校|厂|公司)|母亲|父亲|爷爷|奶奶|外婆|童年|儿时|小时候|故乡|老家|记得|那年"
)
_AUTHOR_NOTE = re.compile(r"^[（(]?作者[系为是单简：:]")
_PICTURE = re.compile(r"图[为片]|摄影报道|[上下左右]图")
_SHOT_END = ("摄", "摄）", "摄)")
_CHAPTER = re.compile(r"第[一二三四五六七八九十百\d]{1,4}[条章]")
# What authorities ask of the public: 请绕行, 特此公告, 查询电话.
_ASKS = re.compile(
    r"请.{0,8}(?:绕行|留意|注意|周知|备水|携带|遵守|配合|改乘)|特此|(?:查询|咨询|报名|联系|监督)电话|致电.{0,4}\d|恕不另行|望.{0,6}周知"
)
_LONGEST_NOTICE = 240
_SPEECH = re.compile(r"(?:讲话|致辞|致词|演讲|演说|祝酒词|贺信|贺电|悼词)(?:[（(]|$|\n)")
_ANSWER = re.compile(r"[问答][:：]|记者[:：]")
_LONGEST_VERSE = 20
# A photo item is a caption: one or two short paragraphs. The bound is generous.
_LONGEST_CAPTION = 320
# Characters of a piece that are weighed; an opinion shows itself early.
_SAMPLE = 1500
# Weighed per 100 characters. With this bound no genre is wrong on the 135 annotated pieces at hand.
_OPINION = 0.1
_DESK_ROLES = frozenset({"reporter", "correspondent", "photographer", "intern"})


def genre_of(
    title: str,
    column: str,
    paragraphs: Sequence[Passage],
    bylines: Sequence[Byline],
    dateline: str | None,
) -> Genre:
    """The genre of a piece; a report where nothing speaks for another.

    >>> genre_of("关于调整公交线路的公告", "", [], [], None)
    'notice'
    >>> genre_of("丰收时节（图片）", "", [], [], None)
    'photo'
    >>> genre_of("路通之后", "今日谈", [], [], None)
    'commentary'
    """
    if _is_listing(paragraphs, titled=LIST_TITLE.search(title) is not None):
        return "list"
    if _is_picture(title, paragraphs, bylines, dateline):
        return "photo"
    if _is_notice(title, paragraphs):
        return "notice"
    named = _COMMENTARY.search(title) or _ON.search(title) or _COMMENTARY.search(column)
    if named and (dateline is None or _COMMENTARY.search(title)):
        return "commentary"
    if dateline is not None or any(b.role in _DESK_ROLES for b in bylines):
        return "report"
    return _undated_genre(title, paragraphs)


def _undated_genre(title: str, paragraphs: Sequence[Passage]) -> Genre:
    """Opinion, recollection or report, where neither dateline nor reporter says it."""
    text = "".join(p.plain for p in paragraphs if p.kind == "body")[:_SAMPLE]
    if not text:
        return "report"
    if _is_verse(paragraphs) or _SPEECH.search(title):
        return "other"
    if sum(_ANSWER.match(p.plain) is not None for p in paragraphs) > 1:
        return "report"
    share = 100 / len(text)
    argues, reports = share * len(_ARGUES.findall(text)), share * len(_REPORTS.findall(text))
    if len(text) <= _LONGEST_NOTICE and argues < 1 and _ASKS.search(text):
        return "notice"
    signed = any(p.kind == "credit" for p in paragraphs[:1])
    if signed and share * len(_NARRATES.findall(text)) > 1 > argues:
        return "other"
    noted = any(_AUTHOR_NOTE.match(p.plain) for p in paragraphs[-1:])
    weight = argues - 0.3 * reports + 1.2 * signed + 1.0 * noted + 0.7 * bool(_DEMANDS.search(title))
    return "commentary" if weight > _OPINION else "report"


def _is_verse(paragraphs: Sequence[Passage]) -> bool:
    """Whether the text is set in short lines that end without a full stop."""
    lines = [p.plain for p in paragraphs if p.kind in {"body", "subheading"}]
    short = sum(len(line) <= _LONGEST_VERSE and not line.endswith("。") for line in lines)
    return len(lines) >= 4 and short * 10 >= len(lines) * 9


def _is_listing(paragraphs: Sequence[Passage], *, titled: bool) -> bool:
    text = [p for p in paragraphs if p.kind != "credit"]
    rows = sum(is_row(p.plain) or len(p.plain) < 20 for p in text)
    table = sum(is_row(p.plain) for p in text)
    return (titled and rows * 2 >= len(text)) or (table > 2 and table * 3 >= len(text) * 2)


def _is_notice(title: str, paragraphs: Sequence[Passage]) -> bool:
    """A notice by its title, or a statute by its numbered articles."""
    articles = sum(_CHAPTER.match(p.plain) is not None for p in paragraphs)
    return is_notice_title(title) or (articles > 2 and articles * 2 >= len(paragraphs))


def _is_picture(
    title: str, paragraphs: Sequence[Passage], bylines: Sequence[Byline], dateline: str | None
) -> bool:
    text = [p for p in paragraphs if p.kind in {"body", "caption"}]
    shot = any(b.role == "photographer" for b in bylines)
    captions = sum(p.kind == "caption" for p in text)
    small = len(text) <= 2 and sum(len(p.plain) for p in text) <= _LONGEST_CAPTION
    photographers = {b.name for b in bylines if b.role == "photographer"}
    if {b.name for b in bylines if b.role in _DESK_ROLES | {"author"}} - photographers and photographers:
        # Somebody else wrote it: a report with a picture.
        return False
    if not small:
        return dateline is None and captions > 1 and shot and captions * 2 >= len(text)
    return (
        shot
        or is_photo_title(title)
        or any(_PICTURE.search(p.plain) or p.plain.endswith(_SHOT_END) for p in text)
    )
