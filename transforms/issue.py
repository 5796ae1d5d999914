"""What is known about a page as a whole: its issue date, page number and script.

Dates inside articles are found in `transforms.dates`; this module only reads paths, mastheads and
page numbers.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from transforms.context import Anchor
from transforms.dates import find_dates
from transforms.records import Furniture
from transforms.text import RawText

Script = Literal["Hans", "Hant"]

# Years of printed newspapers; a longer run of digits around a match is some other number.
PATH_DATE = re.compile(
    r"(?<!\d)(?P<year>1[89]\d\d|20\d\d)(?P<mark>[-_./]?)(?P<month>\d\d)(?P=mark)(?P<day>\d\d)(?!\d)"
    r"|(?<!\d)(?P<year_zh>1[89]\d\d|20\d\d)年(?P<month_zh>\d{1,2})月(?P<day_zh>\d{1,2})日"
)
# 今日16版 and 共16版 count the pages; they do not number this one.
PAGE_LABEL = re.compile(
    r"(?<![今日共期每全\d])第?\s*([A-Z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*版(?!面)|^\s*([A-Z]\d{1,2})(?=\s|$)",
    re.MULTILINE,
)
# 日报 晚报 时报 ... all end in 报; 责编 本报 电报 and the like are too short or no name.
NEWSPAPER = re.compile(r"(?:^|\s)([\u4e00-\u9fff]{2,8}(?<![本讯海电情通画预])报)(?=\s|$)")
SCRIPT_SAMPLE = 20_000


def date_in_path(path: str) -> date | None:
    """The last date written in a path or file name, None where there is none.

    >>> date_in_path("/pages/2022/11/02/04.txt"), date_in_path("江岸日报2022年11月2日.txt")
    (datetime.date(2022, 11, 2), datetime.date(2022, 11, 2))
    >>> date_in_path("20221302.txt") is None
    True
    """
    found = [_as_date(match) for match in PATH_DATE.finditer(path)]
    return next((day for day in reversed(found) if day), None)


def _as_date(match: re.Match[str]) -> date | None:
    parts = [match[n] or match[f"{n}_zh"] for n in ("year", "month", "day")]
    try:
        return date(*map(int, parts))
    except ValueError:
        return None


def masthead_date(furniture: Iterable[Furniture], raw: RawText) -> date | None:
    """The day printed in a masthead or page line (江岸日报 2023年5月16日 星期二)."""
    for item in furniture:
        if item.kind in ("masthead", "page_number"):
            passage = raw.passage("body", [(item.start, item.end)])
            for found in find_dates(passage, Anchor()):
                if found.granularity == "day" and found.basis == "explicit" and found.date_start:
                    return found.date_start
    return None


def page_label(furniture: Iterable[Furniture], raw: RawText) -> str | None:
    """The printed page number (第3版, A04版, A07 at the start of a line)."""
    for item in furniture:
        if item.kind in ("masthead", "page_number"):
            match = PAGE_LABEL.search(raw.plain[item.start : item.end])
            if match:
                return match[1] or match[2]
    return None


def masthead_publication(furniture: Iterable[Furniture], raw: RawText) -> str | None:
    """The newspaper's name where a masthead prints it by itself (江岸日报 2023年5月16日)."""
    for item in furniture:
        if item.kind == "masthead" and (match := NEWSPAPER.search(raw.plain[item.start : item.end])):
            return raw.text[item.start + match.start(1) : item.start + match.end(1)]
    return None


def script_of(raw: RawText, simplified_only: frozenset[str]) -> Script | None:
    """Which script a text is in, by the characters that only one of the two has.

    >>> script_of(RawText("記者說", "记者说"), frozenset("记说"))
    'Hant'
    >>> script_of(RawText("大山", "大山"), frozenset("记说")) is None
    True
    """
    sample, plain = raw.text[:SCRIPT_SAMPLE], raw.plain[:SCRIPT_SAMPLE]
    traditional = sum(a != b and "\u3400" <= a <= "\u9fff" for a, b in zip(sample, plain, strict=True))
    simplified = sum(c in simplified_only for c in sample)
    if traditional == simplified == 0:
        return None
    return "Hant" if traditional > simplified else "Hans"
