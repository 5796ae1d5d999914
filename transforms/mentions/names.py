"""Where a person's name ends: the length of a Chinese name, the run of a transliterated one.

Segmenters often cut a given name wrongly (刘东 + 明说), so the length is chosen by what follows the
name. Which places in a text to try belongs to `transforms.mentions.persons`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from transforms.gazetteer import Gazetteer
from transforms.mentions.openers import FUNCTION
from transforms.mentions.words import Segmenter, Words

# Below this frequency (per ten thousand names, times ten) a surname is mostly an ordinary character.
COMMON_SURNAME = 60
# Two characters without any cue need one of the hundred or so most usual surnames.
USUAL_SURNAME = 150
KNOWN_SURNAME = 20
PERSON_TAGS = frozenset({"nr", "nrfg", "nrt"})
SAYING = (
    "说|表示|指出|认为|介绍|告诉|强调|称|坦言|回忆|透露|宣布|呼吁|写道|感慨|解释|补充|提出|要求|希望|出席|参加|主持|"
    "会见|率|陪同|讲话|致辞|同志|先生|女士|老师|教授|等|和|与|及|在|向|对|是|的|为|将|已|曾|也|还|又|就|从|把|被|以|"
    "获|当选|担任|任|因|去世|逝世|作|到|给|用|带|一行|今天|昨天|日前|近日|目前|则|正|便|才|却|仍|刚|常|总|端|拿|拉|站|坐|走|"
    "年仅|今年|现年|时年|[0-9]|笑|哭|喊|指着|摇头|点头|握|捧|抱|赶|来到|回到|去|来|不|没|所|之|于|当|受|代表|率领|带领|一家|夫妇|老人|师傅|大爷|大妈"
)
# A character with 着, 了 or 过 behind it is a verb: 端着, 笑了.
AFTER = re.compile(rf"(?:{SAYING}|[，。、；：！？“”（）《》\s]|[一-龥][着了过]|$)")
# 2-character words that open a clause after a name weigh less than punctuation or a cue.
STRONG, WORD, WEAK = 3, 2, 1
# 和, 平, 等 are given-name characters and also what follows a name; these never end one.
NEVER_GIVEN = frozenset("的了在是不我他她它们这那有个说称等及与则又也都和")
# 之 ends given names (羲之) only where nothing it could lead to follows: 李明之子 is no name.
LAST_ONLY = "之"
# Four of five given names have two characters.
LONGER = 0.4
ENOUGH = 2
# Behind the title of one person a name is due, so a plain shape is enough.
ENOUGH_TITLED = 1.4
SPEECH = re.compile(
    "(?:介绍|表示|指出|强调|透露|认为|坦言|告诉|宣布|呼吁|说|称|回忆|感慨|解释|则说|则表示|还说|笑着说|提醒|建议)"
)
LOOK_AHEAD = 7
FOREIGN_LONGEST = 12
# Characters on either side of a dot; a longer run of transliteration is no name.
LONGEST_DOTTED = 20


@dataclass(frozen=True)
class NameReader:
    """Reads the name that starts at a position, if one does."""

    gazetteer: Gazetteer
    segmenter: Segmenter

    def chinese(self, plain: str, start: int, *, rare: int = 20, enough: float = ENOUGH) -> int | None:
        """End of the Chinese name at `start`; surnames rarer than `rare` are not believed.

        The better of the possible lengths is the one whose surroundings look most like an end.
        """
        surname = self._surname(plain, start, rare)
        if surname is None:
            return None
        given = start + len(surname)
        scored = [
            (self._score(plain, given, end), end) for end in (given + 2, given + 1) if end <= len(plain)
        ]
        score, end = max(scored, default=(0.0, 0), key=lambda pair: pair[0])
        return end if score >= enough else None

    def spoken(self, plain: str, start: int) -> int | None:
        """End of a name right before a verb of saying, which outweighs any word inside it (何其正介绍)."""
        surname = self._surname(plain, start, 0)
        if surname is None:
            return None
        for end in (start + len(surname) + 2, start + len(surname) + 1):
            given = plain[start + len(surname) : end]
            usual = any(c in self.gazetteer.given_characters for c in given)
            if usual and not NEVER_GIVEN.intersection(given) and SPEECH.match(plain, end):
                return end
        return None

    def usual(self, given: str) -> bool:
        """Whether every character is usual in given names."""
        return all(c in self.gazetteer.given_characters for c in given)

    def _surname(self, plain: str, start: int, rare: int) -> str | None:
        for length in (2, 1):
            surname = plain[start : start + length]
            if self.gazetteer.surnames.get(surname, -1) >= (5 if length == 2 else rare):
                return surname
        return None

    def _score(self, plain: str, given: int, end: int) -> float:
        """How well `plain[given:end]` serves as given name with what follows it."""
        characters = plain[given:end]
        if not characters.isalpha() or any(c in NEVER_GIVEN or ord(c) < 0x4E00 for c in characters):
            return 0.0
        if LAST_ONLY in characters and (characters[-1] != LAST_ONLY or not AFTER.match(plain, end)):
            return 0.0
        plausible = sum(c in self.gazetteer.given_characters for c in characters) / len(characters)
        return plausible + self._boundary(plain, end) + (LONGER if len(characters) > 1 else 0)

    def _boundary(self, plain: str, end: int) -> float:
        """How surely a name ends at `end`: punctuation or a cue, a word of two characters, or less."""
        if AFTER.match(plain, end):
            return STRONG
        words = self.segmenter.words(plain[end : end + LOOK_AHEAD])
        if not len(words):
            return STRONG
        if len(words.texts[0]) > 1 and words.tags[0][:2] != "nr":
            return WORD
        return WEAK if words.tags[0][0] in "pcduvftzrm" else 0

    def foreign(self, words: Words, first: int) -> int | None:
        """Index after the last word of the transliterated name that starts with word `first`.

        Words of transliteration characters go on while they are names or unknown to the segmenter.
        """
        last = first
        while last < len(words) and self._transliterates(words, last):
            last += 1
        length = words.starts[last] - words.starts[first]
        return last if 2 <= length <= FOREIGN_LONGEST else None

    def _transliterates(self, words: Words, i: int) -> bool:
        text = words.texts[i]
        named = words.tags[i] in {"nr", "nrt", "nrfg", "ns", "nz", "x"} or len(text) == 1
        return named and set(text) <= self.gazetteer.foreign_characters and text not in FUNCTION


def dotted(words: Words, dot: int, ordinary: Callable[[int], bool]) -> tuple[int, int] | None:
    """Word range (first, after last) of the dotted name around the dot word `dot`.

    A part is one or more words that touch the dot; `ordinary` says which words are no parts of names.

    >>> w = Words("歌手玛丽·安唱", ("歌手", "玛丽", "·", "安", "唱"), ("n", "nr", "x", "nr", "v"))
    >>> dotted(w, 2, lambda i: w.texts[i] in {"歌手", "唱"})
    (1, 4)
    """
    first, last = dot, dot + 1
    low, high = words.starts[dot] - LONGEST_DOTTED, words.starts[dot] + LONGEST_DOTTED
    while first > 0 and words.starts[first - 1] >= low and not ordinary(first - 1):
        first -= 1
    while last < len(words) and words.starts[last] <= high and not ordinary(last):
        last += 1
    return (first, last) if first < dot and last > dot + 1 else None
