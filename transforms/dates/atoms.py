"""What one calendar expression says, before ranges are joined: spans of days and how they were said.

Plain date arithmetic (months, quarters, decades, clipping to real days) belongs here; words and
patterns belong to `patterns`, meaning in context to `resolve`.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from transforms.records import Granularity

How = Literal["explicit", "relative"]


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days, both ends included; None where the article does not tell."""

    first: date | None
    last: date | None
    granularity: Granularity


@dataclass(frozen=True, slots=True)
class Atom:
    """One calendar expression at its place in a passage."""

    start: int
    end: int
    days: Days
    how: How
    rule: str


NO_DAYS = Days(None, None, "vague")


def day(year: int, month: int, number: int) -> Days | None:
    """One day, or None where the calendar has no such day (2月30日)."""
    try:
        there = date(year, month, number)
    except ValueError:
        return None
    return Days(there, there, "day")


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, monthrange(year, month)[1])


def months(year: int, first: int, last: int, granularity: Granularity) -> Days:
    """Whole months of a year, first to last.

    >>> months(2022, 7, 9, "quarter").last
    datetime.date(2022, 9, 30)
    """
    return Days(date(year, first, 1), last_day(year, last), granularity)


def years(first: int, last: int, granularity: Granularity) -> Days:
    """Whole years, first to last."""
    return Days(date(first, 1, 1), date(last, 12, 31), granularity)


def shift_months(day_: date, count: int) -> date:
    """The same day some months later or earlier, clipped to the month's end.

    >>> shift_months(date(2021, 3, 31), -1)
    datetime.date(2021, 2, 28)
    """
    number = day_.year * 12 + day_.month - 1 + count
    year, month = divmod(number, 12)
    return date(year, month + 1, min(day_.day, monthrange(year, month + 1)[1]))


def week_of(day_: date, weeks: int) -> date:
    """The Monday of a day's week, some weeks away."""
    return day_ - timedelta(days=day_.weekday()) + timedelta(weeks=weeks)
