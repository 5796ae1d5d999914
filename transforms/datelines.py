"""Datelines: who sent a report, from where and when (本报讯, 新华社北京11月1日电, 【明報專訊】).

The words at the opening of a paragraph and the bracketed ones at its end are found here. Names of
reporters beside them are read in `bylines`; the day itself is resolved where dates are.
"""

import re
from dataclasses import dataclass

# Papers and agencies speak of themselves or by name; other papers are known by how names end.
_HOUSES = (
    "本报|本刊|本社|本台|本网|新华社|新华网|中新社|中新网|中央社|塔斯社"
    "|路透社?|法新社?|美联社?|合众国际社|合众社|共同社|时事社"
)
_OTHERS = r"[\u4e00-\u9fff]{1,8}?(?:通讯社|电视台|日报网|日报|晚报|时报|晨报|早报|商报|新闻网|[社报网台])"
_SOURCE = rf"(?:{_HOUSES}|{_OTHERS})"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十〇○廿卅]{1,3})"
_DAY = (
    rf"(?:(?:[\d一二三四五六七八九〇○]{{4}}年)?(?:{_NUMBER}月)?{_NUMBER}日"
    r"(?:上午|中午|下午|晚|深夜|凌晨)?)"
)
_PLACE = r"[\u4e00-\u9fff·]{1,12}?"
# 电 and 讯 open many common words (电力, 通讯员): those are no datelines.
_KIND = (
    r"(?:综合|急|又|专)?(?:(?<!通)讯(?!员|问|速|息)|专讯|专电|电讯|消息|快讯"
    r"|电(?![话视影台力子商脑动梯站信网价费缆器池]))"
)
_BODY = (
    r"(?:据|均据|综合)?"
    # A place without a day is believed only beside a sender that is surely one.
    rf"(?:{_SOURCE}(?:(?!记者|通讯){_PLACE})?[ \u3000]*{_DAY}|(?:{_HOUSES})(?!记者|通讯){_PLACE}|{_SOURCE})"
    rf"[ \u3000]*{_KIND}"
)
# Any short name of a paper is believed before a reporter: 江晚讯 记者 ….
_CREDITED = (
    r"[\u4e00-\u9fff]{2,5}?(?<!通)讯(?=[ \u3000]*[（(]?(?:首席|特派|特约|本报|实习|见习)?(?:记者|通讯员))"
)
_OPENING = re.compile(
    rf"(?:[▲●■◆★□△○][ \u3000]*)?"
    rf"(?:[【〔\[（(](?P<boxed>{_BODY})[】〕\]）)]|(?P<bare>{_BODY}|{_CREDITED})(?![，,、。的称说]))"
)
# A programme's name between dateline and colon: 某网消息(晚间新闻)：
_PROGRAMME = re.compile(r"[（(](?!.{0,8}(?:记者|通讯员|摄))[^（）()]{2,10}[）)](?=[:：])")
_LEAD_IN = re.compile(r"[:：\s]*")
_TRAILING = re.compile(
    rf"[（(](?P<text>{_BODY}|(?:据|均据|综合)?{_SOURCE}(?:[供发]稿|供图|供本报特稿|特稿|发|稿|电))[）)]$"
)
_AGENCY = re.compile(rf"(?:均据|据|综合)?(?P<agency>{_SOURCE})")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline inside a line: its own span, its sender, and where the text goes on."""

    start: int
    end: int
    agency: str
    resume: int


def opening_dateline(plain: str) -> Dateline | None:
    """The dateline that a paragraph opens with, positions within the paragraph.

    >>> line = "本报上海3月5日电（记者 李明）三月的浦江两岸"
    >>> found = opening_dateline(line)
    >>> line[found.start:found.end], found.agency, line[found.resume:]
    ('本报上海3月5日电', '本报', '（记者 李明）三月的浦江两岸')
    """
    match = _OPENING.match(plain[:60])
    if match is None:
        return None
    group = "boxed" if match["boxed"] else "bare"
    after = match.end()
    if programme := _PROGRAMME.match(plain, after):
        after = programme.end()
    lead_in = _LEAD_IN.match(plain, after)
    resume = lead_in.end() if lead_in else after
    return Dateline(match.start(group), match.end(group), _sender(match[group]), resume)


def trailing_dateline(plain: str) -> Dateline | None:
    """The bracketed dateline or sender that a paragraph ends with.

    >>> line = "展览将持续到月底。（据新华社成都4月8日电）"
    >>> found = trailing_dateline(line)
    >>> line[found.start:found.end], found.agency, found.resume == line.index("（")
    ('据新华社成都4月8日电', '新华社', True)
    """
    opened = max(plain.rfind("（"), plain.rfind("("))
    match = _TRAILING.match(plain, opened) if opened >= 0 else None
    if match is None:
        return None
    start = match.start("text") + match["text"].startswith("均")
    return Dateline(start, match.end("text"), _sender(match["text"]), opened)


def _sender(text: str) -> str:
    match = _AGENCY.match(text)
    return match["agency"] if match else text.removesuffix("讯")
