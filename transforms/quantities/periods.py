"""The time that a figure covers: the calendar expression that governs it.

Choosing among dates already found belongs here; finding and resolving them belongs to `transforms.dates`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.context import Anchor
from transforms.records import CalendarDate

_SENTENCE_END = re.compile("[。！？]")
# 比2019年增长, 与去年同期相比: the day compared with is not the day covered; nor is 建于1987年.
_COMPARED = re.compile(r"(?:比|较|与|同|和|[高低多少大小快慢优晚早等建立生始办源]于)$")
_COMPARED_AFTER = re.compile("的?(?:同期|相比|水平)")

# 去年同期 opens a clause where it is told for itself: (去年同期)亏损3000万元.
_CLAUSE_MARKS = ("", "，", "；", "。", "（")
# 3月末 is a point in time: it covers its own part of the sentence, not the yields listed after a semicolon.
_POINT_END = ("底", "末")
_CLAUSE_BREAK = re.compile("[，；：。！？]")
# How many expressions behind a figure are looked at; the next one not before it is among them.
_NEXT = 8

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
    before = plain[max(0, placed.start - 3) : placed.start]
    told = placed.date.surface.endswith("同期") and before[-1:] not in _CLAUSE_MARKS
    compared = told or _COMPARED_AFTER.match(plain, placed.end)
    return not _COMPARED.search(before) and not compared


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
            told = placed.date.granularity in _STRETCHES and not ahead and _recent(placed, anchor)
            if told and governs(plain, placed):
                return placed.date
    return None


def period_for(plain: str, position: int, dates: Sequence[PlacedDate], anchor: Anchor) -> CalendarDate | None:
    """The expression that governs the figure at a position: before it in its sentence, else in its passage.

    A later expression governs only inside the figure's own clause. From earlier sentences of the passage a
    stretch of recent time carries on, a day only into the sentence after it. `dates` are those that govern.
    """
    at = bisect_right(dates, position, key=lambda d: d.end)
    while at and not _SENTENCE_END.search(plain, dates[at - 1].end, position):
        there = dates[at - 1]
        if not (there.date.surface.endswith(_POINT_END) and "；" in plain[there.end : position]):
            return there.date
        at -= 1
    after = next((d for d in dates[at : at + _NEXT] if position < d.start), None)
    if after is not None and not _CLAUSE_BREAK.search(plain, position, after.start):
        return after.date
    earlier = dates[at - 1] if at else None
    return earlier.date if earlier is not None and _carries(plain, earlier, position, anchor) else None


# A year further back than this is told as history and does not date the sentences that follow.
_RECENT_YEARS = 2
# Characters over which a day carries into the next sentence; longer sentences tell something else.
_DAY_REACH = 160


def _carries(plain: str, there: PlacedDate, position: int, anchor: Anchor) -> bool:
    """Whether a date goes on to govern after its sentence has ended."""
    if there.date.granularity not in _STRETCHES:
        only_one = len(_SENTENCE_END.findall(plain[there.end : position][:_DAY_REACH])) == 1
        return only_one and position - there.end < _DAY_REACH and there.date.granularity == "day"
    return _recent(there, anchor)


def _recent(there: PlacedDate, anchor: Anchor) -> bool:
    """Whether a stretch begins near enough to the page's own year to be what its figures cover."""
    first = there.date.date_start
    year = anchor.today.year if anchor.today else anchor.year
    return first is not None and (year is None or year - first.year <= _RECENT_YEARS)
