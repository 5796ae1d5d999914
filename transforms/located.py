"""Mentions placed in the passage that holds them.

Mentions carry raw offsets, rules read passages; this module goes from one to the other. It finds no
names.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from transforms.records import Mention
from transforms.text import Passage


@dataclass(frozen=True, slots=True)
class Located:
    """A mention with its half-open positions in a passage."""

    mention: Mention
    start: int
    end: int

    @property
    def kind(self) -> str:
        """Kind of the mention."""
        return self.mention.kind


def local(passage: Passage, raw: int) -> int | None:
    """Position in a passage of the character at a raw offset; None where the passage lacks it.

    >>> local(Passage("body", "培训班", "培训班", ((4, 6), (8, 9))), 8)
    2
    """
    before = 0
    for start, end in passage.pieces:
        if start <= raw < end:
            return before + raw - start
        before += end - start
    return None


def located(passage: Passage, mentions: Sequence[Mention]) -> list[Located]:
    """The mentions that stand in a passage, in reading order.

    `mentions` are ordered by their raw start, so that only those near the passage are looked at.
    """
    found = []
    first = bisect_left(mentions, passage.start, key=lambda m: m.start)
    for mention in mentions[first : bisect_left(mentions, passage.end, key=lambda m: m.start)]:
        start, last = local(passage, mention.start), local(passage, mention.end - 1)
        if start is not None and last is not None:
            found.append(Located(mention, start, last + 1))
    return sorted(found, key=lambda m: m.start)


def in_raw_order(mentions: Iterable[Mention]) -> list[Mention]:
    """Mentions by their raw start, as `located` needs them."""
    return sorted(mentions, key=lambda m: m.start)


def before(mentions: Sequence[Located], position: int) -> Located | None:
    """The last mention that ends at or before a position; mentions stand in reading order."""
    i = bisect_right(mentions, position, key=lambda m: m.end)
    return mentions[i - 1] if i else None


def within(mentions: Sequence[Located], start: int, end: int) -> Sequence[Located]:
    """The mentions that lie between two positions; mentions stand in reading order."""
    first = bisect_left(mentions, start, key=lambda m: m.start)
    return mentions[first : bisect_right(mentions, end, key=lambda m: m.end)]
