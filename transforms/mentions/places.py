"""Administrative areas, countries, natural features, roads, stations, named sites.

Places come from the gazetteer, from words that the segmenter tags as places and whose form agrees,
from one-character forms in their fixed company (中美关系, 在京), and from names that end in a kind of
site (体育馆, 南站). Which official division a name means is settled in `transforms.coreference`.
"""

import re
from dataclasses import dataclass, field

from transforms.gazetteer import Gazetteer
from transforms.mentions.phrases import EdgeFinder
from transforms.mentions.suffixes import Suffixes
from transforms.mentions.words import Words
from transforms.spans import Span
from transforms.wordlists import word_set

DIVISION_ENDS = frozenset("省市县区旗州盟镇乡村")
NATURAL_ENDS = frozenset("山江河湖海岛湾峡峰岭洲港沟")
# 北京市场 and 上海港口 name no site; with a word between (北京新发地市场) they do.
CHAINED = frozenset({"gazetteer", "tagged-place", "name-and-kind", "road-number"})
LOOSE_SITES = word_set("市场 枢纽 基地 仓库 码头 口岸 港口 城 门 关 园 营地 大院 大楼 公路 铁路 线 路")
PLACE_TAGS = word_set("ns nr nz x nrt")
# Fixed company of one-character forms. 中 and 新, 老, 意 are words too, so pairs need a noun after them.
PAIR_AFTER = (
    "两国|双边|双方|关系|友好|友谊|贸易|经贸|建交|合作|外交|领导人|元首|战争|边境|边界|交往|首脑|人民|之间|三国|"
    "自贸|谈判|会谈|文化|青年|防长|外长|战略|对话|同盟|联盟|联军|协定|条约|联合|矛盾|冲突|高层"
)
ABROAD_BEFORE = "访|驻|来|对|侨|赴|援|抗|反|亲|涉|在|旅|抵|离"
CITY_BEFORE = "在|来|进|离|赴|返|抵|回|驻|到|晋|入"
CITY_AFTER = (
    "举行|召开|开幕|闭幕|启动|举办|成立|揭|签|结束|发布|会见|去世|逝世|出版|首|展|演|开|的|，|。|"
    "隆重|正式|考察|闭"
)
ROAD = re.compile(
    r"(?=[0-9一二三四五六七八九○〇零GS])(?:[GS]\d{1,4}|[0-9一二三四五六七八九○〇零]{3})(?:国道|省道)"
    r"(?:[一-龥]{2,4}段)?|(?=地)地铁(?:\d{1,2}|[一二三四五六七八九十]{1,3})号线(?:[东南西北]站|[一-龥]{2,4}站)?"
    r"|(?=[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕甘青宁新沈杭广深哈成兰宝胶济石太包郑徐汉昆南])"
    r"[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕甘青宁新沈杭广深哈大成兰宝胶济石太包郑徐汉昆南九珠连]{2,3}"
    r"(?:（[^）]{2,12}）)?(?:高速铁路|城际铁路|高铁|铁路|高速公路|高速|公路|客运专线|客专|大动脉|大运河|干线)"
)


@dataclass(frozen=True)
class PlaceFinder:
    """Finds places in the words of a passage."""

    gazetteer: Gazetteer
    edges: EdgeFinder
    _suffixes: Suffixes = field(init=False, repr=False)
    _short: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_suffixes", Suffixes(self.gazetteer.place_suffixes))
        object.__setattr__(self, "_short", _short_forms(self.gazetteer.letters))

    def find(self, words: Words) -> list[Span]:
        """Places in reading order of their last word; overlaps are left to `longest`."""
        found = list(self._letters(words.plain))
        found += [Span(m.start(), m.end(), "place", "road-number", 0.9) for m in ROAD.finditer(words.plain)]
        for i, text in enumerate(words.texts):
            if len(text) > 1 and (words.tags[i] in PLACE_TAGS or text in self.gazetteer.places):
                found += self._word(words, i)
            if self._suffixes.of(text) is not None:
                found += self._ending(words, i)
        return _joined(found, words.plain)

    def _letters(self, plain: str) -> list[Span]:
        """中 and 美 in 中美关系, 华 in 访华, 京 in 在京举行; full-width and plain forms alike."""
        return [
            Span(i, i + 1, "place", "one-character", 0.8)
            for m in self._short.finditer(plain)
            for group in ("pair", "abroad", "city", "side")
            for i in range(*m.span(group))
        ]

    def _word(self, words: Words, i: int) -> list[Span]:
        text, tag = words.texts[i], words.tags[i]
        if text in self.gazetteer.places:
            confidence, rule = 0.95, "gazetteer"
        elif tag == "ns" and text in self.gazetteer.divisions and self._county(words, i):
            confidence, rule = 0.8, "county"
        elif tag in PLACE_TAGS and text not in self.gazetteer.common_words and self._form(text, tag):
            confidence, rule = 0.6, "tagged-place"
        else:
            return []
        return [Span(words.starts[i], words.end(i), "place", rule, confidence)]

    def _county(self, words: Words, i: int) -> bool:
        """A county's short name counts unless it is an ordinary word without a place before it."""
        led = i > 0 and words.texts[i - 1] in self.gazetteer.places
        return led or words.texts[i] not in self.gazetteer.common_words

    def _form(self, text: str, tag: str) -> bool:
        """Whether a word looks like a place: its last character, or a transliteration tagged so."""
        if len(text) >= 3 and (text[-1] in DIVISION_ENDS or text[-1] in NATURAL_ENDS):
            return tag != "x" or len(text) <= 4
        return tag == "ns" and (len(text) == 3 or set(text) <= self.gazetteer.foreign_characters)

    def _ending(self, words: Words, i: int) -> list[Span]:
        """A site or road whose kind is word `i`, opened by a proper word."""
        kind = self._kind(words.texts[i], words.tags[i])
        if kind is None:
            return []
        if kind in {"division", "natural"}:
            return self._two_words(words, i)
        edge = self.edges.edge(words, i)
        if edge is None or not edge.proper or (words.tags[i - 1][0] == "m" and kind == "road"):
            return []
        if edge.first == i - 1 and words.texts[i] in LOOSE_SITES:
            return []
        return [Span(words.starts[edge.first], words.end(i), "place", f"suffix-{kind}", 0.7)]

    def _two_words(self, words: Words, i: int) -> list[Span]:
        """曹家 + 镇: a division or natural feature that the segmenter cut from its kind."""
        if i == 0 or words.texts[i] not in self.gazetteer.place_suffixes:
            return []
        name, tag = words.texts[i - 1], words.tags[i - 1]
        if tag not in PLACE_TAGS or not 1 < len(name) <= 6 or not name.isalpha():
            return []
        if name in self.gazetteer.common_words or name in self.gazetteer.titles:
            return []
        return [Span(words.starts[i - 1], words.end(i), "place", "name-and-kind", 0.7)]

    def _kind(self, text: str, tag: str) -> str | None:
        """Class of a word's suffix; 部门 and 文化站 end like sites, so one character needs more."""
        suffix = self._suffixes.of(text)
        if suffix is None or (suffix.length == 1 and len(text) > 1 and tag not in PLACE_TAGS):
            return None
        return suffix.kind


def _short_forms(letters: object) -> re.Pattern[str]:
    """The company in which one character is a place; each group marks the characters themselves."""
    country = "中美英法德日俄苏韩朝印巴越澳加蒙泰意以伊埃菲柬缅马乌土希波罗古"
    city = "".join(c for c in "京津沪渝" if isinstance(letters, dict) and c in letters)
    return re.compile(
        f"(?=[{country}])(?P<pair>[{country}]{{2,3}})(?={PAIR_AFTER})"
        f"|(?<=[{ABROAD_BEFORE}])(?P<abroad>[华美日俄韩英法德苏印朝越台港澳])(?![一-龥]?[人语文裔])"
        f"(?=[，。、；：！？”）]|访|的|参|出|考|旅|进|期|工|投|留|后|前|大使|使|企|外|商|记|军|战)"
        f"|(?<=[{CITY_BEFORE}])(?P<city>[{city or '京'}])(?={CITY_AFTER})"
        f"|(?P<side>[{country}])(?=方[^向式法面案针便形程略])"
    )


def _joined(spans: list[Span], plain: str) -> list[Span]:
    """Adds X省Y市 as one place where both parts are written in full."""
    starts = {s.start: s for s in spans if s.rule in CHAINED}
    joined = list(spans)
    for span in spans:
        last, current = span.end, span
        while (after := starts.get(last)) and _continues(plain, current, after):
            last, current = after.end, after
        if current is not span:
            joined.append(Span(span.start, last, "place", "division-chain", 0.95))
    return joined


def _continues(plain: str, span: Span, after: Span) -> bool:
    """X省 + Y市 with both kinds written out, or a city and its underground line."""
    if after.rule == "road-number":
        return plain[after.start : after.start + 2] == "地铁"
    ends = plain[span.end - 1], plain[after.end - 1]
    return ends[0] in "省市州盟县区" and ends[1] in "省市州盟县区旗镇乡村" and after.end - after.start > 2
