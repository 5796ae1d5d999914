"""Scores a warehouse against hand-made annotation of its pages.

Gold is JSON, one file a page, in the form that tests/truth/README.md describes; a page is found by the
SHA-256 of its bytes. Positions are counted in printed characters, so layout never counts as a
difference. Each metric is precision, recall and F1 over all pages that carry its annotation.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import duckdb

from warehouse.checks import quoted
from warehouse.errors import RequestError

Row = Mapping[str, Any]
Key = Callable[[Row], Hashable]


@dataclass(frozen=True, slots=True)
class Score:
    """How many rows agree, how many the annotation has, how many the warehouse has."""

    hits: int = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Score") -> "Score":
        return Score(self.hits + other.hits, self.gold + other.gold, self.found + other.found)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there is nothing to find and nothing found."""
        return 2 * self.hits / (self.gold + self.found) if self.gold + self.found else 1.0


def bare(text: str | None) -> str:
    """A text without white space."""
    return re.sub(r"\s+", "", text or "")


def _unit(row: Row) -> str:
    unit = bare(row.get("unit")).replace("％", "%")
    return unit.removeprefix("个") or unit


def _day(value: object) -> str | None:
    return None if value is None else str(value)[:10]


def _value(row: Row) -> tuple[Hashable, ...]:
    high = row.get("value_high")
    return float(row["value"]), None if high is None else float(high), _unit(row), row["bound"]


class Ruler:
    """Counts raw offsets of one text in printed characters."""

    def __init__(self, text: str) -> None:
        self.printed = [0]
        for character in text:
            self.printed.append(self.printed[-1] + (not character.isspace()))

    def span(self, row: Row) -> tuple[int, int]:
        """A row's start and end."""
        return self.printed[row["start"]], self.printed[row["end"]]

    def overlap(self, a: Row, b: Row) -> float:
        """Shared length of two rows over the length that they cover together."""
        (a0, a1), (b0, b1) = self.span(a), self.span(b)
        together = max(a1, b1) - min(a0, b0)
        return max(0, min(a1, b1) - max(a0, b0)) / together if together else 0.0


def evaluate(connection: duckdb.DuckDBPyConnection, gold: Iterable[Row]) -> dict[str, Score]:
    """Score every annotated page.

    Raises:
        RequestError: a page is not in the warehouse.
    """
    scores: dict[str, Score] = defaultdict(Score)
    for page in gold:
        for metric, score in evaluate_page(connection, page).items():
            scores[metric] += score
    return dict(scores)


def evaluate_page(connection: duckdb.DuckDBPyConnection, gold: Row) -> dict[str, Score]:
    """Score one annotated page."""
    found = _rows(connection, "documents", "sha256", gold["sha256"])
    if len(found) != 1:
        raise RequestError(f"The page {gold['file']} is not in the warehouse. Load it, then score again.")
    document = found[0]["document_id"]
    ruler = Ruler(found[0]["text"])
    tables = {
        name: _rows(connection, name, "document_id", document)
        for name in (
            "articles",
            "bylines",
            "paragraphs",
            "mentions",
            "statistics",
            "dates",
            "affiliations",
            "quotes",
        )
    }
    scores = {}
    if "articles" in gold:
        articles = [placed(article, found[0]["text"]) for article in gold["articles"]]
        scores = _article_scores({**gold, "articles": articles}, tables, ruler)
    if "mentions" in gold:
        scores |= _mention_scores(gold["mentions"], tables["mentions"], ruler)
    if "statistics" in gold:
        scores["statistic"] = _paired(gold["statistics"], tables["statistics"], ruler, _value)
    if "dates" in gold:
        days: Key = lambda r: (_day(r["date_start"]), _day(r["date_end"]))
        scores["date"] = _paired(gold["dates"], tables["dates"], ruler, days)
    if "affiliations" in gold:
        post: Key = lambda r: (r["person"], bare(r["organisation"]), bare(r["title"]))
        scores["affiliation"] = _multiset(gold["affiliations"], tables["affiliations"], post)
    if "quotes" in gold:
        speaker: Key = lambda r: bare(r.get("speaker"))
        scores["quote_speaker"] = _paired(gold["quotes"], tables["quotes"], ruler, speaker, 0.5)
    return scores


def _rows(connection: duckdb.DuckDBPyConnection, table: str, column: str, value: str) -> list[dict[str, Any]]:
    cursor = connection.execute(f"SELECT * FROM {quoted(table)} WHERE {quoted(column)} = ?", [value])
    names = [c[0] for c in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _article_scores(gold: Row, tables: Mapping[str, list[dict[str, Any]]], ruler: Ruler) -> dict[str, Score]:
    articles, found = gold["articles"], tables["articles"]
    start: Key = lambda r: ruler.span(r)[0]
    scores = {
        "article_start": _multiset(articles, found, start),
        "article_span": _multiset(articles, found, ruler.span),
        "headline": _multiset(articles, found, lambda r: (start(r), bare(r["title"]))),
        "genre": _multiset(articles, found, lambda r: (start(r), r["genre"])),
        "byline": _byline_score(articles, tables["bylines"]),
    }
    if "mended_breaks" in gold:
        breaks = [{"at": ruler.printed[at]} for at in gold["mended_breaks"]]
        found_breaks = [{"at": ruler.printed[at]} for p in tables["paragraphs"] for at in p["breaks"]]
        scores["mended_break"] = _multiset(breaks, found_breaks, lambda r: r["at"])
    return scores


def _byline_score(articles: list[Row], found: list[dict[str, Any]]) -> Score:
    """A byline agrees in role and name, and stands in the same annotated article."""

    def owner(start: int) -> int | None:
        return next((i for i, a in enumerate(articles) if a["start"] <= start <= a["end"]), None)

    gold = [{**byline, "owner": i} for i, article in enumerate(articles) for byline in article["bylines"]]
    placed = [{**byline, "owner": owner(byline["start"])} for byline in found]
    return _multiset(gold, placed, lambda r: (r["role"], r["name"], r["owner"]))


def placed(article: Row, text: str) -> Row:
    """An annotated article with offsets and title, where the annotation counts lines from 1."""
    if "first_line" not in article:
        return article
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    return {
        **article,
        "start": starts[article["first_line"] - 1],
        "end": starts[article["last_line"]] - 1,
        "title": " ".join(lines[number - 1] for number in article["title_lines"]),
    }


def _mention_scores(gold: list[Row], found: list[dict[str, Any]], ruler: Ruler) -> dict[str, Score]:
    def only(rows: Iterable[Row], *kinds: str) -> list[Row]:
        return [row for row in rows if row["kind"] in kinds]

    key: Key = lambda r: (ruler.span(r), r["kind"])
    groups: dict[str, tuple[str, ...]] = {
        f"mention_{k}": (k,) for k in ("person", "organisation", "place", "event")
    }
    groups["mention"] = ("person", "organisation", "place")
    return {name: _multiset(only(gold, *k), only(found, *k), key) for name, k in groups.items()}


def _multiset(gold: Iterable[Row], found: Iterable[Row], key: Key) -> Score:
    expected, got = Counter(map(key, gold)), Counter(map(key, found))
    return Score((expected & got).total(), expected.total(), got.total())


def _paired(
    gold: list[Row], found: list[dict[str, Any]], ruler: Ruler, key: Key, minimum: float = 0.0
) -> Score:
    """Rows that overlap by more than a minimum and agree in a key, each row used once."""
    left = list(found)
    hits = 0
    for row in gold:
        match = next((r for r in left if ruler.overlap(row, r) > minimum and key(row) == key(r)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return Score(hits, len(gold), len(found))
