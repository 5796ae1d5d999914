"""A passage cut into tagged words, with the gazetteer's names known to the segmenter.

Tags are those of the ICTCLAS family as rjieba gives them (ns place, nr person, v verb ...). They are
one signal among several: about half of its `nr` words in news are ordinary ones, so no rule trusts a
tag alone. Finding names does not belong here.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import accumulate

import rjieba

from transforms.gazetteer import Gazetteer

# Above the segmenter's own counts for rare words, below those of common ones: long names stay whole
# without swallowing their neighbours.
TERM_FREQUENCY = 3000


@dataclass(frozen=True)
class Words:
    """Words of a text: parallel tuples of words, tags and start positions (one more: the end)."""

    plain: str
    texts: tuple[str, ...]
    tags: tuple[str, ...]
    starts: tuple[int, ...] = field(init=False)
    index: dict[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = tuple(accumulate(map(len, self.texts), initial=0))
        object.__setattr__(self, "starts", starts)
        object.__setattr__(self, "index", {start: i for i, start in enumerate(starts)})

    def __len__(self) -> int:
        return len(self.texts)

    def end(self, i: int) -> int:
        """Position after word `i`."""
        return self.starts[i + 1]


class Segmenter:
    """Cuts texts into tagged words; knows the multi-character terms of a gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._jieba = rjieba.Jieba()
        self._add(gazetteer.places, "ns", 3)
        self._add(gazetteer.bodies, "nt", 3)
        self._add(gazetteer.titles, "n", 2)
        self._add(gazetteer.organisation_suffixes, "n", 3)
        self._add(gazetteer.event_suffixes, "n", 3)

    def _add(self, terms: Iterable[str], tag: str, shortest: int) -> None:
        for term in terms:
            if len(term) >= shortest and not self._jieba.has_word(term):
                self._jieba.add_word(term, TERM_FREQUENCY, tag)

    def words(self, plain: str) -> Words:
        """Cut and tag a text.

        >>> Segmenter(Gazetteer.from_rows()).words("南京下雪").texts
        ('南京', '下雪')
        """
        pairs = [part for pair in self._jieba.tag(plain) for part in _split(pair)]
        return Words(plain, tuple(w for w, _ in pairs), tuple(t for _, t in pairs))


def _split(pair: tuple[str, str]) -> list[tuple[str, str]]:
    """为市 + 高级人民法院: the segmenter binds a preposition to a bare administrative word."""
    word, _ = pair
    if len(word) == 2 and word[0] in "为在向对从由给到与和" and word[1] in "省市县区":
        return [(word[0], "p"), (word[1], "n")]
    return [pair]
