"""Units of a body that stand right behind its name: 东海大学历史系, 河西省司法厅律师管理处.

A unit's own name is short, made of nouns, and ends in a kind of unit. Bodies that need no other body
before them belong to `transforms.mentions.organisations`.
"""

from collections.abc import Sequence
from dataclasses import replace

from transforms.gazetteer import Gazetteer
from transforms.mentions.openers import DETERMINERS
from transforms.mentions.words import Words
from transforms.spans import Span
from transforms.wordlists import word_set

ENDS = frozenset("系所局处部室院科司厅署")
# Most names of units have two to eight characters: 历史系, 水土监测处, 稻作研究室.
LONGEST_UNIT = 9
UNIT = 0.8
# Rooms where something happens are no units.
ROOMS = word_set("阅览室 展览室 自习室 会议室 接待室 休息室 候车室 候机室 办公室 教室 活动室 更衣室")
BODIES = frozenset({"organisation"})


def units(words: Words, found: Sequence[Span], gazetteer: Gazetteer) -> list[Span]:
    """Bodies together with the unit behind each; overlaps are left to `longest`."""
    added = []
    for span in found:
        if span.kind in BODIES or span.rule == "venue":
            end = _unit_end(words, span.end, gazetteer)
            if end is not None:
                added.append(replace(span, end=end, kind="organisation", rule="body-unit", confidence=UNIT))
    return added


def _unit_end(words: Words, start: int, gazetteer: Gazetteer) -> int | None:
    """End of the unit's name that begins at `start`; None where none does."""
    i = words.index.get(start)
    while i is not None and i < len(words) and words.end(i) - start <= LONGEST_UNIT:
        text = words.texts[i]
        if _ends_unit(text, words.starts[i] > start, gazetteer):
            return words.end(i)
        if not _is_inner(words, i, gazetteer):
            return None
        i += 1
    return None


def _ends_unit(text: str, led: bool, gazetteer: Gazetteer) -> bool:
    """历史系, 测量 + 所; 内部 and 好处 only end like units."""
    if text[-1] not in ENDS or text in gazetteer.common_words or text in ROOMS:
        return False
    if len(text) == 1:
        return led
    return len(text) > 2 or text in gazetteer.organisation_suffixes


def _is_inner(words: Words, i: int, gazetteer: Gazetteer) -> bool:
    """Whether a word can stand inside a unit's name: a noun or what a unit does."""
    text, tag = words.texts[i], words.tags[i]
    before_end = words.texts[i + 1 : i + 2] and words.texts[i + 1] in ENDS  # 水土监测员 + 司
    if (
        (text in gazetteer.titles and not before_end)
        or text in DETERMINERS
        or text in gazetteer.places
        or len(text) < 2
    ):
        return False
    if gazetteer.verbs.get(text) == "predicate":
        return False
    return text.isalpha() and (tag in {"n", "vn", "nz", "j", "l"} or gazetteer.verbs.get(text) == "inside")
