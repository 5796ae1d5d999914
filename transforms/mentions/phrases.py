"""The left edge of a name whose last word gives it away: 江苏省总工会, 长沙市贺龙体育馆.

Chinese names of bodies, sites and meetings end in their kind (工会, 体育馆, 大赛). From that head word
the search goes left over words that can stand inside a name, to the leftmost one that can open it.
Which heads there are belongs to the modules of each kind.
"""

from dataclasses import dataclass

from transforms.gazetteer import Gazetteer
from transforms.mentions.suffixes import Suffixes
from transforms.mentions.words import Words
from transforms.wordlists import word_set

# Longer names exist, but past this length a wrong edge is likelier than a right one.
LONGEST_NAME = 26

# Words that open a name although they are no proper names.
OPENERS = word_set("全国 中国 中央 中华 中共 全军 武警 解放军 中华人民共和国")
# A tagged word is weak evidence: it opens a name only close to its head.
FARTHEST_WEAK = 4
# These open a name too (国际大会), but a better opener may stand before them (中国友好城市国际大会).
WEAK_OPENERS = word_set("国际 世界 国家 亚洲 欧洲 非洲")
# Final words of posts: whoever holds one stands before the body's name, never inside it.
LEADERS = (
    "书记",
    "主任",
    "主席",
    "经理",
    "总理",
    "总统",
    "总裁",
    "首相",
    "部长",
    "局长",
    "市长",
    "省长",
    "院长",
    "校长",
)
# Administrative words that stand for a particular place where nothing leads up to them: 市高级人民法院.
BARE_LEVELS = word_set("省 市 县 区 州 自治区 特区")
# Words that make what follows a class of bodies instead of one body: 各级工会, 有关部门, 该公司.
GENERIC = word_set(
    "各 各级 各地 各类 各个 每 每个 某 某些 该 本 此 其 这个 这家 那家 一个 一家 一些 几家 "
    "多家 许多 有关 相关 所有 任何 其他 其它 全省 全市 全县 全区 全国各地 我国 我省 我市 我县 "
    "我区 我校 我院 我厂 我们 他们 自己 部分 不少 众多 大批 基层 当地 所属 下属 直属 上述 "
    "两级 三级 四级 外国 本国 两国 双方 主要 重点 国有 民营 私营 外资 合资 大型 中型 小型 "
    "中小 大中型 新型 个体 地方 上级 下级 社会 农村 城市 企业 行业 单位 前来 知名 著名 传统"
)
NAME_TAGS = word_set("ns nz nt nr nrt nrfg eng")
# First letters of the tags that may stand inside a name; verbs and numerals have rules of their own.
INSIDE_TAGS = frozenset("nbajlisgkzh")
# The segmenter takes these for times.
MISTAGGED = word_set("青年 青少年 少年 世纪 新世纪")
DIGITS = frozenset("一二三四五六七八九十百第0123456789")


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a name starts (index of its first word), and whether a proper word opens it."""

    first: int
    proper: bool


class EdgeFinder:
    """Searches left edges with one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._places = gazetteer.places
        self._bodies = gazetteer.bodies
        self._common = gazetteer.common_words
        self._suffixes = Suffixes(gazetteer.organisation_suffixes)
        self._verbs = gazetteer.verbs

    def edge(self, words: Words, head: int, *, free_verbs: bool = False) -> Edge | None:
        """Left edge of the name that ends in word `head`; None where no word can precede it.

        `free_verbs` lets any verb but a predicate stand inside (舞动太极展示大赛), as events do.
        """
        return self._search(words, head, words.end(head) - LONGEST_NAME, free_verbs=free_verbs)

    def _search(self, words: Words, head: int, floor: int, *, free_verbs: bool) -> Edge | None:
        """The edge at or after position `floor`, which bounds a chain of bodies as a whole."""
        weak: int | None = None
        run = i = head
        while i > 0 and words.starts[i - 1] >= floor:
            i -= 1
            step = self._step(words, i, head, free_verbs=free_verbs)
            if step == "stop":
                break
            if step == "open":
                return Edge(self._first_opener(words, i, floor), proper=True)
            if step == "weak" and head - i <= FARTHEST_WEAK:
                weak = i
            if step != "verb" and run == i + 1:
                run = i
        if weak is not None:
            return Edge(weak, proper=True)
        run = self._skip_generic(words, run, head)
        return Edge(run, proper=False) if run < head else None

    def _first_opener(self, words: Words, i: int, floor: int) -> int:
        """Go on left over openers in a chain (河北省秦皇岛市), or over the body that leads (… 集团)."""
        while i > 0 and words.starts[i - 1] >= floor and self.strength(words, i - 1) == "open":
            i -= 1
        if i > 0 and words.starts[i - 1] >= floor and self.is_link(words.texts[i - 1]):
            edge = self._search(words, i - 1, floor, free_verbs=False)
            return edge.first if edge is not None else i - 1
        return i

    def _step(self, words: Words, i: int, head: int, *, free_verbs: bool) -> str:
        """What word `i` does to a name that stands right of it: open, weak, inside, verb or stop."""
        text, tag = words.texts[i], words.tags[i]
        if not _is_word(text):
            return "inside" if text in "（）·" and _in_brackets(words, i, head) else "stop"
        if text in GENERIC or text.endswith(LEADERS) or _counts(text):
            return "stop"
        strength = self.strength(words, i)
        if strength is not None:
            return strength
        if tag[0] == "v" or self._verbs.get(text):
            return self._verb_step(words, i, free_verbs=free_verbs)
        if tag[0] == "m":
            return (
                "stop" if text[0] in "多几两数半余上首" or (len(text) > 1 and text[0] in DIGITS) else "inside"
            )
        return "inside" if tag[0] in INSIDE_TAGS or tag == "x" or text in MISTAGGED else "stop"

    def _verb_step(self, words: Words, i: int, *, free_verbs: bool) -> str:
        text, tag = words.texts[i], words.tags[i]
        use = self._verbs.get(text)
        if use == "inside" or (tag == "vn" and use is None):
            return "inside"
        if use is not None or len(text) < 2:
            return "stop"
        # 保修 in 北京公交集团保修分公司: a verb that no list knows, right behind a body or an opener.
        led = i > 0 and (self.is_link(words.texts[i - 1]) or self.strength(words, i - 1) == "open")
        return "inside" if led else "verb" if free_verbs else "stop"

    def strength(self, words: Words, i: int) -> str | None:
        """How word `i` can be the first of a proper name: 'open', 'weak' (search on), or not."""
        text, tag = words.texts[i], words.tags[i]
        if text in self._places or text in self._bodies or text in OPENERS:
            return "open"
        if len(text) > 2 and any(text[:k] in self._places or text[:k] in OPENERS for k in (2, 3)):
            return "open"
        if text in BARE_LEVELS:
            return "open" if self._stands_bare(words, i) else None
        if text in WEAK_OPENERS:
            return "weak"
        proper = tag in NAME_TAGS and text not in self._common and len(text) > 1
        return "weak" if proper and _is_word(text) and text not in self._verbs else None

    def _stands_bare(self, words: Words, i: int) -> bool:
        """市 in 为市高级人民法院, but not in 省、市、县三级工会."""
        before = words.texts[max(i - 2, 0) : i]
        if "、" in before and any(word in BARE_LEVELS for word in before):
            return False
        return i == 0 or not (_is_word(words.texts[i - 1]) and words.tags[i - 1][0] in "nmrvs")

    def is_link(self, text: str) -> bool:
        """Whether a word ends the name of a body that a unit's name may follow (集团, 分公司)."""
        suffix = self._suffixes.of(text)
        return suffix is not None and suffix.length > 1

    def _skip_generic(self, words: Words, run: int, head: int) -> int:
        """A run without a proper opener that follows a determiner is a class, no name."""
        if run > 0 and (words.texts[run - 1] in GENERIC or words.tags[run - 1][0] in "rmq"):
            return head
        return run


def _is_word(text: str) -> bool:
    return text[0].isalnum()


def _counts(text: str) -> bool:
    """两市, 三省, 各地: a number of bodies, no name."""
    return len(text) == 2 and text[0] in "两三四五六七八九各多数几" and text[1] in "省市县区国地校厂家级"


def _in_brackets(words: Words, i: int, head: int) -> bool:
    """Whether a bracket belongs to a short insertion inside the name: （集团）, （工业）."""
    if words.texts[i] == "）":
        return "（" in words.texts[max(i - 3, 0) : i]
    return words.texts[i] == "·" or "）" in words.texts[i + 1 : min(i + 4, head)]
