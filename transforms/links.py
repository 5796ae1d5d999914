"""Ties between the rows of one article that different extractors found."""

from collections.abc import Sequence
from dataclasses import replace

from transforms.quotes import Quote
from transforms.records import Mention, Statistic


def link_quotes(statistics: Sequence[Statistic], quotes: Sequence[Quote]) -> list[Statistic]:
    """Statistics with the ordinal of the quote that they stand in."""
    return [replace(s, quote_ordinal=_around(s, quotes)) for s in statistics]


def link_subjects(statistics: Sequence[Statistic], mentions: Sequence[Mention]) -> list[Statistic]:
    """Statistics with the entity that their subject names, where the article mentions it so."""
    entities = {mention.surface: mention.entity_id for mention in mentions}
    return [replace(s, subject_entity_id=entities.get(s.subject or "")) for s in statistics]


def _around(statistic: Statistic, quotes: Sequence[Quote]) -> int | None:
    inside = (i for i, q in enumerate(quotes) if q.start <= statistic.start and statistic.end <= q.end)
    return next(inside, None)
