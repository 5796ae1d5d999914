"""Noun phrases beside a figure: the one that closes the words before it, the one that opens those after.

Segmented words and the shape of phrases belong here; closed word classes belong to `noun_words`, and which
phrase a figure takes belongs to `counted`. The segmenter comes in as a plain function.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from transforms.quantities.noun_words import (
    EMPTY_HEADS,
    EVENT_VERBS,
    GLUED_END,
    LINK_WORDS,
    NOUN_ENDS,
    VERBAL_NOUNS,
)

Tagger = Callable[[str], Sequence[tuple[str, str]]]
"""Cuts text into (word, part-of-speech tag) in the tag set of jieba."""

Span = tuple[int, int]
"""Half-open positions in a passage."""

# Noun phrases seldom run longer; the windows keep segmentation linear in the number of figures.
_RIGHT_REACH, _LEFT_REACH = 24, 40
# A phrase longer than this has swallowed a clause.
_LONGEST = 22
_NOUN_TAGS = frozenset(
    ("n", "nr", "ns", "nt", "nz", "nw", "ng", "vn", "an", "j", "l", "b", "s", "eng", "nrt", "nrfg", "i")
)
_MODIFIER_TAGS = frozenset(("a", "ag", "f", "z", "ad", "k", "h", "g", "m", "zg"))
_CLAUSE = re.compile("[，。；：！？…\n●▲■◆○▶|]|——")
_WORD = re.compile(r"[\w·]")
_JOINERS = frozenset("的和及与、·“”《》-—")
# One-character divisions and bodies, which the dictionary tags as particles or not at all.
_DIVISIONS = frozenset("县市区乡镇村地州省厂队校户")
_LASTS = """
持续 历时 耗时 用时 提前 推迟 为期 离开 经过 相隔 超额 进行 坚持 限期 连干 整整 开业 建成 投产 运行
使用
"""
_LASTING = frozenset(_LASTS.split())
_NEVER_NOUNS = EMPTY_HEADS | LINK_WORDS | EVENT_VERBS
NOTE_BLANK, DATE_BLANK = "\u3000", "\u2003"
"""What stands for each character of a bracketed note and of a date while rules look left."""
_BLANKS = f" {NOTE_BLANK}{DATE_BLANK}"
_BRACKET = re.compile(r"（[^（）\d]{1,6}）")
# A clause before its noun: (50名)来自西北的学生, (12户)没有住房的村民.
_RELATIVE = re.compile(
    "来自|参加|参与|接受|符合|具有|患有|带有|拥有|从事|前来|出席|获得|位于|没有|受|由|以|被|在|为|从"
)
# 达标率, 接种点: with a verb before them they make a noun.
_NOUN_SUFFIXES = frozenset("率额量数费值幅点")
_LIGHT_VERBS = frozenset(("进行", "开展", "实施", "举行", "给予", "组织"))
_COMPARISON = re.compile(
    r"(?:比(?![例率重分赛价值较如对])|较(?![好大多高])|[与同和](?=[^，。；]*(?:相比|持平)$))"
    r"[^，。；]{0,14}$"
)


_PER = re.compile(
    "每(?:平方米|立方米|公里|公斤|小时|分钟|[天日周月季年次人户名亩吨升克斤米台套件只头张条个度股])$"
)


class Word(NamedTuple):
    """A segmented word at its place in the passage; a tuple, since every clause makes a dozen."""

    start: int
    text: str
    tag: str

    @property
    def end(self) -> int:
        """Position after its last character."""
        return self.start + len(self.text)

    @property
    def is_noun(self) -> bool:
        """Whether the word can end a noun phrase: the dictionary's tags alone miss too many."""
        if self.text in _NEVER_NOUNS or not _WORD.match(self.text):
            return False
        if self.tag in _NOUN_TAGS or self.tag == "x" or self.text in _DIVISIONS or self.text in VERBAL_NOUNS:
            return True
        return len(self.text) > 1 and self.text[-1] in NOUN_ENDS and self.tag not in ("r", "t", "m", "q")

    @property
    def is_modifier(self) -> bool:
        """Whether the word can stand before a noun inside its phrase."""
        return self.tag in _MODIFIER_TAGS and self.text not in _JOINERS and self.text not in LINK_WORDS


def words_of(plain: str, start: int, end: int, tagger: Tagger) -> list[Word]:
    """The segmented words of a stretch of a passage."""
    words, at = [], start
    for text, tag in tagger(plain[start:end]):
        words.append(Word(at, text, tag))
        at += len(text)
    return words


def clause_after(plain: str, position: int, limit: int) -> int:
    """Where the clause that holds a position ends, no further than the window or the next figure."""
    stop = min(limit, position + _RIGHT_REACH)
    mark = _CLAUSE.search(plain, position, stop)
    return mark.start() if mark else stop


def clause_before(plain: str, position: int, floor: int) -> int:
    """Where the clause that holds a position begins."""
    low = max(floor, position - _LEFT_REACH)
    return max([m.end() for m in _CLAUSE.finditer(plain, low, position)], default=low)


def _noun_at(words: Sequence[Word], i: int) -> bool:
    return i < len(words) and words[i].is_noun


def _opens(words: Sequence[Word], i: int) -> bool:
    """Whether a word can begin a phrase that goes on with a noun: 新修水渠, 引导基金."""
    word = words[i]
    if word.text in LINK_WORDS or word.text in EMPTY_HEADS:
        return False
    return word.is_modifier or (word.tag in ("v", "d") and len(word.text) > 1 and _noun_at(words, i + 1))


def opening_phrase(words: Sequence[Word], *, verbs: bool = True) -> Span | None:
    """Span of the noun phrase that opens a row of words: modifiers, then nouns, 、 between nouns.

    `verbs` lets a verb open it (8家新建企业), which after a noun-like classifier would be a clause.
    """
    start = end = None
    for i, word in enumerate(words):
        if word.is_noun:
            start, end = (word.start if start is None else start), word.end
        elif start is None and _opens(words, i) and (verbs or word.is_modifier):
            start = word.start
        elif not (start is not None and _goes_on(words, i)):
            break
    return None if start is None or end is None else (start, end)


def _goes_on(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    return (word.is_modifier or word.text in ("、", "·")) and _noun_at(words, i + 1)


def right_phrase(plain: str, position: int, limit: int, tagger: Tagger, *, verbs: bool = True) -> Span | None:
    """The noun phrase after a classifier, over 的 and relative clauses: 50名(来自西北的)学生.

    >>> right_phrase("的学生参加", 0, 5, lambda text: [("学生", "n"), ("参加", "v")])
    (1, 3)
    """
    if plain[position : position + 1] in ("的", "（", "“"):
        position += 1
    stop = clause_after(plain, position, limit)
    tail = plain.rfind("的", position, stop)
    if tail > 0 and _RELATIVE.match(plain, position, stop):
        position = tail + 1
    words = words_of(plain, position, stop, tagger)
    if words and words[0].text in _LIGHT_VERBS:
        words, verbs = [w for w in words[1:] if w.text != "了"], True
    span = opening_phrase(words, verbs=verbs)
    if span is None and tail > position:
        head = plain.find("的", position, stop) + 1
        span = opening_phrase(words_of(plain, head, stop, tagger))
    if span is None:
        return None
    bracket = _BRACKET.match(plain, span[1])
    return (span[0], bracket.end()) if bracket else span


def bare_before(masked: str, low: int, position: int) -> int:
    """Where the words before a figure end once comparisons and glued links are taken off."""
    end, before = position, -1
    while before != end and end > low:
        before = end
        text = masked[low:end].rstrip(_BLANKS + "、：:（(“《=－-")
        text = _PER.sub("", _COMPARISON.sub("", GLUED_END.sub("", text)))
        end = low + len(text)
    return end


def left_phrase(masked: str, low: int, position: int, tagger: Tagger) -> Span | None:
    """The noun phrase that closes the words from `low` to a figure, links left out: 面积达(230亩).

    `masked` is the passage with dates and bracketed notes blanked.

    >>> left_phrase("面积达230平方公里", 0, 3, lambda t: [("面积", "n")])
    (0, 2)
    """
    end = bare_before(masked, low, position)
    if end <= low:
        return None
    return closing_phrase(masked, words_of(masked, low, end, tagger))


def activity_before(masked: str, low: int, position: int, tagger: Tagger) -> Span | None:
    """The activity that touches a duration or a number of times: 公示(15日), 每天开放(14小时).

    >>> activity_before("公示不少于15日", 0, 2, lambda t: [("公示", "v")])
    (0, 2)
    """
    end = bare_before(masked, low, position)
    words = words_of(masked, low, end, tagger) if end > low else []
    if (
        not words
        or len(words[-1].text) < 2
        or words[-1].tag[:1] != "v"
        or words[-1].text in LINK_WORDS | _LASTING
    ):
        return None
    return words[-1].start, words[-1].end


def nothing_before(masked: str, low: int, position: int, tagger: Tagger) -> bool:
    """Whether only links and empty words lead from `low` to a figure: 最深达(42米), 其中(12人).

    >>> nothing_before("其中12人", 0, 2, lambda t: [("其中", "r")])
    True
    """
    end = bare_before(masked, low, position)
    return end <= low or all(_skipped(w) for w in words_of(masked, low, end, tagger))


def closing_phrase(masked: str, words: Sequence[Word]) -> Span | None:
    """The noun phrase that closes a row of words, or None where a verb closes it (接待1023万人次)."""
    i = len(words) - 1
    while i >= 0 and _skipped(words[i]):
        i -= 1
    if i < 0 or not (words[i].is_noun or words[i].text in _NOUN_SUFFIXES):
        return None
    end, start = words[i].end, words[i].start
    while i > 0 and end - words[i - 1].start <= _LONGEST and _belongs(words, i - 1):
        i -= 1
        start = words[i].start
    while start < end and masked[start] in "、的和及与“”（）(《·-—" + _BLANKS:
        start += 1
    return None if start >= end else (start, end)


def _skipped(word: Word) -> bool:
    """Words between a phrase and its figure: links, adverbs, pronouns, marks, places within (中, 内)."""
    if word.text in LINK_WORDS or word.text in EMPTY_HEADS or not _WORD.match(word.text):
        return True
    return word.tag in ("d", "p", "u", "ul", "uj", "uv", "t", "r", "f", "y", "c", "q") and not word.is_noun


def _belongs(words: Sequence[Word], i: int) -> bool:
    """Whether a word belongs to the phrase that goes on after it."""
    word, after = words[i], words[i + 1]
    if word.text in EMPTY_HEADS:
        return False
    if word.is_noun:
        return True
    if word.text in _JOINERS or not word.text.strip(NOTE_BLANK):
        return i > 0 and (words[i - 1].is_noun or words[i - 1].text in _JOINERS)
    if word.text in LINK_WORDS:
        return False
    if word.is_modifier:
        return True
    # 达标率, 出栏量: a verb is part of the name of a property.
    return word.tag in ("v", "vn", "vd") and (after.text in _NOUN_SUFFIXES or _inside(words, i))


def _inside(words: Sequence[Word], i: int) -> bool:
    """A one-word modifier in a compound: (人均)可支配(收入)."""
    return len(words[i].text) == 1 and i > 0 and words[i - 1].is_noun and words[i + 1].text in VERBAL_NOUNS
