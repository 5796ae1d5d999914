"""Headline-like lines that are none: table rows, lists, signatures and dates below a piece.

Works on the runs of headline-like lines of a page and says which of them stay headlines.
"""

from collections.abc import Iterator, Sequence

from transforms.credit_names import NameReader
from transforms.page.evidence import LIST_TITLE, is_opening, is_row, signed_by
from transforms.page.lines import Line
from transforms.page.masthead import is_day

# Five headline-like lines in a row are no headline: a table, a list, a poem.
_LONGEST_TITLE_RUN = 4
# A sign-off is a body's name or two, then the day.
_LONGEST_SIGN_OFF = 3


def settle(lines: Sequence[Line], heads: list[bool], names: NameReader) -> None:
    """Take back what looks like a headline but is a row, a last sentence or a signature."""
    for start, stop in _runs(heads):
        if start and not heads[start - 1]:
            _settle_sign_off(lines, heads, start, stop, names)
    for start, stop in _runs(heads):
        rows = sum(is_row(line.plain) for line in lines[start:stop])
        if rows >= 2 or stop - start > _LONGEST_TITLE_RUN:
            _settle_rows(lines, heads, start, stop)
    _settle_exclamations(lines, heads)


def _runs(heads: Sequence[bool]) -> Iterator[tuple[int, int]]:
    start = 0
    for i in range(len(heads) + 1):
        if i < len(heads) and heads[i]:
            continue
        if i > start:
            yield start, i
        start = i + 1


def _settle_rows(lines: Sequence[Line], heads: list[bool], start: int, stop: int) -> None:
    """A run with rows or of great length is text, but for the titles above and below it."""
    rows = [i for i in range(start, stop) if is_row(lines[i].plain)]
    first, last = (rows[0], rows[-1]) if rows else (start + 1, stop - 2)
    followed = stop < len(lines)
    for i in range(start, stop):
        above = i < first and i - start < _LONGEST_TITLE_RUN
        below = followed and i > last and stop - i <= 2 and _parted(lines, i, stop, bool(rows))
        titled = LIST_TITLE.search(lines[i].plain) is not None and i not in rows
        heads[i] = above or below or titled or lines[i].marked


def _parted(lines: Sequence[Line], i: int, stop: int, below_rows: bool) -> bool:
    """Whether a line below rows is the next title: space above it, or a report right under it."""
    return below_rows or is_opening(lines[stop].plain) or max(line.gap for line in lines[i:stop]) > 0


def _settle_exclamations(lines: Sequence[Line], heads: list[bool]) -> None:
    """A short question or exclamation between text and a headline is the text's last sentence."""
    for i in range(1, len(lines) - 1):
        between = heads[i] and heads[i + 1] and not heads[i - 1]
        if between and lines[i].plain.endswith(("？", "！")) and not lines[i + 1].plain.startswith("—"):
            heads[i] = lines[i].gap > lines[i - 1].gap


def _settle_sign_off(
    lines: Sequence[Line], heads: list[bool], start: int, stop: int, names: NameReader
) -> None:
    """A body's name and the day below a notice, or an author's name below an essay, are its end."""
    near = range(start, min(start + _LONGEST_SIGN_OFF, stop))
    day = next((i for i in near if is_day(lines[i].plain)), None)
    if day is not None and (day == start or day + 1 < stop or stop == len(lines)):
        heads[start : day + 1] = [False] * (day + 1 - start)
    elif (stop - start > 1 or stop == len(lines)) and signed_by(lines[start].plain, names):
        heads[start] = False
