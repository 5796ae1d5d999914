"""What figures of one sentence lend each other: 同比增长 after a level, 由8条增加到12条.

Only borrowing of nouns between figures belongs here; a figure's own noun belongs to `counted`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.quantities.counted import Setting, counted_noun
from transforms.quantities.figures import Figure
from transforms.quantities.nouns import Span, clause_before, left_phrase, nothing_before

# 由31%下降到22%, 97%和84%: nothing but verbs and links between two figures of one thing.
_LINK_ONLY = re.compile(
    r"[^一-鿿]*(?:下降|上升|提高|降低|增加|增长|延长|减少|降|升|增|减|缩短"
    r"|扩大|调整|变|到|至|为|了|和|、|与|及|或|以及|，|同比|环比|比上年|分别|也|又|约|近|达|仅|只|不足|超过|不到|的|由|从)*"
)
_JOINED = re.compile("[、和及与或]|以及")
_BORROWING = frozenset(("percent", "percentage_point", "ratio", "money", "measure", "index", "count"))
_LENDING = frozenset(("percent", "percentage_point", "ratio", "money", "measure", "index", "count"))
_CHANGE = re.compile("[增升涨降减跌]|[提]高|扩大|缩小|占|控制|比|较|突破|超过|达|为|翻|其中")
_PARALLEL = frozenset(("duration", "money", "percent", "measure"))


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A figure between its neighbours: the end of the one before, the start of the one after."""

    figure: Figure
    floor: int
    limit: int
    sentence_start: int


def nouns_of(around: Sequence[Neighbourhood], settings: Sequence[Setting]) -> list[Span | None]:
    """What each figure of a passage counts, as positions; one without a noun of its own may borrow."""
    nouns: list[Span | None] = []
    for i, setting in enumerate(settings):
        own = counted_noun(around[i].figure, setting)
        borrowed = _parallel(around, nouns, i, setting.plain) or _linked(around, nouns, i, setting, own)
        nouns.append(borrowed or own or _lent(around, nouns, i, setting))
    return _shared_backwards(around, nouns, settings)


def _same_sentence(around: Sequence[Neighbourhood], i: int, j: int) -> bool:
    return around[i].sentence_start == around[j].sentence_start


def _linked(
    around: Sequence[Neighbourhood], nouns: Sequence[Span | None], i: int, setting: Setting, own: Span | None
) -> Span | None:
    """The noun of the figure before, where only links stand between the two."""
    near = around[i]
    if not i or near.floor != around[i - 1].figure.end:
        return None
    kin = near.figure.kind == around[i - 1].figure.kind or near.figure.kind in ("percent", "percentage_point")
    between = setting.plain[near.floor : near.figure.start]
    if kin and (own is None or near.figure.kind != "count") and _LINK_ONLY.fullmatch(between):
        return nouns[-1]
    return None


def _lent(
    around: Sequence[Neighbourhood], nouns: Sequence[Span | None], i: int, setting: Setting
) -> Span | None:
    """The noun said before in the sentence: (产值6亿元，)同比增长5%; (共有旅客21万人次，)日均7万人次."""
    figure = around[i].figure
    if figure.kind not in _BORROWING:
        return None
    for j in range(i - 1, -1, -1):
        if not _same_sentence(around, i, j):
            break
        other = around[j].figure
        if other.kind == "duration" and j == i - 1 and nouns[j] is None:
            low = clause_before(setting.masked, other.start, around[j].floor)
            if "，" not in setting.plain[other.end : figure.start] and figure.kind not in ("count", "money"):
                found = left_phrase(setting.masked, low, other.start, setting.tagger)
                if found is not None:
                    return found
        if nouns[j] is not None and _lends(other, figure, setting):
            return nouns[j]
    return None


def _lends(other: Figure, figure: Figure, setting: Setting) -> bool:
    """Whether a figure can be about what an earlier one of its sentence is about."""
    low = clause_before(setting.masked, figure.start, setting.floor)
    if other.kind in _LENDING and nothing_before(setting.masked, low, figure.start, setting.tagger):
        return True
    if figure.kind in ("count", "money", "measure"):
        return other.unit_text == figure.unit_text
    between = setting.plain[setting.floor : figure.start]
    return other.kind in _LENDING and bool(
        _CHANGE.search(between) or other.kind == figure.kind or not between
    )


def _parallel(
    around: Sequence[Neighbourhood], nouns: Sequence[Span | None], i: int, plain: str
) -> Span | None:
    """The property of the first of parallel facts, which later ones leave out.

    9平方公里老城送水时间不超过20分钟，70平方公里新城不超过40分钟: both limits are 送水时间.

    Facts are parallel where figures of two units alternate in one sentence and the figure shares its
    unit's dimension, kind and bound with the one two before it; or where clauses of one figure each repeat
    the bound and kind (一般 ... 不超过30分钟，严重 ... 不超过2小时).
    """
    if not i:
        return None
    here = around[i].figure
    if here.kind == "duration" and here.bound != "exact" and _same_sentence(around, i, i - 1):
        before = around[i - 1].figure
        if (before.kind, before.bound) == (here.kind, here.bound) and nouns[i - 1] is not None:
            return nouns[i - 1]
    if i < 2 or not _same_sentence(around, i, i - 2):
        return None
    other, first = around[i - 2].figure, around[i - 1].figure
    same = (here.kind, here.bound) == (other.kind, other.bound) and here.kind in _PARALLEL
    alternate = first.kind != here.kind and here.bound != "exact"
    named = re.search("[率额量数费值时]", plain[first.end : here.start])
    return nouns[i - 2] if same and alternate and not named else None


def _shared_backwards(
    around: Sequence[Neighbourhood], nouns: list[Span | None], settings: Sequence[Setting]
) -> list[Span | None]:
    """设200米和500米两个组别: a noun printed once behind coordinated figures counts for each."""
    for i in range(len(nouns) - 2, -1, -1):
        here, after = around[i].figure, around[i + 1].figure
        between = settings[i].plain[here.end : after.start]
        if nouns[i] is None and here.unit_text == after.unit_text and _JOINED.fullmatch(between):
            nouns[i] = nouns[i + 1]
    return nouns
