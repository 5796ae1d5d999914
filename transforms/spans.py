"""Found names as spans of a passage, and the choice between spans that overlap.

How a span is found does not belong here, nor what it is called in the end (`transforms.coreference`).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from transforms.records import MentionKind


@dataclass(frozen=True, slots=True)
class Span:
    """A name in a passage: half-open positions in `Passage.plain`, and who says so."""

    start: int
    end: int
    kind: MentionKind
    rule: str
    confidence: float

    def over(self, other: "Span") -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end


def longest(spans: Iterable[Span]) -> list[Span]:
    """Spans without overlap, in reading order: the longest wins, then the surer one.

    >>> [s.rule for s in longest([Span(0, 2, "place", "short", 0.9), Span(0, 5, "event", "long", 0.5)])]
    ['long']
    """
    chosen: list[Span] = []
    taken: set[int] = set()
    for span in sorted(spans, key=lambda s: (s.start - s.end, -s.confidence, s.start, s.kind)):
        cells = range(span.start, span.end)
        if taken.isdisjoint(cells):
            taken.update(cells)
            chosen.append(span)
    return sorted(chosen, key=lambda s: s.start)
