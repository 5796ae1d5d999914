"""The time that a figure covers: the calendar expression that governs it.

Choosing among dates already found belongs here; finding and resolving them belongs to `transforms.dates`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.context import Anchor
from transforms.records import CalendarDate

_SENTENCE_END = re.compile("[。！？]")
# 比2019年增长, 与去年同期相比: the day compared with is not the day covered.
_COMPARED = re.compile(r"(?:比|较|与|同|和|于)$")
_COMPARED_AFTER = re.compile("的?(?:同期|相比|水平)")

# A day in the lead dates the event; only a longer stretch is the time that all its figures cover.
_STRETCHES = frozenset(("month", "quarter", "half", "year", "range"))


@dataclass(frozen=True, slots=True)
class PlacedDate:
    """A calendar expression at its place in a passage."""

    start: int
    end: int
    date: CalendarDate


def governs(plain: str, placed: PlacedDate) -> bool:
    """Whether an expression can give figures their period: resolved, and not a term of comparison."""
    if placed.date.date_start is None:
        return False
    before = plain[max(0, placed.start - 2) : placed.start]
    return not _COMPARED.search(before) and not _COMPARED_AFTER.match(plain, placed.end)


def default_period(
    passages: Sequence[tuple[str, Sequence[PlacedDate]]], anchor: Anchor
) -> CalendarDate | None:
    """What an article's figures cover where they say nothing: the stretch of time in title or lead.

    `passages` are the title parts and the first body passage with their dates. Times to come are none.
    """
    for plain, dates in passages:
        for placed in dates:
            first = placed.date.date_start
            ahead = first is not None and anchor.issue is not None and first > anchor.issue
            if placed.date.granularity in _STRETCHES and not ahead and governs(plain, placed):
                return placed.date
    return None


def period_for(plain: str, position: int, dates: Sequence[PlacedDate]) -> CalendarDate | None:
    """The governing expression of a figure: the nearest before it in its sentence, else in its passage.

    A later expression of the same sentence governs only where none stands before.
    """
    before = [d for d in dates if d.end <= position and governs(plain, d)]
    if before and not _SENTENCE_END.search(plain, before[-1].end, position):
        return before[-1].date
    sentence_end = _SENTENCE_END.search(plain, position)
    limit = sentence_end.start() if sentence_end else len(plain)
    after = next((d for d in dates if position < d.start < limit and governs(plain, d)), None)
    if after is not None:
        return after.date
    return before[-1].date if before else None
