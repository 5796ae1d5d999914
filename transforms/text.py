"""Raw text, its folded twin, and passages that remember where their characters stand.

Every extractor reads a `Passage`: text with layout taken out. Every row it makes carries raw
offsets, so a passage translates its own positions back into the document.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate
from typing import Literal

PassageKind = Literal["kicker", "headline", "subheadline", "body", "subheading", "caption", "credit"]

FoldTable = Mapping[int, str]
"""Code point to one character; `str.translate` reads it, so no fold ever changes a length."""

# Punctuation stays as printed except for what carries a number or opens a quotation.
WIDTH_FOLDS: FoldTable = {
    **{0xFF10 + i: str(i) for i in range(10)},
    **{0xFF21 + i: chr(0x41 + i) for i in range(26)},
    **{0xFF41 + i: chr(0x61 + i) for i in range(26)},
    **{ord(a): b for a, b in zip("％﹪．＋－「」『』﹁﹂﹃﹄", "%%.+-“”‘’“”‘’", strict=True)},
}


@dataclass(frozen=True, slots=True)
class RawText:
    """A document's text as read, and the same text folded for matching, character by character.

    `plain` has Traditional characters as Simplified ones, full-width digits, letters, % . + - as
    ASCII, and corner brackets as “ ” ‘ ’. Rules match on `plain`; surfaces are cut from `text`.
    """

    text: str
    plain: str

    @classmethod
    def fold(cls, text: str, variants: FoldTable) -> "RawText":
        """Fold a text; `variants` maps Traditional code points to Simplified characters.

        >>> RawText.fold("「５％」國", {ord("國"): "国"}).plain
        '“5%”国'
        """
        return cls(text, text.translate(variants).translate(WIDTH_FOLDS))

    def passage(self, kind: PassageKind, pieces: Sequence[tuple[int, int]]) -> "Passage":
        r"""Join raw half-open spans into one passage.

        >>> page = RawText("举办培\n\n训班", "举办培\n\n训班")
        >>> p = page.passage("body", [(0, 3), (5, 7)])
        >>> p.text, p.breaks, p.span(2, 4)
        ('举办培训班', (3,), (2, 6))
        """
        kept = tuple((a, b) for a, b in pieces if a < b)
        return Passage(
            kind,
            "".join(self.text[a:b] for a, b in kept),
            "".join(self.plain[a:b] for a, b in kept),
            kept,
        )


@dataclass(frozen=True)
class Passage:
    """Mended text of one paragraph or title part; `text` and `plain` have equal lengths."""

    kind: PassageKind
    text: str
    plain: str
    pieces: tuple[tuple[int, int], ...]
    _ends: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_ends", tuple(accumulate(b - a for a, b in self.pieces)))

    @property
    def start(self) -> int:
        """Raw offset of the first character."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Raw offset just after the last character."""
        return self.pieces[-1][1]

    @cached_property
    def breaks(self) -> tuple[int, ...]:
        """Raw offsets where layout cut the passage: the end of each piece but the last."""
        return tuple(b for _, b in self.pieces[:-1])

    def raw(self, position: int) -> int:
        """Raw offset of the character at a position in the passage."""
        i = bisect_right(self._ends, position)
        return self.pieces[i][1] - (self._ends[i] - position)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Raw half-open span of `text[start:end]`; the span must not be empty."""
        return self.raw(start), self.raw(end - 1) + 1

    def cut(self, start: int, end: int) -> "Passage":
        """The passage `text[start:end]` with its own pieces."""
        pieces, done = [], 0
        for a, b in self.pieces:
            low, high = max(start - done, 0), min(end - done, b - a)
            if low < high:
                pieces.append((a + low, a + high))
            done += b - a
        return Passage(self.kind, self.text[start:end], self.plain[start:end], tuple(pieces))
