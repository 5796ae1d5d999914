"""Lines that stand above titles and belong to no article: slogans over a page, names of columns.

Judged by the lines of one title and the pieces below it. Mastheads are found in `furniture`.
"""

import re
from collections.abc import Sequence

from transforms.page.blocks import Block
from transforms.page.columns import LONGEST_LABEL, is_standing_label
from transforms.page.evidence import LIST_TITLE, is_notice_title
from transforms.page.lines import Line, width
from transforms.records import FurnitureKind

# Words of campaigns, meetings and anniversaries, which papers set over a whole page.
_SLOGAN = re.compile(
    r"学习|贯彻|践行|落实|弘扬|精神|奋力|奋进|开创|开拓|谱写|书写|绘就|共[筑建绘创享]|争[当创做]|新[局篇]|迎接|喜迎|欢庆|庆祝|纪念|热烈|新时代|新征程|新春|聚焦|关注|走进|直击"
    r"|特别(?:报道|策划)|专题|专版|特刊|系列报道|回眸|巡礼|主题教育|两会|高举|旗帜|紧密团结|为.{2,12}而奋斗|献礼|[一二三四五六七八九十]+周年|高质量发展|现代化"
    r"|大家谈|在行动|进行时|大跃进|总路线|抓革命|促生产|多快好省|增产节约|建设.{0,6}(?:社会|城市|家园|强国|强省|中国)|理念|看[\u4e00-\u9fff]{2}$"
)
_LEADS_IN = re.compile(r"(?:指出|强调|要求|表示|说|时|[：:])$")
_DASHED = re.compile(r"[—─–]{2,}")
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
# Four characters against four without a figure are set as a motto, seldom as a kicker.
_PAIRED = re.compile(r"(?!.*[一二两三四五六七八九十百千万亿])[\u4e00-\u9fff]{4}[ \u3000，][\u4e00-\u9fff]{4}")
_ENOUGH = 3.5
_SAMPLE = 2000
# Slogans and themes over several pieces have some twenty characters.
_WIDEST_THEME = 56


def standing_lines(
    title: Sequence[Line], body: Sequence[Line], below: Sequence[Block], *, first_on_page: bool, alone: bool
) -> tuple[tuple[Line, FurnitureKind], ...]:
    """The leading title lines that are no part of the title, with their kinds, in printed order.

    `body` is the text under the title, `below` the other articles' blocks; `alone` says that the
    article has no further blocks of its own.
    """
    found: list[tuple[Line, FurnitureKind]] = []
    rest = list(title)
    while len(rest) > 1:
        kind = _standing_kind(rest, body, below, first_on_page=first_on_page and not found, alone=alone)
        if kind is None:
            break
        found.append((rest.pop(0), kind))
    return tuple(found)


def _standing_kind(
    title: Sequence[Line], body: Sequence[Line], below: Sequence[Block], *, first_on_page: bool, alone: bool
) -> FurnitureKind | None:
    line = title[0].plain
    if _DASHED.match(title[1].plain) or _LEADS_IN.search(line):
        return None
    if alone and (title[1].marked or is_standing_label(line)):
        return "label"
    if is_banner(title, body, below, first_on_page=first_on_page):
        return "banner"
    if _set_apart(title, body):
        return "label" if len(line) <= LONGEST_LABEL and not _SLOGAN.search(line) else "banner"
    return None


def _set_apart(title: Sequence[Line], body: Sequence[Line]) -> bool:
    """Whether more space stands below the first line than anywhere else in the title and its text."""
    near = [line.gap for line in title[2:]] or [line.gap for line in body[:1]]
    if LIST_TITLE.search(title[0].plain) or is_notice_title(title[0].plain):
        return False
    short = len(title) > 2 or len(title[0].plain) <= LONGEST_LABEL or _SLOGAN.search(title[0].plain)
    return bool(near and short and title[1].gap > max(near) and width(title[0].plain) <= _WIDEST_THEME)


def is_banner(
    title: Sequence[Line], body: Sequence[Line], below: Sequence[Block], *, first_on_page: bool
) -> bool:
    """Whether the first title line is a slogan over several pieces, not part of the one below.

    It speaks in slogans, its words come back in other pieces more than in its own, and the title
    under it is complete without it.
    """
    line = title[0].plain
    pairs = set(_PAIR.findall(line))
    if not pairs or not below:
        return False
    weight = min(len(_SLOGAN.findall(line)), 3) * 1.0 + 0.5 * first_on_page
    weight += 1.0 * (len(title) > 2 or " " in title[1].plain or "\u3000" in title[1].plain)
    weight += 1.0 * (_PAIRED.fullmatch(line) is not None)
    weight += 1.0 * (_told(pairs, body) < 0.35) - 2.0 * (_told(pairs, body) > 0.5)
    elsewhere = sum(_told(pairs, (*block.heads, *block.body)) > 0.2 for block in below[:12])
    return weight + 0.7 * min(elsewhere, 2) >= _ENOUGH


def _told(pairs: set[str], lines: Sequence[Line]) -> float:
    text = "。".join(line.plain for line in lines)[:_SAMPLE]
    return sum(pair in text for pair in pairs) / len(pairs)
