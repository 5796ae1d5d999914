"""What the rest of the document says about a name.

A person named once in a sure context is that person wherever the name stands; a short form that the
text explains, or that shortens a sure body of the page, is that body. This module finds where known
names stand again; what they are called belongs to `transforms.coreference`.
"""

import re
from collections.abc import Iterable, Sequence

from transforms.records import MentionKind
from transforms.shortforms import is_short_for
from transforms.spans import Span

# Spans at least this sure make their name known to the whole document.
SURE = 0.7


def confirmed(candidates: Iterable[str], sure: Sequence[str]) -> set[str]:
    """Candidate names that shorten exactly one sure name, or several of one family."""
    accepted = set()
    for candidate in {c for c in candidates if len(c) > 3}:
        if any(is_short_for(candidate, full) and _same_kind(candidate, full) for full in sure):
            accepted.add(candidate)
    return accepted


def _same_kind(short: str, full: str) -> bool:
    """The short form keeps a stretch of two characters that sets the body apart, not only its kind."""
    core = short[:-2] if len(short) > 3 else short[:2]
    return core in full or len(short) >= 5


def again(plain: str, names: re.Pattern[str] | None, kind: MentionKind, rule: str) -> list[Span]:
    """Where names known from elsewhere in the document stand in a text."""
    if names is None:
        return []
    return [Span(m.start(), m.end(), kind, rule, 0.85) for m in names.finditer(plain)]


def alternation(names: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern that finds any of the names, the longest first; None without names."""
    ordered = sorted({name for name in names if len(name) > 1}, key=lambda n: (-len(n), n))
    return re.compile("|".join(map(re.escape, ordered))) if ordered else None


def partial_names(persons: Iterable[str]) -> set[str]:
    """Parts of dotted names that stand for the whole: 吉米·卡特 → 卡特, 吉米.

    >>> sorted(partial_names({"吉米·卡特", "李明"}))
    ['卡特', '吉米']
    """
    return {part for name in persons if "·" in name for part in name.split("·") if len(part) > 1}
