"""A raw page read as articles: the one entry to segmentation, mending, datelines and bylines.

Each step has its module: lines (`page_lines`), page matter (`page_furniture`), paragraphs and blocks
(`page_blocks`, `mend`), where articles begin (`page_segments`), what is in one (`page_article`).
Decoding and dating a document are done elsewhere.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from transforms.credit_names import NameReader
from transforms.page_article import Draft, article_parts
from transforms.page_blocks import Block, blocks
from transforms.page_evidence import LIST_TITLE, is_row
from transforms.page_furniture import furniture_kind
from transforms.page_lines import Line, printed_lines
from transforms.page_segments import article_starts, sisters
from transforms.page_standing import is_banner, is_standing_label
from transforms.parts import ArticleParts, Page
from transforms.records import Furniture, FurnitureKind
from transforms.text import RawText


class PageReader:
    """Reads raw pages of any paper.

    Args:
        surnames: known surnames, compound ones included; they tell names in credits apart.
    """

    def __init__(self, surnames: frozenset[str]) -> None:
        self._names = NameReader(surnames)

    def read(self, raw: RawText) -> Page:
        r"""Cut a page into articles, in reading order, and what belongs to none of them.

        Total: any text gives a page, an empty one without articles. Text without a headline gives
        an article whose title is empty.

        >>> text = "秋粮入库九成\n本报讯（记者 李明）全市秋粮收购已近尾声，\n\n入库九成。"
        >>> page = PageReader(frozenset({"李"})).read(RawText(text, text))
        >>> article = page.articles[0]
        >>> article.title, article.dateline, article.bylines[0].name
        ('秋粮入库九成', '本报讯', '李明')
        >>> [(p.text, p.breaks) for p in article.paragraphs]
        [('全市秋粮收购已近尾声，入库九成。', (28,))]
        """
        furniture: list[Furniture] = []
        lines: list[Line] = []
        for line in printed_lines(raw):
            if kind := furniture_kind(line.plain):
                furniture.append(_furniture(raw, line, kind, "words of the line"))
            else:
                lines.append(line)
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
            title, standing = _without_standing_lines(own, page[stop:], first_on_page=first == 0)
            for line, kind in standing:
                furniture.append(_furniture(raw, line, kind, "stands above a title"))
                if kind == "banner":
                    banner = raw.text[line.start : line.end]
            yield article_parts(raw, _draft(own, title, banner, start.confidence), self._names)


def _furniture(raw: RawText, line: Line, kind: FurnitureKind, rule: str) -> Furniture:
    return Furniture(kind, raw.text[line.start : line.end], line.start, line.end, rule)


def _without_standing_lines(
    own: Sequence[Block], below: Sequence[Block], *, first_on_page: bool
) -> tuple[tuple[Line, ...], list[tuple[Line, FurnitureKind]]]:
    """Take the banner or the column's name off the lines above an article's text."""
    title = own[0].heads
    standing: list[tuple[Line, FurnitureKind]] = []
    if len(title) > 1 and is_banner(title, own[0].body, below, first_on_page=first_on_page):
        standing.append((title[0], "banner"))
        title = title[1:]
    if len(title) > 1 and len(own) == 1 and is_standing_label(title[0].plain):
        standing.append((title[0], "label"))
        title = title[1:]
    return title, standing


def _draft(own: Sequence[Block], title: tuple[Line, ...], banner: str | None, confidence: float) -> Draft:
    """Sort an article's lines; a last title line that is built like the subheadings is one of them."""
    text: list[tuple[Line, bool]] = []
    inner = [block.heads[0].plain for block in own[1:] if block.heads]
    if len(title) > 1 and inner and sisters(title[-1].plain, inner[0]) >= 1.0:
        text.append((title[-1], True))
        title = title[:-1]
    elif title and LIST_TITLE.search(title[0].plain):
        text.extend((line, True) for line in title[1:])
        title = title[:1]
    for i, block in enumerate(own):
        if i:
            text.extend((line, not is_row(line.plain)) for line in block.heads)
        text.extend((line, False) for line in block.body)
    return Draft(title, tuple(text), banner, confidence)
