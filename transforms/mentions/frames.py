"""Persons known by what stands beside the name alone, without a title: speech, age, sex, a list.

名叫周涛, 63岁的吴桂兰, 乌兰（右）, 周先生, a name before 说, a full name that opens its clause, and
names that go on in a list. Titles and the segmenter's tags belong to `transforms.mentions.persons`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from transforms.gazetteer import Gazetteer
from transforms.mentions.names import (
    COMMON_SURNAME,
    KNOWN_SURNAME,
    NEVER_GIVEN,
    PERSON_TAGS,
    USUAL_SURNAME,
    NameReader,
)
from transforms.mentions.openers import FUNCTION
from transforms.mentions.words import Words
from transforms.spans import Span

SPEAKER = (
    "说|表示|指出|认为|介绍|告诉|强调|坦言|回忆|透露|宣布|呼吁|称|感慨|先生|女士|同志|老师|教授|"
    "一家|夫妇|老人|师傅"
)
# Behind a name at the head of a clause these are proof enough for any given name.
POSTED = re.compile("总理|主席|总统|总书记|委员长|将军|元帅|院士|同志|先生|女士|首相")
LIST_GOES_ON = {*"、，。和等；出参在（说", ""}
FRAME_BEFORE = re.compile(r"(?:名叫|叫做|(?<=\d)岁的|(?<=[一二三四五六七八九十])岁的)(?=[一-龥]{2})")
FRAME_AFTER = re.compile(
    r"（(?:左|右|中|前|后|女|男)[一二三]?[，）]|（\d{2}岁|，(?:男|女)，|，\d{2}岁|，现年|（化名）|"
    r"(?:夫妇|一家人|老两口)(?![一-龥]?[店楼])"
)
POLITE = re.compile(
    r"(?P<surname>[一-龥])(?:某某?(?![些个种地])|先生|女士|小姐(?!妹)|师傅|大爷|大妈|大娘|大伯|大叔|阿姨|老汉|"
    r"奶奶|爷爷|老伯|婆婆)"
)


@dataclass(frozen=True)
class FrameFinder:
    """Finds persons by what frames their names."""

    gazetteer: Gazetteer
    names: NameReader
    _spoken: re.Pattern[str] = field(init=False, repr=False)
    _heads: re.Pattern[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        known = self.gazetteer.surnames.items()
        surnames = "".join(s for s, f in known if len(s) == 1 and f >= COMMON_SURNAME) or "王"
        head = f"(?<=[，。；：！？”\\s、])[{surnames}][一-龥]{{1,2}}"
        pause = "(?:(?<=[，。；：！？”\\s、（和与由对向给])|^)"
        object.__setattr__(self, "_heads", re.compile(f"{pause}[{surnames}](?=[一-龥]{{2}})"))
        object.__setattr__(self, "_spoken", re.compile(f"{head}(?=(?:{SPEAKER}|{POSTED.pattern}))"))

    def find(self, words: Words) -> list[Span]:
        """Persons of a passage that their surroundings give away; overlaps are left to `longest`."""
        return self._polite(words) + self._before_speech(words) + self._framed(words) + self._bare(words)

    def _framed(self, words: Words) -> list[Span]:
        """名叫周涛, 63岁的吴桂兰, 乌兰（右）, 李梅，女: what stands beside the name frames it."""
        plain = words.plain
        found = []
        for match in FRAME_BEFORE.finditer(plain):
            end = self.names.chinese(plain, match.end(), rare=KNOWN_SURNAME)
            named = plain[match.end() : end]
            if end is not None and match.end() in words.index and named not in self.gazetteer.titles:
                found.append(Span(match.end(), end, "person", "framed-name", 0.8))
        for match in FRAME_AFTER.finditer(plain):
            found += self._before(words, match.start())
        return found

    def _polite(self, words: Words) -> list[Span]:
        """周先生, 李某, 赵师傅: a surname alone and how its bearer is called."""
        found = []
        for match in POLITE.finditer(words.plain):
            i = words.index.get(match.start())
            common = self.gazetteer.surnames.get(match["surname"], 0) >= USUAL_SURNAME
            if common and i is not None and _stands_off(words, i):
                found.append(Span(match.start(), match.end(), "person", "surname-called", 0.75))
        return found

    def _before(self, words: Words, end: int) -> list[Span]:
        """The name that ends where its frame begins, and begins where a word does."""
        starts = (end - length for length in (3, 2))
        name = next(
            (at for at in starts if at in words.index and self._is_framed(words.plain, at, end)), None
        )
        return [] if name is None else [Span(name, end, "person", "framed-name", 0.8)]

    def _is_framed(self, plain: str, start: int, end: int) -> bool:
        named, known = plain[start:end], self.gazetteer
        if not _follows_pause(plain, start) or named in known.common_words or named in known.places:
            return False
        surname = known.surnames.get(named[0], 0) >= KNOWN_SURNAME
        usual = any(c in known.given_characters for c in named[1:])
        return usual and (surname or set(named) <= known.foreign_characters)

    def _bare(self, words: Words) -> list[Span]:
        """A full name of usual characters at the head of a clause, cut by the segmenter into pieces."""
        heads = (match.start() for match in self._heads.finditer(words.plain))
        ends = ((start, self._bare_end(words, start)) for start in heads)
        return [Span(start, end, "person", "clause-name", 0.6) for start, end in ends if end is not None]

    def _bare_end(self, words: Words, start: int) -> int | None:
        i = words.index.get(start)
        if i is None or (len(words.texts[i]) > 1 and words.tags[i] not in PERSON_TAGS):
            return None
        end = self.names.chinese(words.plain, start, rare=USUAL_SURNAME)
        if end is None or end - start != 3 or end not in words.index:
            return None
        subject = _acts(words, words.index[end]) and self.names.usual(words.plain[start + 1 : end])
        return end if subject else None

    def _before_speech(self, words: Words) -> list[Span]:
        """A name at the head of a clause, right before a verb of saying or a post (周敏总理)."""
        said = (match.span() for match in self._spoken.finditer(words.plain))
        return [Span(*span, "person", "name-says", 0.8) for span in said if self._is_subject(words, *span)]

    def _is_subject(self, words: Words, start: int, end: int) -> bool:
        i, name = words.index.get(start), words.plain[start:end]
        if name in self.gazetteer.common_words or NEVER_GIVEN.intersection(name[1:]):
            return False
        if i is not None and len(words.texts[i]) > 1 and words.tags[i] not in {*PERSON_TAGS, "x", "nz", "t"}:
            return False
        posted = len(name) == 3 and POSTED.match(words.plain, end) is not None
        return posted or self.names.usual(name[1:])

    def listed(self, plain: str, found: Iterable[Span]) -> list[Span]:
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


def _stands_off(words: Words, i: int) -> bool:
    """Whether a surname is not the end of a longer name (王方女士)."""
    before = words.texts[i - 1] if i else "，"
    return not before[-1].isalpha() or len(before) > 1 or before in FUNCTION


def _follows_pause(plain: str, start: int) -> bool:
    return start == 0 or not plain[start - 1].isalnum() or plain[start - 1] in "和与对由向给把被为的"


def _acts(words: Words, i: int) -> bool:
    """Whether what follows a bare name is what follows subjects: a verb, an adverb, a pause."""
    return i >= len(words) or words.tags[i][0] in "vdpcxu"
