"""Tibetan and Japanese names, told by their own parts.

Tibetan names are two words of two syllables (格桑卓玛); Japanese ones open with a surname of two or
three characters and are called like few Chinese (夫, 郎, 雄). Transliterations with a dot and names
behind titles belong to `transforms.mentions.persons`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from transforms.gazetteer import Gazetteer
from transforms.mentions.words import Words
from transforms.spans import Span

# Usual last characters of Japanese given names, by general knowledge.
GIVEN = "夫郎雄男彦助吉平作藏子美江枝代香惠一二三介辅治司志史隆弘博和明宏诚修进茂实清荣树郁"

# Never in a given name: 山口的女子.
PARTING = "的了在和与是说到于上下"
LONG = 4


@dataclass(frozen=True)
class PeopleFinder:
    """Finds names by the parts that a people's names are made of."""

    gazetteer: Gazetteer
    _tibetan: re.Pattern[str] | None = field(init=False, repr=False)
    _japanese: re.Pattern[str] | None = field(init=False, repr=False)

    def __post_init__(self) -> None:
        tibetan, surnames = self.gazetteer.tibetan_parts, self.gazetteer.japanese_surnames
        parts = "|".join(sorted(tibetan))
        houses = "|".join(sorted(surnames, key=lambda s: (-len(s), s)))
        object.__setattr__(
            self, "_tibetan", re.compile(f"(?=[{_firsts(tibetan)}])(?:{parts}){{2}}") if parts else None
        )
        japanese = (
            re.compile(f"(?=[{_firsts(surnames)}])(?:{houses})(?:[^\\W{PARTING}]?[{GIVEN}])")
            if houses
            else None
        )
        object.__setattr__(self, "_japanese", japanese)

    def find(self, words: Words) -> list[Span]:
        """Names of both kinds; overlaps are left to `longest`."""
        tibetan = () if self._tibetan is None else self._tibetan.finditer(words.plain)
        japanese = () if self._japanese is None else self._japanese.finditer(words.plain)
        found = [Span(*m.span(), "person", "tibetan-name", 0.85) for m in tibetan]
        named = (m.span() for m in japanese if self._is_japanese(words, m))
        return found + [Span(*span, "person", "japanese-name", 0.8) for span in named]

    def _is_japanese(self, words: Words, match: re.Match[str]) -> bool:
        """Whether the name begins and ends where words do; five characters are proof by themselves."""
        begins = match.start() in words.index or len(match[0]) > LONG
        if not begins or match.end() not in words.index:
            return False
        return match[0] not in self.gazetteer.places and match[0] not in self.gazetteer.common_words


def _firsts(names: Iterable[str]) -> str:
    return "".join(sorted({name[0] for name in names}))
