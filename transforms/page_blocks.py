"""From printed lines to blocks: some headline-like lines and the text under them.

Paragraphs that layout cut are put together here, because only here headlines and prose stand side
by side. Which blocks begin an article is decided in `page_segments`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.credit_names import NameReader
from transforms.mend import goes_on, is_closed, starts_inside, unwrap
from transforms.page_evidence import (
    LIST_TITLE,
    is_credit_line,
    is_fragment,
    is_headish,
    is_labelled,
    is_lead,
    is_marked,
    is_numbered,
    is_opening,
    is_row,
)
from transforms.page_lines import Line, merged

# Five headline-like lines in a row are no headline: a table, a list, a poem.
_LONGEST_TITLE_RUN = 4
# A paragraph's first fragment: shorter lines without 。 may be headlines.
_PROSE_LENGTH = 30
# Headlines of more than 22 characters with a comma and without a space are taken for prose.
_FRAGMENT_LENGTH = 22


@dataclass(frozen=True, slots=True)
class Block:
    """Headline-like lines, then text; either may be empty, but not both."""

    heads: tuple[Line, ...]
    body: tuple[Line, ...]


def blocks(lines: Sequence[Line], names: NameReader) -> tuple[Block, ...]:
    """Mend the lines of a page and group them.

    >>> page = [Line("秋粮入库", ((0, 4),), 0, False), Line("收购已近尾声。", ((5, 12),), 0, False)]
    >>> [(len(block.heads), len(block.body)) for block in blocks(page, NameReader(frozenset()))]
    [(1, 1)]
    """
    mended = mend_sentences(unwrap(lines, is_opening))
    heads = [is_headish(line.plain) and not is_credit_line(line.plain, names) for line in mended]
    _settle_rows(mended, heads)
    _settle_exclamations(mended, heads)
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
        following = lines[i + 1].plain if i + 1 < len(lines) else ""
        if parts and _continues(tail, line, following, prose=prose, hanging=hanging):
            parts[-1].append(line)
            prose = True
        else:
            parts.append([line])
            prose = _is_prose(line.plain) or _is_first_fragment(line.plain, following)
        tail = line.plain
    return tuple(merged(group) for group in parts)


def _continues(tail: str, line: Line, following: str, *, prose: bool, hanging: bool) -> bool:
    plain = line.plain
    if starts_inside(plain):
        return True
    if not prose or is_opening(plain) or (hanging and line.indent):
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


def _is_first_fragment(plain: str, following: str) -> bool:
    """Whether a line that looks like a long headline with commas is a paragraph's first piece.

    What follows a headline opens as a first paragraph does; what follows a cut goes on anyhow.
    """
    long = len(plain) >= _FRAGMENT_LENGTH and "，" in plain and " " not in plain
    return long and _is_prose(following) and not is_opening(following) and not is_lead(following)


def _hanging_paragraphs(lines: Sequence[Line]) -> bool:
    """Whether paragraphs are marked by an indent, so that prose at the margin is a continuation."""
    prose = [line.indent for line in lines if _is_prose(line.plain)]
    return len(prose) > 3 and sum(prose) * 2 >= len(prose)


def _settle_rows(lines: Sequence[Line], heads: list[bool]) -> None:
    """Long runs of headline-like lines become text, but for the title above and the one below."""
    start = 0
    for i in range(len(lines) + 1):
        if i < len(lines) and heads[i]:
            continue
        if i - start > _LONGEST_TITLE_RUN:
            _settle_run(lines, heads, start, i)
        start = i + 1


def _settle_exclamations(lines: Sequence[Line], heads: list[bool]) -> None:
    """A short question or exclamation between text and a headline is the text's last sentence."""
    for i in range(1, len(lines) - 1):
        between = heads[i] and heads[i + 1] and not heads[i - 1]
        if between and lines[i].plain.endswith(("？", "！")) and not lines[i + 1].plain.startswith("—"):
            heads[i] = False


def _settle_run(lines: Sequence[Line], heads: list[bool], start: int, stop: int) -> None:
    below = stop < len(lines) and is_opening(lines[stop].plain) and not is_row(lines[stop - 1].plain)
    for k in range(start, stop):
        titled = k == start or LIST_TITLE.search(lines[k].plain) is not None
        heads[k] = (titled and not is_row(lines[k].plain)) or (below and k == stop - 1)
