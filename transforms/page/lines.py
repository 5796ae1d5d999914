"""The printed lines of a page: where they stand, how wide they are, what space surrounds them.

Here belongs what can be seen without reading: widths, gaps, indents. What a line means is judged in
`furniture` and `evidence`; lines are put together in `mend`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.text import RawText

# Every character that Python's str.splitlines breaks at; a form feed starts a new page.
_PRINTED = re.compile("[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
_MARGIN = " \t\u3000\xa0\ufeff\u200b\x00"
_WIDE = re.compile("[^\x00-\xff]")
_INDENTS = ("\u3000", "  ", "\t", "\xa0\xa0")


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or several that `mend` put together; margins are outside its pieces.

    `gap` counts the empty lines above; `indent` says that it starts away from the page's margin; `marked`
    that a mark (▲ ●) stood in front, which is left out.
    """

    plain: str
    pieces: tuple[tuple[int, int], ...]
    gap: int
    indent: bool
    marked: bool = False

    @property
    def start(self) -> int:
        """Raw offset of the first character."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Raw offset after the last character."""
        return self.pieces[-1][1]

    def cut(self, start: int, end: int) -> "Line":
        """A part of a line that stands in one piece, by positions in `plain`."""
        return replace(self, plain=self.plain[start:end], pieces=((self.start + start, self.start + end),))


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
    found = [match for match in _PRINTED.finditer(raw.plain) if match.group().strip(_MARGIN)]
    margins = [len(match.group()) - len(match.group().lstrip(_MARGIN)) for match in found]
    base = min(margins, default=0)
    lines: list[Line] = []
    last_end = 0
    for match, margin in zip(found, margins, strict=True):
        inner = match.group().strip(_MARGIN)
        start = match.start() + margin
        gap = _empty_lines(raw.plain, last_end, match.start()) if lines else 0
        indent = match.group()[base:].startswith(_INDENTS)
        lines.append(Line(inner, ((start, start + len(inner)),), gap, indent))
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
    return replace(parts[0], plain="".join(part.plain for part in cut), pieces=pieces)


def _without_hyphen(line: Line) -> Line:
    if len(line.plain) < 2 or line.plain[-1] not in "-\xad\u2010" or line.plain[-2] < "\u2e80":
        return line
    start, end = line.pieces[-1]
    return replace(line, plain=line.plain[:-1], pieces=(*line.pieces[:-1], (start, end - 1)))
