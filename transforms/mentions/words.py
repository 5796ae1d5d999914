"""A passage cut into tagged words, with the gazetteer's names known to the segmenter.

Tags are those of the ICTCLAS family as rjieba gives them (ns place, nr person, v verb ...). They are
one signal among several: about half of its `nr` words in news are ordinary ones, so no rule trusts a
tag alone. The segmenter's own guesses at unknown words stay off: they bind function words to names
(向青禾 in 厂向青禾餐饮公司). Finding names does not belong here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, chain

import rjieba

from transforms.gazetteer import Gazetteer
from transforms.wordlists import word_set

# Above the segmenter's own counts for rare words, below those of common ones: long names stay whole
# without swallowing their neighbours.
TERM_FREQUENCY = 3000
# Distinct words of a year of daily news stay below this.
REMEMBERED_WORDS = 65536
LEVELS = word_set("省 市 区 县 州 镇 乡")
PREPOSITIONS = word_set("为 在 向 对 从 由 给 到 与 和 据")
# What may stand behind the name of a country in one word of the segmenter: 美国人, 法国队, 日本籍.
PEOPLE = frozenset("人籍方队语文")

# A kind of place and where something is on it, bound to one word.
PLACED = word_set(
    "路上 街上 桥上 江上 村里 镇上 乡里 街头 桥头 村头 村口 路边 江边 河边 湖边 山上 山下 岛上 港内 站内"
)

Tagged = tuple[str, str]


@dataclass(frozen=True)
class Words:
    """Words of a text: parallel tuples of words, tags and start positions (one more: the end)."""

    plain: str
    texts: tuple[str, ...]
    tags: tuple[str, ...]
    starts: tuple[int, ...] = field(init=False)
    index: dict[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = tuple(accumulate(map(len, self.texts), initial=0))
        object.__setattr__(self, "starts", starts)
        object.__setattr__(self, "index", dict(zip(starts, range(len(starts)), strict=True)))

    def __len__(self) -> int:
        return len(self.texts)

    def end(self, i: int) -> int:
        """Position after word `i`."""
        return self.starts[i + 1]


class Segmenter:
    """Cuts texts into tagged words; knows the multi-character terms of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._jieba = rjieba.Jieba()
        self._places = gazetteer.places
        self._divisions = gazetteer.divisions
        self._titles = gazetteer.titles
        self._suffixes = gazetteer.organisation_suffixes
        self._add(gazetteer.places, "ns", 3)
        self._add(gazetteer.bodies, "nt", 3)
        self._add(gazetteer.titles, "n", 2)
        self._add(gazetteer.organisation_suffixes, "n", 3)
        self._add(gazetteer.event_suffixes, "n", 3)
        self._split = lru_cache(maxsize=REMEMBERED_WORDS)(self._parts)

    def _add(self, terms: Iterable[str], tag: str, shortest: int) -> None:
        for term in terms:
            if len(term) >= shortest and not self._jieba.has_word(term):
                self._jieba.add_word(term, TERM_FREQUENCY, tag)

    def words(self, plain: str) -> Words:
        """Cut and tag a text.

        >>> Segmenter(Gazetteer.from_rows()).words("南京下雪").texts
        ('南京', '下雪')
        """
        pairs = list(chain.from_iterable(map(self._split, self._jieba.tag(plain, hmm=False))))
        texts, tags = zip(*pairs, strict=True) if pairs else ((), ())
        return Words(plain, texts, tags)

    def _parts(self, pair: Tagged) -> tuple[Tagged, ...]:
        """A word of the segmenter, cut where it binds what belongs to two names."""
        word, tag = pair
        if len(word) < 2 or word in self._titles or word in self._suffixes:
            return (pair,)
        if len(word) == 2 and word[0] in PREPOSITIONS and word[1] in LEVELS:  # 为市 + 高级人民法院
            return ((word[0], "p"), (word[1], "n"))
        if word in PLACED:  # 控江路 + 上
            return ((word[0], "n"), (word[1], "f"))
        stem = word[:-1]
        if word[-1] in PEOPLE and len(word) > 2 and (stem in self._places or stem in self._divisions):
            return ((word[:-1], "ns"), (word[-1], "n"))
        if tag == "ns" and len(word) > 4 and word[:2] in self._places and word[2:] in self._places:
            return ((word[:2], "ns"), (word[2:], "ns"))  # 新疆 + 和田地区
        return _body_and_post(pair, self._suffixes, self._titles) or ((word, tag),)


def _body_and_post(
    pair: Tagged, suffixes: Mapping[str, str], titles: Mapping[str, str]
) -> tuple[Tagged, ...]:
    """大学 + 教授, 局 + 局长: the end of a body's name and the post in it; empty for other words."""
    word, _ = pair
    for cut in range(1, len(word) - 1):
        if word[:cut] in suffixes and word[cut:] in titles:
            return ((word[:cut], "n"), (word[cut:], "n"))
    return ()
