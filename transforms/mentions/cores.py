"""The proper core in front of a kind of place: 中州 in 中州路, 曹家 in 曹家镇, 幸福 in 庐阳区幸福街.

A core is short and no ordinary word, unless what stands around it says that it is a name. Which kinds
there are, and what leads a place's name, belongs to `transforms.mentions.places`.
"""

from dataclasses import dataclass

from transforms.gazetteer import Gazetteer
from transforms.mentions.openers import DETERMINERS, DIVISION_KINDS, FUNCTION, NAME_TAGS
from transforms.mentions.words import Words
from transforms.wordlists import word_set

LONGEST_CORE = 4
# One character before these is enough of a name: 周村, 岐山.
SHORT_CORED = word_set("村 镇 乡 山 河")
# Roads, quarters and stations are called after cities, rivers and virtues.
NAMED_AFTER = word_set(
    "路 街 大道 大街 道 巷 弄 胡同 社区 街道 新村 小区 村 站 东路 西路 南路 北路 中路 东街 西街 南街 "
    "北街 大桥 长江大桥 黄河大桥 跨海大桥"
)
HILLS = frozenset("沟山河湾坪岭坡洼塘庄家集店桥寨")
# Words that roads and quarters all over the country are called by.
ROAD_NAMES = word_set(
    "人民 解放 建设 和平 胜利 文化 光明 团结 友谊 青年 新华 幸福 民主 民族 劳动 工农 红旗 东风 迎宾 滨河 "
    "滨江 滨海 沿江 沿河 环城 中心 站前 建国 复兴 振兴 中华 友好 工业 科技 学府 大学 体育 公园 学院 中山 "
    "新村 东方 西湖 南湖 东湖 北湖 五一 八一 朝阳 向阳"
)
NUMERALS = frozenset("一二三四五六七八九十")
# Single characters, mostly verbs, that part a road or island from what goes before.
PARTING = FUNCTION | frozenset(
    "起驻进出入回离开关办建修设无见看听占属令叫请找问走跑站住挖造划分通接抓搞乘坐骑驾往会绕穿爬翻"
)
# First letters of the tags of words that a name may follow directly.
LEADING_TAGS = frozenset("pcudvxtfrmq")
NEVER_CORE_TAGS = frozenset("pcurq")


@dataclass(frozen=True, slots=True)
class CoreReader:
    """Reads cores with one gazetteer."""

    gazetteer: Gazetteer

    def first(self, words: Words, kind: int) -> int | None:
        """Index of the first word of the core before the kind at index `kind`; None where there is none."""
        first = kind - 1
        if first < 0 or not self._is_core(words, first):
            return None
        while self._goes_on(words, first, kind):
            first -= 1
        whole = words.plain[words.starts[first] : words.starts[kind]]
        if first < kind - 1 and whole in self.gazetteer.common_words:
            return None
        if first < kind - 1 and all(tag[0] == "a" for tag in words.tags[first:kind]):  # 老 + 旧 + 小区
            return None
        return first if self._is_enough(words, first, kind) and self._is_led(words, first) else None

    def _is_enough(self, words: Words, first: int, kind: int) -> bool:
        """Two characters, or one behind a place (北京 + 辰 + 园) or before a village or hill."""
        led = first > 0 and words.texts[first - 1] in self.gazetteer.places
        short = words.starts[kind] - words.starts[first] < 2
        if short and words.texts[kind] not in SHORT_CORED and not led:
            return False
        # 道 ends 报道 and 管道 too: outside of names only cut characters make it a road.
        return words.texts[kind] != "道" or first < kind - 1 or words.tags[first] in NAME_TAGS

    def _is_led(self, words: Words, first: int) -> bool:
        """Whether a name can begin here: nothing, a pause, a function word, a place, an ordinary word."""
        if first == 0:
            return True
        text, tag = words.texts[first - 1], words.tags[first - 1]
        if len(text) == 1 and text.isalpha() and text not in PARTING:
            return tag[0] in "pcmq"  # 布 before 洛哈村: half a name is no name
        if not text[0].isalnum() or tag[0] in LEADING_TAGS:
            return True
        known = self.gazetteer
        return text in known.places or text in known.common_words or text in known.titles

    def _goes_on(self, words: Words, first: int, kind: int) -> bool:
        """Whether the core takes the word before it: single characters that the segmenter cut."""
        if first == 0 or words.starts[kind] - words.starts[first - 1] > LONGEST_CORE:
            return False
        before = words.texts[first - 1]
        if words.texts[first] in HILLS:  # 柳树 + 沟 + 村
            return len(before) == 2 and words.tags[first - 1][0] == "n"
        single = len(words.texts[first]) == 1 or len(before) == 1
        joins = single and len(before) < 3 and before not in self.gazetteer.places
        return joins and self._is_core(words, first - 1)

    def _is_core(self, words: Words, i: int) -> bool:
        """Whether a word can be (part of) the name of a road, village or river."""
        text = words.texts[i]
        if not text.isalpha() or len(text) > LONGEST_CORE or ord(text[0]) < 0x4E00 or text in PARTING:
            return False
        if text in self.gazetteer.titles or text in DETERMINERS:
            return False
        return self._is_named_after(words, i) or self._is_no_word(text, words.tags[i])

    def _is_no_word(self, text: str, tag: str) -> bool:
        """Whether a word is no ordinary one; of numerals only 五一, 八一 and their like are names."""
        known = self.gazetteer
        listed = text in known.common_words or text in known.verbs
        if text in known.places or (listed and len(text) > 1):
            return False
        if len(text) > 1 and (text in known.place_suffixes or text in known.organisation_suffixes):
            return False
        if tag[0] == "m":
            return len(text) == 2 and set(text) <= NUMERALS
        return tag[0] not in NEVER_CORE_TAGS and (tag[0] not in "dvta" or len(text) == 1)

    def _is_named_after(self, words: Words, i: int) -> bool:
        """张掖路; 幸福 in 庐阳区幸福街: behind a division, an ordinary word names a road or quarter too."""
        text, tag = words.texts[i], words.tags[i]
        if words.texts[i + 1] not in NAMED_AFTER:
            return False
        led = words.texts[i - 1] if i else ""
        division = led in self.gazetteer.places and led.endswith(DIVISION_KINDS)
        ordinary = len(text) == 2 and (division or tag in NAME_TAGS) and tag[0] not in "mrpcu"
        return text in self.gazetteer.places or text in ROAD_NAMES or ordinary
