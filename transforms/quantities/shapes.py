"""Figures that carry their unit in their shape: 百分之五, 三分之一, 六成, 八折, 翻番, 过半, 两位数.

Numbers followed by a unit word belong to `scan`; ranks and scores to `standings`.
"""

import re
from fractions import Fraction

from transforms.numerals import NUMBER, parse_numeral, read_number
from transforms.quantities.figures import Figure
from transforms.quantities.framing import Measure, Value, framed
from transforms.units import UnitTable

_TO = r"(?:至|到|—{1,2}|-|–|~|～|－)"
_PER_WIDTH = {"百": 100, "千": 1000, "万": 10000, "佰": 100, "仟": 1000}
_PARTS_OF = re.compile(
    rf"(?P<den>百|千|万|佰|仟)分之(?P<negative>负)?(?P<n>{NUMBER}?(?=百分)|{NUMBER})"
    rf"(?:{_TO}(?:百分之)?(?P<n2>{NUMBER}))?(?P<more>多|余|几)?"
)
_FRACTION = re.compile(
    r"(?P<den>[二三四五六七八九十百千万两\d]{1,5})分之(?P<n>[一二两三四五六七八九十百千\d]{1,5})(?P<more>多|强)?"
)
_SLASH = re.compile(
    r"(?<![\d/／.A-Za-z])(?P<n>\d{1,2})[/／∕⁄](?P<den>\d{1,3})(?![\d/／年月日]|决赛|场|[A-Za-z])"
)
# 成 is "become" before these: 成立, 成为, 成功, 三成熟.
_TENTHS = re.compile(
    rf"(?:(?P<first>\d|[一二三四五六七八])成?{_TO})?"
    r"(?P<n>\d{1,2}(?:\.\d+)?|[一二两三四五六七八九陆]点[一二三四五六七八九]|[一二两三四五六七八九十半])成(?P<half>半|[一二三四五六七八九](?!为))?(?P<more>多)?"
    r"(?![立为了功员果就本年绩品都套效交长熟分见因型堆人新])"
)
_DISCOUNT = re.compile(
    r"(?P<n>\d{1,2}(?:\.\d)?|[一二两三四五六七八九陆半对](?:点?[一二三四五六七八九])?)折(?![叠扣不腾线射合磨断桥])"
)
_HALF_PRICE = Fraction(5)
_DOUBLING = re.compile(r"翻(?:了)?(?P<n>[一两二三四])?番")
_DOUBLINGS = {"两": 2, "二": 2, "三": 3, "四": 4}
_HALF = re.compile(
    r"(?P<over>过|超过?|近|将近|不到|逾)半数?(?![天月年个小晌百夜生辈])"
    r"|(?:一|(?<=占)|(?<=各))半(?![天月年个小路夜生])|对半"
)
_DIGITS = re.compile(r"(?P<n>[两二三四1-4])位数")

SHAPE_START = re.compile(
    r"翻(?=了?[一两二三四]?番)|[过超近逾](?=过?半)|将(?=近半)|不(?=到半)|对(?=[半折])|半(?=[折成])|半(?<=[占各]半)"
)
"""Where a shape can begin that no numeral opens."""


def _parts_of(plain: str, at: int, units: UnitTable) -> Figure | None:
    """百分之五, 千分之三, 百分之三到五."""
    m = _PARTS_OF.match(plain, at)
    reading = read_number(m["n"]) if m else None
    if m is None or reading is None:
        return None
    second = parse_numeral(m["n2"]) if m["n2"] else None
    value = Value(
        reading.low, second if second is not None else reading.high, "over" if m["more"] else reading.bound
    )
    if m["negative"]:
        value = value.negated()
    if m["den"] in "百佰":
        measure = Measure("percent", units.get("%"), "%")
        return framed(plain, m.span(), value, measure, "percent.words")
    width = Fraction(1, _PER_WIDTH[m["den"]])
    scaled = Value(value.low * width, None if value.high is None else value.high * width, value.bound)
    return framed(plain, m.span(), scaled, Measure("ratio"), "ratio.words")


def _fraction(plain: str, at: int, _units: UnitTable) -> Figure | None:
    """三分之一."""
    m = _FRACTION.match(plain, at)
    below = parse_numeral(m["den"]) if m else None
    above = parse_numeral(m["n"]) if m else None
    if m is None or not below or above is None:
        return None
    value = Value(above / below, None, "over" if m["more"] else "exact")
    return framed(plain, m.span(), value, Measure("ratio"), "ratio.fraction")


def _slash(plain: str, at: int, _units: UnitTable) -> Figure | None:
    """2/3, but neither 1/4决赛 nor a date."""
    m = _SLASH.match(plain, at)
    if m is None or not 0 < int(m["n"]) < int(m["den"]):
        return None
    value = Value(Fraction(int(m["n"]), int(m["den"])))
    return framed(plain, m.span(), value, Measure("ratio"), "ratio.slash")


def _tenths(plain: str, at: int, _units: UnitTable) -> Figure | None:
    """六成, 二成五, 三成多."""
    m = _TENTHS.match(plain, at)
    whole = (Fraction(1, 2) if m["n"] == "半" else parse_numeral(m["n"])) if m else None
    if m is None or whole is None:
        return None
    tenths = m["half"]
    rest = Fraction(5) if tenths == "半" else parse_numeral(tenths or "零") or Fraction(0)
    value = Value((whole + rest / 10) / 10, None, "over" if m["more"] else "exact")
    first = parse_numeral(m["first"]) if m["first"] else None
    if first is not None and first < whole:
        value = Value(first / 10, value.low, value.bound)
    return framed(plain, m.span(), value, Measure("ratio"), "ratio.tenths")


def _discount(plain: str, at: int, _units: UnitTable) -> Figure | None:
    """八折 is 0.8, 八五折 0.85."""
    m = _DISCOUNT.match(plain, at)
    value = (_HALF_PRICE if m["n"][0] in "半对" else parse_numeral(m["n"])) if m else None
    if m is None or value is None:
        return None
    share = value / 100 if value >= 10 else value / 10
    return framed(plain, m.span(), Value(share), Measure("ratio"), "ratio.discount")


def _doubling(plain: str, at: int, _units: UnitTable) -> Figure | None:
    """翻番 is twice, 翻两番 four times."""
    m = _DOUBLING.match(plain, at)
    if m is None:
        return None
    times = Fraction(2) ** _DOUBLINGS.get(m["n"] or "", 1)
    return framed(plain, m.span(), Value(times), Measure("ratio", None, "倍"), "ratio.doubling")


def _half(plain: str, at: int, _units: UnitTable) -> Figure | None:
    """一半, 过半, 近半数, 各占半."""
    m = _HALF.match(plain, at)
    if m is None:
        return None
    half = Fraction(1, 2)
    value = (
        Value(half, None, "over" if (m["over"] or "近")[0] in "过超逾" else "under")
        if m["over"]
        else Value(half)
    )
    return framed(plain, m.span(), value, Measure("ratio"), "ratio.half")


def _double_digits(plain: str, at: int, units: UnitTable) -> Figure | None:
    """两位数 of growth is 10 to 99 %."""
    m = _DIGITS.match(plain, at)
    size = parse_numeral(m["n"]) if m else None
    if m is None or size is None or "增" not in plain[max(0, at - 10) : m.end() + 6]:
        return None
    value = Value(Fraction(10 ** (int(size) - 1)), Fraction(10 ** int(size) - 1), "about")
    measure = Measure("percent", units.get("%"), "%")
    return framed(plain, m.span(), value, measure, "percent.digits")


# One look for what every shape ends in spares most numbers eight patterns.
_GATE = re.compile(r"[^，。；！？\n]{0,24}?(?:分之|[成折番半/／∕⁄]|位数)")
_SHAPES = (_parts_of, _fraction, _slash, _tenths, _discount, _doubling, _half, _double_digits)


def shaped(plain: str, at: int, units: UnitTable) -> Figure | None:
    """The figure with a shape of its own at a position, if one stands there.

    >>> found = shaped("占三分之一", 1, UnitTable({}))
    >>> found.kind, found.low
    ('ratio', Fraction(1, 3))
    """
    if _GATE.match(plain, at) is None:
        return None
    for shape in _SHAPES:
        figure = shape(plain, at, units)
        if figure is not None:
            return figure
    return None
