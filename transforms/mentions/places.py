"""Administrative areas, countries, natural features, roads, stations, named sites.

Places come from the gazetteer, from words that the segmenter tags as places and whose form agrees,
from one-character forms in their fixed company (中美关系, 在京), and from names that end in a kind of
site (体育馆, 南站). Which official division a name means is settled in `transforms.coreference`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.gazetteer import Division, Gazetteer
from transforms.mentions.addresses import foreign_towns, numbered, townships
from transforms.mentions.cores import CoreReader
from transforms.mentions.letters import one_character
from transforms.mentions.phrases import EdgeFinder
from transforms.mentions.suffixes import Suffixes
from transforms.mentions.words import REMEMBERED_WORDS, Words
from transforms.spans import Span
from transforms.wordlists import word_set

DIVISION_ENDS = frozenset("省市县区旗州盟镇乡村")
NATURAL_ENDS = frozenset("山江河湖海岛湾峡峰岭洲港沟")
# 北京市场 and 上海港口 name no site; with a word between (北京新发地市场) they do.
CHAINED = frozenset(
    {
        "gazetteer",
        "tagged-place",
        "road-number",
        "name-and-division",
        "name-and-natural",
        "name-and-road",
        "suffix-site",
        "venue",
        "tagged-site",
        "township",
        "foreign-town",
    }
)
LOOSE_SITES = word_set(
    "市场 菜场 菜市场 老街 枢纽 基地 仓库 码头 口岸 港口 城 门 关 园 营地 大院 大楼 公路 铁路 线 路"
)
# 全国沿海港口 are many; only halls and museums are named so (全国农业展览馆).
NATIONWIDE = word_set("全国 世界 全球 全省 全市")
# 治河, 渡江: what is done to a river is no name.
DONE = frozenset("治渡过沿跨游护巡环观入进出填围临靠通涉引放截填湖")
# A campus called new or old is no other name: 东海大学新校区.
CAMPUSES = word_set("校区 园区 厂区 馆 教学楼")
RENEWED = word_set("新 老 旧 新建 原")
# A county's short name (平安, 同心) is often an ordinary word; behind these it is where something is.
LOCATING = word_set("在 从 到 赴 来 至 于 抵 往 由 去 位于 来自 抵达 前往 来到 途经 进入 离开 驻")
WATERS = frozenset("江河湖岛")
PLACE_TAGS = word_set("ns nr nz x nrt")
ROAD = re.compile(
    r"(?=[0-9一二三四五六七八九○〇零GS])(?:[GS]\d{1,4}|[0-9一二三四五六七八九○〇零]{3})(?:国道|省道)"
    r"(?:[一-龥]{2,4}段)?|(?=地)地铁(?:\d{1,2}|[一二三四五六七八九十]{1,3})号线(?:[东南西北]站|[一-龥]{2,4}站)?"
    r"|(?!成[京津秦][沈秦唐])(?=[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕甘青宁新沈杭广深哈成兰宝胶济石太包郑徐汉昆南秦焦柳枝襄侯朔神宝合武福厦鹰衡湛温金邯图佳牡滨绥拉沪甬洛菏兖烟威荣盐贵达西])"
    r"[京津沪渝冀晋辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川蜀黔滇藏陕甘青宁新沈杭广深哈大成兰宝胶济石太包郑徐汉昆南九珠连秦焦柳枝襄侯朔神合武福厦鹰衡湛温金邯图佳牡滨绥拉甬洛菏兖烟威荣盐贵达西安月黄]{2,3}"
    r"(?:（[^）]{2,12}）)?(?:高速铁路|城际铁路|高铁|铁路|高速公路|高速|公路|客运专线|客专|大动脉|大运河|干线)"
)


@dataclass(frozen=True)
class PlaceFinder:
    """Finds places in the words of a passage."""

    gazetteer: Gazetteer
    edges: EdgeFinder
    cores: CoreReader
    _suffixes: Suffixes = field(init=False, repr=False)
    _role: Callable[[str], frozenset[str]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_suffixes", Suffixes(self.gazetteer.place_suffixes))
        object.__setattr__(self, "_role", lru_cache(maxsize=REMEMBERED_WORDS)(self._read_role))

    def find(self, words: Words) -> list[Span]:
        """Places in reading order of their last word; overlaps are left to `longest`."""
        found = one_character(words, self.gazetteer.places)
        found += [Span(m.start(), m.end(), "place", "road-number", 0.9) for m in ROAD.finditer(words.plain)]
        for i, text in enumerate(words.texts):
            role = self._role(text)
            if len(text) > 1 and ("known" in role or words.tags[i] in PLACE_TAGS):
                found += self._word(words, i)
            if "kind" in role:
                found += self._ending(words, i)
        found += townships(words, found, self.gazetteer) + foreign_towns(words, found, self.gazetteer)
        return _joined(found + numbered(words.plain, found), words.plain)

    def _read_role(self, text: str) -> frozenset[str]:
        """What a word can be: a known place, the kind that ends a name, both or nothing."""
        known = text in self.gazetteer.places or text in self.gazetteer.divisions
        kind = self._suffixes.of(text) is not None
        return frozenset(role for role, holds in (("known", known), ("kind", kind)) if holds)

    def _word(self, words: Words, i: int) -> list[Span]:
        text, tag = words.texts[i], words.tags[i]
        if text in self.gazetteer.places:
            confidence, rule = 0.95, "gazetteer"
        elif text in self.gazetteer.divisions and self._county(words, i):
            confidence, rule = 0.8, "county"
        elif tag in PLACE_TAGS and text not in self.gazetteer.common_words and self._form(text, tag):
            confidence, rule = 0.6, "tagged-place"
        else:
            return []
        return [Span(words.starts[i], words.end(i), "place", rule, confidence)]

    def _county(self, words: Words, i: int) -> bool:
        """A county's short name counts in its province or city, or where something is."""
        text = words.texts[i]
        found = self.gazetteer.divisions.get(text, ())
        if i == 0 or not found or len(text) < 2:
            return False
        if any(self._inside(d, words.texts[i - 1]) for d in found):
            return True
        if text in self.gazetteer.common_words or all(d.name.endswith("区") for d in found):
            return False
        before = words.texts[i - 1]
        listed = before == "、" and i > 1 and words.texts[i - 2] in self.gazetteer.places
        return listed or before in LOCATING

    def _inside(self, division: Division, outer: str) -> bool:
        """Whether the word before a county's short name is the city or province that it lies in."""
        return any(
            d.level != "county" and division.code.startswith(d.code.rstrip("0"))
            for d in self.gazetteer.divisions.get(outer, ())
        )

    def _form(self, text: str, tag: str) -> bool:
        """Whether a word looks like a place: its last character, or a transliteration tagged so."""
        if text[-2:] in self.gazetteer.common_words:
            return False
        if len(text) >= 3 and (text[-1] in DIVISION_ENDS or text[-1] in NATURAL_ENDS):
            return tag != "x" or len(text) <= 4
        if (
            tag == "ns"
            and len(text) == 2
            and text[0] not in DONE
            and (text[-1] in WATERS or (text[0] in "东西南北" and text[1] == "山"))
        ):
            return True
        return tag == "ns" and (len(text) == 3 or set(text) <= self.gazetteer.foreign_characters)

    def _ending(self, words: Words, i: int) -> list[Span]:
        """A site, road, village or river whose kind is word `i`."""
        text = words.texts[i]
        kind = self._kind(text, words.tags[i])
        if kind is None or text in self.gazetteer.places:
            return []
        if self._is_whole(words, i):
            return [Span(words.starts[i], words.end(i), "place", "tagged-site", 0.7)]
        if text in self.gazetteer.divisions:  # 江苏东海: province and county stand side by side
            return []
        if text in LOOSE_SITES or kind != "site" or len(text) == 1:
            return self._cored(words, i, kind)
        return self._edged(words, i, kind)

    def _edged(self, words: Words, i: int, kind: str) -> list[Span]:
        """A site whose name reaches left to a place or brand: 长沙市贺龙体育馆."""
        text = words.texts[i]
        edge = self.edges.edge(words, i)
        if edge is None or edge.proof == "none" or (text in CAMPUSES and words.texts[i - 1] in RENEWED):
            return []
        if words.texts[edge.first] in NATIONWIDE and kind == "site" and "馆" not in text:
            return []
        inner = words.texts[edge.first : i]
        if edge.proof == "brand" and any(w in self.gazetteer.common_words for w in inner):  # 游人挤满古城
            return []
        return [Span(words.starts[edge.first], words.end(i), "place", f"suffix-{kind}", 0.7)]

    def _is_whole(self, words: Words, i: int) -> bool:
        """鲁迅公园: a site's whole name that the segmenter knows as one word."""
        text = words.texts[i]
        suffix = self._suffixes.of(text)
        if suffix is None or len(text) < suffix.length + 2 or text[0] in "大小多少各全":
            return False
        if text[:2] in self.gazetteer.common_words:
            return False
        if text[: -suffix.length] in self.gazetteer.divisions and suffix.length > 1:  # 西湖体育馆
            return True
        if suffix.length == 1 and text[-2:] in self.gazetteer.common_words:  # 多渠道
            return False
        return words.tags[i] == "ns" or (words.tags[i] == "nr" and suffix.length > 1)

    def _cored(self, words: Words, i: int, kind: str) -> list[Span]:
        """曹家 + 镇, 中州 + 路: a short core that is no ordinary word stands right before the kind."""
        if words.texts[i] not in self.gazetteer.place_suffixes:
            return []
        if words.texts[i] == "街" and words.plain[words.end(i) : words.end(i) + 1] == "头":  # 城里街头
            return []
        if words.texts[i] == "道" and words.plain[words.end(i) : words.end(i) + 1] in {"：", "“", "，"}:
            return []
        core = self.cores.first(words, i)
        if core is None:
            return []
        first = core
        while first > 0 and self.edges.leads(words, first - 1):
            first -= 1
        return [Span(words.starts[first], words.end(i), "place", f"name-and-{kind}", 0.7)]

    def _kind(self, text: str, tag: str) -> str | None:
        """Class of a word's suffix; 部门 and 文化站 end like sites, so one character needs more."""
        suffix = self._suffixes.of(text)
        if suffix is None or (suffix.length == 1 and len(text) > 1 and tag not in PLACE_TAGS):
            return None
        return suffix.kind


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
    """X省 + Y市 with both kinds written out, or a division and a named site or road in it."""
    if after.rule == "road-number":
        return plain[after.start : after.start + 2] == "地铁"
    last = plain[span.end - 1]
    if plain.endswith("街道", span.start, span.end):
        last = "乡"
    if after.rule not in {"gazetteer", "tagged-place"}:
        return last in "省市州盟县区镇乡" and span.end - span.start > 2
    inner = plain[after.end - 1] in "省市州盟县区旗镇乡村"
    return last in "省市州盟县区" and inner and after.end - after.start > 2
