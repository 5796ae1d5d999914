"""From printed lines to blocks: some headline-like lines and the text under them.

Paragraphs that layout cut are put together here, because only here headlines and prose stand side
by side. Which blocks begin an article is decided in `segments`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.credit_names import NameReader
from transforms.page.cuts import is_cut_off
from transforms.page.evidence import (
    is_credit_line,
    is_fragment,
    is_headish,
    is_labelled,
    is_lead,
    is_marked,
    is_numbered,
    is_opening,
    share_told,
)
from transforms.page.items import open_items
from transforms.page.lines import Line, merged
from transforms.page.mend import goes_on, is_closed, starts_inside, unwrap
from transforms.page.rows import settle

# A paragraph's first fragment: shorter lines without 。 may be headlines.
_PROSE_LENGTH = 30
# Headlines of more than 22 characters with a comma and without a space are taken for prose.
_FRAGMENT_LENGTH = 22
# A lead repeats half of its headline's character pairs; a cut's other half repeats fewer, and stands
# apart by an empty line more often than not.
_RETOLD, _RETOLD_APART = 0.4, 0.65
_LEAD_LENGTH = 120
# A day or a time that opens a sentence is closed by a comma soon (三月五日上午，…).
_LEAD_CLAUSE = 14


@dataclass(frozen=True, slots=True)
class Block:
    """Headline-like lines, then text; either may be empty, but not both."""

    heads: tuple[Line, ...]
    body: tuple[Line, ...]


def blocks(lines: Sequence[Line], names: NameReader) -> tuple[Block, ...]:
    """Mend the lines of a page and group them.

    >>> page = [Line("秋粮入库", ((0, 4),), 0, False), Line("收购已近尾声。", ((5, 12),), 0, False)]
    >>> [(len(block.heads), len(block.body)) for block in blocks(page, NameReader({}))]
    [(1, 1)]
    """
    mended = mend_sentences(unwrap(tuple(open_items(lines)), is_opening))
    heads = [is_headish(line.plain) and not is_credit_line(line.plain, names) for line in mended]
    settle(mended, heads, names)
    out: list[Block] = []
    start = 0
    for i in range(1, len(mended) + 1):
        if i == len(mended) or (heads[i] and not heads[i - 1]):
            cut = next((k for k in range(start, i) if not heads[k]), i)
            out.append(Block(tuple(mended[start:cut]), tuple(mended[cut:i])))
            start = i
    return tuple(out)


def mend_sentences(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join a paragraph cut in mid-sentence by an empty line, a column's end or page matter."""
    parts: list[list[Line]] = []
    tail = ""
    prose = False
    hanging = _hanging_paragraphs(lines)
    for i, line in enumerate(lines):
        below = lines[i + 1] if i + 1 < len(lines) else None
        following = below.plain if below else ""
        if parts and _continues(tail, line, following, prose=prose, hanging=hanging):
            parts[-1].append(line)
            prose = True
        else:
            parts.append([line])
            prose = _is_prose(line.plain) or bool(below and _is_first_fragment(line.plain, below))
        tail = line.plain
    return tuple(merged(group) for group in parts)


def _continues(tail: str, line: Line, following: str, *, prose: bool, hanging: bool) -> bool:
    plain = line.plain
    if starts_inside(plain):
        return True
    if not prose or line.marked or is_opening(plain) or (hanging and line.indent):
        return False
    if is_closed(tail):
        return hanging and _is_prose(plain) and not is_headish(plain)
    if is_headish(plain) and not goes_on(tail):
        return not (is_opening(following) or is_numbered(plain) or is_marked(plain) or is_labelled(plain))
    return not (is_marked(plain) or is_numbered(plain)) or goes_on(tail)


def _is_prose(plain: str) -> bool:
    return (
        "。" in plain
        or is_opening(plain)
        or ("“" in plain and is_fragment(plain))
        or (len(plain) > _PROSE_LENGTH and not is_headish(plain))
    )


def _is_first_fragment(plain: str, below: Line) -> bool:
    """Whether a line that looks like a long headline with commas is a paragraph's first piece.

    What follows a headline opens as a first paragraph does, or retells it; what follows a cut goes on
    anyhow.
    """
    if is_closed(plain) or not _is_prose(below.plain) or is_opening(below.plain):
        return False
    if is_cut_off(plain, below.plain) or (is_lead(plain) and "，" in plain[:_LEAD_CLAUSE]):
        return True
    if len(plain) < _FRAGMENT_LENGTH or "，" not in plain or " " in plain:
        return False
    enough = _RETOLD_APART if below.gap else _RETOLD
    retold = share_told(plain, below.plain[:_LEAD_LENGTH]) >= enough
    return not (retold or is_lead(below.plain))


def _hanging_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are marked by an indent, so that prose at the margin is a continuation."""
    prose = [line.indent for line in lines if _is_prose(line.plain)]
    return len(prose) > 3 and sum(prose) * 2 >= len(prose)
