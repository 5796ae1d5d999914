"""One raw page to the rows of every table: the extractors in their order, then ids and ordinals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from transforms import EXTRACTOR_VERSION
from transforms.affiliations import find_affiliations
from transforms.context import Anchor
from transforms.continuations import Continuation, find_continuations
from transforms.dates import find_dates, infer_issue_date, infer_year, parse_dateline_day
from transforms.duplicates import comparable, sign
from transforms.gazetteer import Gazetteer
from transforms.issue import date_in_path, masthead_date, masthead_publication, page_label, script_of
from transforms.links import link_quotes, link_subjects
from transforms.mentions import MentionFinder
from transforms.page import PageReader
from transforms.parts import ArticleParts, Page
from transforms.quantities import QuantityFinder
from transforms.quotes import find_quotes
from transforms.records import CalendarDate, Mention, Statistic
from transforms.text import FoldTable, RawText
from transforms.units import UnitTable

Rows = dict[str, list[dict[str, Any]]]
DateBasis = Literal["given", "path", "masthead", "inferred"]


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A decoded document and what its reader knows about it."""

    sha256: str
    source_uri: str
    text: str
    encoding: str
    byte_count: int
    publication: str | None = None
    published_on: date | None = None

    @property
    def document_id(self) -> str:
        """The first 16 hex digits of the content's hash."""
        return self.sha256[:16]


@dataclass(frozen=True, slots=True)
class IssueDate:
    """The page's date, how it is known, and the year where only that is known."""

    day: date | None
    basis: DateBasis | None
    year: int | None


@dataclass(frozen=True)
class Extractor:
    """Everything that reads a page, built once from the reference tables."""

    units: UnitTable
    gazetteer: Gazetteer
    surnames: Mapping[str, float]
    variants: FoldTable

    @cached_property
    def pages(self) -> PageReader:
        """Cuts a page into articles."""
        return PageReader(self.surnames)

    @cached_property
    def _quantities(self) -> QuantityFinder:
        return QuantityFinder(self.units)

    @cached_property
    def _mentions(self) -> MentionFinder:
        return MentionFinder(self.gazetteer)

    @cached_property
    def _simplified_only(self) -> frozenset[str]:
        return frozenset(self.variants.values()) - frozenset(map(chr, self.variants))

    def extract(self, document: RawDocument) -> Rows:
        """Rows of every extracted table, but for columns that only a load knows."""
        raw = RawText.fold(document.text, self.variants)
        page = self.pages.read(raw)
        issue = issue_date(document, page, raw)
        rows: Rows = {
            "documents": [self._document_row(document, page, raw, issue)],
            "furniture": _numbered({"document_id": document.document_id}, page.furniture),
        }
        mentions = self._mentions.find([article.passages() for article in page.articles])
        continued = find_continuations(page.articles, page.furniture, raw)
        for ordinal, article in enumerate(page.articles):
            place = {
                "document_id": document.document_id,
                "article_id": f"{document.document_id}-a{ordinal:03d}",
            }
            _extend(rows, article_rows(article, place, ordinal, issue))
            rows["articles"][-1] |= _columns(continued.get(ordinal, Continuation()))
            _extend(rows, self._signature_rows(rows["articles"][-1]))
            _extend(rows, self._fact_rows(article, mentions[ordinal], place, issue))
        return rows

    def _document_row(
        self, document: RawDocument, page: Page, raw: RawText, issue: IssueDate
    ) -> dict[str, Any]:
        return {
            **{k: v for k, v in _columns(document).items() if k != "published_on"},
            "document_id": document.document_id,
            "publication": document.publication or masthead_publication(page.furniture, raw),
            "published_on": issue.day,
            "published_on_basis": issue.basis,
            "page": page_label(page.furniture, raw),
            "char_count": len(document.text),
            "script": script_of(raw, self._simplified_only),
            "extractor_version": EXTRACTOR_VERSION,
        }

    def _signature_rows(self, article: Mapping[str, Any]) -> Rows:
        """What finds the article's reprints, where it is long enough to have any."""
        piece = comparable(article["title"], article["text"], self.variants)
        if piece is None:
            return {}
        place = {name: article[name] for name in ("document_id", "article_id", "ordinal")}
        return {"article_signatures": [{**place, **_columns(sign(piece))}]}

    def _fact_rows(
        self, article: ArticleParts, mentions: list[Mention], place: Mapping[str, str], issue: IssueDate
    ) -> Rows:
        passages = article.passages()
        dateline_day = (
            parse_dateline_day(article.dateline, issue.year, issue.day) if article.dateline else None
        )
        anchor = Anchor(issue.day, dateline_day, issue.year)
        dates: list[CalendarDate] = [found for p in passages for found in find_dates(p, anchor)]
        statistics: list[Statistic] = self._quantities.find(passages, dates, anchor)
        quotes = find_quotes(passages, mentions)
        return {
            "dates": _numbered(place, dates),
            "statistics": _numbered(place, link_quotes(link_subjects(statistics, mentions), quotes)),
            "mentions": _numbered(place, mentions),
            "affiliations": _numbered(place, find_affiliations(passages, mentions)),
            "quotes": _numbered(place, quotes),
        }


def issue_date(document: RawDocument, page: Page, raw: RawText) -> IssueDate:
    """The page's date by the surest source there is: given, path, masthead, datelines."""
    if document.published_on:
        return IssueDate(document.published_on, "given", document.published_on.year)
    if day := date_in_path(document.source_uri):
        return IssueDate(day, "path", day.year)
    if day := masthead_date(page.furniture, raw):
        return IssueDate(day, "masthead", day.year)
    year = infer_year(raw.plain)
    day = infer_issue_date([a.dateline for a in page.articles if a.dateline], year)
    return IssueDate(day, "inferred" if day else None, day.year if day else year)


def article_rows(article: ArticleParts, place: Mapping[str, str], ordinal: int, issue: IssueDate) -> Rows:
    """The rows that segmentation alone gives: the article, its bylines and paragraphs."""
    text = "\n".join(p.text for p in article.paragraphs if p.kind != "credit")
    parts = {part.kind: part.text for part in article.title_parts}
    row = {
        **place,
        "ordinal": ordinal,
        "start": article.start,
        "end": article.end,
        "banner": article.banner,
        **{kind: parts.get(kind) for kind in ("kicker", "headline", "subheadline")},
        "title": article.title or None,
        "dateline": article.dateline,
        "agency": article.agency,
        "genre": article.genre,
        "text": text,
        "char_count": len(text),
        "published_on": issue.day,
        "published_on_basis": issue.basis,
        "duplicate_of": None,
        "continuation_of": None,
        "rule": article.rule,
        "confidence": article.confidence,
    }
    paragraphs = [
        {
            **place,
            "ordinal": i,
            "text": p.text,
            "start": p.start,
            "end": p.end,
            "breaks": list(p.breaks),
            "kind": p.kind,
            "rule": article.rule,
        }
        for i, p in enumerate(article.paragraphs)
    ]
    return {"articles": [row], "bylines": _numbered(place, article.bylines), "paragraphs": paragraphs}


def _numbered(place: Mapping[str, str], records: Iterable[Any]) -> list[dict[str, Any]]:
    return [{**place, "ordinal": i, **_columns(record)} for i, record in enumerate(records)]


def _columns(record: Any) -> dict[str, Any]:
    """A record's fields by name; `dataclasses.asdict` copies values, a sixth of all time measured."""
    return {name: getattr(record, name) for name in record.__slots__}


def _extend(rows: Rows, more: Rows) -> None:
    for table, added in more.items():
        rows.setdefault(table, []).extend(added)


def batch_rows(extractions: Sequence[Rows], table: str) -> list[dict[str, Any]]:
    """One table's rows of many documents."""
    return [row for extraction in extractions for row in extraction.get(table, ())]
