"""Which column of a table means what, and what its values mean.

Names that tables of news are found with, in order of preference; a sidecar may name others.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from flows.reading.records import Metadata, Unusable

TEXT_NAMES = (
    "text",
    "content",
    "body",
    "fulltext",
    "full_text",
    "article",
    "raw_text",
    "正文",
    "全文",
    "内容",
    "文本",
    "內容",
)
PUBLICATION_NAMES = ("publication", "newspaper", "paper", "报纸", "报刊", "报名", "報紙", "報刊")
PUBLISHED_ON_NAMES = (
    "published_on", "date", "publication_date", "published", "publish_date", "pub_date",
    "日期", "出版日期", "发布日期", "见报日期", "發佈日期",
)  # fmt: skip
PAGE_NAMES = ("page", "page_number", "page_no", "版", "版次", "版面", "版号", "版號")
NAMES: dict[str, tuple[str, ...]] = {
    "text": TEXT_NAMES,
    "publication": PUBLICATION_NAMES,
    "published_on": PUBLISHED_ON_NAMES,
    "page": PAGE_NAMES,
}

DAY = re.compile(r"\s*(\d{4})(?:\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})|(\d{2})(\d{2})(?!\d))")
NEWSPAPER_YEARS = range(1815, 2101)  # from 察世俗每月統記傳, the first modern periodical in Chinese


def text_column(names: Iterable[str]) -> str | None:
    """The column that holds a record's text, by its name.

    >>> text_column(["id", "日期", "正文"]), text_column(["id", "n"])
    ('正文', None)
    """
    return _first(TEXT_NAMES, names)


def _first(wanted: Sequence[str], names: Iterable[str]) -> str | None:
    folded = {name.strip().lower(): name for name in names}
    return next((folded[name] for name in wanted if name in folded), None)


def mapping(names: Sequence[str], metadata: Metadata) -> dict[str, str]:
    """The table's name of each column that is used, by ours.

    Raises:
        Unusable: `no_text_column`; the detail lists the columns there are.
    """
    given = dict(metadata.columns)
    found = {ours: given.get(ours) or _first(usual, names) for ours, usual in NAMES.items()}
    used = {ours: theirs for ours, theirs in found.items() if theirs in names}
    if "text" not in used:
        raise Unusable(
            "no_text_column",
            f"None of the columns {', '.join(names) or '(none)'} is known to hold the text. "
            'Name it in a sidecar: {"columns": {"text": "…"}}.',
        )
    return {ours: theirs for ours, theirs in used.items() if theirs}


def row_metadata(row: Mapping[str, Any], columns: Mapping[str, str]) -> Metadata:
    """What a row says of its own record."""
    values = {ours: row.get(theirs) for ours, theirs in columns.items()}
    return Metadata(
        publication=as_label(values.get("publication")),
        published_on=as_day(values.get("published_on")),
        page=as_label(values.get("page")),
    )


def as_label(value: object) -> str | None:
    """A name or page number as text; None where there is none.

    >>> as_label(" 江岸日报 "), as_label(4.0), as_label("")
    ('江岸日报', '4', None)
    """
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else None
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value).strip().encode("utf-8", "ignore").decode() or None


def as_day(value: object) -> date | None:
    """A day in any of the usual forms; None where it cannot be one.

    >>> as_day("2022年11月2日"), as_day("20221102"), as_day("2022-13-01")
    (datetime.date(2022, 11, 2), datetime.date(2022, 11, 2), None)
    """
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    match = DAY.match(str(value)) if isinstance(value, str | int) else None
    if not match or int(match[1]) not in NEWSPAPER_YEARS:
        return None
    try:
        return date(int(match[1]), int(match[2] or match[4]), int(match[3] or match[5]))
    except ValueError:
        return None
