"""What a calendar expression means on the article's day: pattern matches into spans of days.

Years left unsaid, 今年, 上周三, 近5年来 and five-year plans are settled here. How the expressions look
belongs to `patterns`; joining two of them into one range belongs to `finder`.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from transforms.context import Anchor
from transforms.dates.atoms import NO_DAYS, Days, day, last_day, months, shift_months, week_of, years
from transforms.dates.holidays import holiday
from transforms.dates.inside import edge_of_year, part_of_month, shift, week_in
from transforms.dates.lunar import lunar_day
from transforms.dates.patterns import REIGNS
from transforms.numerals import read_number

Match = re.Match[str]

_RELATIVE_YEARS = {"大前年": -3, "前年": -2, "去年": -1, "上年": -1, "明年": 1, "后年": 2}
_RELATIVE_DAYS = {"大前": -3, "大后": 3, "前": -2, "昨": -1, "今": 0, "明": 1, "后": 2}
_WEEKS = {"上上": -2, "下下": 2, "上": -1, "本": 0, "这": 0, "下": 1}
_SEASONS = {"春": (3, 5), "夏": (6, 8), "秋": (9, 11), "冬": (12, 12)}
_FUTURE = re.compile("将|拟|计划|预计|力争|定于|要在|有望")
# Where no year is known, 97年 is 1997 and 08年 is 2008.
_NO_YEAR_KNOWN = 2000
# A month further ahead than this is read as last year's: in January 12月20日 is behind us.
_AHEAD = timedelta(days=150)
# The planned years began in 1953; 三五 to 五五 did not follow at once on the first two.
_PLANS = {1: 1953, 2: 1958, 3: 1966, 4: 1971}


def number(text: str) -> int | None:
    """A small number in any spelling, 元 (月) read as 1; None where it is vague (几)."""
    reading = read_number("一" if text == "元" else text) if text else None
    return None if reading is None or reading.high is not None else int(reading.low)


@dataclass(slots=True)
class Resolver:
    """Settles expressions against an anchor; remembers the year last said in the sentence."""

    anchor: Anchor
    said_year: int | None = None

    @property
    def today(self) -> date | None:
        """The day that 今天 means."""
        return self.anchor.today

    @property
    def this_year(self) -> int | None:
        """The year that 今年 means."""
        return self.today.year if self.today else self.anchor.year

    def _year(self, m: Match) -> int | None:
        """The year an expression says, absolute or relative."""
        groups = m.groupdict()
        if said := groups.get("y4"):
            return number(said)
        if reign := groups.get("reign"):
            return REIGNS[reign] - 1 + (number(groups["reign_year"]) or 1)
        if said := groups.get("minguo"):
            count = number(said)
            return None if count is None else 1911 + count
        if said := groups.get("y2") or groups.get("y2m") or groups.get("y0"):
            return self._full_year(number(said) or 0)
        relative = (groups.get("yrel") or "").removesuffix("度")
        if relative in ("同年", "次年", "翌年"):
            return None if self.said_year is None else self.said_year + (relative != "同年")
        return None if self.this_year is None else self.this_year + _RELATIVE_YEARS.get(relative, 0)

    def _full_year(self, short: int) -> int:
        """97年 and 08年 in full: the century that brings them nearest to the page's own year."""
        middle = self.this_year or _NO_YEAR_KNOWN
        return min((1900 + short, 2000 + short), key=lambda year: abs(year - middle))

    def _unsaid_year(self, month: int, number_: int, m: Match) -> int | None:
        """The year of a day printed without one: this year's, unless it lies far ahead."""
        if self.said_year is not None:
            return self.said_year
        if self.today is None:
            return self.anchor.year
        there = date(self.today.year, month, min(number_, last_day(self.today.year, month).day))
        ahead = there - self.today > _AHEAD
        if ahead and not _FUTURE.search(m.string[max(0, m.start() - 12) : m.end() + 12]):
            return self.today.year - 1
        return self.today.year

    def iso(self, m: Match) -> Days | None:
        """2022-11-01, 2022.11.1."""
        return day(int(m["y4"]), int(m["m"]), int(m["d"]))

    def year(self, m: Match) -> Days | None:
        """2022年, 去年, 民国七十年."""
        said = self._year(m)
        if said is None:
            return Days(None, None, "year")
        self.said_year = said
        return self._since(years(said, said, "year"), m)

    def year_with_part(self, m: Match) -> Days | None:
        """A year and something inside it: 2022年11月1日, 去年上半年, 今年春节."""
        year = self._year(m)
        if year is None:
            return NO_DAYS
        self.said_year = year
        days = self._part(m, year)
        return None if days is None else self._since(days, m)

    def _part(self, m: Match, year: int) -> Days | None:
        if m["ma"]:
            return self._month_range(m, year)
        if m["m"]:
            return self._in_month(m, year, number(m["m"]) or 0)
        if m["yhol"]:
            there = holiday(m["yhol"], year)
            return Days(there, there, "day")
        if m["ypart"]:
            return self._year_part(m["ypart"], year)
        if m["nth"] or m["edge"]:
            return self._inside(m, year)
        return self._months_of(m, year)

    @staticmethod
    def _inside(m: Match, year: int) -> Days | None:
        """第三个月, 第二周, 前10天, 最后4个月 of a year."""
        if m["nth"]:
            nth = number(m["nth"]) or 0
            if m["nth_unit"] != "月":
                return week_in(date(year, 1, 1), nth)
            return months(year, nth, nth, "month") if 1 <= nth <= 12 else None
        count = number(m["en"].strip()) or 0
        return edge_of_year(year, count, m["edge_unit"], first=m["edge"] in "前头")

    def _months_of(self, m: Match, year: int) -> Days | None:
        """Quarters, halves and 前N个月 of a known year."""
        groups = m.groupdict()
        if groups.get("half"):
            return months(year, 7, 12, "half") if groups["half"][0] in "下后" else months(year, 1, 6, "half")
        if groups.get("qn"):
            return months(year, 1, 3 * (number(groups["qn"]) or 1), "range")
        if said := groups.get("q") or groups.get("qs") or groups.get("q1"):
            quarter = 1 if said[0] == "首" else number(said) or 1
            return months(year, 3 * quarter - 2, 3 * quarter, "quarter")
        so_far = number(groups.get("mn") or groups.get("mn2") or "")
        return None if so_far is None or not 1 <= so_far <= 12 else months(year, 1, so_far, "range")

    @staticmethod
    def _year_part(part: str, year: int) -> Days | None:
        if part[-1] in "底末":
            return day(year, 12, 31)
        if part[-1] == "初":
            return years(year, year, "year")
        first, last = _SEASONS[part[0]]
        return months(year, first, last, "range")

    def _month_range(self, m: Match, year: int) -> Days | None:
        first, last = number(m["ma"]), number(m["mb"])
        if first is None or last is None or not 1 <= first <= 12 or not 1 <= last <= 12:
            return None
        end_year = year + (last < first)
        return Days(date(year, first, 1), last_day(end_year, last), "range")

    @staticmethod
    def _in_month(m: Match, year: int, month: int) -> Days | None:
        groups = m.groupdict()
        if not 1 <= month <= 12:
            return None
        if groups.get("d"):
            return day(year, month, number(groups["d"]) or 0)
        if nth := number(groups.get("nth_week") or ""):
            return week_in(date(year, month, 1), nth)
        return part_of_month(year, month, groups.get("part") or "")

    def months(self, m: Match) -> Days | None:
        """7月至9月, 1-10月."""
        first = number(m["ma"]) or 0
        year = self._unsaid_year(first, 1, m) if 1 <= first <= 12 else None
        return Days(None, None, "range") if year is None else self._month_range(m, year)

    def days(self, m: Match) -> Days | None:
        """11月1日至3日, 11月1-3日."""
        month, first, last = (number(m[g]) or 0 for g in ("m", "da", "d"))
        if not 1 <= month <= 12:
            return None
        year = self._unsaid_year(month, first, m)
        if year is None:
            return Days(None, None, "range")
        a, b = day(year, month, first), day(year, month, last)
        return None if a is None or b is None or first >= last else Days(a.first, b.last, "range")

    def month_day(self, m: Match) -> Days | None:
        """11月1日, 11月底, 上月, 本月3日."""
        if m["mrel"]:
            return self._relative_month(m)
        month = number(m["m"]) or 0
        if not 1 <= month <= 12:
            return None
        year = self._unsaid_year(month, number(m["d"] or "1") or 1, m)
        if year is None:
            return Days(None, None, "day" if m["d"] else "month")
        leap_day = month == 2 and number(m["d"] or "") == 29
        days = self._in_month(m, year - year % 4 if leap_day else year, month)
        return None if days is None else self._since(days, m)

    def _relative_month(self, m: Match) -> Days | None:
        if self.today is None:
            return Days(None, None, "month")
        there = shift_months(self.today, {"上": -1, "下": 1}.get(m["mrel"][0], 0))
        return self._in_month(m, there.year, there.month)

    def quarter(self, m: Match) -> Days | None:
        """第三季度, 前三季度, of the year said or this one."""
        year = self.said_year or self.this_year
        return Days(None, None, "quarter") if year is None else self._months_of(m, year)

    half = so_far = quarter

    def year_end(self, m: Match) -> Days | None:
        """年底 is the last day of the year; 年初 is the year."""
        year = self.said_year or self.this_year
        if year is None:
            return Days(None, None, "day")
        if m[0].startswith("年初"):
            return Days(date(year, 1, 1), self._until_now(), "range")
        return day(year, 12, 31)

    def month_end(self, _m: Match) -> Days | None:
        """月底 of the current month."""
        return (
            None if self.today is None else Days(*(last_day(self.today.year, self.today.month),) * 2, "day")
        )

    def half_month(self, m: Match) -> Days | None:
        """上半月 of the current month."""
        if self.today is None:
            return Days(None, None, "range")
        return part_of_month(self.today.year, self.today.month, m["half_month"])

    def plan(self, m: Match) -> Days | None:
        """“十四五”期间: the five years of a national plan."""
        ordinal = number((m["plan"] or m["plan2"])[:-1]) or 0
        first = _PLANS.get(ordinal) or 1976 + 5 * (ordinal - 5)
        if m[0].endswith(("末", "末期")):
            return years(first + 4, first + 4, "range")
        return self._since(years(first, first + 4, "range"), m)

    def decade(self, m: Match) -> Days | None:
        """80年代, 上世纪九十年代初, 19世纪60年代."""
        tens = number(m["decade"]) or 0
        hundred = self._hundred(m["century"]) if m["century"] else self._latest_hundred(tens)
        return years(hundred + tens, hundred + tens + 9, "decade")

    def _latest_hundred(self, tens: int) -> int:
        year = self.this_year or 2000
        hundred = year - year % 100
        return hundred if hundred + tens <= year else hundred - 100

    def _hundred(self, said: str) -> int:
        year = self.this_year or 2000
        shift = {"上": -100, "本": 0, "下": 100}.get(said[0])
        if shift is not None:
            return year - year % 100 + shift
        return ((number(said.removesuffix("世纪")) or 20) - 1) * 100

    def century(self, m: Match) -> Days | None:
        """20世纪 runs from 1901 to 2000."""
        name = re.sub("(?<=世纪).*", "", m["cent"])
        first = self._hundred(name) + 1
        if (m["cpart"] or "") == "以来":
            return Days(date(first, 1, 1), self._until_now(), "range")
        return years(first, first + 99, "range")

    def holiday(self, m: Match) -> Days | None:
        """春节 nearest to the article's day."""
        today = self.today
        if today is None or self.said_year is not None:
            year = self.said_year or self.anchor.year
            there = holiday(m[0], year) if year else None
            return Days(there, there, "day")
        found = [d for y in (-1, 0, 1) if (d := holiday(m[0], today.year + y)) is not None]
        nearest = min(found, key=lambda d: abs((d - today).days), default=None)
        return Days(nearest, nearest, "day")

    def lunar_day(self, m: Match) -> Days | None:
        """农历八月十五, 腊月廿三, of the lunar year in which the article's day lies."""
        month_word, day_word = m["lm"] or m["lm2"], m["ld"] or m["ld2"]
        month = {"正": 1, "冬": 11, "腊": 12}.get(month_word) or number(month_word) or 0
        year = number(m["y4"]) if m["y4"] else self.said_year or self.this_year
        if year is None or day_word is None:
            return NO_DAYS
        wanted = number(day_word.lstrip("初")) or 0
        found = [d for y in (-1, 0) if (d := lunar_day(year + y, month, wanted))]
        there = found[-1] if m["y4"] and found else next((d for d in found if d.year == year), None)
        return Days(there, there, "day")

    def today_(self, m: Match) -> Days | None:
        """今天, 昨晚, 大前天: time of day does not move the day."""
        if self.today is None:
            return Days(None, None, "day")
        there = self.today + timedelta(days=_RELATIVE_DAYS[m["today"][:-1]])
        return Days(there, there, "day")

    def short(self, m: Match) -> Days | None:
        """今 and 昨 of headlines: 展览今开幕."""
        if self.today is None:
            return Days(None, None, "day")
        there = self.today + timedelta(days=_RELATIVE_DAYS[m[0]])
        return Days(there, there, "day")

    def weekday(self, m: Match) -> Days | None:
        """本周三, 上周末; a bare 周三 is the last one up to the article's day."""
        if self.today is None:
            return Days(None, None, "day")
        if m["wd"] == "末":
            if not m["wrel"]:
                return None
            saturday = week_of(self.today, _WEEKS[m["wrel"]]) + timedelta(days=5)
            return Days(saturday, saturday + timedelta(days=1), "range")
        index = "一二三四五六日".index(m["wd"].replace("天", "日"))
        if m["wrel"]:
            there = week_of(self.today, _WEEKS[m["wrel"]]) + timedelta(days=index)
        else:
            there = self.today - timedelta(days=(self.today.weekday() - index) % 7)
        return Days(there, there, "day")

    def week(self, m: Match) -> Days | None:
        """本周, 上个星期: Monday to Sunday."""
        if self.today is None:
            return Days(None, None, "range")
        shift = _WEEKS.get(m["wk"][:2]) or _WEEKS[m["wk"][0]]
        monday = week_of(self.today, shift)
        return Days(monday, monday + timedelta(days=6), "range")

    def season(self, m: Match) -> Days | None:
        """今春, 去冬."""
        if self.this_year is None:
            return NO_DAYS
        name = m["sea"] or m["sea2"]
        first, last = _SEASONS[name]
        return months(self.this_year - (m["sea"] is None), first, last, "range")

    def recent(self, m: Match) -> Days | None:
        """近5年来, 过去三个月, 未来10天, counted from the issue's day."""
        origin = self.anchor.issue or self.today
        count = number(m["n"]) if m["n"] not in ("多", "半") else None
        if origin is None or count is None:
            return Days(None, None, "vague" if count is None else "range")
        ahead = m["dir"] in ("未来", "今后", "此后")
        other = shift(origin, count if ahead else -count, m["n_unit"])
        return Days(origin, other, "range") if ahead else Days(other, origin, "range")

    def past(self, m: Match) -> Days | None:
        """三年来 is a range up to the issue's day; 三年前 is that year, 三天前 that day."""
        origin = self.anchor.issue or self.today
        count = number(m["n"]) if m["n"] not in ("多", "半") else None
        if count is None:
            return NO_DAYS
        if origin is None:
            return Days(None, None, "range")
        there = shift(origin, -count, m["n_unit"])
        if m["past"].endswith("来"):
            return Days(there, origin, "range")
        if m["n_unit"] == "年":
            return years(there.year, there.year, "year")
        if m["n_unit"].endswith("月"):
            return months(there.year, there.month, there.month, "month")
        return Days(there, there, "day")

    def vague(self, _m: Match) -> Days | None:
        """近日, 连日来: found, never resolved."""
        return NO_DAYS

    def day(self, m: Match) -> Days | None:
        """A bare 15日: the last such day up to the article's, or the next one if announced."""
        wanted = number(m["d"]) or 0
        if self.today is None or not 1 <= wanted <= 31:
            return Days(None, None, "day") if 1 <= wanted <= 31 else None
        future = _FUTURE.search(m.string[max(0, m.start() - 6) : m.end() + 8])
        first = self.today.replace(day=1)
        shift = 0 if wanted <= self.today.day or future else -1
        # A 31st may have to be looked for two months back.
        tries = (shift_months(first, shift + (step if shift == 0 else -step)) for step in range(3))
        return next((found for t in tries if (found := day(t.year, t.month, wanted)) is not None), None)

    def _until_now(self) -> date | None:
        return self.anchor.issue

    def _since(self, days: Days, m: Match) -> Days:
        """以来 and 至今 stretch a span to the day of issue, or leave it open."""
        since = m.groupdict().get("since") or (m[0].endswith("以来") and "以来")
        if not since or days.first is None:
            return days
        until = self._until_now()
        return Days(days.first, until if until is None or until >= days.first else None, "range")
