"""Whether two pieces are one text printed twice: signatures that find candidates, and the verdict.

A `Comparable` is what is left of a piece once everything is taken out that a second printing
changes: script, width, punctuation, white space and, but for very short pieces, the headline. Its
`Signature` is stored; pieces that share a band of it are candidates, and `is_reprint` decides on
their texts. Which pieces of a warehouse meet, and which of them is the original, belongs to
`warehouse.reprints`.

Thresholds were set on a year of a daily news programme (5,614 items, 15 pairs of them printed twice,
all found, none else) and on copies of 800 items edited by program; figures stand beside each constant.
"""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from transforms.text import WIDTH_FOLDS, FoldTable

Hashes = NDArray[np.uint64]
Basis = Literal["body", "title_and_body"]

SHINGLE = 5
"""Characters per shingle. Pairs that meet in a band by chance: 297 with 4, 176 with 5, 162 with 6;
pairs found that truly are one text: the same. Each changed character spoils five shingles."""

ROWS, BANDS = 4, 32
"""Hashes per band and bands per signature. A pair that shares the part s of its shingles meets with
probability 1 - (1 - s^4)^32: 1.00 at 0.7, 0.99 at 0.6, 0.87 at 0.5, 0.05 at 0.2. Bands of 3 hashes
met three times as often by chance, 64 bands found nothing more."""

SHORT_BODY = 30
"""Characters below which a body says too little by itself (详见第二版, a bare caption) and the title
is compared with it. The shortest formula that recurs over different news here has 37."""

LEAST = 20
"""Characters of title and body below which nothing is compared: 今日天气 晴 is no reprint."""

LONGEST = 100_000
"""Characters that are compared. It bounds memory on a book in one line; no newspaper piece is longer."""

CONTAINED = 0.85
"""Share of the shorter piece's shingles that the longer one must hold. It passes 0.99 of copies with
one changed character in a hundred, 0.92 with two, half with three. Different pieces of more than 200
characters reach 0.77 (obituaries of two persons in the same words), true reprints start at 0.98."""

PART = 0.5
"""Least length of the shorter piece against the longer. Reprints are cut from the end; what is less
than half is an item on the same news: an obituary holds the whole of the first notice, at 0.32."""

STRICT_LENGTH = 200
"""Characters below which a piece is short. Announcements of a series share up to 0.86 of their
shingles: a state visit before and on the day (102 characters), a film's parts on two evenings (73)."""

CONTAINED_STRICT = 0.94
"""The same share for short pieces and tables: one character changed in a hundred. They must agree in
every figure besides, which takes out the series above but for those that change a name alone."""

DENSE = 12
"""Characters per figure below which a piece is a table, judged like a short one: scores, prices,
weather and programme lists keep their names from day to day and change only figures. Of the news
items here 1 in 200 is as dense; half of them have 55 characters to a figure."""

OTHER_FIGURES = 0.2
"""Share of figures that may differ between long pieces (one always may). A misprint or a corrected
number stays below; notices of a series, bond issues or statistics of two months exceed it."""

# A lone 一 百 千 万 is an article or part of an idiom more often than a number.
FIGURE = re.compile(r"\d+(?:\.\d+)?|[〇零一二三四五六七八九十百千万亿两]{2,}|[二三四五六七八九十]")
NO_CHARACTER = re.compile(r"[\W_]+")
WIDTHS: FoldTable = {**WIDTH_FOLDS, ord("○"): "〇"}
BLOCK = 1024
"""Shingles hashed at a time: a megabyte of hashes, which stays in the cache."""


def _mixed(values: Hashes) -> Hashes:
    """Spread every bit over the whole word: splitmix64's finaliser (Steele, Lea, Flood, 2014)."""
    mixed = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return mixed ^ (mixed >> np.uint64(31))


# The same on every machine and with every release of numpy, as stored signatures must be.
_STREAM = _mixed(np.arange(1, 2 * ROWS * BANDS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15))
_FACTORS = _STREAM[: ROWS * BANDS] | np.uint64(1)
_OFFSETS = _STREAM[ROWS * BANDS :]
_PRIME = np.uint64(0x100000001B3)


@dataclass(frozen=True, slots=True)
class Signature:
    """What is stored of a piece so that its reprints can be found; `rule` says what was compared."""

    fingerprint: str
    shingle_count: int
    bands: tuple[int, ...]
    rule: Basis


@dataclass(frozen=True)
class Comparable:
    """The characters and figures of a piece, as they are compared."""

    basis: Basis
    characters: str
    figures: tuple[str, ...]

    @cached_property
    def shingles(self) -> Hashes:
        """Sorted hashes of every run of five characters, each once."""
        codes = np.frombuffer(self.characters.encode("utf-32-le", "surrogatepass"), np.uint32)
        count = len(codes) - SHINGLE + 1
        hashes = np.zeros(count, np.uint64)
        for i in range(SHINGLE):
            hashes = hashes * _PRIME + codes[i : count + i]
        return np.unique(_mixed(hashes))

    @cached_property
    def counted_figures(self) -> Counter[str]:
        """How often each figure stands in the piece."""
        return Counter(self.figures)

    @cached_property
    def is_strict(self) -> bool:
        """Whether only a nearly identical text is its reprint: it is short, or a table of figures."""
        length = len(self.characters)
        return length < STRICT_LENGTH or length < DENSE * len(self.figures)


def comparable(title: str | None, body: str, variants: FoldTable) -> Comparable | None:
    """Reduce a piece to what a second printing keeps; None where too little is left to compare.

    `variants` maps Traditional code points to Simplified characters.

    >>> piece = comparable("水利", "全縣今年新建「水庫」２５座，灌溉面積增加一點三萬畝，糧食可望增產兩成。",
    ...     {ord(a): b for a, b in zip("縣庫積點萬畝糧產兩", "县库积点万亩粮产两")})
    >>> piece.characters, piece.figures
    ('全县今年新建水库25座灌溉面积增加一点三万亩粮食可望增产两成', ('25', '三万'))
    """
    plain = _folded(body[:LONGEST], variants)
    characters = _characters(plain)
    basis: Basis = "body"
    if len(characters) < SHORT_BODY:
        basis = "title_and_body"
        plain = f"{_folded(title or '', variants)}\n{plain}"
        characters = _characters(plain)
    if len(characters) < LEAST:
        return None
    return Comparable(basis, characters, tuple(FIGURE.findall(plain)))


def _folded(text: str, variants: FoldTable) -> str:
    # The two tables apart: joining them for each text takes longer than reading one twice.
    return text.translate(variants).translate(WIDTHS)


def _characters(plain: str) -> str:
    return NO_CHARACTER.sub("", plain).lower()


def sign(piece: Comparable) -> Signature:
    """Fingerprint and bands of a piece; bands are signed 64-bit integers, one value for each band.

    MinHash (Broder, 1997) in bands (Leskovec, Rajaraman, Ullman, "Mining of Massive Datasets", 3.4).

    >>> first = sign(comparable(None, "江岸区新建的八座水厂昨日全部通水，全区四十万居民用上自来水。", {}))
    >>> again = sign(comparable(None, "江岸区新建的八座水厂，昨日全部通水；全区四十万居民用上自来水！", {}))
    >>> first == again, len(first.bands)
    (True, 32)
    """
    content = "\n".join((piece.characters, *piece.figures)).encode("utf-8", "surrogatepass")
    return Signature(
        hashlib.sha256(content).hexdigest()[:16],
        len(piece.shingles),
        tuple(_bands(_minima(piece.shingles)).view(np.int64).tolist()),
        piece.basis,
    )


def _minima(shingles: Hashes) -> Hashes:
    """The least value that each of 128 hash functions takes on the shingles."""
    least = np.full(ROWS * BANDS, np.iinfo(np.uint64).max, np.uint64)
    for start in range(0, len(shingles), BLOCK):
        block = shingles[start : start + BLOCK, np.newaxis] * _FACTORS + _OFFSETS
        np.minimum(least, block.min(axis=0), out=least)
    return least


def _bands(minima: Hashes) -> Hashes:
    """One value a band; the band's number is mixed in, so equal values mean the same band."""
    bands = np.arange(1, BANDS + 1, dtype=np.uint64)
    for row in minima.reshape(BANDS, ROWS).T:
        bands = _mixed(bands * _PRIME + row)
    return bands


def is_reprint(one: Comparable, other: Comparable) -> bool:
    """Whether two pieces are one text: the same, cut at the end, or lightly edited.

    Symmetric. Cheap tests come first, as most candidates of a series fail on their figures.

    >>> notice = "本市自来水公司通知：因检修管道，三月{}日九时至十七时城东各街停水，请居民预先储水备用。"
    >>> first, next_week = (comparable(None, notice.format(day), {}) for day in ("五", "十二"))
    >>> is_reprint(first, first), is_reprint(first, next_week)
    (True, False)
    """
    if (one.characters, one.figures) == (other.characters, other.figures):
        return True
    short, long = sorted((len(one.characters), len(other.characters)))
    strict = one.is_strict or other.is_strict
    if short < PART * long or _figures_missing(one, other) > _figures_allowed(one, other, strict=strict):
        return False
    shared = len(np.intersect1d(one.shingles, other.shingles, assume_unique=True))
    least = (CONTAINED_STRICT if strict else CONTAINED) * min(len(one.shingles), len(other.shingles))
    return shared >= least


def _figures_missing(one: Comparable, other: Comparable) -> int:
    """How many figures of the piece that has fewer the other one lacks."""
    few, many = sorted((one, other), key=lambda piece: len(piece.figures))
    return (few.counted_figures - many.counted_figures).total()


def _figures_allowed(one: Comparable, other: Comparable, *, strict: bool) -> float:
    """How many may be missing: none from short pieces, one or a share from long ones."""
    return 0 if strict else max(1, OTHER_FIGURES * min(len(one.figures), len(other.figures)))
