"""Named events: congresses, conferences, contests, wars, awards, campaigns with a name.

An event is a known one (抗日战争), a congress by its number (党的二十大), or a name that ends in a kind
of event and opens with a proper word, an ordinal or a quoted title. Slogans of policy are no events.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from transforms.gazetteer import Gazetteer
from transforms.mentions.phrases import EdgeFinder
from transforms.mentions.suffixes import Suffixes
from transforms.mentions.words import REMEMBERED_WORDS, Words
from transforms.spans import Span
from transforms.wordlists import word_set

_NUMBER = "[一二三四五六七八九十百]"
# 十六大 alone is a congress; 一大, 七大 need 党的 or 中共, since 四大 and 八大 count ordinary things.
CONGRESS = re.compile(
    rf"(?=党的|中共)(?:党的|中共){_NUMBER}{{1,3}}大(?![一-龥]?[项类件个])"
    r"|(?=十|二十)(?:二?十[一二三四五六七八九]|二十)大(?=精神|报告|代表|召开|以来|以后|之后|胜利|闭幕|开幕|提出|作出|[，。、”])"
    rf"|(?=党|中|十|二|第)(?:党的|中共)?第?{_NUMBER}{{1,3}}届{_NUMBER}{{1,2}}中全会"
)
# 第十届全国运动会, 第三次世界妇女大会: the ordinal belongs to the name.
ORDINAL = re.compile(r"(?:第[一二三四五六七八九十百0-9]{1,4}[届次]|首届)$")
# 2018年全国男子排球联赛, 2019哈尔滨马拉松: the year belongs to the name of what is held every year.
YEAR = re.compile(r"(?:(?:19|20)\d{2}|[一二][九○〇零][一二三四五六七八九○〇零]{2})(?:年度?|赛季)?$")
YEARLY = frozenset({"contest", "festival"})
# 全省交通工作会议: what a province or city convenes has no other opener.
CONVENED = word_set("全国 全省 全市 全县 全区 全州 全军 全军区 全系统 省 市 县")
QUOTED_KINDS = word_set("meeting contest festival campaign award")
LONGEST_TITLE = 24
# “六送”, “三下乡” are slogans; a title of an event is longer.
SHORTEST_TITLE = 6


@dataclass(frozen=True)
class EventFinder:
    """Finds events in the words of a passage."""

    gazetteer: Gazetteer
    edges: EdgeFinder
    _suffixes: Suffixes = field(init=False, repr=False)
    _known: re.Pattern[str] | None = field(init=False, repr=False)
    _kind: Callable[[str], str | None] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        names = sorted(self.gazetteer.events, key=len, reverse=True)
        pattern = re.compile("|".join(map(re.escape, names))) if names else None
        object.__setattr__(self, "_suffixes", Suffixes(self.gazetteer.event_suffixes))
        object.__setattr__(self, "_known", pattern)
        object.__setattr__(self, "_kind", lru_cache(maxsize=REMEMBERED_WORDS)(self._read_kind))

    def find(self, words: Words) -> list[Span]:
        """Events of a passage; overlaps are left to `longest`."""
        plain = words.plain
        found = [Span(m.start(), m.end(), "event", "congress", 0.95) for m in CONGRESS.finditer(plain)]
        if self._known is not None:
            found += [self._with_number(m, plain) for m in self._known.finditer(plain)]
        for i, text in enumerate(words.texts):
            kind = self._kind(text)
            if kind is not None:
                found += self._quoted(words, i, kind)
                found += self._ending(words, i, kind)
        return found

    def _with_number(self, match: re.Match[str], plain: str) -> Span:
        """A known event with the ordinal or year that leads it: 第29届奥运会, 2008年奥运会."""
        head = plain[max(0, match.start() - 8) : match.start()]
        led = ORDINAL.search(head)
        start = match.start() - (len(led[0]) if led else 0)
        return Span(start, match.end(), "event", "known-event", 0.8)

    def _read_kind(self, text: str) -> str | None:
        suffix = self._suffixes.of(text)
        if suffix is None or (suffix.length == 1 and len(text) < 3):
            return None
        if self.gazetteer.verbs.get(text[: -suffix.length]) == "predicate":  # 主持会议 is one word
            return None
        return suffix.kind

    def _quoted(self, words: Words, i: int, kind: str) -> list[Span]:
        """“…”大赛, “…”主题活动: a title in quotation marks and the kind after it."""
        start = words.starts[i]
        close = words.plain.rfind("”", max(0, start - 8), start)
        if close < 0 or kind not in QUOTED_KINDS or "，" in words.plain[close:start]:
            return []
        if not words.plain[close + 1 : start].isalpha() and close + 1 != start:
            return []
        opening = words.plain.rfind("“", max(0, close - LONGEST_TITLE), close)
        if opening < 0 or "”" in words.plain[opening:close] or close - opening < SHORTEST_TITLE:
            return []
        if start - close > 6:
            return []
        return [Span(opening, words.end(i), "event", "quoted-title", 0.6)]

    def _ending(self, words: Words, i: int, kind: str) -> list[Span]:
        if kind == "campaign":
            return []
        # 发生爆炸事件 tells what happened; 舞动太极大赛 is a name with a verb in it.
        edge = self.edges.edge(words, i, free_verbs=kind in {"contest", "meeting", "festival"})
        if edge is None:
            return []
        start = words.starts[edge.first]
        head = words.plain[max(0, start - 7) : start]
        led = ORDINAL.search(head) or (YEAR.search(head) if kind in YEARLY else None)
        convened = edge.first > 0 and words.texts[edge.first - 1] in CONVENED and kind == "meeting"
        if led:
            start -= len(led[0])
        elif convened:
            start = words.starts[edge.first - 1]
        elif not edge.proper:
            return []
        if words.end(i) - start < 5:
            return []
        return [Span(start, words.end(i), "event", f"suffix-{kind}", 0.7)]
