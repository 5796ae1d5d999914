"""Bodies that act: companies, unions, committees, ministries, schools, courts, teams.

A body is a known one (国务院), or a name that ends in a kind of body and opens with a proper word
(江苏省总工会). Names without a proper opener (保障中心, 养护集团) are kept apart as candidates: the
document decides about them (`transforms.mentions.consistency`).
"""

from dataclasses import dataclass, field

from transforms.gazetteer import Gazetteer
from transforms.mentions.phrases import EdgeFinder
from transforms.mentions.suffixes import Suffixes
from transforms.mentions.words import Words
from transforms.spans import Span
from transforms.wordlists import word_set

# 市委, 省政府 name a particular body where nothing generalises them.
STANDING_BODIES = word_set(
    "省委 市委 区委 县委 自治区党委 省政府 市政府 区政府 县政府 自治区政府 省人大 市人大 "
    "省政协 市政协 市总工会 省总工会 区总工会 县总工会 市人大常委会 省人大常委会 省军区 "
    "市纪委 省纪委 市公安局 县公安局 市教委 市中级人民法院"
)
GENERALISERS = word_set("各 各级 一些 某 某些 历届 历任 每 、 两级 三级 乡 县 镇 新 老 原")
FULL = 0.85
UNIT = 0.75
CHAIN = 0.75
CANDIDATE = 0.4


@dataclass(frozen=True)
class OrganisationFinder:
    """Finds bodies in the words of a passage."""

    gazetteer: Gazetteer
    edges: EdgeFinder
    _suffixes: Suffixes = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_suffixes", Suffixes(self.gazetteer.organisation_suffixes))

    def find(self, words: Words) -> tuple[list[Span], list[Span]]:
        """Sure bodies, and candidates that need the document's word."""
        sure: list[Span] = []
        candidates: list[Span] = []
        for i, text in enumerate(words.texts):
            if (known := self._known(words, i)) is not None:
                sure.append(known)
            if (kind := self._kind(text)) is not None:
                span, proper = self._ending(words, i, kind)
                if span is not None:
                    (sure if proper else candidates).append(span)
        return sure, candidates

    def _known(self, words: Words, i: int) -> Span | None:
        text = words.texts[i]
        if text in self.gazetteer.bodies:
            return Span(words.starts[i], words.end(i), "organisation", "known-body", 0.95)
        before = words.texts[i - 1] if i else ""
        if text in STANDING_BODIES and before not in GENERALISERS:
            return Span(words.starts[i], words.end(i), "organisation", "standing-body", 0.8)
        return None

    def _kind(self, text: str) -> str | None:
        """Class of the longest suffix that a word ends in; None for any other word."""
        suffix = self._suffixes.of(text)
        if suffix is None or suffix.kind == "full":
            return suffix.kind if suffix else None
        # 干部 and 部署 hold the character of a unit; only the word itself (部, 处) is one.
        return suffix.kind if suffix.length == len(text) else None

    def _ending(self, words: Words, i: int, kind: str) -> tuple[Span | None, bool]:
        """The name that ends in word `i`, and whether a proper word opens it."""
        edge = self.edges.edge(words, i)
        if edge is None:
            return self._alone(words, i, kind)
        start, end = words.starts[edge.first], words.end(i)
        if edge.proper:
            confidence = FULL if kind == "full" else UNIT
            return Span(start, end, "organisation", f"suffix-{kind}", confidence), True
        chained = any(self.edges.is_link(words.texts[j]) for j in range(edge.first, i))
        return Span(
            start,
            end,
            "organisation",
            "suffix-chain" if chained else f"{kind}-candidate",
            CHAIN if chained else CANDIDATE,
        ), chained

    def _alone(self, words: Words, i: int, kind: str) -> tuple[Span | None, bool]:
        """A body's name in one word (清华大学, 养护集团): the segmenter's tag says whether it is known."""
        text = words.texts[i]
        if kind == "unit" or len(text) < 3:
            return None, False
        generic = text in self.gazetteer.common_words or text in self.gazetteer.organisation_suffixes
        known = words.tags[i] in {"nt", "nz"} and not generic and text[0] not in "新非原各本该老旧"
        rule = "tagged-body" if known else "word-candidate"
        return Span(words.starts[i], words.end(i), "organisation", rule, 0.6 if known else CANDIDATE), known
