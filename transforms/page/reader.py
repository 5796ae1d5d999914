"""A raw page read as articles: the one entry to segmentation, mending, datelines and bylines.

Each step has its module: lines (`lines`), page matter (`furniture`), paragraphs and blocks
(`blocks`, `mend`), where articles begin (`segments`), what is in one (`article`).
Decoding and dating a document are done elsewhere.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from transforms.credit_names import NameReader
from transforms.page.article import Draft, article_parts
from transforms.page.blocks import Block, blocks
from transforms.page.evidence import LIST_TITLE, is_row
from transforms.page.furniture import find_furniture
from transforms.page.lines import Line, printed_lines
from transforms.page.segments import article_starts, sisters
from transforms.page.standing import standing_lines
from transforms.parts import ArticleParts, Page
from transforms.records import Furniture, FurnitureKind
from transforms.text import RawText


class PageReader:
    """Reads raw pages of any paper.

    Args:
        surnames: surname to frequency, compound ones included; they tell names in credits apart.
    """

    def __init__(self, surnames: Mapping[str, float]) -> None:
        self._names = NameReader(surnames)

    def read(self, raw: RawText) -> Page:
        r"""Cut a page into articles, in reading order, and what belongs to none of them.

        Total: any text gives a page, an empty one without articles. Text without a headline gives
        an article whose title is empty.

        >>> text = "秋粮入库九成\n本报讯（记者 李明）全市秋粮收购已近尾声，\n\n入库九成。"
        >>> page = PageReader({"李": 9340}).read(RawText(text, text))
        >>> article = page.articles[0]
        >>> article.title, article.dateline, article.bylines[0].name
        ('秋粮入库九成', '本报讯', '李明')
        >>> [(p.text, p.breaks) for p in article.paragraphs]
        [('全市秋粮收购已近尾声，入库九成。', (28,))]
        """
        printed = printed_lines(raw)
        kinds = find_furniture(printed)
        lines = list(_without(printed, kinds))
        furniture = [
            _furniture(raw, line, kind, "words of the line")
            for line, kind in zip(printed, kinds, strict=True)
            if kind
        ]
        articles = tuple(self._articles(raw, blocks(lines, self._names), furniture))
        return Page(articles, tuple(sorted(furniture, key=lambda f: f.start)))

    def _articles(
        self, raw: RawText, page: Sequence[Block], furniture: list[Furniture]
    ) -> Iterator[ArticleParts]:
        starts = article_starts(page, self._names)
        bounds = [*(s.block for s in starts), len(page)]
        banner: str | None = None
        for start, (first, stop) in zip(starts, pairwise(bounds), strict=True):
            own = page[first:stop]
            standing = standing_lines(
                own[0].heads, own[0].body, page[stop:], first_on_page=first == 0, alone=len(own) == 1
            )
            for line, kind in standing:
                furniture.append(_furniture(raw, line, kind, "stands above a title"))
                if kind == "banner":
                    banner = raw.text[line.start : line.end]
            column = standing[-1][0].plain if standing else ""
            title = own[0].heads[len(standing) :]
            yield article_parts(raw, _draft(own, title, banner, column, start.confidence), self._names)


def _without(printed: Sequence[Line], kinds: Sequence[FurnitureKind | None]) -> Iterator[Line]:
    """The lines that are no furniture; where furniture stood above one, there is space above it."""
    apart = False
    for line, kind in zip(printed, kinds, strict=True):
        if kind is None:
            yield replace(line, gap=max(line.gap, 1)) if apart else line
        apart = kind is not None


def _furniture(raw: RawText, line: Line, kind: FurnitureKind, rule: str) -> Furniture:
    return Furniture(kind, raw.text[line.start : line.end], line.start, line.end, rule)


def _draft(
    own: Sequence[Block], title: tuple[Line, ...], banner: str | None, column: str, confidence: float
) -> Draft:
    """Sort an article's lines; a last title line that is built like the subheadings is one of them."""
    text: list[tuple[Line, bool]] = []
    inner = [block.heads[0].plain for block in own[1:] if block.heads]
    if len(title) > 1 and (title[-1].marked or (inner and sisters(title[-1].plain, inner[0]) >= 1.0)):
        text.append((title[-1], True))
        title = title[:-1]
    elif title and LIST_TITLE.search(title[0].plain):
        text.extend((line, True) for line in title[1:])
        title = title[:1]
    for i, block in enumerate(own):
        if i:
            text.extend((line, not is_row(line.plain)) for line in block.heads)
        text.extend((line, False) for line in block.body)
    return Draft(title, tuple(text), banner, column, confidence)
