"""What kind of piece an article is, by its title, its length and its credits."""

import re
from collections.abc import Sequence

from transforms.page_evidence import LIST_TITLE, is_photo_title, is_row
from transforms.records import Byline, Genre
from transforms.text import Passage

# The names of opinion forms, as they stand in titles; 论 opens or ends a clause.
_COMMENTARY = re.compile(
    r"社论|社評|评论员|短评|时评|述评|快评|锐评|点评|杂谈|随笔|随想|杂感|有感|感言|漫谈|纵横谈|今日谈|一[论谈议]|[再二三四五六七八九]论"
    r"|(?:^|—|[\s：])[论谈议评][^坛文]|编后|编者的话|寄语|之我见|发刊词|献词"
)
_NOTICE = re.compile(
    r"(?m)(?:公告|通知|启事|声明|讣告|通告|公示|通报|须知|更正|征文|招聘|遗失|说明|启示)(?:[（(].*)?$|^(?:公告|通知|启事|征稿)"
)
_PICTURE = re.compile(r"图为|图片|摄影报道|[上下左右]图|摄[）)]?$")
# A photo item is a caption: one or two short paragraphs. The bound is generous.
_LONGEST_CAPTION = 320


def genre_of(title: str, paragraphs: Sequence[Passage], bylines: Sequence[Byline]) -> Genre:
    """The genre of a piece; a report where nothing speaks for another.

    >>> genre_of("关于调整公交线路的公告", [], [])
    'notice'
    >>> genre_of("丰收时节（图片）", [], [])
    'photo'
    """
    if LIST_TITLE.search(title) and _is_listing(paragraphs):
        return "list"
    if is_photo_title(title) or _is_picture(paragraphs, bylines):
        return "photo"
    if _NOTICE.search(title):
        return "notice"
    return "commentary" if _COMMENTARY.search(title) else "report"


def _is_listing(paragraphs: Sequence[Passage]) -> bool:
    rows = sum(is_row(p.plain) or len(p.plain) < 20 for p in paragraphs)
    return rows * 2 >= len(paragraphs)


def _is_picture(paragraphs: Sequence[Passage], bylines: Sequence[Byline]) -> bool:
    text = [p for p in paragraphs if p.kind in {"body", "caption"}]
    shot = any(b.role == "photographer" for b in bylines)
    captions = sum(p.kind == "caption" for p in text)
    small = len(text) <= 2 and sum(len(p.plain) for p in text) <= _LONGEST_CAPTION
    pictured = shot or any(_PICTURE.search(p.plain) for p in text)
    return (small and pictured) or (captions > 1 and shot and captions * 2 >= len(text))
