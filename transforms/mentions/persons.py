"""Persons: the name alone, without title.

Cues in the order of their worth: a dot inside a transliterated name, a post or calling before the
name, a verb of saying or an honorific after it, the segmenter's tag with a believable shape, and a
list that goes on (孙孚凌、王文元 after one sure name). Names seen once in a sure context are found
again by `transforms.mentions.consistency`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.gazetteer import Gazetteer
from transforms.mentions.frames import SPEAKER, FrameFinder
from transforms.mentions.names import (
    COMMON_SURNAME,
    ENOUGH,
    ENOUGH_TITLED,
    KNOWN_SURNAME,
    LONGEST_DOTTED,
    PERSON_TAGS,
    SPEECH,
    USUAL_SURNAME,
    NameReader,
    dotted,
)
from transforms.mentions.openers import FUNCTION
from transforms.mentions.peoples import PeopleFinder
from transforms.mentions.series import listed_persons
from transforms.mentions.suffixes import Suffixes
from transforms.mentions.words import REMEMBERED_WORDS, Words
from transforms.spans import Span
from transforms.wordlists import word_set

# Behind a post nearly any surname is one (井, 曲, 隋).
RARE_SURNAME = 3
# A score that takes usual characters in front of a word or a sure end of the name.
SURE_NAME = 3.4
# Final characters of callings that no table lists in full: 救生员, 主攻手, 摊主, 钳工.
CALLINGS = frozenset("员手主工师匠兵警医长族户")
# A calling cut off from its trade: 油漆 + 工, 领唱 + 员.
SHORT_CALLINGS = frozenset("工员手匠户")
# Final characters of posts that one person holds: 局长, 书记, 教授. Behind 市民 or 学生 more proof is due.
POSTED = frozenset("长记任席理裁授官监士委员师练")
# Words for many people as well as for one.
CROWDS = word_set(
    "干部 群众 市民 居民 村民 学生 大学生 中学生 小学生 研究生 员工 职工 工人 农民 选手 队员 球员 运动员 "
    "志愿者 党员 会员 观众 游客 旅客 乘客 读者 家长 同学 教师 专家 学者 青年 妇女 女工 牧民 渔民 记者 "
    "委员 代表 领导人 负责人 兄弟 姐妹 患者 病人 考生"
)
# Surnames all, but after a title they are what they are everywhere else.
FUNCTION_WORDS = word_set("和 与 及 向 从 等 在 对 以 为 将 把 被 让 由 到 同 经 应 就 有 是 时 后 中")


@dataclass(frozen=True)
class PersonFinder:
    """Finds persons in the words of a passage."""

    gazetteer: Gazetteer
    names: NameReader
    frames: FrameFinder
    peoples: PeopleFinder
    _titles: Suffixes = field(init=False, repr=False)
    _cue: Callable[[str], str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_titles", Suffixes(self.gazetteer.titles))
        object.__setattr__(self, "_cue", lru_cache(maxsize=REMEMBERED_WORDS)(self._read_cue))

    def find(self, words: Words) -> list[Span]:
        """Persons of a passage; overlaps are left to `longest`."""
        found: list[Span] = []
        for i, text in enumerate(words.texts):
            cue = self._cue(text)
            if cue == "dot":
                found += self._dotted(words, i)
            elif words.tags[i] in PERSON_TAGS:
                found += self._tagged(words, i)
            if cue == "title":
                found += self._titled(words, i)
            elif cue == "calling":
                found += self._called(words, i)
        found += self.frames.find(words) + self.peoples.find(words)
        return found + self.frames.listed(words.plain, found) + listed_persons(words.plain, self.gazetteer)

    def _read_cue(self, text: str) -> str:
        """What a word promises about the name behind it; 常务副经理 is a title since it ends in 经理."""
        if text == "·":
            return "dot"
        if text in SHORT_CALLINGS:
            return "calling"
        if self._titles.of(text) is not None:
            return "title"
        return "calling" if len(text) > 1 and text[-1] in CALLINGS else ""

    def _dotted(self, words: Words, dot: int) -> list[Span]:
        cut = dotted(words, dot, lambda i: self._ordinary(words, i))
        if cut is None or words.starts[cut[1]] - words.starts[cut[0]] > LONGEST_DOTTED:
            return []
        return [Span(words.starts[cut[0]], words.starts[cut[1]], "person", "dotted", 0.95)]

    def _ordinary(self, words: Words, i: int) -> bool:
        """Whether a word is no part of a transliterated name."""
        text = words.texts[i]
        if text == "·":
            return False
        if text in self.gazetteer.places or text in self.gazetteer.titles or not text[0].isalpha():
            return True
        if len(text) == 1:
            touches = "·" in words.texts[max(i - 1, 0) : i + 2]  # 让·勒克莱尔
            return text in "和与及或的是在" if touches else text in FUNCTION or words.tags[i][0] in "pcu"
        return not (words.tags[i] in PERSON_TAGS or set(text) <= self.gazetteer.foreign_characters)

    def _titled(self, words: Words, i: int) -> list[Span]:
        """The name right after a title; an ordinary word that begins there outweighs a short name."""
        start = words.end(i)
        if start >= len(words.plain):
            return []
        if self._blocks(words, i + 1):
            end = self._despite(words, i)
            return [Span(start, end, "person", "title-name", 0.8)] if end is not None else []
        whole = words.texts[i + 1]
        if len(whole) > 3 and set(whole) <= self.gazetteer.foreign_characters:
            return [Span(start, words.end(i + 1), "person", "title-foreign", 0.8)]
        end = self._after_title(words, i)
        if end is not None:
            return [Span(start, end, "person", "title-name", 0.9)]
        last = self.names.foreign(words, i + 1)
        if last is not None:
            return [Span(start, words.starts[last], "person", "title-foreign", 0.8)]
        return []

    def _after_title(self, words: Words, i: int) -> int | None:
        """End of the Chinese name behind title `i`: one of a post, or a full one of usual characters."""
        plain, start = words.plain, words.end(i)
        title = words.texts[i]
        posted = title not in CROWDS and title[-1] in POSTED
        enough = ENOUGH_TITLED if posted else ENOUGH
        end = self.names.chinese(plain, start, rare=self._rarest(title), enough=enough)
        if end is not None:
            return end
        return self._rare(words, i)

    def _rare(self, words: Words, i: int) -> int | None:
        """教师普玉兰, 工人向玉华: a rare surname, where the rest is usual and no word of its own."""
        start = words.end(i)
        if (
            not self.names.usual(words.plain[start + 1 : start + 2])
            or words.texts[i + 1] in self.gazetteer.places
        ):
            return None
        end = self.names.chinese(words.plain, start, rare=RARE_SURNAME, enough=SURE_NAME)
        if end is None or not _in_pieces(words, i + 1, end):
            return None
        ordinary = words.plain[start] in FUNCTION and end - start < 3
        return end if self.names.usual(words.plain[start + 1 : end]) and not ordinary else None

    def _despite(self, words: Words, i: int) -> int | None:
        """End of a name whose first word is an ordinary one: 渔民相守良, 工人向玉华, 经理何其正介绍."""
        start, first = words.end(i), words.texts[i + 1]
        if first in FUNCTION_WORDS:
            return self._rare(words, i)
        if self._is_known(first) or SPEECH.match(first):
            return None
        return self.names.spoken(words.plain, start)

    def _rarest(self, title: str) -> int:
        """The rarest surname that is believed behind a title: posts have one holder, callings many."""
        if title in CROWDS:
            return COMMON_SURNAME
        return RARE_SURNAME if title[-1] in POSTED else KNOWN_SURNAME

    def _is_known(self, text: str) -> bool:
        """Whether a word is what it is even behind a title: a place, a title, a function word."""
        return text in self.gazetteer.places or text in self.gazetteer.titles or text in FUNCTION_WORDS

    def _called(self, words: Words, i: int) -> list[Span]:
        """A calling that no table lists (救生员, 摊主, 主攻手) and a full name of usual characters."""
        start = words.end(i)
        single = len(words.texts[i]) == 1
        if i + 1 >= len(words) or not (single or words.tags[i][0] == "n"):
            return []
        if single and (i == 0 or words.tags[i - 1][0] not in "nv" or len(words.texts[i - 1]) < 2):
            return []
        known = not single and not self._is_known(words.texts[i + 1])
        end = self.names.chinese(words.plain, start, rare=KNOWN_SURNAME) if known else None
        if end is None:
            end = self._rare(words, i)
        if end is None or end - start < 3 or not self.names.usual(words.plain[start + 1 : end]):
            return []
        return [Span(start, end, "person", "calling-name", 0.75)]

    def _blocks(self, words: Words, i: int) -> bool:
        """Whether the word after a title is an ordinary one (主任高度评价), so no name starts there."""
        text, tag = words.texts[i], words.tags[i]
        if self._is_known(text) or (len(text) > 1 and text in self.gazetteer.common_words):
            return True
        return len(text) > 1 and tag not in PERSON_TAGS and tag not in {"x", "ns", "nz"}

    def _tagged(self, words: Words, i: int) -> list[Span]:
        """A word that the segmenter takes for a person, where its shape agrees."""
        text, start = words.texts[i], words.starts[i]
        if len(text) < 2 or self._is_ordinary_word(text):
            return []
        end = self.names.chinese(words.plain, start, rare=COMMON_SURNAME)
        if end is not None and self._believable(words, i, end):
            return [Span(start, end, "person", "tagged-name", 0.75)]
        if end == words.end(i) and self._plausible(words, i):
            return [Span(start, end, "person", "tagged-alone", 0.6)]
        if len(text) == 3 and self._plausible(words, i) and self._is_titled(words, i + 1):
            return [Span(start, words.end(i), "person", "tagged-titled", 0.75)]
        foreign = len(text) >= 3 and set(text) <= self.gazetteer.foreign_characters
        return (
            [Span(start, words.end(i), "person", "tagged-foreign", 0.5)]
            if foreign and words.tags[i] != "nrfg"
            else []
        )

    def _is_ordinary_word(self, text: str) -> bool:
        """Whether a tagged word is no name: a listed one, or three characters around one (高山下, 安全员)."""
        known = self.gazetteer
        inner = {text[:2], text[1:]} if len(text) == 3 else set()
        return text in known.common_words or text in known.places or not inner.isdisjoint(known.common_words)

    def _is_titled(self, words: Words, i: int) -> bool:
        return i < len(words) and self._cue(words.texts[i]) == "title"

    def _believable(self, words: Words, i: int, end: int) -> bool:
        """Three characters, all of them usual in names, or two with a cue beside them."""
        start, plain = words.starts[i], words.plain
        usual = self.gazetteer.given_characters
        if end - start >= 3:
            return all(c in usual for c in plain[start + 1 : end])
        before = plain[start - 1] if start else "，"
        cued = re.match(SPEAKER, plain[end : end + 3]) is not None
        return plain[end - 1] in usual and (
            cued or (before in "，。、；：“ （" and plain[end : end + 1] in "、，和")
        )

    def _plausible(self, words: Words, i: int) -> bool:
        """A whole tagged word with one usual character that does not sit inside a noun phrase."""
        text = words.texts[i]
        led = self.gazetteer.surnames.get(text[0], 0) >= USUAL_SURNAME and len(text) == 3
        if not led and not any(c in self.gazetteer.given_characters for c in text[1:]):
            return False
        if len(text) == 2 and self.gazetteer.surnames.get(text[0], 0) < USUAL_SURNAME:
            return False
        around = [words.tags[j][0] for j in (i - 1, i + 1) if 0 <= j < len(words)]
        return len(text) >= 3 or not any(tag in "nvab" for tag in around)


def _in_pieces(words: Words, i: int, end: int) -> bool:
    """Whether the segmenter knows no word of what should be a given name, except as a name itself."""
    while i < len(words) and words.starts[i] < end:
        if len(words.texts[i]) > 1 and words.tags[i] not in PERSON_TAGS:
            return False
        i += 1
    return i < len(words) or words.starts[-1] == end
