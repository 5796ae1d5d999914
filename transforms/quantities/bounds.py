"""Qualifiers of a figure: 约, 近, 不超过, 以上, and those that stand apart (约占总数的58%).

Which words bound a number, from which side, and how far they reach belongs here. 多, 余, 来 and 几
inside a number belong to `transforms.numerals`.
"""

import re

from transforms.records import Bound

_WORDS_BEFORE: dict[Bound, str] = {
    "at_most": "不超过 不多于 不高于 不大于 不得超过 不得多于 不得高于 至多 最多 顶多 未超过 不超",
    "at_least": "不少于 不低于 不小于 不得少于 不得低于 不得小于 至少 最少 不下于 不下 起码",
    "under": "将近 接近 不足 不到 低于 少于 小于 未满 不满 未达 近",
    "over": "超过 超出 突破 高于 多于 大于 逾 超 上 成 过 破",
    "about": "大约 大概 大致 约为 约合 约 差不多",
}
_WORDS_AFTER: dict[Bound, str] = {
    "over": "以上 之上 有余 开外 多 余",
    "at_most": "以下 之下 以内 之内 以里",
    "about": "左右 上下 来 前后",
}
_BEFORE = {word: bound for bound, words in _WORDS_BEFORE.items() for word in words.split()}
_AFTER = {word: bound for bound, words in _WORDS_AFTER.items() for word in words.split()}
# 上百 and 成千 are figures, 上 and 成 before other numbers are not qualifiers.
_ONLY_BEFORE_MAGNITUDE = {"上", "成", "过"}
# 破万, 破3亿: a round mark that was passed; 打破8项纪录 ends another word.
_ONLY_BEFORE_ROUND = {"破"}
# 附近3公里, 节约5吨, 合约10份, 最近3家: the qualifier is the end of another word.
_WORD_BEFORE = {
    "近": "附最邻靠临亲就晚新走",
    "约": "节合条签预制公和契履违特邀相简纽赴解毁订践誓",
    "超": "赶反英高",
    "上": "以早晚路网身车船会世手地线场岸海马台床楼市天桌墙向至达往",
    "成": "完建养形组构造生变达分收促落长结现赞",
    "过": "通经超不难透度跨越穿翻",
    "破": "打冲踏识揭攻爆侦残突刷击砸",
    "接近": "直",
}
_AFTER_PATTERN = re.compile("以上|之上|有余|开外|以下|之下|以内|之内|以里|左右|上下|前后(?!后)")
_APART = re.compile(
    r"(大约|大致|约|不超过|不低于|不少于|至少|最多|超过|将近|接近|不足|不到|近|逾|超)"
    r"(?:达到?|占|有|为|需要?|合|值|相当于|等于|折合|完成|实现|增长|下降|增加|减少|提高|投资|投入|耗资|提前|推迟|延长|缩短|早|晚|多|少|高|低|快|慢)"
    r"[^，。；：！？\d%]{0,18}$"
)


def bound_before(plain: str, at: int, number: str) -> tuple[int, Bound] | None:
    """The qualifier that ends at a number's start: where it starts and what it says.

    >>> bound_before("车程不超过40分钟", 5, "40"), bound_before("节约40吨", 2, "40")
    ((2, 'at_most'), None)
    """
    window = plain[max(0, at - 4) : at]
    for size in (4, 3, 2, 1):
        word = window[-size:] if len(window) >= size else ""
        bound = _BEFORE.get(word)
        if bound is None:
            continue
        start = at - size
        if word in _ONLY_BEFORE_ROUND and number[-1:] not in "百千万亿":
            return None
        if word in _ONLY_BEFORE_MAGNITUDE and number[:1] not in "十百千万亿几":
            return None
        if start and plain[start - 1] in _WORD_BEFORE.get(word, ""):
            return None
        return start, bound
    return None


def bound_after(plain: str, at: int) -> tuple[int, Bound] | None:
    """The qualifier that starts at a figure's end: where it ends and what it says.

    >>> bound_after("160公里以上", 5)
    (7, 'over')
    """
    found = _AFTER_PATTERN.match(plain, at)
    return None if found is None else (found.end(), _AFTER[found[0]])


def bound_apart(clause_before: str) -> Bound | None:
    """The bound of a qualifier that reaches a figure over other words: 约占总数的(58%).

    `clause_before` is the clause up to the figure. The qualifier stays out of the surface.

    >>> bound_apart("约占总数的")
    'about'
    """
    found = _APART.search(clause_before)
    if found is None:
        return None
    if found.start() and clause_before[found.start() - 1] in _WORD_BEFORE.get(found[1], ""):
        return None
    return _BEFORE[found[1]]
