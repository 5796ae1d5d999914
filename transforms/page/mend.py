"""Putting paragraphs together that layout cut: hard-wrapped columns, breaks in mid-sentence.

The whole-page rule is here (every line of a run has the same width), and the test whether one line
goes on in the next. Which lines are headlines is not decided here.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from transforms.page.lines import Line, merged, width

# Two half characters of slack: hanging punctuation and a half-width digit move the edge by so much.
_SLACK = 2
# A column holds at least six characters; a run of longer lines than sixty is prose by chance.
_NARROWEST, _WIDEST = 12, 120
_SHORTEST_RUN = 3
_CLOSED = re.compile(r"(?:[。！？…!?；;：:）)】〕]|[。！？…!?）)]['’”」』]+|(?<!\d)[.])$")
# A caption ends with who took the picture, behind its full stop: …急救法。李明 摄影报道
_CREDITED = re.compile(r"[。！？”][^。！？，”]{2,16}(?:摄影报道|摄影|摄|供图|图[/／]文|文[/／]图)$")
_LONGEST_CREDIT = 24
_OPENS_INSIDE = re.compile(r"[，。、；：！？）”’》】〕%,)]")
_COMMA_END = re.compile(r"[，、,（(“‘《—-]$")
_PROSE = re.compile(r"[，。；！？、]")


def is_closed(plain: str) -> bool:
    """Whether a paragraph may end here.

    >>> is_closed("会议昨日闭幕。"), is_closed("全国企业的“双"), is_closed("他说：“好。”")
    (True, False, True)
    >>> is_closed("图为急救课现场。李明 摄影报道")
    True
    """
    return bool(_CLOSED.search(plain[-3:]) or _CREDITED.search(plain[-_LONGEST_CREDIT:]))


def goes_on(plain: str) -> bool:
    """Whether a line that ends so must go on in the next one.

    >>> goes_on("为了进一步提高产量，"), goes_on("代表们表示")
    (True, False)
    """
    return _COMMA_END.search(plain) is not None and not plain.endswith(("——", "--"))


def starts_inside(plain: str) -> bool:
    """Whether a line can only be the rest of a sentence.

    >>> starts_inside("，各地代表出席"), starts_inside("各地代表出席")
    (True, False)
    """
    return _OPENS_INSIDE.match(plain) is not None


def _runs(widths: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Maximal runs of lines whose widths differ by no more than the slack on either side."""
    start, low, high = 0, 0, 0
    for i, size in enumerate(widths):
        new_low, new_high = min(low, size), max(high, size)
        if i == start:
            low = high = size
        elif new_high - new_low <= 2 * _SLACK:
            low, high = new_low, new_high
        else:
            yield start, i
            start, low, high = i, size, size
    if widths:
        yield start, len(widths)


def _is_wrapped(run: Sequence[Line], size: int) -> bool:
    """Whether equal widths come from the column's edge: most lines end in mid-sentence."""
    return _NARROWEST <= size <= _WIDEST and _is_cut(run)


def _is_cut(run: Sequence[Line]) -> bool:
    """Whether lines of one width are prose that ends in mid-sentence, most of it."""
    if len(run) < _SHORTEST_RUN:
        return False
    opened = sum(not is_closed(line.plain) for line in run)
    return opened * 2 > len(run) and sum(len(_PROSE.findall(line.plain)) for line in run) * 3 >= len(run)


def _column_widths(lines: Sequence[Line], widths: Sequence[int]) -> frozenset[int]:
    """Every width that counts as a full line of some column of this page."""
    full: set[int] = set()
    for start, stop in _runs(widths):
        if _is_wrapped(lines[start:stop], widths[start]):
            edge = max(widths[start:stop])
            full.update(range(edge - 2 * _SLACK, edge + 1))
    if not full and (edge := _page_edge(lines, widths)):
        full.update(range(edge - 2 * _SLACK, edge + 1))
    return frozenset(full)


def _page_edge(lines: Sequence[Line], widths: Sequence[int]) -> int:
    """The one width that fills the columns of a page of short paragraphs, 0 where there is none.

    Paragraphs of two lines make no run of equal widths; all the page's lines together show the edge.
    """
    sizes = [size + 2 * _SLACK * line.indent for line, size in zip(lines, widths, strict=True)]
    counts = Counter(sizes)
    edge = max(counts, key=lambda size: (sum(counts[size - k] for k in range(_SLACK + 1)), size), default=0)
    filled = [line for line, size in zip(lines, sizes, strict=True) if 0 <= edge - size <= _SLACK]
    beyond = sum(size > edge for size in sizes)
    if len(filled) * 3 < len(lines) or beyond * 20 > len(lines) or not _NARROWEST <= edge <= _WIDEST:
        return 0
    return edge if _is_cut(filled) else 0


def unwrap(lines: Sequence[Line], opens: Callable[[str], bool]) -> tuple[Line, ...]:
    """Undo hard wrapping: lines that fill a column go on in the next line.

    `opens` tells a line that opens an article (本报讯 …): it is never glued to a headline above it.
    Linear in the number of lines.

    >>> parts = ["工会昨天在本市举办", "培训班，一百多名职", "工参加了第一天的课", "程。"]
    >>> page = [Line(p, ((9 * i, 9 * i + len(p)),), 0, False) for i, p in enumerate(parts)]
    >>> [line.plain for line in unwrap(page, lambda plain: False)]
    ['工会昨天在本市举办培训班，一百多名职工参加了第一天的课程。']
    """
    # No column is wider than this; the width of a longer line does not matter.
    widths = [width(line.plain) if len(line.plain) <= _WIDEST else 2 * _WIDEST for line in lines]
    full = _column_widths(lines, widths)
    if not full:
        return tuple(lines)
    edge = max(full)
    gap = Counter(line.gap for line, size in zip(lines, widths, strict=True) if size in full).most_common(1)[
        0
    ][0]
    indents = uses_indents(lines)
    out = [[lines[0]]]
    for i, line in enumerate(lines[1:], 1):
        glued = widths[i - 1] in full and widths[i] <= edge and line.gap <= gap and not line.marked
        # A paragraph's last line ends a sentence; a short one that does not is a headline.
        ended = is_closed(lines[i - 1].plain)
        headline = ended and widths[i] not in full and not is_closed(line.plain)
        short = ended and i > 1 and widths[i - 2] in full and widths[i - 1] < widths[i - 2]
        if glued and not headline and not short and not (indents and line.indent) and not opens(line.plain):
            out[-1].append(line)
        else:
            out.append([line])
    return tuple(merged(parts) for parts in out)


def uses_indents(lines: Sequence[Line]) -> bool:
    """Whether indents mark paragraphs here: some lines have one and some have not."""
    marked = sum(line.indent for line in lines)
    return 0 < marked < len(lines)
