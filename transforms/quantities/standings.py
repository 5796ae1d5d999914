"""Ranks and scores: 第3名, 居全国第三, 2∶1.

Only places in an order and results of matches belong here; other ordinals (第一个, 第二轮) state no figure
and belong to `transforms.guards`.
"""

import re

from transforms.numerals import parse_numeral
from transforms.quantities.figures import Figure
from transforms.quantities.framing import Measure, Value, framed

_RANK = re.compile(
    r"第(?P<n>[\d一二三四五六七八九十百]{1,5})(?P<unit>名(?!单|义|誉)|位(?![置于])|大(?=[经贸出进市国产]))?"
)
# A bare 第三 ranks only where the sentence places something: 居全国第三, 位列世界第一.
_PLACED = re.compile(
    r"(?:居|列|位|排|排名|排行|名|获|夺得|得|为|跃居|升至|升到|降至|跌至|世界|亚洲|国内|同行业|全[国省市县区球军校]|[省市县区]|倒数|分获|分列|分居|并列|第[一二三四五六七八九十\d]{1,2}[名位]?[、和及])"
    r"(?:全[国省市县区球军校]|世界|亚洲|国内|[一-鿿]{0,6})?$"
)
_PHRASE_END = re.compile(r"[，。；、）！？\s和与及的]|$")
_HAN = re.compile("[一-鿿]")
_SCORE = re.compile(
    r"(?<![\d.:：∶比])(?P<a>\d{1,3}|[一二三四五六七八九十零]{1,2})(?P<sep>[:：∶比]|-|—)"
    r"(?P<b>\d{1,3}|[一二三四五六七八九十零]{1,2})(?![\d.:：∶%年月日号时点个名人万亿元])"
)
# The sets of a match follow one another: 15∶9、11∶15、15∶12.
_SETS = re.compile(r"(?:\d{1,3}[:：∶]\d{1,3}(?:[、，,/ 和]|，?比分)){1,8}$")
_SETS_REACH = 60
_MATCH = re.compile(
    "胜|负|平|败|逆转|横扫|主场|客场|半场|局分|握手言和|出线|小组赛|联赛|击败|战胜|比分|领先|落后|逼和|取胜|扳|局|赢|输|淘汰|夺冠|力克|轻取|不敌|决赛|进球|对阵|总分"
)


def rank(plain: str, at: int) -> Figure | None:
    """The rank that 第 opens at a position, or None where the ordinal ranks nothing.

    >>> rank("产量居全国第三。", 5).low, rank("第一个工程", 0)
    (Fraction(3, 1), None)
    """
    m = _RANK.match(plain, at)
    value = parse_numeral(m["n"]) if m else None
    if m is None or value is None:
        return None
    placed = _PLACED.search(plain[max(0, at - 8) : at])
    if m["unit"] in ("名", "位"):
        if placed is None and _HAN.match(plain, m.end()):
            return None
        return framed(plain, m.span(), Value(value), Measure("rank", None, m["unit"]), "rank.unit")
    end = m.start("unit") if m["unit"] else m.end()
    if placed is None or (m["unit"] is None and not _PHRASE_END.match(plain, end)):
        return None
    return framed(plain, (at, end), Value(value), Measure("rank"), "rank.bare")


def score(plain: str, at: int) -> Figure | None:
    """The result of a match at a position: 2∶1 is 2, and its whole surface is kept.

    A dash or a colon scores only where the sentence speaks of a match.

    >>> score("主队以2∶1取胜", 3).low, score("按2∶1配制", 1)
    (Fraction(2, 1), None)
    """
    m = _SCORE.match(plain, at)
    value = parse_numeral(m["a"]) if m else None
    if m is None or value is None:
        return None
    reach = 6 if m["sep"] in "-—" else 14
    sets = _SETS.search(plain[max(0, at - _SETS_REACH) : at])
    opening = at - len(sets[0]) if sets is not None else at
    if not _MATCH.search(plain[max(0, opening - reach) : m.end() + reach // 2]):
        return None
    return Figure(at, m.end(), at, m.end(), value, None, "exact", "score", None, None, "score")
