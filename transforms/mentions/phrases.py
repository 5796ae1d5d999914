"""The left edge of a name whose last word gives it away: 江苏省总工会, 长沙市贺龙体育馆.

Chinese names of bodies, sites and meetings end in their kind (工会, 体育馆, 大赛). From that head word
the search goes left over words that can stand inside a name, to the leftmost one that can open it.
Which heads there are belongs to the modules of each kind, what a single word does to
`transforms.mentions.openers`.
"""

from dataclasses import dataclass
from typing import Literal

from transforms.gazetteer import Gazetteer
from transforms.mentions.openers import Openers
from transforms.mentions.words import Words

# Longer names exist, but past this length a wrong edge is likelier than a right one.
LONGEST_NAME = 26
# A brand is short: 青禾 in 青禾餐饮公司; a longer run of nouns is a description.
LONGEST_BRANDED = 14
# A tagged word is weak evidence: it opens a name only close to its head.
FARTHEST_WEAK = 4
# 兰州市城市照明管理处: verbs that no list knows stand inside names that a division opens, but few.
MOST_VERBS = 2

Proof = Literal["open", "weak", "brand", "none"]


@dataclass(frozen=True, slots=True)
class Edge:
    """Where a name starts (index of its first word), and what makes it a proper name.

    'open': a place or body opens it; 'weak': a word tagged as a name; 'brand': a word that describes
    no body (青禾, 红星); 'none': only words of kind (职工服务中心).
    """

    first: int
    proof: Proof

    @property
    def proper(self) -> bool:
        """Whether a proper word opens the name."""
        return self.proof in {"open", "weak"}


@dataclass(slots=True)
class _Search:
    """How far a search has come: the run of words that certainly belong, a weak opener, verbs."""

    run: int
    weak: int | None = None
    verbs: int = 0


class EdgeFinder:
    """Searches left edges with one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._openers = Openers(gazetteer)

    def edge(self, words: Words, head: int, *, free_verbs: bool = False) -> Edge | None:
        """Left edge of the name that ends in word `head`; None where no word can precede it.

        `free_verbs` lets any verb but a predicate stand inside (舞动太极展示大赛), as events do.
        """
        return self._search(words, head, words.end(head) - LONGEST_NAME, free_verbs=free_verbs)

    def is_link(self, text: str) -> bool:
        """Whether a word ends the name of a body that a unit's name may follow (集团, 分公司)."""
        return self._openers.is_link(text)

    def leads(self, words: Words, i: int) -> bool:
        """Whether the opener `i` leads the name after it."""
        return self._openers.leads(words, i)

    def _search(self, words: Words, head: int, floor: int, *, free_verbs: bool) -> Edge | None:
        """The edge at or after position `floor`, which bounds a chain of bodies as a whole."""
        state = _Search(run=head)
        i = head
        while i > 0 and words.starts[i - 1] >= floor:
            i -= 1
            step = self._openers.step(words, i, head)
            if step == "verb" and not free_verbs:
                state.verbs += 1
                if state.verbs > MOST_VERBS:
                    break
            if step == "stop":
                break
            if step == "open":
                opened = self._opened(words, i, floor, state)
                if opened is not None:
                    return opened
                break
            if step == "weak" and head - i <= FARTHEST_WEAK and not state.verbs:
                state.weak = i
            if step != "verb" and state.run == i + 1:
                state.run = i
        return self._unopened(words, state, head)

    def _opened(self, words: Words, i: int, floor: int, state: _Search) -> Edge | None:
        """A name opened by word `i`; behind loose verbs only a division with its kind opens one."""
        if state.verbs and not self._openers.is_division(words.texts[i]):
            return None
        return Edge(self._first_opener(words, i, floor), "open")

    def _unopened(self, words: Words, state: _Search, head: int) -> Edge | None:
        if state.weak is not None:
            led = self._openers.brand(words, state.run, state.weak) if state.run < state.weak else None
            return Edge(state.weak if led is None else led, "weak")
        run = self._openers.skip_generic(words, state.run, head)
        if run >= head:
            return None
        brand = self._openers.brand(words, run, head)
        if brand is not None and words.end(head) - words.starts[brand] <= LONGEST_BRANDED:
            return Edge(brand, "brand")
        return Edge(run, "none")

    def _first_opener(self, words: Words, i: int, floor: int) -> int:
        """Go on left over openers in a chain (河北省秦皇岛市), or over the body that leads (… 集团)."""
        while i > 0 and words.starts[i - 1] >= floor and self._openers.leads(words, i - 1):
            i -= 1
        if i > 0 and words.starts[i - 1] >= floor and self.is_link(words.texts[i - 1]):
            edge = self._search(words, i - 1, floor, free_verbs=False)
            return edge.first if edge is not None else i - 1
        return i
