"""Bodies that act: companies, unions, committees, ministries, schools, courts, teams.

A body is a known one (国务院), or a name that ends in a kind of body and opens with a proper word
(江苏省总工会). Names without a proper opener (保障中心, 养护集团) are kept apart as candidates: the
document decides about them (`transforms.mentions.consistency`).
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.gazetteer import Gazetteer
from transforms.mentions.openers import BARE_LEVELS
from transforms.mentions.phrases import Edge, EdgeFinder
from transforms.mentions.suffixes import Suffixes
from transforms.mentions.venues import as_used
from transforms.mentions.words import REMEMBERED_WORDS, Words
from transforms.spans import Span
from transforms.wordlists import word_set

# 市委, 省政府 name a particular body where nothing generalises them.
STANDING_BODIES = word_set(
    "省委 市委 区委 县委 自治区党委 省府 市府 县府 省政府 市政府 区政府 县政府 自治区政府 省人大 市人大 "
    "省政协 市政协 市总工会 省总工会 区总工会 县总工会 市人大常委会 省人大常委会 省军区 "
    "街道办 街道办事处 市纪委 省纪委 市公安局 县公安局 市教委 市中级人民法院"
)
# 厂党委, 公社管理委员会: the body of the factory or commune that the text is about.
OWNERS = word_set("厂 矿 校 院 局 公社 公司 集团 街道 社区 镇 乡 村 县 市 区 场 站 段 队 大队 学校 医院 工厂")
INNER_BODIES = word_set(
    "党委 党总支 党支部 党组 工会 团委 管理委员会 革委会 革命委员会 管委会 职代会 办事处 纪委 村委会 居委会"
)
GENERALISERS = word_set("各 各级 一些 某 某些 历届 历任 每 、 两级 三级 乡 县 镇 新 老 原")
# Final characters of organs of state: behind a place, any longer word that ends so is one (水利厅).
ORGANS = frozenset("局厅署院社馆队委")
FULL = 0.85
UNIT = 0.75
CHAIN = 0.75
BRANDED = 0.7
CANDIDATE = 0.4


@dataclass(frozen=True)
class OrganisationFinder:
    """Finds bodies in the words of a passage."""

    gazetteer: Gazetteer
    edges: EdgeFinder
    _suffixes: Suffixes = field(init=False, repr=False)
    _may_end: Callable[[str], bool] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_suffixes", Suffixes(self.gazetteer.organisation_suffixes))
        object.__setattr__(self, "_may_end", lru_cache(maxsize=REMEMBERED_WORDS)(self._ends_body))

    def _ends_body(self, text: str) -> bool:
        """Whether a body may end in this word at all; nine of ten words are settled here."""
        known = text in self.gazetteer.bodies or text in STANDING_BODIES or text in INNER_BODIES
        known = known or self._is_level_organ(text)
        return known or self._suffixes.of(text) is not None

    def find(self, words: Words) -> tuple[list[Span], list[Span]]:
        """Sure bodies, and candidates that need the document's word."""
        sure: list[Span] = []
        candidates: list[Span] = []
        for i, text in enumerate(words.texts):
            if not self._may_end(text):
                continue
            if (known := self._known(words, i)) is not None:
                sure.append(known)
            if (kind := self._kind(words, i)) is not None:
                span, proper = self._ending(words, i, kind)
                if span is not None:
                    span = as_used(words.plain, span) if kind == "venue" else span
                    (sure if proper else candidates).append(span)
        return sure, candidates

    def _known(self, words: Words, i: int) -> Span | None:
        text = words.texts[i]
        if text in self.gazetteer.bodies:
            return Span(words.starts[i], words.end(i), "organisation", "known-body", 0.95)
        before = words.texts[i - 1] if i else ""
        if (text in STANDING_BODIES or self._is_level_organ(text)) and before not in GENERALISERS:
            return Span(words.starts[i], words.end(i), "organisation", "standing-body", 0.8)
        if text in INNER_BODIES and before in OWNERS and self._stands_alone(words, i - 1):
            return Span(words.starts[i - 1], words.end(i), "organisation", "standing-body", 0.75)
        return None

    def _is_level_organ(self, text: str) -> bool:
        """市工商局, 省交通厅 in one word."""
        levelled = len(text) > 3 and text[0] in "省市县区" and text[-1] in "局厅委院署办"
        return levelled and text not in self.gazetteer.common_words

    def _stands_alone(self, words: Words, i: int) -> bool:
        """厂 in 厂党委 at the head of a clause or behind a function word."""
        return i == 0 or words.tags[i - 1][0] in "pcudxt" or not words.texts[i - 1][0].isalnum()

    def _kind(self, words: Words, i: int) -> str | None:
        """Class of the longest suffix that a word ends in; None for any other word."""
        text = words.texts[i]
        suffix = self._suffixes.of(text)
        if suffix is None:
            return None
        if suffix.kind == "unit" and suffix.length < len(text):
            named = words.tags[i] == "nt" and len(text) > 2 and text not in self.gazetteer.common_words
            return "organ" if named or self._is_organ(words, i) else None
        # 大厂 and 马队 end like bodies; one character needs a word of its own or a longer one.
        if suffix.length == 1 and (len(text) == 2 or self._bound(words, i)):
            return None
        return suffix.kind

    def _bound(self, words: Words, i: int) -> bool:
        """Whether a single character is no head: 所 in 城市所产生, 科 in 科 + 创 + 带."""
        if words.tags[i][0] in "upcdvq" and len(words.texts[i]) == 1:
            return True
        return i + 1 < len(words) and len(words.texts[i + 1]) == 1 and words.tags[i + 1][0] in "ng"

    def _is_organ(self, words: Words, i: int) -> bool:
        """水利厅, 商务局 right behind a place; 干部 and 部署 hold the character of a unit only."""
        text = words.texts[i]
        if len(text) < 3 or text[-1] not in ORGANS or text in self.gazetteer.common_words or i == 0:
            return False
        return words.texts[i - 1] in BARE_LEVELS or words.texts[i - 1] in self.gazetteer.places

    def _ending(self, words: Words, i: int, kind: str) -> tuple[Span | None, bool]:
        """The name that ends in word `i`, and whether it is sure to be one."""
        edge = self.edges.edge(words, i)
        if edge is None:
            return self._alone(words, i, kind)
        start, end = words.starts[edge.first], words.end(i)
        rule, confidence = self._proof(words, edge, i, kind)
        return Span(start, end, "organisation", rule, confidence), confidence > CANDIDATE

    def _proof(self, words: Words, edge: Edge, i: int, kind: str) -> tuple[str, float]:
        """The rule that makes a name of the words from the edge on, and its confidence."""
        if edge.proper:
            return f"suffix-{kind}", UNIT if kind == "unit" else FULL
        if edge.proof == "brand" and kind in {"brand", "venue"}:
            return "suffix-branded", BRANDED
        if any(self.edges.is_link(words.texts[j]) for j in range(edge.first, i)):
            return "suffix-chain", CHAIN
        return f"{kind}-candidate", CANDIDATE

    def _alone(self, words: Words, i: int, kind: str) -> tuple[Span | None, bool]:
        """A body's name in one word (清华大学, 养护集团): the segmenter's tag says whether it is known."""
        text = words.texts[i]
        if kind == "unit" or len(text) < 3:
            return None, False
        if any(text[:k] in self.gazetteer.places for k in (2, 3) if k + 2 <= len(text)):  # 香港海关
            return Span(words.starts[i], words.end(i), "organisation", "place-body", FULL), True
        generic = text in self.gazetteer.common_words or text in self.gazetteer.organisation_suffixes
        known = words.tags[i] in {"nt", "nz"} and not generic and text[0] not in "新非原各本该老旧"
        rule = "tagged-body" if known else "word-candidate"
        return Span(words.starts[i], words.end(i), "organisation", rule, 0.6 if known else CANDIDATE), known
