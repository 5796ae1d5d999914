"""The printed lines of a page: where they stand, how wide they are, what space surrounds them.

Here belongs what can be seen without reading: widths, gaps, indents. What a line means is judged in
`page_furniture` and `page_evidence`; lines are put together in `mend`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.text import RawText

# Every character that Python's str.splitlines breaks at; a form feed starts a new page.
_PRINTED = re.compile("[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_MARGIN = " \t\u3000\xa0\ufeff\u200b\x00"
_WIDE = re.compile("[^\x00-\xff]")
_INDENTS = ("\u3000", "  ", "\t", "\xa0\xa0")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or several that `mend` put together; margins are outside its pieces.

    `gap` counts the empty lines above; `indent` says that it starts away from the margin.
    """

    plain: str
    pieces: tuple[tuple[int, int], ...]
    gap: int
    indent: bool

    @property
    def start(self) -> int:
        """Raw offset of the first character."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Raw offset after the last character."""
        return self.pieces[-1][1]


def width(plain: str) -> int:
    """Printed width in half characters: a Chinese character takes two.

    >>> width("第4版")
    5
    """
    return len(plain) + len(_WIDE.findall(plain))


def printed_lines(raw: RawText) -> tuple[Line, ...]:
    r"""Cut a page into its non-empty lines, margins left out.

    >>> text = "标题\n\n　　正文"
    >>> [(line.plain, line.gap, line.indent) for line in printed_lines(RawText(text, text))]
    [('标题', 0, False), ('正文', 1, True)]
    """
    lines: list[Line] = []
    last_end = 0
    for match in _PRINTED.finditer(raw.plain):
        whole = match.group()
        inner = whole.strip(_MARGIN)
        if not inner:
            continue
        start = match.start() + len(whole) - len(whole.lstrip(_MARGIN))
        gap = _empty_lines(raw.plain, last_end, match.start()) if lines else 0
        lines.append(Line(inner, ((start, start + len(inner)),), gap, whole.startswith(_INDENTS)))
        last_end = start + len(inner)
    return tuple(lines)


def _empty_lines(plain: str, start: int, end: int) -> int:
    breaks = max(plain.count("\n", start, end), plain.count("\r", start, end))
    return max(breaks - 1, 0) + plain.count("\f", start, end)


def merged(parts: Sequence[Line]) -> Line:
    """Lines as one; a hyphen that only marks the break is left out of the pieces.

    >>> merged([Line("举办培", ((0, 3),), 0, False), Line("训班", ((4, 6),), 0, False)]).plain
    '举办培训班'
    """
    if len(parts) == 1:
        return parts[0]
    cut = [_without_hyphen(part) for part in parts[:-1]] + [parts[-1]]
    pieces = tuple(piece for part in cut for piece in part.pieces)
    return Line("".join(part.plain for part in cut), pieces, parts[0].gap, parts[0].indent)


def _without_hyphen(line: Line) -> Line:
    if len(line.plain) < 2 or line.plain[-1] not in "-\xad\u2010" or line.plain[-2] < "\u2e80":
        return line
    start, end = line.pieces[-1]
    return Line(line.plain[:-1], (*line.pieces[:-1], (start, end - 1)), line.gap, line.indent)
