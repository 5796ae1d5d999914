"""Ties between the rows of one article that different extractors found."""

from collections.abc import Sequence
from dataclasses import replace

from transforms.quotes import Quote
from transforms.records import Statistic


def link_quotes(statistics: Sequence[Statistic], quotes: Sequence[Quote]) -> list[Statistic]:
    """Statistics with the ordinal of the quote that they stand in."""
    return [replace(s, quote_ordinal=_around(s, quotes)) for s in statistics]


def _around(statistic: Statistic, quotes: Sequence[Quote]) -> int | None:
    inside = (i for i, q in enumerate(quotes) if q.start <= statistic.start and statistic.end <= q.end)
    return next(inside, None)
