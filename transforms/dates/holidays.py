"""Festivals and holidays by which newspapers date events.

Names of days and the day each falls on in a year belong here. The names that double as parts of
other names (五一劳动奖章, 八一队, people called 国庆) carry what must follow for them to be a day.
"""

import re
from datetime import date, timedelta

from transforms.dates.lunar import lunar_day

_SOLAR = {
    "元旦": (1, 1),
    "情人节": (2, 14),
    "三八妇女节": (3, 8),
    "三八国际妇女节": (3, 8),
    "国际妇女节": (3, 8),
    "妇女节": (3, 8),
    "植树节": (3, 12),
    "五一": (5, 1),
    "五一国际劳动节": (5, 1),
    "国际劳动节": (5, 1),
    "劳动节": (5, 1),
    "五四": (5, 4),
    "青年节": (5, 4),
    "六一": (6, 1),
    "国际儿童节": (6, 1),
    "儿童节": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "十一": (10, 1),
    "国庆": (10, 1),
    "国庆节": (10, 1),
    "双十节": (10, 10),
    "平安夜": (12, 24),
    "圣诞节": (12, 25),
    "圣诞": (12, 25),
}
_LUNAR = {
    "春节": (1, 1),
    "大年初一": (1, 1),
    "大年三十": (1, 0),
    "除夕": (1, 0),
    "元宵节": (1, 15),
    "元宵": (1, 15),
    "端午节": (5, 5),
    "端午": (5, 5),
    "七夕": (7, 7),
    "中秋节": (8, 15),
    "中秋": (8, 15),
    "重阳节": (9, 9),
    "重阳": (9, 9),
}
_SOLAR_TERMS = {"清明节": (4, 4.81), "清明": (4, 4.81), "冬至": (12, 21.94)}

_FOLLOWED = (
    r"(?=”?(?:国际|节|期间|前|后|假|小长假|黄金周|长假|当天|当日|庆|献礼|、|到来|来临|放假"
    r"|连假|旅游|出游|出行|档期?|市场|买气|[七三五]天))"
)
_ENTRIES = (
    r"(?:三八|五一|五四|六一|七一)(?:国际)?(?:劳动|妇女|儿童|青年)节",
    r"国际(?:劳动|妇女|儿童)节|(?:妇女|植树|劳动|儿童|青年|建军|教师|国庆|双十|圣诞|情人)节",
    r"八一(?=建军节)|(?:中秋|端午|元宵|重阳|清明)节?(?!号|上河|街|路|村)|七夕(?=节|[，、期当])",
    r"元旦(?!路|社论|献词)|春节(?!联欢|晚会|序曲)|除夕|大年初一|大年三十|平安夜|圣诞(?=[、前期])|冬至(?=[，、期当这前])",
    rf"(?:五一|五四|六一|七一|八一|十一){_FOLLOWED}(?!劳动奖|奖|大楼)",
    r"国庆(?=期间|前|后|假|黄金周|长假|当天|、|，|70|\d+周年)",
)
HOLIDAY = "|".join(_ENTRIES)
"""Names of days in folded text; what must follow stands as a lookahead."""


def _term(year: int, month: int, offset: float) -> date:
    """A solar term's day, by the formula [Y*0.2422 + C] - [(Y-1)/4] in use for 1901-2099."""
    short = year % 100
    constant = offset + (0.78 if month == 4 and year < 2000 else 0.66 if year < 2000 else 0)
    number = int(short * 0.2422 + constant) - (short - (month < 3)) // 4
    return date(year, month, number)


def _plain_name(name: str) -> str:
    return re.sub("[“”]", "", name)


def holiday(name: str, year: int) -> date | None:
    """The day of a festival in a year; None for years that the lunar table lacks.

    >>> holiday("端午节", 2020), holiday("除夕", 2024), holiday("国庆节", 1999)
    (datetime.date(2020, 6, 25), datetime.date(2024, 2, 9), datetime.date(1999, 10, 1))
    """
    name = _plain_name(name)
    if name in _SOLAR:
        return date(year, *_SOLAR[name])
    if name in _SOLAR_TERMS:
        month, offset = _SOLAR_TERMS[name]
        return _term(year, month, offset)
    if name in _LUNAR:
        month, number = _LUNAR[name]
        there = lunar_day(year, month, max(number, 1))
        return there - timedelta(days=1) if there and not number else there
    for suffix in ("劳动节", "妇女节", "儿童节", "青年节"):
        if name.endswith(suffix):
            return date(year, *_SOLAR[suffix])
    return None
