"""The parts of an article, as segmentation hands them to the other extractors.

The text is not yet searched for quantities, dates or names here; these records only say which
characters of the page are headline, dateline, byline and body.
"""

from dataclasses import dataclass

from transforms.records import Byline, Furniture, Genre
from transforms.text import Passage


@dataclass(frozen=True, slots=True)
class ArticleParts:
    """One article of a page.

    `title_parts` holds kicker, headline and subheadline in printed order (their `kind` says which);
    `title` is the whole title as printed, lines and parts joined by one space. `paragraphs` are the
    mended body paragraphs without dateline and byline; a credit that stands on a line of its own or
    at the end of the piece is a paragraph of kind 'credit'.
    """

    start: int
    end: int
    banner: str | None
    title: str
    title_parts: tuple[Passage, ...]
    dateline: str | None
    agency: str | None
    genre: Genre
    bylines: tuple[Byline, ...]
    paragraphs: tuple[Passage, ...]
    rule: str
    confidence: float

    def passages(self) -> tuple[Passage, ...]:
        """What the other extractors read: title parts, then body, without credits."""
        body = tuple(p for p in self.paragraphs if p.kind != "credit")
        return self.title_parts + body


@dataclass(frozen=True, slots=True)
class Page:
    """A document cut into articles, in reading order, and what belongs to none of them."""

    articles: tuple[ArticleParts, ...]
    furniture: tuple[Furniture, ...]
