"""Pieces that go on over a page: 下转第4版 at the end of one part, 上接第1版 at the head of the next.

The lines themselves are page furniture (`transforms.page`); here they are read and given to the
article that they belong to. Finding the other part is `warehouse.continuations`' work, since it
stands in another document.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from transforms.numerals import parse_numeral
from transforms.parts import ArticleParts
from transforms.records import Furniture
from transforms.text import RawText

MARKER = re.compile(
    r"(?P<way>下转|紧接|转|上接|接)\s*第?\s*(?P<page>[A-Za-z]?\d{1,3}|[一二三四五六七八九十]{1,3})\s*[版页]"
)
LABEL = re.compile(r"(?P<letter>[A-Za-z]?)(?:(?P<digits>\d+)|(?P<numeral>[一二三四五六七八九十]+))")
BACKWARD = ("上接", "接")


@dataclass(frozen=True, slots=True)
class Continuation:
    """Pages that an article goes on to and comes from, as `page_key` writes them."""

    continued_on: str | None = None
    continued_from: str | None = None


def page_key(label: str) -> str:
    """A page label so that all spellings of one page are equal.

    A label that is no number stays as it is.

    >>> [page_key(label) for label in ("05", "五", "A05", "十二", "要闻")]
    ['5', '5', 'A5', '12', '要闻']
    """
    match = LABEL.fullmatch(label.strip())
    if match is None:
        return label.strip()
    number = match["digits"] or str(parse_numeral(match["numeral"]))
    return match["letter"].upper() + (number.lstrip("0") or "0")


def find_continuations(
    articles: Sequence[ArticleParts], furniture: Iterable[Furniture], raw: RawText
) -> Mapping[int, Continuation]:
    """For articles that go on over a page, by their place: where they go on and come from."""
    found: dict[int, Continuation] = {}
    for item in furniture:
        match = MARKER.search(raw.plain[item.start : item.end])
        if match is None:
            continue
        backward = match["way"] in BACKWARD
        place = _owner(articles, item, backward=backward)
        if place is not None:
            key, known = page_key(match["page"]), found.get(place, Continuation())
            found[place] = (
                Continuation(known.continued_on, key) if backward else Continuation(key, known.continued_from)
            )
    return found


def _owner(articles: Sequence[ArticleParts], item: Furniture, *, backward: bool) -> int | None:
    """The article around a marker; else the next one for 上接, the one before for 下转."""
    for place, article in enumerate(articles):
        if article.start <= item.start < article.end:
            return place
    if backward:
        return next((i for i, a in enumerate(articles) if a.start >= item.end), None)
    return next((i for i, a in reversed(list(enumerate(articles))) if a.end <= item.start), None)
