"""The day a page was printed, read off its datelines and the years it mentions.

Only inference from the page's own words belongs here; dates given by metadata, file names or
mastheads belong to the pipeline that reads them.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from transforms.dates.patterns import DAY_NUMBER, MONTH_NUMBER, YEAR_NUMBER
from transforms.dates.resolve import number

_YEAR = re.compile(
    rf"(?<![\d.,])(?P<year>{YEAR_NUMBER})年(?P<month>{MONTH_NUMBER}月(?P<day>{DAY_NUMBER}日)?)?"
)
# Years of plans, ranges into the future and coming events: 到2035年, 2013—2017年, 2014年将, 2014年冬奥会.
_AIM = re.compile(
    "[到至—–~～-]$|(?:将|力争|规划|预计|争取|截至|迎接|申办|举办|提前实现|双边贸易额|任期自|计划从|希望[^，。]{0,12})[^，。]{0,4}$"
)
_NAMED_EVENT = re.compile(
    "底?前|左右|(?:[一-鿿]{0,4})(?:奥运|冬奥|亚运|世博|世界杯|全运|亚洲杯|欧洲杯)|规划|远景|(?:秋季|春季)?(?:学期)?起"
    "|[^，。；]{0,14}(?:将|力争|确保|争取|要(?![求点素闻员塞])|建成|完工|跨年|春运|春晚)|[一二三四五六七八九\\d千万亿多元美]{2,}"
)
# Evidence by how a year is printed: a full date is mostly news, a year alone may be history.
_WEIGHTS = {"day": 3.0, "month": 2.0, "year": 1.0, "aim": 0.2}
# The page's own year is the latest with this share of the best attested year's evidence; plans for later
# years are printed once or twice. 0.1 to 0.5 were tried on 365 days of broadcast text: 0.2 to 0.3 do best.
_ENOUGH, _SHARE = 1.0, 0.2
_DATELINE_MONTH = re.compile(rf"({MONTH_NUMBER})月(?:{DAY_NUMBER})日(?:电|讯)")
_DATELINE_DAY = re.compile(rf"(?:(?P<month>{MONTH_NUMBER})月)?(?P<day>{DAY_NUMBER})日")
_WEEKDAY = re.compile(
    rf"(?<!年)(?P<month>{MONTH_NUMBER})月(?P<day>{DAY_NUMBER})日[（(，, \u3000]{{0,2}}"
    r"(?:星期|周)(?P<weekday>[一二三四五六日天])"
)
_LAST_YEAR_OVER = re.compile(rf"去年[^。；]{{0,60}}?[比较](?P<year>{YEAR_NUMBER})年(?!同期)")
# Datelines arrive as printed, in papers of the 1980s and 1990s with full-width digits.
_ASCII_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_NOT_PRINTED_BEFORE, _NOT_PRINTED_AFTER = 1900, 2100


def _evidence(found: re.Match[str]) -> float:
    text = found.string
    if _AIM.search(text[max(0, found.start() - 8) : found.start()]) or _NAMED_EVENT.match(text, found.end()):
        return _WEIGHTS["aim"]
    return _WEIGHTS["day" if found["day"] else "month" if found["month"] else "year"]


def infer_year(plain_text: str) -> int | None:
    """The most likely year of a page whose date is not given: the latest that is news, not an aim.

    None where the page prints no year. Years marked as aims (到2005年, 2010年远景目标) are weak evidence.

    >>> infer_year("项目于2019年11月启动。列入2022年计划，到2035年建成。")
    2022
    """
    totals: dict[int, float] = {}
    for found in _YEAR.finditer(plain_text):
        year = number(found["year"])
        if year is not None and _NOT_PRINTED_BEFORE <= year < _NOT_PRINTED_AFTER:
            totals[year] = totals.get(year, 0.0) + _evidence(found)
    enough = max(_ENOUGH, _SHARE * max(totals.values(), default=0.0))
    year = max((y for y, total in totals.items() if total >= enough), default=max(totals, default=None))
    if year is None:
        return None
    turned = year + 1 in totals and _turn_of_year(plain_text)
    if turned or year + 1 == _compared_year(plain_text):
        year += 1
    return _agreeing_year(plain_text, year)


def _compared_year(plain_text: str) -> int | None:
    """The page's year by what last year is compared with: 去年 ... 比2002年增长 is printed in 2004."""
    said = [number(found["year"]) for found in _LAST_YEAR_OVER.finditer(plain_text)]
    return max((year + 2 for year in said if year is not None), default=None)


def _agreeing_year(plain_text: str, year: int) -> int:
    """The nearest year on whose calendar the printed weekdays fall (3月8日，星期一); else the year itself."""
    printed = {
        (
            number(m["month"]) or 0,
            number(m["day"]) or 0,
            "一二三四五六日".index(m["weekday"].replace("天", "日")),
        )
        for m in _WEEKDAY.finditer(plain_text)
    }
    if not printed:
        return year
    for shift in (0, 1, -1, 2, -2):
        days = [(_in_year(year + shift, month, day_), weekday) for month, day_, weekday in printed]
        if all(there is not None and there.weekday() == weekday for there, weekday in days):
            return year + shift
    return year


def _turn_of_year(plain_text: str) -> bool:
    """Whether a page is of early January, when most of its figures are still last year's."""
    months = {number(month) for month in _DATELINE_MONTH.findall(plain_text)}
    return 1 in months and months <= {1, 12}


def _in_year(year: int, month: int, day_: int) -> date | None:
    try:
        return date(year, month, day_)
    except ValueError:
        return None


def parse_dateline_day(dateline: str, year: int | None, issue: date | None) -> date | None:
    """The day in a dateline (本报西安5月6日电), or None where it prints none or the year is unknown.

    A day without a month (新华社二十三日电, usual before the 1980s) takes the latest such day up to the
    issue; a month later than the issue's is the year before's.

    >>> parse_dateline_day("新华社北京12月31日电", None, date(2001, 1, 2))
    datetime.date(2000, 12, 31)
    """
    found = _DATELINE_DAY.search(dateline.translate(_ASCII_DIGITS))
    if found is None:
        return None
    day_ = number(found["day"]) or 0
    if found["month"]:
        month = number(found["month"]) or 0
        if issue is None:
            return _in_year(year, month, day_) if year is not None else None
        there = _in_year(issue.year, month, day_)
        return there if there is None or there <= issue else _in_year(issue.year - 1, month, day_)
    if issue is None:
        return None
    first = issue.replace(day=1)
    if day_ > issue.day:
        first = (first - timedelta(days=1)).replace(day=1)
    return _in_year(first.year, first.month, day_)


def infer_issue_date(datelines: Sequence[str], year: int | None) -> date | None:
    """The day after a daily's latest dateline; None without a year or a dateline with month and day.

    Around the turn of the year the datelines of December precede those of January, so `year` is the
    year of the January ones.

    >>> infer_issue_date(["本报成都1月3日讯", "新华社上海12月30日电"], 2001)
    datetime.date(2001, 1, 4)
    """
    if year is None:
        return None
    days = [d for line in datelines if (d := parse_dateline_day(line, year, None)) is not None]
    if not days:
        return None
    turn = any(d.month == 12 for d in days) and any(d.month == 1 for d in days)
    return max(d for d in days if not (turn and d.month > 6)) + timedelta(days=1)
