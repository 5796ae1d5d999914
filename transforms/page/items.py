"""Short items that a mark sets off (▲ ● ■): the mark is taken off, a title is parted from its text.

A mark in front of a headline belongs to no article, so it is left out of the line's pieces. Marks in
front of sentences and of an author's name stay: they open no item.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.datelines import opening_dateline
from transforms.page.columns import is_round_up
from transforms.page.evidence import is_headish
from transforms.page.lines import Line

_MARK = re.compile(r"[▲△●○■□◆◇★☆※►▶◎▼▽◀▪•⊙]+[ \u3000]*")
# Titles of items that share a line with their text are short: 大桥通车 本报讯 ….
_PART = re.compile(r"[^，。；、：\s\u3000]{4,22}[ \u3000]+")
# An author's name behind a mark is as long as names are (□秦岭).
_LONGEST_NAME = 4


def open_items(lines: Sequence[Line]) -> Iterator[Line]:
    r"""Take the marks off the titles of items; a title on the line of its text becomes a line.

    >>> from transforms.page.lines import printed_lines
    >>> from transforms.text import RawText
    >>> text = "▲大桥通车\n近日，大桥通车。\n▲水厂投产 本报讯 水厂昨日正式投产，日供水一万吨。"
    >>> [(line.plain[:6], line.marked) for line in open_items(printed_lines(RawText(text, text)))]
    [('大桥通车', True), ('近日，大桥通', False), ('水厂投产', True), ('本报讯 水厂', False)]
    """
    for i, line in enumerate(lines):
        mark = _MARK.match(line.plain)
        rest = line.plain[mark.end() :] if mark else ""
        if not mark or _is_name(rest, lines, i) or _MARK.search(rest) or opening_dateline(rest):
            yield line
        elif is_headish(rest) and not _is_point(lines, i):
            yield replace(line.cut(mark.end(), len(line.plain)), marked=True)
        elif body := _title_length(rest):
            title = line.cut(mark.end(), mark.end() + len(rest[:body].rstrip()))
            yield replace(title, marked=True)
            yield replace(line.cut(mark.end() + body, len(line.plain)), gap=0)
        else:
            yield line


def _title_length(rest: str) -> int:
    """Where the text begins that shares a line with its title; 0 where there is no such title."""
    if "。" not in rest:
        return 0
    first = _PART.match(rest)
    if first is None:
        return 0
    second = _PART.match(rest, first.end())
    if second and not opening_dateline(rest[first.end() :]):
        return second.end()
    return first.end()


def _is_name(rest: str, lines: Sequence[Line], i: int) -> bool:
    """Whether a mark stands before an author's name: under a headline, and as short as names are."""
    if len(rest) > _LONGEST_NAME:
        return False
    above = lines[i - 1].plain if i else ""
    return not rest or (bool(above) and is_headish(above) and not is_round_up(above))


def _is_point(lines: Sequence[Line], i: int) -> bool:
    """Whether a marked line is a point of a list: another marked line or nothing follows it."""
    return i + 1 == len(lines) or _MARK.match(lines[i + 1].plain) is not None
