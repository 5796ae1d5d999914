"""All mentions of a document's articles: every kind of name, settled together.

This module puts the finders in order; the rules themselves belong to the modules of each kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.coreference import Canon
from transforms.gazetteer import Gazetteer
from transforms.identity import entity_id
from transforms.mentions.consistency import (
    SURE,
    again,
    alternation,
    confirmed,
    partial_names,
)
from transforms.mentions.cores import CoreReader
from transforms.mentions.events import EventFinder
from transforms.mentions.frames import FrameFinder
from transforms.mentions.names import NameReader
from transforms.mentions.organisations import OrganisationFinder
from transforms.mentions.peoples import PeopleFinder
from transforms.mentions.persons import PersonFinder
from transforms.mentions.phrases import EdgeFinder
from transforms.mentions.places import PlaceFinder
from transforms.mentions.units import units
from transforms.mentions.words import Segmenter
from transforms.records import Mention
from transforms.shortforms import ShortForm, group_name, short_forms
from transforms.spans import Span, longest
from transforms.text import Passage


@dataclass(slots=True)
class _Reading:
    """A passage with what was found in it so far."""

    passage: Passage
    spans: list[Span]
    candidates: list[Span]

    def names(self, kind: str) -> set[str]:
        """Sure names of a kind, as they stand in the folded text."""
        plain = self.passage.plain
        return {plain[s.start : s.end] for s in self.spans if s.kind == kind and s.confidence >= SURE}


class MentionFinder:
    """Finds the mentions of one document at a time; holds only compiled reference tables."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        segmenter, edges = Segmenter(gazetteer), EdgeFinder(gazetteer)
        self._gazetteer = gazetteer
        self._segmenter = segmenter
        self._places = PlaceFinder(gazetteer, edges, CoreReader(gazetteer))
        names = NameReader(gazetteer, segmenter)
        self._persons = PersonFinder(gazetteer, names, FrameFinder(gazetteer, names), PeopleFinder(gazetteer))
        self._organisations = OrganisationFinder(gazetteer, edges)
        self._events = EventFinder(gazetteer, edges)

    def find(self, articles: Sequence[Sequence[Passage]]) -> list[list[Mention]]:
        """Mentions of each article of one document, in reading order and without overlap.

        `articles` holds the passages (title parts and body) of each article. Offsets in the result are
        raw ones; `name` is the canonical name within the document, in Simplified characters.

        >>> finder = MentionFinder(Gazetteer.from_rows(bodies=[{"name": "国务院", "aliases": ""}]))
        >>> [m.name for m in finder.find([[Passage("body", "国务院决定", "国务院决定", ((0, 5),))]])[0]]
        ['国务院']
        """
        readings = [[self._read(passage) for passage in article] for article in articles]
        every = [reading for article in readings for reading in article]
        shorts = [short for r in every for short in short_forms(r.passage.plain, r.spans)]
        _settle(every, shorts, self._gazetteer)
        canon = Canon.of(self._gazetteer, [_named(r) for r in every], shorts)
        return [[m for r in article for m in _mentions(r, canon)] for article in readings]

    def _read(self, passage: Passage) -> _Reading:
        words = self._segmenter.words(passage.plain)
        sure, candidates = self._organisations.find(words)
        places = self._places.find(words)
        sure += units(words, places + sure, self._gazetteer)
        spans = places + self._persons.find(words) + self._events.find(words) + sure
        return _Reading(passage, longest(spans), candidates)


def _settle(readings: list[_Reading], shorts: list[ShortForm], gazetteer: Gazetteer) -> None:
    """Carry sure names across the document, then leave the longest spans."""
    persons = set().union(*(r.names("person") for r in readings)) if readings else set()
    bodies = set().union(*(r.names("organisation") for r in readings)) if readings else set()
    people = alternation(persons | partial_names(persons))
    proposed = (r.passage.plain[s.start : s.end] for r in readings for s in r.candidates)
    bodies |= (
        {short.short for short in shorts} | confirmed(proposed, sorted(bodies)) | _groups(bodies, gazetteer)
    )
    known = alternation(bodies)
    for reading in readings:
        plain = reading.passage.plain
        found = again(plain, people, "person", "named-elsewhere")
        found += again(plain, known, "organisation", "named-elsewhere")
        kept = [s for s in reading.spans if not _outvoted(s, plain, persons)]
        reading.spans = longest(kept + found)


def _groups(bodies: set[str], gazetteer: Gazetteer) -> set[str]:
    """Usual short names of the company groups among the bodies."""
    openers = {name: next((k for k in (4, 3, 2) if name[:k] in gazetteer.places), 0) for name in bodies}
    shortened = (group_name(name, opener) for name, opener in openers.items())
    return {name for name in shortened if name is not None}


def _outvoted(span: Span, plain: str, persons: set[str]) -> bool:
    """A doubtful place that the document knows as a person."""
    return span.kind == "place" and span.confidence < SURE and plain[span.start : span.end] in persons


def _named(reading: _Reading) -> list[tuple[Span, str]]:
    return [(span, reading.passage.plain[span.start : span.end]) for span in reading.spans]


def _mentions(reading: _Reading, canon: Canon) -> list[Mention]:
    return [_mention(reading.passage, span, canon) for span in reading.spans]


def _mention(passage: Passage, span: Span, canon: Canon) -> Mention:
    plain = passage.plain[span.start : span.end]
    name, code = canon.name(span.kind, plain)
    start, end = passage.span(span.start, span.end)
    return Mention(
        kind=span.kind,
        surface=passage.text[span.start : span.end],
        start=start,
        end=end,
        name=name,
        place_code=code,
        entity_id=entity_id(span.kind, name, code),
        rule=span.rule,
        confidence=span.confidence,
    )
