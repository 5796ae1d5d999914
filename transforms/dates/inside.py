"""Stretches of days inside or beside a known one: 上旬, 下半月, 第二周, 最后4个月, three months later.

Plain arithmetic on days already known belongs here; which year or month is meant belongs to `resolve`.
"""

from datetime import date, timedelta

from transforms.dates.atoms import Days, day, last_day, months, shift_months


def part_of_month(year: int, month: int, part: str) -> Days | None:
    """上旬, 下半月, 底 of a month; the whole month where no part is said.

    >>> part_of_month(2014, 5, "中旬").first, part_of_month(2014, 2, "底").last
    (datetime.date(2014, 5, 11), datetime.date(2014, 2, 28))
    """
    end = last_day(year, month)
    if part.endswith(("底", "末")):
        return day(year, month, end.day)
    if part.endswith("半月"):
        return Days(
            date(year, month, 1 if part[0] == "上" else 16),
            end if part[0] == "下" else end.replace(day=15),
            "range",
        )
    if part.endswith("旬"):
        first = {"上": 1, "中": 11, "下": 21}[part[0]]
        return Days(date(year, month, first), end if first == 21 else date(year, month, first + 9), "range")
    return months(year, month, month, "month")


def edge_of_year(year: int, count: int, unit: str, *, first: bool) -> Days | None:
    """The first or last days, weeks or months of a year; weeks begin on the year's first Monday.

    >>> edge_of_year(2021, 4, "月", first=False).first
    datetime.date(2021, 9, 1)
    """
    if unit == "月":
        if not 1 <= count <= 12:
            return None
        return months(year, 1, count, "range") if first else months(year, 13 - count, 12, "range")
    length = timedelta(days=(count if unit == "天" else 7 * count) - 1)
    if not first:
        return Days(date(year, 12, 31) - length, date(year, 12, 31), "range")
    start = date(year, 1, 1) if unit == "天" else first_monday(date(year, 1, 1))
    return Days(start, start + length, "range")


def first_monday(start: date) -> date:
    """The first Monday from a day on."""
    return start + timedelta(days=-start.weekday() % 7)


def week_in(start: date, nth: int) -> Days | None:
    """The nth whole week from the start of a month or a year."""
    monday = first_monday(start) + timedelta(weeks=nth - 1)
    return Days(monday, monday + timedelta(days=6), "range") if nth else None


def shift(origin: date, count: int, unit: str) -> date:
    """A day some years, months, weeks or days away; far past years stop at the calendar's.

    >>> shift(date(2014, 6, 18), -3, "个月"), shift(date(2014, 6, 18), 2, "周")
    (datetime.date(2014, 3, 18), datetime.date(2014, 7, 2))
    """
    if unit in ("天", "日"):
        return origin + timedelta(days=count)
    if unit.endswith(("周", "星期")):
        return origin + timedelta(weeks=count)
    size = 12 if unit == "年" else 1200 if "世纪" in unit else 1
    step = count * size
    if origin.year * 12 + step < 24:
        return date(1, 1, 1)
    return shift_months(origin, step)
