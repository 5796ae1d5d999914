"""What the extractors return: one frozen record per row, fields named as the registry's columns.

Ids and ordinals (`document_id`, `article_id`, `ordinal`) are added where an article's rows are put
together, in `transforms.document`. A test compares these fields with `warehouse.tables`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Genre = Literal["report", "photo", "commentary", "notice", "list", "other"]
Role = Literal[
    "reporter", "correspondent", "photographer", "editor", "author", "intern", "translator", "other"
]
MentionKind = Literal["person", "organisation", "place", "event"]
StatisticKind = Literal[
    "count",
    "measure",
    "duration",
    "money",
    "percent",
    "percentage_point",
    "ratio",
    "rank",
    "age",
    "score",
    "index",
]
Bound = Literal["exact", "about", "over", "at_least", "under", "at_most"]
Change = Literal["increase", "decrease"]
Basis = Literal["yoy", "mom", "previous"]
Granularity = Literal["day", "month", "quarter", "half", "year", "decade", "range", "vague"]
FurnitureKind = Literal[
    "masthead", "page_number", "navigation", "copyright", "editor_line", "banner", "label", "other"
]


@dataclass(frozen=True, slots=True)
class Byline:
    """One credited person; offsets are those of the name."""

    role: Role
    role_surface: str | None
    name: str
    employer: str | None
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Furniture:
    """Page matter that belongs to no article: masthead, page number, section banner ..."""

    kind: FurnitureKind
    text: str
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """One calendar expression; `date_end` is inclusive."""

    surface: str
    start: int
    end: int
    date_start: date | None
    date_end: date | None
    granularity: Granularity
    basis: Literal["explicit", "relative"]
    rule: str


@dataclass(frozen=True, slots=True)
class Statistic:
    """One quantity that the article states."""

    surface: str
    start: int
    end: int
    kind: StatisticKind
    value: float
    value_high: float | None
    bound: Bound
    unit: str | None
    base_value: float | None
    base_unit: str | None
    per: str | None
    change: Change | None
    basis: Basis | None
    what: str | None
    subject: str | None
    subject_entity_id: str | None
    period_start: date | None
    period_end: date | None
    period_surface: str | None
    group_id: str | None
    quote_ordinal: int | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention of an entity; `name` is its canonical name as far as its document tells."""

    kind: MentionKind
    surface: str
    start: int
    end: int
    name: str
    place_code: str | None
    entity_id: str
    rule: str
    confidence: float
