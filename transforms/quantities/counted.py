"""What a figure counts or measures: the noun after its classifier, or the property before it.

On which side of a figure its noun stands, by kind and neighbouring words, belongs here; how noun phrases are
read belongs to `nouns`, what figures lend each other to `sharing`.
"""

import re
from dataclasses import dataclass

from transforms.quantities.figures import Figure
from transforms.quantities.noun_words import PROPERTY_END, VERBAL_NOUNS
from transforms.quantities.nouns import (
    Span,
    Tagger,
    activity_before,
    bare_before,
    clause_after,
    clause_before,
    left_phrase,
    opening_phrase,
    right_phrase,
    words_of,
)

_SHARES = frozenset(("percent", "percentage_point", "ratio", "index"))
# These classifiers name what they count: a verb behind them begins a clause (12人成为技师).
_NOUN_LIKE = frozenset(
    ("人", "人次", "户", "个月", "亩次", "例", "票", "户次", "车次", "架次", "家次", "口人")
)
_TIMES = frozenset(("次", "遍", "趟", "回", "度", "顿", "场次"))
# 投资2亿元建设大桥: after a verb of spending the words behind the sum say what for.
_SPENDING = re.compile(
    "(?:投资|投入|耗资|斥资|出资|花费|花了|拨款|集资|筹资|贷款|捐资|需要?)(?:了|达|近|约|超过?)*$"
)
_SHARE_OF = re.compile("占(?:到了?|据了?|比|去了?|了)?(?:约|近|超过?)?(?P<whole>[^占]*)$")
_WHOLE_ITSELF = re.compile("(?:其中?|总[数量额]|全部|整体|全[国省市县])?$")
# The name after such a noun is no part of it: 41岁的司机(李某).
_PERSON = re.compile(
    "[^，。的]{0,6}(?:司机|工程师|母亲|父亲|妈妈|爸爸|儿子|女儿|妻子|丈夫|孩子|老汉|老太太?|大爷|大妈|阿姨|小伙子?|姑娘"
    "|[人者员生工民师童孩女男妇友兵手子])"
)
_EXTENT = re.compile("[长高深宽厚重]?的")
_HEADLESS = re.compile("的(?:共?有|为|是|约|占|达|仅|只有|约有|就有|超过|分别为?|共计|多达)*$")


@dataclass(frozen=True, slots=True)
class Setting:
    """The words around a figure: `floor` ends the figure before it, `limit` starts the next."""

    plain: str
    masked: str
    floor: int
    limit: int
    tagger: Tagger

    def before(self, figure: Figure) -> Span:
        """The clause up to a figure, comparisons and glued links taken off."""
        low = clause_before(self.masked, figure.start, self.floor)
        return low, bare_before(self.masked, low, figure.start)


def counted_noun(figure: Figure, setting: Setting) -> Span | None:
    """What a figure counts, by its kind: classifiers look right first, shares and levels look left."""
    if figure.kind in ("rank", "score"):
        return None
    if figure.kind == "age":
        return _aged(figure, setting)
    if figure.kind in _SHARES:
        return _share(figure, setting)
    if figure.kind == "count":
        return _counted(figure, setting)
    return _measured(figure, setting)


def _left(figure: Figure, setting: Setting) -> Span | None:
    low = clause_before(setting.masked, figure.start, setting.floor)
    return left_phrase(setting.masked, low, figure.start, setting.tagger)


def _right(figure: Figure, setting: Setting, *, verbs: bool = True) -> Span | None:
    return right_phrase(setting.plain, figure.end, setting.limit, setting.tagger, verbs=verbs)


def _touching(figure: Figure, setting: Setting, *, verbs: bool = False) -> Span | None:
    """The noun phrase that touches a sum, a share or a measure from the right: 90亿元信贷额度."""
    extent = _EXTENT.match(setting.plain, figure.end)
    if extent is not None:
        return right_phrase(setting.plain, extent.end(), setting.limit, setting.tagger)
    stop = clause_after(setting.plain, figure.end, setting.limit)
    return opening_phrase(words_of(setting.plain, figure.end, stop, setting.tagger), verbs=verbs)


def _counted(figure: Figure, setting: Setting) -> Span | None:
    if setting.plain.startswith("人口", figure.end - 1):
        return figure.end - 1, figure.end + 1
    right = _right(figure, setting, verbs=figure.unit_text not in _NOUN_LIKE | _TIMES)
    if right is not None and figure.unit_text in _NOUN_LIKE | _TIMES and _is_act(figure, setting, right):
        right = None
    if right is not None or headless(figure, setting):
        return right
    left = _left(figure, setting)
    if figure.unit_text not in _TIMES:
        return None if left is not None and _is_verb(left, setting) else left
    named = left is not None and setting.masked[left[1] - 2 : left[1]] in VERBAL_NOUNS
    return left if named else _activity(figure, setting)


def _activity(figure: Figure, setting: Setting) -> Span | None:
    low = clause_before(setting.masked, figure.start, setting.floor)
    return activity_before(setting.masked, low, figure.start, setting.tagger)


def _is_act(figure: Figure, setting: Setting, right: Span) -> bool:
    """(2人)死亡, (四次)建设公路: what follows is what was done, not what is counted."""
    if setting.plain.startswith("的", figure.end):
        return False
    word = words_of(setting.plain, *right, setting.tagger)[0]
    return word.text in VERBAL_NOUNS and (figure.unit_text in _NOUN_LIKE or word.end < right[1])


def _is_verb(span: Span, setting: Setting) -> bool:
    """Whether all that stands before a figure is what was done: 已完工(38个)."""
    words = words_of(setting.masked, *span, setting.tagger)
    return len(words) == 1 and words[0].tag == "v" and words[0].text not in VERBAL_NOUNS


def headless(figure: Figure, setting: Setting) -> bool:
    """Whether what is counted was named before: 有问题的有139辆."""
    low = clause_before(setting.masked, figure.start, setting.floor)
    return bool(_HEADLESS.search(setting.masked[low : figure.start]))


def _aged(figure: Figure, setting: Setting) -> Span | None:
    """Who is of an age, where a noun names them (41岁的司机); a person's name does not."""
    found = _touching(figure, setting)
    if found is None:
        return None
    named = _PERSON.match(setting.plain[found[0] : found[1]])
    return (found[0], found[0] + named.end()) if named else None


def _share(figure: Figure, setting: Setting) -> Span | None:
    """The whole of a share (占教师总数的58%), the property of a level or a change, or the noun behind."""
    low = clause_before(setting.masked, figure.start, setting.floor)
    text = setting.masked[low : figure.start]
    share = _SHARE_OF.search(text)
    if share is not None:
        at = low + share.start("whole")
        return _whole(figure, setting, at) or left_phrase(
            setting.masked, low, low + share.start(), setting.tagger
        )
    left = _left(figure, setting)
    named = left is not None and PROPERTY_END.search(setting.masked[left[0] : left[1]])
    if figure.kind in ("percent", "ratio") and not named and not _states_level(text):
        return _touching(figure, setting) or left
    return left


def _whole(figure: Figure, setting: Setting, at: int) -> Span | None:
    """The whole that a share is taken of, where one is printed between 占 and the figure."""
    printed = setting.masked[at : figure.start].rstrip(" \u3000\u2003约近的")
    if _WHOLE_ITSELF.match(printed):
        return None
    return left_phrase(setting.masked, at, figure.start, setting.tagger) or (at, at + len(printed))


_CHANGED = re.compile("(?:增加|减少|提高|缩短|延长|增|减|快|慢)了?$")
_LEVEL = re.compile(
    "(?:[增降升减涨跌]|增长|增加|提高|提升|上升|上涨|下降|下跌|降低|减少|减|率|比重|比例|份额|增幅|降幅|[为达是至到占在于])了?(?:约|近)?$"
)


def _states_level(text: str) -> bool:
    """增长5%, 合格率达98%: what was said before the figure is what it measures."""
    return bool(_LEVEL.search(text.rstrip(" \u3000")))


def _measured(figure: Figure, setting: Setting) -> Span | None:
    """Sums, sizes and durations: a named property before them, else the noun that touches, else the left."""
    left = _left(figure, setting)
    if left is not None and PROPERTY_END.search(setting.masked[left[0] : left[1]]):
        return left
    if figure.kind == "duration":
        changed = left if _CHANGED.search(setting.masked[max(0, figure.start - 4) : figure.start]) else None
        return changed or _activity(figure, setting)
    low, end = setting.before(figure)
    before = setting.masked[low : figure.start]
    spending = _SPENDING.search(setting.masked[low:end]) or _SPENDING.search(before)
    if spending is not None and not setting.plain.startswith("的", figure.end):
        return left
    return _touching(figure, setting, verbs=figure.kind == "money") or left
