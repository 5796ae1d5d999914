"""What goes on behind a place: the township in a county, the number on a road, a town abroad.

Each rule needs a place that is already found right before it or in the same list. Names that stand by
themselves belong to `transforms.mentions.places`.
"""

import re
from collections.abc import Sequence

from transforms.gazetteer import Gazetteer
from transforms.mentions.openers import DETERMINERS, FUNCTION
from transforms.mentions.words import Words
from transforms.spans import Span
from transforms.wordlists import word_set

OUTER = ("省", "市", "县", "区", "州", "旗", "盟", "镇", "乡", "地区")
TOWNSHIPS = word_set("镇 乡 村 街道 苏木 屯 寨")
LONGEST_TOWNSHIP = 4
NUMBER = re.compile(
    r"(?=[一二三四五六七八九十0-9])(?:[一二三四五六七八九十0-9]{1,3}段)?(?:[0-9]{1,5}弄)?(?:[0-9]{1,5}号(?![线楼院店机]))?"
)
ROADS = ("路", "街", "道", "巷", "弄", "胡同", "段")
# Behind a foreign town: 附近, 以西; before it: where something goes.
LOCATIVE = re.compile(
    r"以[东西南北]|[东西南北]部|附近|郊区|市区|市中心|当地|机场|港[，。、口]|地区|举行|召开|开幕"
)
LOCATING = word_set("在 赴 抵达 飞抵 位于 至 飞往 前往 访问 抵 离开 距")
FOREIGN_TAGS = word_set("nr nrt ns nz x")
TOWNSHIP = 0.85
TOWN = 0.75


def townships(words: Words, found: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """春光乡 behind 东海县: any short core is a name there."""
    added: list[Span] = []
    outers = {s.end for s in found if words.plain.endswith(OUTER, s.start, s.end) and s.end - s.start > 2}
    pending = sorted(outers)
    while pending:
        span = _township(words, pending.pop(), gazetteer)
        if span is not None and span not in added:
            added.append(span)
            pending.append(span.end)
    return added


def _township(words: Words, start: int, gazetteer: Gazetteer) -> Span | None:
    """The township whose name begins right at `start`."""
    i = words.index.get(start)
    while i is not None and i < len(words) and words.starts[i] - start <= LONGEST_TOWNSHIP:
        text = words.texts[i]
        if text in TOWNSHIPS and words.starts[i] > start:
            return Span(start, words.end(i), "place", "township", TOWNSHIP)
        if text in FUNCTION or text in DETERMINERS or not text.isalpha() or text in gazetteer.titles:
            return None
        if text in gazetteer.common_words or text in gazetteer.verbs or words.tags[i][0] in "pucmr":
            return None
        i += 1
    return None


def numbered(plain: str, found: Sequence[Span]) -> list[Span]:
    """崇明路二段, 江汉路18号: the section and number that go on behind a road."""
    added = []
    outers = {s.end: s.start for s in found if s.kind == "place" and s.end - s.start > 1}
    for span in found:
        if plain.endswith(ROADS, span.start, span.end) and span.end - span.start > 2:
            match = NUMBER.match(plain, span.end)
            if match is not None and match.end() > span.end:
                start = outers.get(span.start, span.start)  # 南京 + 中山路18号
                added.append(Span(start, match.end(), "place", "road-address", TOWNSHIP))
    return added


def foreign_towns(words: Words, found: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """A transliterated word where a town is due: behind a state, in a list of places, before 以西."""
    ends = {s.end for s in found}
    states = {s.end for s in found if words.plain.endswith(("州", "省", "邦", "郡"), s.start, s.end)}
    known = gazetteer.foreign_characters
    added = []
    for i, text in enumerate(words.texts):
        if words.tags[i] not in FOREIGN_TAGS or len(text) < 2 or not known.issuperset(text):
            continue
        if text in gazetteer.common_words or text in gazetteer.places:
            continue
        start, end = words.starts[i], words.end(i)
        before = words.texts[i - 1] if i else ""
        listed = before == "、" and start - 1 in ends and words.tags[i] != "nr"
        going = before in LOCATING and len(text) > 2 and LOCATIVE.match(words.plain, end) is not None
        if start in states or listed or going or (len(text) > 2 and LOCATIVE.match(words.plain, end)):
            added.append(Span(start, end, "place", "foreign-town", TOWN))
            ends.add(end)
    return added
