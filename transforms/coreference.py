"""What a name stands for within its document: one canonical name a thing.

Persons take the fullest form of the page (阿依努尔 → 阿依努尔·买买提), bodies the full name that they
shorten, places their official name and code. Joining things across documents does not belong here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from transforms.gazetteer import Division, Gazetteer
from transforms.records import MentionKind
from transforms.shortforms import ShortForm, is_short_for
from transforms.spans import Span

_CONGRESS = re.compile(r"(?:党的|中共)?(?P<number>[一二三四五六七八九十]{1,3})大")
_RANK = {"province": 0, "prefecture": 1, "county": 2}


@dataclass(frozen=True)
class Canon:
    """Canonical names of one document."""

    gazetteer: Gazetteer
    persons: Mapping[str, str]
    bodies: Mapping[str, str]
    events: Mapping[str, str]
    near: frozenset[str]

    @classmethod
    def of(
        cls,
        gazetteer: Gazetteer,
        passages: Iterable[Sequence[tuple[Span, str]]],
        shorts: Sequence[ShortForm],
    ) -> "Canon":
        """Settle the names of a document from its spans and the short forms it explains."""
        named = [pair for passage in passages for pair in passage]
        counts = {
            kind: Counter(text for span, text in named if span.kind == kind)
            for kind in ("person", "organisation", "place", "event")
        }
        explained = {short.short: short.full for short in shorts}
        bodies = {
            text: _body(text, counts["organisation"], gazetteer, explained) for text in counts["organisation"]
        }
        return cls(
            gazetteer,
            {text: _person(text, counts["person"]) for text in counts["person"]},
            bodies,
            {text: _event(text, counts["event"], gazetteer) for text in counts["event"]},
            _provinces(counts["place"] + counts["organisation"], gazetteer),
        )

    def name(self, kind: MentionKind, text: str) -> tuple[str, str | None]:
        """Canonical name and, for mainland divisions that are sure, the GB/T 2260 code."""
        if kind == "place":
            return self._place(text)
        known = {"person": self.persons, "organisation": self.bodies, "event": self.events}[kind]
        return known.get(text, text), None

    def _place(self, text: str) -> tuple[str, str | None]:
        letter = self.gazetteer.letters.get(text)
        if letter is not None and len(text) == 1:
            text = letter
        known = self.gazetteer.places.get(text, text)
        if text not in self.gazetteer.divisions or known not in self.gazetteer.divisions:
            return known, None
        division = self._division(text)
        if division is None:
            return text, None
        return division.name, division.place_code

    def _division(self, text: str) -> Division | None:
        """The division that a name means: the highest level, the valid one, the one near the page."""
        found = self.gazetteer.divisions.get(text, ())
        if not found:
            return None
        top = min(_RANK[d.level] for d in found)
        level = [d for d in found if _RANK[d.level] == top]
        for keep in (_valid, self._nearby):
            level = keep(level) or level
        codes = {d.name for d in level}
        return level[0] if len(level) == 1 or (len(codes) == 1 and top < 2) else None

    def _nearby(self, divisions: list[Division]) -> list[Division]:
        return [d for d in divisions if d.code[:2] in self.near]


def _valid(divisions: list[Division]) -> list[Division]:
    return [d for d in divisions if d.valid]


def _provinces(counts: Counter[str], gazetteer: Gazetteer) -> frozenset[str]:
    """First two digits of the provinces that the page names, by themselves or in names of bodies."""
    near = set()
    for text in counts:
        for length in range(min(len(text), 8), 1, -1):
            found = gazetteer.divisions.get(text[:length], ())
            if found and found[0].level != "county":
                near.add(found[0].code[:2])
                break
    return frozenset(near)


def _person(text: str, counts: Counter[str]) -> str:
    """The only dotted name that has this part, else the name itself."""
    whole = [name for name in counts if "·" in name and text in name.split("·")]
    return whole[0] if len(whole) == 1 else text


def _body(text: str, counts: Counter[str], gazetteer: Gazetteer, explained: Mapping[str, str]) -> str:
    """The full name: explained by the text, known, or the only one of the page that it shortens."""
    if text in explained:
        return explained[text]
    if text in gazetteer.bodies:
        return gazetteer.bodies[text]
    fuller = [name for name in counts if is_short_for(text, name)]
    fuller = [name for name in fuller if not any(is_short_for(name, other) for other in fuller)]
    longest = [name for name in fuller if not any(name != o and name.startswith(o) for o in fuller)]
    return longest[0] if len(longest) == 1 else text


def _event(text: str, counts: Counter[str], gazetteer: Gazetteer) -> str:
    congress = _CONGRESS.fullmatch(text)
    if congress:
        return f"中国共产党第{congress['number']}次全国代表大会"
    if text in gazetteer.events:
        return gazetteer.events[text]
    fuller = [name for name in counts if is_short_for(text, name)]
    return fuller[0] if len(fuller) == 1 else text
