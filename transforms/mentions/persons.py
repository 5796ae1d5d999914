"""Persons: the name alone, without title.

Cues in the order of their worth: a dot inside a transliterated name, a post or calling before the
name, a verb of saying or an honorific after it, the segmenter's tag with a believable shape, and a
list that goes on (孙孚凌、王文元 after one sure name). Names seen once in a sure context are found
again by `transforms.mentions.consistency`.
"""

import re
from dataclasses import dataclass, field

from transforms.gazetteer import Gazetteer
from transforms.mentions.names import NameReader, dotted
from transforms.mentions.suffixes import Suffixes
from transforms.mentions.words import Words
from transforms.spans import Span
from transforms.wordlists import word_set

# Below this frequency (per ten thousand names, times ten) a surname is mostly an ordinary character.
COMMON_SURNAME = 60
# Two characters without any cue need one of the hundred or so most usual surnames.
USUAL_SURNAME = 150
KNOWN_SURNAME = 20
PERSON_TAGS = frozenset({"nr", "nrfg", "nrt"})
SPEAKER = (
    "说|表示|指出|认为|介绍|告诉|强调|坦言|回忆|透露|宣布|呼吁|称|感慨|先生|女士|同志|老师|教授|"
    "一家|夫妇|老人|师傅"
)
LIST_GOES_ON = {*"、，。和等；出参在（说", ""}
LONGEST_DOTTED = 20
# Surnames all, but after a title they are what they are everywhere else.
FUNCTION_WORDS = word_set("和 与 及 向 从 等 在 对 以 为 将 把 被 让 由 到 同 经 应 就 有 是 时 后 中")


@dataclass(frozen=True)
class PersonFinder:
    """Finds persons in the words of a passage."""

    gazetteer: Gazetteer
    names: NameReader
    _titles: Suffixes = field(init=False, repr=False)
    _spoken: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        surnames = "".join(
            s for s, f in self.gazetteer.surnames.items() if len(s) == 1 and f >= COMMON_SURNAME
        )
        head = f"(?<=[，。；：！？”\\s、])[{surnames or '王'}][一-龥]{{1,2}}"
        object.__setattr__(self, "_titles", Suffixes(self.gazetteer.titles))
        object.__setattr__(self, "_spoken", re.compile(f"{head}(?=(?:{SPEAKER}))"))

    def find(self, words: Words) -> list[Span]:
        """Persons of a passage; overlaps are left to `longest`."""
        found: list[Span] = []
        for i, text in enumerate(words.texts):
            if text == "·":
                found += self._dotted(words, i)
            elif words.tags[i] in PERSON_TAGS:
                found += self._tagged(words, i)
            if self._is_title(text):
                found += self._titled(words, i)
        found += self._before_speech(words)
        return found + self._listed(words.plain, found)

    def _is_title(self, text: str) -> bool:
        """常务副经理 ends in 经理; 党组成员 and 负责人 are titles as they stand."""
        return self._titles.of(text) is not None

    def _dotted(self, words: Words, dot: int) -> list[Span]:
        cut = dotted(words, dot, lambda i: self._ordinary(words, i))
        if cut is None or words.starts[cut[1]] - words.starts[cut[0]] > LONGEST_DOTTED:
            return []
        return [Span(words.starts[cut[0]], words.starts[cut[1]], "person", "dotted", 0.95)]

    def _ordinary(self, words: Words, i: int) -> bool:
        """Whether a word is no part of a transliterated name."""
        text = words.texts[i]
        if text == "·":
            return False
        if text in self.gazetteer.places or text in self.gazetteer.titles or not text[0].isalpha():
            return True
        return not (words.tags[i] in PERSON_TAGS or set(text) <= self.gazetteer.foreign_characters) or (
            len(text) == 1 and words.tags[i][0] in "pcud"
        )

    def _titled(self, words: Words, i: int) -> list[Span]:
        """The name right after a title; an ordinary word that begins there outweighs a short name."""
        start = words.end(i)
        if start >= len(words.plain) or (i + 1 < len(words) and self._blocks(words, i + 1)):
            return []
        end = self.names.chinese(words.plain, start, rare=KNOWN_SURNAME)
        if end is not None:
            return [Span(start, end, "person", "title-name", 0.9)]
        last = self.names.foreign(words, i + 1) if i + 1 < len(words) else None
        if last is not None:
            return [Span(start, words.starts[last], "person", "title-foreign", 0.8)]
        return []

    def _blocks(self, words: Words, i: int) -> bool:
        """Whether the word after a title is an ordinary one (主任高度评价), so no name starts there."""
        text, tag = words.texts[i], words.tags[i]
        if (
            text in self.gazetteer.places
            or text in self.gazetteer.common_words
            or text in self.gazetteer.titles
        ):
            return True
        if text in FUNCTION_WORDS:
            return True
        return len(text) > 1 and tag not in PERSON_TAGS and tag not in {"x", "ns", "nz"}

    def _tagged(self, words: Words, i: int) -> list[Span]:
        """A word that the segmenter takes for a person, where its shape agrees."""
        text, start = words.texts[i], words.starts[i]
        if text in self.gazetteer.common_words or text in self.gazetteer.places or len(text) < 2:
            return []
        end = self.names.chinese(words.plain, start, rare=COMMON_SURNAME)
        if end is not None and self._believable(words, i, end):
            return [Span(start, end, "person", "tagged-name", 0.75)]
        if end == words.end(i) and self._plausible(words, i):
            return [Span(start, end, "person", "tagged-alone", 0.6)]
        if len(text) >= 3 and set(text) <= self.gazetteer.foreign_characters and words.tags[i] != "nrfg":
            return [Span(start, words.end(i), "person", "tagged-foreign", 0.5)]
        return []

    def _believable(self, words: Words, i: int, end: int) -> bool:
        """Three characters, all of them usual in names, or two with a cue beside them."""
        start, plain = words.starts[i], words.plain
        usual = self.gazetteer.given_characters
        if end - start >= 3:
            return all(c in usual for c in plain[start + 1 : end])
        before = plain[start - 1] if start else "，"
        cued = re.match(SPEAKER, plain[end : end + 3]) is not None
        return plain[end - 1] in usual and (
            cued or (before in "，。、；：“ （" and plain[end : end + 1] in "、，和")
        )

    def _plausible(self, words: Words, i: int) -> bool:
        """A whole tagged word with one usual character that does not sit inside a noun phrase."""
        text = words.texts[i]
        if not any(c in self.gazetteer.given_characters for c in text[1:]):
            return False
        if len(text) == 2 and self.gazetteer.surnames.get(text[0], 0) < USUAL_SURNAME:
            return False
        around = [words.tags[j][0] for j in (i - 1, i + 1) if 0 <= j < len(words)]
        return len(text) >= 3 or not any(tag in "nvab" for tag in around)

    def _before_speech(self, words: Words) -> list[Span]:
        """A name at the head of a clause, right before a verb of saying."""
        found = []
        for match in self._spoken.finditer(words.plain):
            i = words.index.get(match.start())
            ordinary = (
                i is not None and len(words.texts[i]) > 1 and words.tags[i] not in {*PERSON_TAGS, "x", "nz"}
            )
            usual = all(c in self.gazetteer.given_characters for c in match[0][1:])
            if usual and not ordinary and match[0] not in self.gazetteer.common_words:
                found.append(Span(match.start(), match.end(), "person", "name-says", 0.8))
        return found

    def _listed(self, plain: str, found: list[Span]) -> list[Span]:
        """Names that go on after a sure one: 孙孚凌、王文元和李明."""
        added: list[Span] = []
        reached = 0
        for span in sorted(found, key=lambda s: s.end):
            end = span.end
            if end < reached or span.rule == "tagged-foreign":  # the list before it ran over it
                continue
            while plain[end : end + 1] in {"、", "和"}:
                start = end + 1
                after = self.names.chinese(plain, start, rare=KNOWN_SURNAME)
                if after is None or plain[after : after + 1] not in LIST_GOES_ON:
                    break
                added.append(Span(start, after, "person", "name-list", 0.8))
                end = after
            reached = end
        return added
