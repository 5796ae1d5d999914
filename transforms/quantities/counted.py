"""What a figure counts or measures: the noun after its classifier, or the property before it.

Reading nouns off the words beside a figure belongs here. The segmenter comes in as a plain function, so
the rules can be tested without it. Who the figure is about (its subject) is linked elsewhere.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from transforms.quantities.figures import Figure

Tagger = Callable[[str], Sequence[tuple[str, str]]]
"""Cuts text into (word, part-of-speech tag) in the tag set of jieba."""

# Noun phrases seldom run longer; the window keeps segmentation linear in the number of figures.
_RIGHT_REACH, _LEFT_REACH = 24, 40
_NOUN_TAGS = frozenset(
    ("n", "nr", "ns", "nt", "nz", "nw", "ng", "vn", "an", "j", "l", "b", "s", "eng", "nrt", "nrfg", "i", "zg")
)
_MODIFIER_TAGS = frozenset(("a", "ag", "f", "z", "ad", "k", "h", "g", "m"))
_SKIPPED_TAGS = frozenset(
    ("a", "v", "d", "p", "u", "c", "ul", "uj", "uv", "t", "r", "vd", "zg", "y", "vg", "df", "q", "vi", "tg")
)
_CLAUSE = re.compile("[，。；：！？…\n]|——")
_WORD = re.compile(r"[\w·]")
_MARKS = "“”《》（）()、‘’【】"
_WORDS_WITHOUT_CONTENT = """
左右 以上 以下 时候 情况 目前 其中 期间 同时 当时 前 后 内 中 上 下 间 里 外 近 来 多 余 之间 之内
本报 记者 先后 之后 之前 以内 以来 一共 不等 之多 平均
"""
_EMPTY_HEADS = frozenset(_WORDS_WITHOUT_CONTENT.split())
_LIGHT_VERBS = frozenset(("进行", "开展", "实施", "举行", "给予", "组织"))
# 额, 量, 率 ... end the name of a measured property; where one touches the figure it is what is measured.
_PROPERTY = re.compile(
    "(?:[额量率数费款金值税积度长距程价资入润本产位速幅高宽深重龄比]|时间|期限|规模|能力|水平|指数|成本|人口|范围|寿命"
    "|工期|损失|经费|补贴|债务|资产|存款|贷款|里程|厚度|浓度|气温|温度)"
    "(?:也|又|还|均|都|已|已经|将|将近|就|高?达到?了?|超过|突破|为|是|约为?|近|共|总计|共计|分别|仅|只|只有|有)*$"
)
_COMPARISON = re.compile(
    r"(?:[比较与同][^，。；]{1,10}?(?:相比)?|(?<=[一-鿿])每[一-鿿]|同比|环比|预计|平均|分别)$"
)
_LEFT_TAIL = re.compile(
    r"(?:[的了达到为是有共计约已仅近占超过逾至被要可能也都均各将就在以于从由自对把按给用花只才还又再每]|分别|总共|共计|合计|累计|总计|达到|超过|"
    r"增长|增加|增|上升|上涨|提高|提升|扩大|下降|减少|下跌|降低|下滑|缩短|回落|平均|一共|只有|仅为|高达|多达|目前|已经|已达|约为|将近|接近|"
    r"不足|不到|至少|最多|最高|普遍|其中|报收|收报|收于|突破|实现|完成|投入|获得|需要?|[：:（(“、和及与或]|\s)+$"
)


# A clause before its noun: (50名)来自西北的学生, (12户)没有住房的村民.
_RELATIVE = re.compile(
    "来自|参加|参与|接受|符合|具有|患有|带有|拥有|从事|前来|出席|获得|位于|没有|受|由|以|被|在|为|从"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A segmented word at its place in the passage."""

    start: int
    text: str
    tag: str

    @property
    def is_noun(self) -> bool:
        """Whether the word can be part of a noun phrase's core."""
        return (self.tag in _NOUN_TAGS or self.tag == "x") and bool(_WORD.match(self.text))

    @property
    def is_modifier(self) -> bool:
        """Whether the word can stand before a noun inside its phrase."""
        return self.tag in _MODIFIER_TAGS and self.text not in ("的", "地", "得")


def _words(plain: str, start: int, end: int, tagger: Tagger) -> list[Word]:
    words, at = [], start
    for text, tag in tagger(plain[start:end]):
        words.append(Word(at, text, tag))
        at += len(text)
    return words


def _clause_after(plain: str, position: int, limit: int) -> int:
    """Where the clause that holds a position ends, no further than the window or the next figure."""
    stop = min(limit, position + _RIGHT_REACH)
    mark = _CLAUSE.search(plain, position, stop)
    return mark.start() if mark else stop


def _clause_before(plain: str, position: int, floor: int) -> int:
    """Where the clause that holds a position begins."""
    low = max(floor, position - _LEFT_REACH)
    return max([m.end() for m in _CLAUSE.finditer(plain, low, position)], default=low)


def _opening_phrase(words: Sequence[Word]) -> tuple[int, int] | None:
    """Span of the noun phrase that opens a row of words: modifiers, then nouns, 、 between nouns."""
    start = end = None
    for i, word in enumerate(words):
        if word.text in _EMPTY_HEADS:
            break
        noun = word.is_noun
        opens = start is None and (
            word.is_modifier or (word.tag == "v" and len(word.text) > 1 and _noun_at(words, i + 1))
        )
        inner = start is not None and (word.is_modifier or (word.text in "、·" and _noun_at(words, i + 1)))
        inner = inner or (
            word.tag in ("v", "vd")
            and end is not None
            and _noun_at(words, i + 1)
            and words[i + 1].tag == "vn"
        )
        if not (noun or opens or inner):
            break
        start = word.start if start is None else start
        end = word.start + len(word.text) if noun else end
    return None if start is None or end is None else (start, end)


def _noun_at(words: Sequence[Word], i: int) -> bool:
    return i < len(words) and words[i].is_noun


def _with_bracket(plain: str, end: int) -> int:
    """Take a bracket that belongs to the noun along: 县（市、区）."""
    found = re.match(r"（[^（）\d]{1,6}）", plain[end : end + 8])
    return end + found.end() if found else end


def right_noun(plain: str, position: int, limit: int, tagger: Tagger) -> str | None:
    """The noun phrase after a classifier, over 的 and relative clauses: 50名(来自西北的)学生.

    >>> right_noun("的学生参加", 0, 5, lambda text: [("学生", "n"), ("参加", "v")])
    '学生'
    """
    if plain[position : position + 1] in ("的", "（", "“"):
        position += 1
    stop = _clause_after(plain, position, limit)
    tail = plain.rfind("的", position, stop)
    relative = _RELATIVE.match(plain, position, stop)
    if relative is not None and tail > 0:
        position = tail + 1
    words = _words(plain, position, stop, tagger)
    if words and words[0].text in _LIGHT_VERBS:
        words = [w for w in words[1:] if w.text != "了"]
    span = _opening_phrase(words)
    if span is None and tail > position:
        span = _opening_phrase(_words(plain, tail + 1, stop, tagger))
    return None if span is None else plain[span[0] : _with_bracket(plain, span[1])]


def left_noun(plain: str, position: int, floor: int, tagger: Tagger) -> str | None:
    """The noun phrase before a figure, verbs and comparisons between them left out: 面积(230平方公里).

    >>> left_noun("面积达230平方公里", 3, 0, lambda t: [("面积", "n")])
    '面积'
    """
    low = _clause_before(plain, position, floor)
    text, before = plain[low:position], None
    while before != text:
        before = text
        text = _COMPARISON.sub("", _LEFT_TAIL.sub("", text))
    return _closing_phrase(plain, _words(plain, low, low + len(text), tagger)) if text else None


def _closing_phrase(plain: str, words: Sequence[Word]) -> str | None:
    """The noun phrase that closes a row of words; a verb inside needs a noun on both sides."""
    i = len(words) - 1
    while i >= 0 and not words[i].is_noun and not _verb_head(words, i):
        if words[i].tag not in _SKIPPED_TAGS and words[i].text not in _MARKS:
            return None
        i -= 1
    if i < 0:
        return None
    end = words[i].start + len(words[i].text)
    start = words[i].start
    while i > 0 and _belongs(words, i - 1):
        i -= 1
        start = words[i].start
    return plain[start:end].strip("、的和及与“”（") or None


def _verb_head(words: Sequence[Word], i: int) -> bool:
    """组建率, 达标率: the segmenter cuts such heads into verbs."""
    return words[i].tag == "v" and words[i].text in ("率", "额", "量", "数", "费", "值", "幅", "增幅", "降幅")


def _belongs(words: Sequence[Word], i: int) -> bool:
    """Whether a word belongs to the phrase that goes on after it."""
    word = words[i]
    if word.text in _EMPTY_HEADS:
        return False
    if word.is_noun or word.is_modifier:
        return True
    if word.tag == "v" and words[i + 1].text in ("率", "额", "量", "数", "费", "值", "幅"):
        return True
    if word.tag == "v" and i > 0 and words[i - 1].tag == "v" and len(word.text) < 3:
        return True
    linking = word.tag in ("v", "d") or word.text in ("的", "和", "及", "、", "与", "（", "）")
    return linking and i > 0 and words[i - 1].is_noun and words[i - 1].text not in _EMPTY_HEADS


def counted_noun(plain: str, figure: Figure, floor: int, limit: int, tagger: Tagger) -> str | None:
    """What a figure counts, by its kind: classifiers look right first, shares and levels look left.

    `floor` is the end of the figure before it in its sentence, `limit` the start of the one after it.
    """
    if figure.kind in ("rank", "score"):
        return None
    if plain.startswith("人口", figure.end - 1):
        return "人口"
    if figure.kind in ("percent", "percentage_point", "ratio", "index"):
        return left_noun(plain, figure.start, floor, tagger)
    if figure.kind not in ("count", "age"):
        low = _clause_before(plain, figure.start, floor)
        measured = _PROPERTY.search(plain[low : figure.start]) and left_noun(
            plain, figure.start, floor, tagger
        )
        if measured:
            return measured
        if not _noun_follows(plain, figure, limit, tagger):
            return left_noun(plain, figure.start, floor, tagger)
    return right_noun(plain, figure.end, limit, tagger) or left_noun(plain, figure.start, floor, tagger)


def _noun_follows(plain: str, figure: Figure, limit: int, tagger: Tagger) -> bool:
    """Whether a noun or 的 touches a sum or measure from the right: 90亿元信贷额度."""
    if plain[figure.end : figure.end + 1] == "的":
        return True
    words = _words(plain, figure.end, _clause_after(plain, figure.end, limit), tagger)
    if not words or words[0].text in _EMPTY_HEADS:
        return False
    return words[0].is_noun or (words[0].is_modifier and _noun_at(words, 1))
