"""Whether a line breaks off inside a sentence that the next line completes.

Only two lines side by side are judged, by what no headline ends with, what no paragraph begins with,
and words that stand across the break. How the pieces are put together is decided in `blocks`.
"""

import re

import rjieba

from transforms.datelines import opening_dateline

# No headline ends with one or two characters behind a comma, speaks in the way of prose (某某认为，…), or
# opens with a word that ties it to what was said before.
_BROKEN_OFF = re.compile(
    r"，[^，]{1,2}$|[\u4e00-\u9fff](?:说|表示|认为|指出|介绍|透露|强调|称)，"
    r"|^(?:[^，]{0,8}(?:以来|期间|同时)|最[终后]|据[悉说]|据[^，]{0,3}(?:了解|介绍)|[此另]外|目前|随[后即]|其[中次]"
    r"|[对为因]此|首先|但是|然而|不过|而且|于是|当[时天晚]|后来|接着|会[上后])，"
    r"|(?<![服听跟])从$|(?<!参)与$"
    r"|(?<![普企])及$|(?<![合兼吞])并$|(?<![棉植])被$|(?<!耳)其$|[的将而很更第这那每]$"
)
# No paragraph begins with these: they hang on the word before.
_HANGS_ON = re.compile(
    r"[的了着们吗呢](?!确|士|解|却|力|眼|手|重|陆|火|装|实)|[·∶]|以[后前来内外]|之[后前间一二三]|左右"
)
# A number, or a day and its 电, on either side of the break.
_SPLIT_PAIRS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"\d$"),
        re.compile(r"[\d.％%年月日号时分万亿个名岁元吨人台户家亩米]|公[里斤顷]"),
    ),
    (re.compile(r"\d[.∶:]$|[\u4e00-\u9fff]·$"), re.compile(r"\S")),
    (re.compile(r"[\d一二三四五六七八九十半数]$"), re.compile(r"以[上下]|多[个名万]|余[个名万]")),
    (re.compile(r"\d日$"), re.compile(r"[电讯](?:[（(]|记者|[\u4e00-\u9fff])")),
    (re.compile(r"[（(][^（）()]*$"), re.compile(r"[^（(]{0,40}[）)]")),
)
# Characters on either side that are cut into words; no word of the dictionary that matters is longer.
_REACH = 6
_HAN_END, _HAN_START = re.compile(r"[\u4e00-\u9fff]{2}$"), re.compile(r"[\u4e00-\u9fff]")
# Long datelines: 新华社, a foreign place and a day.
_REACH_OF_DATELINE = 20
_PUNCTUATION = re.compile(r"[^\u4e00-\u9fff]")


def is_cut_off(plain: str, following: str) -> bool:
    """Whether the second line completes a sentence or a word that the first one leaves open.

    >>> is_cut_off("最终，来自江岸的姑娘", "以九十分夺得第一名。")
    True
    >>> is_cut_off("水厂工人昼夜检", "修管道三公里。"), is_cut_off("水厂检修管道", "昨日，水厂停水。")
    (True, False)
    """
    if _BROKEN_OFF.search(plain) or _HANGS_ON.match(following):
        return True
    if any(end.search(plain) and start.match(following) for end, start in _SPLIT_PAIRS):
        return True
    return _word_across(plain, following) or _dateline_across(plain, following)


def _word_across(plain: str, following: str) -> bool:
    """Whether a word stands across the break: 检|修, 信|心. Headlines end with whole words."""
    if not (_HAN_END.search(plain) and _HAN_START.match(following)):
        return False
    left = _PUNCTUATION.split(plain[-_REACH:])[-1]
    right = _PUNCTUATION.split(following[:_REACH], maxsplit=1)[0]
    position = 0
    for word in rjieba.cut(left + right, False):
        if position < len(left) < position + len(word):
            return True
        position += len(word)
    return False


def _dateline_across(plain: str, following: str) -> bool:
    """Whether a dateline stands across the break: 新华社武汉十月|十日电."""
    if len(plain) > _REACH_OF_DATELINE or opening_dateline(plain):
        return False
    found = opening_dateline(plain + following[:_REACH_OF_DATELINE])
    return found is not None and found.end > len(plain)
