"""Lines that stand above titles and belong to no article: slogans over a page, names of columns."""

import re
from collections.abc import Sequence

from transforms.page_blocks import Block
from transforms.page_evidence import ROUND_UP
from transforms.page_lines import Line

# Words of campaigns, meetings and anniversaries, which papers set over a whole page.
_SLOGAN = re.compile(
    r"学习|贯彻|精神|奋力|开创|开拓|新局面|迎接|喜迎|欢庆|庆祝|纪念|新时代|新征程|聚焦|关注|走进|特别报道|专题|专版|特刊|系列报道"
    r"|回眸|巡礼|主题教育|两会|高举|旗帜|紧密团结|为.{2,12}而奋斗|献礼|[一二三四五六七八九十]+周年"
)
_LABEL = re.compile(
    r"(?:今日|本报|国内|国际|社会|经济|综合|体育|文化|教育|地方|要闻|时事|科技|法制|军事|农村|工业|市场|热点|图片)?"
    r"(?:新闻|要闻|简讯|快讯|短波|视点|纵横|天地|之窗|园地|综述|动态|广角|观察|论坛|信箱|来信|副刊|瞭望|信息)"
)
_LEADS_IN = re.compile(r"(?:指出|强调|要求|表示|说|时|[：:])$")
_DASHED = re.compile(r"[—─–]{2,}")
_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
_ENOUGH = 3.5
_SAMPLE = 2000


def is_banner(
    title: Sequence[Line], body: Sequence[Line], below: Sequence[Block], *, first_on_page: bool
) -> bool:
    """Whether the first title line is a slogan over several pieces, not part of the one below.

    It speaks in slogans, its words come back in other pieces more than in its own, and the title
    under it is complete without it.
    """
    line = title[0].plain
    pairs = set(_PAIR.findall(line))
    if not pairs or not below or _LEADS_IN.search(line) or _DASHED.match(title[1].plain):
        return False
    weight = min(len(_SLOGAN.findall(line)), 3) * 1.0 + 0.5 * first_on_page
    weight += 1.0 * (len(title) > 2 or " " in title[1].plain)
    weight += 1.0 * (_told(pairs, body) < 0.35) - 2.0 * (_told(pairs, body) > 0.5)
    elsewhere = sum(_told(pairs, (*block.heads, *block.body)) > 0.2 for block in below[:12])
    return weight + 0.7 * min(elsewhere, 2) >= _ENOUGH


def is_standing_label(plain: str) -> bool:
    """Whether a line is the name of a column or a section.

    >>> is_standing_label("国际简讯"), is_standing_label("我市举办新闻发布会")
    (True, False)
    """
    return _LABEL.fullmatch(plain) is not None or ROUND_UP.match(plain) is not None


def _told(pairs: set[str], lines: Sequence[Line]) -> float:
    text = "。".join(line.plain for line in lines)[:_SAMPLE]
    return sum(pair in text for pair in pairs) / len(pairs)
