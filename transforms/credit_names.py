"""Reading the names in a credit: lists, names without a space between them, names with one inside.

Only what stands in a credit is read here, where every character is a name or a separator. Names in
running text are the business of the entity extractors.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

# Surnames above this frequency number some three hundred and thirty and are borne by nearly everybody;
# a rarer one (明, 记, 台 …) may as well be part of a given name or of a word.
_COMMON = 20
_SEPARATORS = re.compile(r"[、，,;；/／\s\u3000&]+|(?<=[\u4e00-\u9fff])[和及与](?=[\u4e00-\u9fff]{2})")
_FOREIGN = re.compile(r"[\u4e00-\u9fffA-Za-z]{1,10}(?:[·•・.．][\u4e00-\u9fffA-Za-z]{1,12}){1,3}")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_LATIN = re.compile(r"[A-Za-z][A-Za-z. ]{1,30}")
_IMPOSSIBLE = -100.0
_RARE_PAIR = -50.0


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name and where it stands in the text it was read from; inner spaces are left out of `name`."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class NameReader:
    """Splits the text of a credit into names by what surnames allow."""

    surnames: Mapping[str, float]
    """Surname to frequency, as in seeds/reference/surnames.csv."""

    def is_common(self, character: str) -> bool:
        """Whether a character is a surname that many people bear."""
        return character in self._common

    @cached_property
    def _common(self) -> frozenset[str]:
        return frozenset(name for name, frequency in self.surnames.items() if frequency > _COMMON)

    @cached_property
    def _compound(self) -> frozenset[str]:
        return frozenset(name for name in self.surnames if len(name) == 2)

    @cached_property
    def _openers(self) -> frozenset[str]:
        return frozenset(name[0] for name in self.surnames)

    def read(self, text: str) -> tuple[NameSpan, ...]:
        """The names of a list, or nothing where some part cannot be a name.

        >>> reader = NameReader({"张": 9000, "王": 9500, "李": 9300})
        >>> [span.name for span in reader.read("张伟民王小川、李　明")]
        ['张伟民', '王小川', '李明']
        >>> reader.read("见图")
        ()
        """
        names: list[NameSpan] = []
        for start, end in _with_inner_space(_tokens(text)):
            found = self._names_of(text, start, end)
            if not found:
                return ()
            names.extend(found)
        return tuple(names)

    def read_pair(self, text: str) -> tuple[NameSpan, ...]:
        """Two names of two characters each, grown together, one of them with a common surname.

        >>> [span.name for span in NameReader({"张": 9000, "裘": 13}).read_pair("张明裘实")]
        ['张明', '裘实']
        """
        one, two = text[:2], text[2:]
        if len(text) != 4 or not (self.is_name(one) and self.is_name(two)):
            return ()
        if not (self.is_common(one[0]) or self.is_common(two[0])):
            return ()
        return NameSpan(one, 0, 2), NameSpan(two, 2, 4)

    def is_name(self, text: str) -> bool:
        """Whether the text is one Chinese name with a known surname.

        >>> NameReader({"张": 9000, "欧阳": 60}).is_name("欧阳小明")
        True
        """
        return self._weight(text) > _IMPOSSIBLE

    def _names_of(self, text: str, start: int, end: int) -> tuple[NameSpan, ...]:
        token = text[start:end]
        if _FOREIGN.fullmatch(token) or _LATIN.fullmatch(token):
            return (NameSpan(token, start, end),)
        bare = re.sub(r"[\s\u3000]", "", token)
        if bare != token:
            one = _CHINESE.fullmatch(bare) and self.is_name(bare)
            return (NameSpan(bare, start, end),) if one else ()
        if not _CHINESE.fullmatch(token):
            return ()
        cuts = self._split(token)
        return tuple(NameSpan(token[a:b], start + a, start + b) for a, b in cuts)

    def _split(self, token: str) -> tuple[tuple[int, int], ...]:
        """The likeliest way to read a run of characters as names; longer runs than 18 are no credit."""
        if len(token) > 18 or token[0] not in self._openers:
            return ()
        best: list[tuple[float, tuple[tuple[int, int], ...]]] = [(0.0, ())]
        for end in range(1, len(token) + 1):
            options = [
                (best[start][0] + self._weight(token[start:end]), (*best[start][1], (start, end)))
                for start in range(max(0, end - 4), end)
            ]
            best.append(max(options))
        score, cuts = best[-1]
        # Alone, two characters with a rare surname may be a name; in a run they are a misreading.
        return cuts if score > (_IMPOSSIBLE if len(token) == 2 else _RARE_PAIR) else ()

    def _weight(self, name: str) -> float:
        """How well a string reads as one name; three characters are the norm since the 1950s."""
        if len(name) in (3, 4) and name[:2] in self._compound:
            return -1.0
        if len(name) not in (2, 3) or name[0] not in self.surnames:
            return _IMPOSSIBLE
        if name[0] in self._common:
            return -0.7 if len(name) == 2 else 0.0
        return -3.0 if len(name) == 3 else _RARE_PAIR


def _tokens(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for match in _SEPARATORS.finditer(text):
        if match.start() > position:
            yield position, match.start()
        position = match.end()
    if position < len(text):
        yield position, len(text)


def _with_inner_space(tokens: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Join two single characters set apart (李　明) into one token."""
    held: tuple[int, int] | None = None
    for start, end in tokens:
        if held and end - start == 1:
            yield held[0], end
            held = None
            continue
        if held:
            yield held
        held = (start, end) if end - start == 1 else None
        if held is None:
            yield start, end
    if held:
        yield held
