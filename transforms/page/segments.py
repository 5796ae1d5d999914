"""Where articles begin: the best reading of all headlines of a page at once.

A page is a row of blocks, each some headline-like lines and the text under them. A block either
begins an article or stands under a subheading of the article before. Every such choice has a weight
in log-odds; the best sum over the whole page is found by dynamic programming, because a subheading
is known by its sisters and by the article around it, not by itself.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from transforms.credit_names import NameReader
from transforms.datelines import opening_dateline
from transforms.page.blocks import Block
from transforms.page.evidence import is_numbered
from transforms.page.starts import credited, start_weight

# Readings kept open at each block; more than eight changed nothing on any page measured.
_BEAM = 8
# A subheading rarely stands alone in its article, and rarely speaks of something new.
_ALONE, _SISTER, _TOPIC = -1.0, 0.7, 4.0
# Added to a block's count of pairs: a share of two or three pairs says nothing about its topic. Three to
# six gave the same within 0.001 on a hundred days of broadcasts.
_FEW_PAIRS = 6
# Shorter pieces than a feature, in characters, have no subheadings, or several.
_FEATURE = 400
# On a page of one house style with more openers than this, what lacks the opener is no short piece.
_HOUSE = 8
# Subheadings are short; equal length means something only up to here.
_SHORT = 14
# Characters of a block that are compared with its neighbours: two paragraphs tell its topic.
_SAMPLE = 400
_HAN_PAIR = re.compile(r"(?=([\u4e00-\u9fff]{2}))")
# The signs of a heading, digits left out: what is left of 北京：收入增长5% is ： and %.
_SKELETON = re.compile(r"[：:？！“”《》、，%]")


@dataclass(frozen=True, slots=True)
class Start:
    """A block that begins an article, and how sure that is."""

    block: int
    confidence: float


@dataclass(frozen=True, slots=True)
class _View:
    """What is known of a block before any decision."""

    title: str
    topic: frozenset[str]
    start: float
    size: int


def article_starts(blocks: Sequence[Block], names: NameReader) -> tuple[Start, ...]:
    """The blocks that begin an article, in the best reading of the whole page.

    The first block always begins one. `confidence` is the probability of the start against its
    being a subheading, all else as chosen. Time is linear in the number of blocks.
    """
    if not blocks:
        return ()
    views = _views(blocks, names)
    back: list[dict[int, tuple[float, int]]] = [{0: (0.0, -1)}]
    for t in range(1, len(views)):
        likely = sorted(back[-1].items(), key=lambda item: -item[1][0])[:_BEAM]
        inner = _inner(views, t, [s for s, _ in likely])
        here = {s: (score + inner[s], s) for s, (score, _) in likely}
        best, (score, _) = likely[0]
        here[t] = (score + views[t].start, best)
        back.append(here)
    return _trace(views, back)


def _trace(views: Sequence[_View], back: Sequence[dict[int, tuple[float, int]]]) -> tuple[Start, ...]:
    last = back[-1]
    state = max(last, key=lambda s: last[s][0])
    starts: list[Start] = []
    while state >= 0:
        before = back[state][state][1]
        margin = views[state].start - _inner(views, state, [before])[before] if before >= 0 else 6.0
        starts.append(Start(state, round(1 / (1 + math.exp(-max(min(margin, 20.0), -20.0))), 3)))
        state = before
    return tuple(reversed(starts))


def _inner(views: Sequence[_View], t: int, starts: Sequence[int]) -> dict[int, float]:
    """Weight of a block as a subheading, for each article start that it could belong to."""
    own, near = views[t].topic, views[t].topic & views[t - 1].topic
    rest = own - near
    weights: dict[int, float] = {}
    for start in starts:
        shared = (len(near) + len(rest & views[start].topic)) / (len(own) + _FEW_PAIRS)
        sister = _best_sister(views, start, t)
        weights[start] = sister + _TOPIC * min(shared, 0.5) - 0.6
        if sister < _SISTER:
            short = sum(view.size for view in views[start : min(start + 4, t + 1)]) < _FEATURE
            weights[start] += _ALONE + _ALONE * short
    return weights


def _best_sister(views: Sequence[_View], start: int, t: int) -> float:
    """The likest of the headings close by that would stand in the same article."""
    title = views[t].title
    above = [sisters(view.title, title) for view in views[max(start + 1, t - 3) : t]]
    below = [0.7 * sisters(title, view.title) for view in views[t + 1 : t + 3]]
    return max([0.0, *above, *below])


@lru_cache(maxsize=4096)
def sisters(first: str, second: str) -> float:
    """How alike two subheadings are built; sisters are set to one length and one pattern.

    >>> sisters("用汗水浇灌丰收", "用真情温暖邻里") > sisters("用汗水浇灌丰收", "市图书馆昨日开馆迎客")
    True
    """
    if not first or not second:
        return 0.0
    weight = 1.5 * (len(first) == len(second) <= _SHORT)
    weight += 0.7 * (first[0] == second[0]) + 0.5 * (first[-1] == second[-1])
    weight += 1.5 * (is_numbered(first) and is_numbered(second))
    skeleton = _SKELETON.findall(first)
    # Quotation marks stand in many headlines; a colon in one place or a per cent sign does not.
    likeness = 0.4 if set(skeleton) <= {"“", "”"} else 1.0
    weight += likeness * bool(skeleton and skeleton == _SKELETON.findall(second))
    weight += 1.0 * (0 < first.find("：") == second.find("："))
    one, two = _pairs(first), _pairs(second)
    return weight + (3.0 * len(one & two) / len(one | two) if one and two else 0.0)


def _views(blocks: Sequence[Block], names: NameReader) -> tuple[_View, ...]:
    texts = [_sample(block) for block in blocks]
    pairs = [_pairs(text) for text in texts]
    spread = Counter(pair for found in pairs for pair in found)
    # Pairs that stand all over the page tell nothing, nor do those that stand only once.
    often = max(4.0, 0.12 * len(blocks))
    telling = frozenset(pair for pair, count in spread.items() if 2 <= count <= often)
    house = _HouseStyle.of(blocks)
    signed = [credited(block, names) for block in blocks]
    # Where most pieces say who made them, what does not is rather a section: the odds seen on the page.
    unsigned = min(0.0, math.log((signed.count(False) + 1) / (signed.count(True) + 1)))
    return tuple(
        _View(
            block.heads[0].plain if block.heads else "",
            pairs[i] & telling,
            start_weight(blocks, i, names) + house.weight(block) + (0.0 if signed[i] else unsigned),
            _FEATURE if house.count > _HOUSE else sum(len(line.plain) for line in block.body),
        )
        for i, block in enumerate(blocks)
    )


def _pairs(text: str) -> frozenset[str]:
    """Every two Chinese characters that stand together."""
    return frozenset(_HAN_PAIR.findall(text))


def _sample(block: Block) -> str:
    parts: list[str] = []
    size = 0
    for line in (*block.heads, *block.body):
        parts.append(line.plain[:_SAMPLE])
        size += len(line.plain)
        if size > _SAMPLE:
            break
    return "。".join(parts)[:_SAMPLE]


@dataclass(frozen=True, slots=True)
class _HouseStyle:
    """A page whose reports all open with one and the same dateline, as agencies' and programmes' do."""

    opener: str
    count: int

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> "_HouseStyle":
        """The one opener of the page, or none where reports open in different ways."""
        openers = [_opener(block) for block in blocks]
        found = Counter(opener for opener in openers if opener)
        if not found or not openers[0]:
            return cls("", 0)
        opener, count = found.most_common(1)[0]
        return cls(opener, count if count >= 0.9 * found.total() else 0)

    def weight(self, block: Block) -> float:
        """Each further report that opens so makes it less likely that one does not."""
        return 0.0 if _opener(block) else -min(0.5 * max(self.count - 4, 0), 7.0)


def _opener(block: Block) -> str:
    found = opening_dateline(block.body[0].plain) if block.body and block.heads else None
    return block.body[0].plain[found.start : found.end] if found else ""
