"""Persons in a row: 周敏、吴建成、何秀英等出席.

A list proves its members together where each alone would be doubtful: every member opens with a
surname and is as long as a name, and most given names are made of usual characters. Lists that go on
behind a sure name belong to `transforms.mentions.frames`.
"""

import re

from transforms.gazetteer import Gazetteer
from transforms.spans import Span

# Two names need one of these behind them, three or more only an end.
LIST = re.compile(
    r"(?<![一-龥])(?P<names>[一-龥]{2,4}(?:[、和][一-龥]{2,4}?)+)"
    r"(?P<after>等|同志|任|分获|获|夺|当选|出席|参加|会见|分别|(?=[，。；）\s]|$))"
)
PARTS = re.compile(r"[、和]")
RAREST = 3


def listed_persons(plain: str, gazetteer: Gazetteer) -> list[Span]:
    """The names of each list that consists of names alone; overlaps are left to `longest`."""
    found: list[Span] = []
    for match in LIST.finditer(plain):
        names = [part for part in PARTS.split(match["names"]) if part]
        least = 2 if match["after"] else 3
        if len(names) < least or not all(_is_name(name, gazetteer) for name in names):
            continue
        if 2 * sum(_is_usual(name, gazetteer) for name in names) <= len(names):
            continue
        start = match.start("names")
        for name in names:
            found.append(Span(start, start + len(name), "person", "name-series", 0.75))
            start += len(name) + 1
    return found


def _is_name(text: str, gazetteer: Gazetteer) -> bool:
    """A surname and one or two characters more, no place and no ordinary word."""
    led = _surname_length(text, gazetteer)
    known = text in gazetteer.places or text in gazetteer.divisions or text in gazetteer.common_words
    return bool(led) and 1 <= len(text) - led <= 2 and not known and text not in gazetteer.titles


def _is_usual(text: str, gazetteer: Gazetteer) -> bool:
    """A full name: given names of one character are too often ordinary words."""
    given = text[_surname_length(text, gazetteer) :]
    return len(text) > 2 and all(c in gazetteer.given_characters for c in given)


def _surname_length(text: str, gazetteer: Gazetteer) -> int:
    if len(text) > 2 and gazetteer.surnames.get(text[:2], 0) >= RAREST:
        return 2
    return 1 if gazetteer.surnames.get(text[:1], 0) >= RAREST else 0
