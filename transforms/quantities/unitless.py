"""Numbers that state a figure without a unit word: $20, 80多国家, 90高龄, 指数为103.5, 1.6亿的资金.

What makes such a number a figure is the words around it; numbers with a unit belong to `scan`.
"""

import re

from transforms.quantities.bounds import bound_before
from transforms.quantities.figures import Figure
from transforms.quantities.framing import Measure, Value, framed
from transforms.units import UnitTable

_INDEX_BEFORE = re.compile(
    r"(?:指数|系数|PMI|CPI|PPI|汇率|中间价|比率|净值|烈度|震级)(?:预览值|初值)?"
    r"(?:从|由|为|达到?|是|报|收于|收报|升至|降至|跌至|回升至|回落至|约为?|在)*$"
)
_CURRENCY_SIGNS = {
    "$": "美元",
    "US$": "美元",
    "￥": "元",
    "¥": "元",
    "€": "欧元",
    "£": "英镑",
    "HK$": "港元",
    "NT$": "新台币",
    "人民币": "元",
    "RMB": "元",
}
_CURRENCY_BEFORE = re.compile(r"(?:US\$|HK\$|NT\$|\$|￥|¥|€|£|人民币|RMB)\s?$")
_MONEY_BEFORE = re.compile(
    "(?:利润|收入|资金|投资|金额|贷款|产值|税|营收|市值|净利|融资|奖池|存款|借给|总额|价值|规模|票房)[^，。；\\d]{0,4}$"
)
_SPELLED = re.compile("[二两三四五六七八九一](?=.{2})[零〇一二两三四五六七八九十百千]+[万亿]")
_HAN = re.compile("[一-鿿]")
# 五千民工, 三百學子, 2000职工: headlines count people in round numbers without a classifier.
_ROUND = re.compile(
    r"[一二两三四五六七八九十][零〇一二两三四五六七八九十百千]*[百千万亿]|(?!(?:19|20)00)[1-9]\d?(?:00|000)|\d+(?:\.\d+)?[万亿]"
)
# 涨了三千六, 骗走五万八: spoken sums leave the unit out; 二百五 is a word.
_SPOKEN = re.compile("[一二两三四五六七八九十]{1,3}[千万][一二三四五六七八九]")
_SPOKEN_BEFORE = re.compile(
    "(?:[涨跌降赚挣花赔卖付欠借还给骗偷捐掏交拿省值要][了走去掉到出近约]{0,2}|[价钱元])$"
)
_PEOPLE = re.compile(
    "[一-鿿]{0,4}?(?:民工|职工|员工|工人|农民工?|群众|百姓|市民|村民|居民|乡亲|社员|师生|学生|学子|大学生|教师|考生|毕业生|儿童|健儿|选手|运动员"
    "|官兵|将士|战士|大军|干部|党员|代表|志愿者|义工|客商|商家|企业|商户|农户|家庭|人(?![次均民口工员])|妇女|老人|儿女|观众|游客|旅客|乘客|读者|网友|会员|股民"
    "|司机|医生|护士|医务人员|移民|灾民|弟子|学员|士兵|子弟|英才)"
)
_NO_NUMBER_ALONE = frozenset(("一", "十", "百", "半"))


def unitless(
    plain: str, span: tuple[int, int], more_end: int, value: Value, units: UnitTable
) -> Figure | None:
    """The figure that a number without a unit states, or None where it states none.

    `span` is the number, `more_end` the end of a 多 or 余 behind it.

    >>> from fractions import Fraction
    >>> unitless("年届90高龄", (2, 4), 4, Value(Fraction(90)), UnitTable({})).kind
    'age'
    """
    at, end = span
    number = plain[at:end]
    sign = _CURRENCY_BEFORE.search(plain[max(0, at - 4) : at])
    if sign is not None and number[0].isdecimal():
        unit = units[_CURRENCY_SIGNS[sign[0].strip()]]
        return framed(plain, (at - len(sign[0]), end), value, Measure("money", unit, unit.name), "money.sign")
    if plain.startswith("高龄", end):
        return framed(plain, span, value, Measure("age"), "age.bare")
    if more_end > end and number not in _NO_NUMBER_ALONE and _HAN.match(plain, more_end):
        return framed(plain, (at, more_end), value, Measure("count"), "count.bare")
    if number[0].isdecimal() and _INDEX_BEFORE.search(plain[max(0, at - 12) : at]):
        return framed(plain, span, value, Measure("index"), "index.bare")
    if (_ROUND.fullmatch(number) and _PEOPLE.match(plain, end)) or _spoken_sum(plain, span):
        return framed(plain, span, value, Measure("count"), "count.bare")
    return _magnitude(plain, (at, more_end), number, value)


def _spoken_sum(plain: str, span: tuple[int, int]) -> bool:
    """Whether a number at the end of its clause is a sum said without its unit: 涨了三千六."""
    at, end = span
    spoken = _SPOKEN.fullmatch(plain, at, end) and not _HAN.match(plain, end)
    return bool(spoken and _SPOKEN_BEFORE.search(plain[max(0, at - 4) : at]))


def _magnitude(plain: str, span: tuple[int, int], number: str, value: Value) -> Figure | None:
    """1.6亿, 逾千亿, 数千万: a number of myriads states an amount, money where the sentence speaks of it."""
    at = span[0]
    vague = number[0] in "几数" or bound_before(plain, at, number) is not None
    said = number[0].isdecimal() or (_SPELLED.fullmatch(number) and not _HAN.match(plain, span[1]))
    if number[-1] not in "万亿" or not (said or vague) or plain.startswith("富翁", span[1]):
        return None
    is_money = _MONEY_BEFORE.search(plain[max(0, at - 12) : at])
    measure = Measure("money" if is_money else "count")
    return framed(plain, span, value, measure, f"{measure.kind}.magnitude")
