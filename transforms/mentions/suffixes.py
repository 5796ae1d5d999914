"""Final words of names, looked up from the longest down.

What a suffix means for a kind of name belongs to the module of that kind.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from transforms.mentions.words import REMEMBERED_WORDS


class Suffix(NamedTuple):
    """The class of a suffix and its length in characters."""

    kind: str
    length: int


class Suffixes:
    """The longest known suffix of a word; words are remembered, since news repeats them.

    >>> Suffixes({"工会": "full", "会": "unit"}).of("总工会")
    Suffix(kind='full', length=2)
    """

    def __init__(self, kinds: Mapping[str, str]) -> None:
        self._kinds = dict(kinds)
        self._longest = max(map(len, kinds), default=0)
        self.of = lru_cache(maxsize=REMEMBERED_WORDS)(self._find)

    def _find(self, word: str) -> Suffix | None:
        for length in range(min(len(word), self._longest), 0, -1):
            kind = self._kinds.get(word[-length:])
            if kind is not None:
                return Suffix(kind, length)
        return None
