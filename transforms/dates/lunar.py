"""The traditional Chinese calendar, as far as newspapers use it for festivals and lunar days.

Conversion of lunar days to Gregorian ones belongs here; names of festivals belong to `holidays`.
Source: month lengths 1900-2100 as published in the conversion tables of the Hong Kong Observatory,
in the customary encoding: bits 16-5 of a year say which of its twelve months have 30 days, the low
four bits which month is followed by a leap month, bit 17 whether that leap month has 30 days.
"""

from datetime import date, timedelta

_FIRST_YEAR = 1900
_FIRST_DAY = date(1900, 1, 31)
# fmt: off
_YEARS = (
    0x04bd8, 0x04ae0, 0x0a570, 0x054d5, 0x0d260, 0x0d950, 0x16554, 0x056a0, 0x09ad0, 0x055d2,
    0x04ae0, 0x0a5b6, 0x0a4d0, 0x0d250, 0x1d255, 0x0b540, 0x0d6a0, 0x0ada2, 0x095b0, 0x14977,
    0x04970, 0x0a4b0, 0x0b4b5, 0x06a50, 0x06d40, 0x1ab54, 0x02b60, 0x09570, 0x052f2, 0x04970,
    0x06566, 0x0d4a0, 0x0ea50, 0x06e95, 0x05ad0, 0x02b60, 0x186e3, 0x092e0, 0x1c8d7, 0x0c950,
    0x0d4a0, 0x1d8a6, 0x0b550, 0x056a0, 0x1a5b4, 0x025d0, 0x092d0, 0x0d2b2, 0x0a950, 0x0b557,
    0x06ca0, 0x0b550, 0x15355, 0x04da0, 0x0a5b0, 0x14573, 0x052b0, 0x0a9a8, 0x0e950, 0x06aa0,
    0x0aea6, 0x0ab50, 0x04b60, 0x0aae4, 0x0a570, 0x05260, 0x0f263, 0x0d950, 0x05b57, 0x056a0,
    0x096d0, 0x04dd5, 0x04ad0, 0x0a4d0, 0x0d4d4, 0x0d250, 0x0d558, 0x0b540, 0x0b6a0, 0x195a6,
    0x095b0, 0x049b0, 0x0a974, 0x0a4b0, 0x0b27a, 0x06a50, 0x06d40, 0x0af46, 0x0ab60, 0x09570,
    0x04af5, 0x04970, 0x064b0, 0x074a3, 0x0ea50, 0x06b58, 0x055c0, 0x0ab60, 0x096d5, 0x092e0,
    0x0c960, 0x0d954, 0x0d4a0, 0x0da50, 0x07552, 0x056a0, 0x0abb7, 0x025d0, 0x092d0, 0x0cab5,
    0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930,
    0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60, 0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530,
    0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45,
    0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0,
)
# fmt: on


def _leap_month(code: int) -> int:
    return code & 0xF


def _leap_days(code: int) -> int:
    return 0 if not _leap_month(code) else 30 if code & 0x10000 else 29


def _month_days(code: int, month: int) -> int:
    return 30 if code & (0x10000 >> month) else 29


def _year_days(code: int) -> int:
    return sum(_month_days(code, m) for m in range(1, 13)) + _leap_days(code)


def _new_years() -> dict[int, date]:
    first, days = {}, _FIRST_DAY
    for i, code in enumerate(_YEARS):
        first[_FIRST_YEAR + i] = days
        days += timedelta(days=_year_days(code))
    return first


_NEW_YEAR = _new_years()


def lunar_day(year: int, month: int, number: int) -> date | None:
    """Gregorian day of a day of an ordinary lunar month, or None outside 1900-2049.

    `year` is the Gregorian year in which the lunar year begins.

    >>> lunar_day(2024, 1, 1), lunar_day(2023, 8, 15)
    (datetime.date(2024, 2, 10), datetime.date(2023, 9, 29))
    """
    start = _NEW_YEAR.get(year)
    if start is None or not 1 <= month <= 12 or not 1 <= number <= 30:
        return None
    code = _YEARS[year - _FIRST_YEAR]
    days = sum(_month_days(code, m) for m in range(1, month))
    if 0 < _leap_month(code) < month:
        days += _leap_days(code)
    return start + timedelta(days=days + number - 1)
