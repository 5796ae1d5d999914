"""Scanning a passage for figures, above all numbers followed by a unit: ranges, compounds, halves.

Where numbers end, which unit follows and what both are worth belongs here. Shapes without a unit word
belong to `shapes`, ranks and scores to `standings`, numbers without any unit to `unitless`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

import rjieba

from transforms.guard_terms import NOT_UNITS
from transforms.numerals import (
    MAGNITUDES,
    NUMBER,
    NUMBER_START,
    Reading,
    parse_numeral,
    read_number,
    shared_magnitude,
)
from transforms.quantities.classifiers import kind_in_context, states_a_figure
from transforms.quantities.figures import Figure
from transforms.quantities.framing import Measure, Value, framed
from transforms.quantities.shapes import SHAPE_START, shaped
from transforms.quantities.standings import rank, score
from transforms.quantities.unitless import unitless
from transforms.records import Bound
from transforms.units import Unit, UnitTable

_TO = r"(?:至|到|—{1,2}|-|–|~|～|－|─{1,2}|、)"
_NUMBER = re.compile(NUMBER)
_SECOND = re.compile(rf"(?P<to>{_TO})(?P<second>{NUMBER})")
_COORDINATED = re.compile(rf"(?:、{NUMBER}){{0,3}}(?:[和及与、]|以及)(?P<last>{NUMBER})")
_MORE = re.compile(r"多(?!年来|少|数)|余(?![下额地])|来(?![自源])|几(?![乎何])")
_HALF_MORE = re.compile("半(?![天月年个小导决])")
# Units of these dimensions print in parts: 2小时13分21秒, 5元3角, 3斤2两.
_COMPOUND_DIMENSIONS = frozenset(("length", "mass", "time", "currency", "area", "age"))
_CURRENCY_TAIL = re.compile("（?人民币）?|港币")
# 半 halves a measure of time, length or mass: 半年, 半个月, 半斤; 半个 of anything else is a picture.
_HALF_OF = re.compile("半(?=年|小时|分钟|秒(?!杀)|个[月小世多]|[斤吨里亩]|公里|公斤|世纪)")
_CANDIDATE = re.compile(rf"[{NUMBER_START}第]|{_HALF_OF.pattern}|{SHAPE_START.pattern}")


# Not inside a number that was refused (8|000), nor the 一 of 唯一, 统一, 之一.
_INSIDE = re.compile(r"\d\d$|\d\.\d$|[唯统单专逐划不之归]一$")
_SECONDS = re.compile(r"\d{1,2}(?:\.\d+)?秒|[一二两三四五六七八九十]{1,3}秒")
# Cheque spelling writes money alone: 壹分 is a coin, not a point.
_CHEQUE = frozenset("壹贰叁肆伍陆柒捌玖拾")
_ALWAYS_UNITS = frozenset("名个位支")
# 两天山路, 三年级差: a small number with a unit of time is no place and no rank.
_TIME_UNITS = frozenset("天")
# 块 is money where the clause speaks of paying and no noun follows (花了30块，).
_PAID = re.compile("(?:[买卖价钱花费票挣赚付薪租]|工资)[^。！？；]{0,14}$")
_PIECE = re.compile("[一-鿿]")
# 一米八, 三块五: digits behind a unit are its decimals.
_DECIMALS = re.compile(
    r"零?[一二三四五六七八九]{1,2}(?![零〇一二三四五六七八九十百千万亿\d个名位条、至到月日号年楼层队段毛角分厘寸尺])"
)
_DECIMAL_UNITS = frozenset(("米", "块", "块钱", "毛"))
_OPEN_DIMENSIONS = frozenset(("time", "age", "length", "mass", "area", "currency", "multiple"))
# 三米多 is open above; in 5元多种面值 and 比5吨多2吨 the word after the unit is another.
_OPEN_END = re.compile(r"多(?![种项样方个次年元边少数半媒功云头家彩民\d一二两三四五六七八九十百千近约])")
_ROUND = frozenset("百千万亿余多")
# Enough for the segmenter to see the word after the classifier.
_WORD_REACH = 6


@dataclass(frozen=True, slots=True)
class UnitAt:
    """What stands after a number: where it ends, the unit, its printed name, 多 and 半 in between."""

    end: int
    unit: Unit | None = None
    text: str | None = None
    bound: Bound | None = None
    half: bool = False


class Scanner:
    """Finds figures in folded text with one table of units."""

    def __init__(self, units: UnitTable) -> None:
        """Keep the table; every pattern is compiled once with its module."""
        self._units = units

    def scan(self, plain: str, blocked: bytearray) -> Iterator[Figure]:
        """Figures in reading order; `blocked` marks characters that belong to dates or guards."""
        done = 0
        for candidate in _CANDIDATE.finditer(plain):
            at = candidate.start()
            if at < done or _INSIDE.search(plain, max(0, at - 2), at + 1):
                continue
            figure = self._at(plain, at, blocked)
            if figure is not None and figure.start >= done:
                yield figure
                done = figure.end

    def _at(self, plain: str, at: int, blocked: bytearray) -> Figure | None:
        if plain[at] == "第":
            return rank(plain, at)
        found = score(plain, at)
        if found is not None or blocked[at]:
            return found
        figure = shaped(plain, at, self._units) or self._measured(plain, at)
        if figure is None or any(blocked[figure.number_start : figure.number_end]):
            return None
        return figure

    def _measured(self, plain: str, at: int) -> Figure | None:
        """A number with its unit, with a range, a compound or a bound around it."""
        if _HALF_OF.match(plain, at):
            return self._finish(plain, at, Value(Fraction(1, 2)), self._unit_at(plain, at + 1), "half")
        m = _NUMBER.match(plain, at)
        if m is None:
            return None
        end = self._give_back(plain, at, m.end())
        unit_at = self._unit_at(plain, end)
        reading = read_number(plain[at:end])
        ranged = self._range(plain, at, end, unit_at)
        if ranged is not None or reading is None:
            return ranged
        if unit_at.unit is None:
            value = Value(reading.low, reading.high, unit_at.bound or reading.bound)
            return self._without_unit(plain, (at, end), unit_at.end, value)
        value = _with_digits(plain, end, reading, unit_at)
        stated = states_a_figure(plain, at, end, unit_at.end, unit_at.unit)
        return self._finish(plain, at, value, unit_at, "unit") if stated else None

    def _without_unit(self, plain: str, span: tuple[int, int], more_end: int, value: Value) -> Figure | None:
        """A number that borrows its unit from a coordinated one, or needs none."""
        lent = self._lent_unit(plain, *span)
        if lent is not None:
            return framed(plain, span, value, lent, f"{lent.kind}.lent")
        return unitless(plain, span, more_end, value, self._units)

    def _lent_unit(self, plain: str, at: int, end: int) -> Measure | None:
        """The unit that coordinated numbers share: 突破30亿和70亿元, 分别为12、15和18公里."""
        m = _COORDINATED.match(plain, end)
        stated = plain[end - 1] in "万亿" or "分别" in plain[max(0, at - 20) : at]
        if m is None or not stated:
            return None
        last_end = self._give_back(plain, m.start("last"), m.end())
        unit_at = self._unit_at(plain, last_end)
        return None if unit_at.unit is None else Measure(unit_at.unit.kind, unit_at.unit, unit_at.unit.name)

    def _give_back(self, plain: str, at: int, end: int) -> int:
        """Return 千 to 千瓦 and 百 to 百分点 where the number took a unit's first character."""
        if end - at > 1 and plain[end - 1] in "千百兆" and plain[end - 2] not in "多余几数":
            found = self._units.match(plain, end - 1)
            if found is not None and found[1] > 1:
                return end - 1
        return end

    def _unit_at(self, plain: str, end: int) -> UnitAt:
        """The unit after a number, over 多, 余, 来, 几 and a blank."""
        at, bound = end, None
        more = _MORE.match(plain, at)
        if more is not None:
            bound = _more_bound(more[0])
            at = more.end()
        blank = plain[at : at + 1] == " "
        found = self._units.match(plain, at + blank)
        if found is None or _another_word(plain, at + blank, found[1]):
            return UnitAt(at, bound=bound)
        name, after = found[0], at + blank + found[1]
        unit = self._units[name]
        if name == "分" and _SECONDS.match(plain, after):
            unit = self._units["分钟"]
        if (
            name == "块"
            and (not _PIECE.match(plain, after) or _DECIMALS.match(plain, after))
            and _PAID.search(plain[max(0, end - 24) : end])
        ):
            unit = self._units["块钱"]
        if name == "分" and plain[end - 1] in _CHEQUE:
            unit = self._units["分钱"]
        if (
            unit.caution == "latin"
            and plain[after : after + 1].isascii()
            and plain[after : after + 1].isalpha()
        ):
            return UnitAt(at, bound=bound)
        split = self._split_unit(plain, name, after, bound)
        return split or UnitAt(after, unit, name, bound)

    def _split_unit(self, plain: str, name: str, after: int, bound: Bound | None) -> UnitAt | None:
        """两个多月, 三个半小时: 多 and 半 stand inside a unit that begins with 个."""
        middle = plain[after : after + 1]
        if name != "个" or middle not in ("多", "半", "来"):
            return None
        inner = self._units.match(plain, after + 1)
        if inner is None or f"个{inner[0]}" not in self._units:
            return None
        half = middle == "半"
        inside = None if half else _more_bound(middle)
        unit = self._units[f"个{inner[0]}"]
        return UnitAt(after + 1 + inner[1], unit, f"个{inner[0]}", bound or inside, half)

    def _range(self, plain: str, at: int, end: int, unit_at: UnitAt) -> Figure | None:
        """3至5年, 15%到20%, 1.2—1.5亿元, 6、7种."""
        turn = end
        m = _SECOND.match(plain, turn)
        if m is None and unit_at.unit is not None:
            turn = unit_at.end
            m = _SECOND.match(plain, turn)
        if m is None or (turn != end and plain[at - 1 : at] in ("从", "由", "自")):
            return None
        second_end = self._give_back(plain, m.start("second"), m.end())
        second_at = self._unit_at(plain, second_end)
        if second_at.unit is None or (turn != end and second_at.unit != unit_at.unit):
            return None
        first, second = plain[at:end], plain[m.start("second") : second_end]
        if m["to"] == "、" and not _neighbours(first, second):
            return None
        value = _interval(first, second, borrow=turn == end)
        if value is None:
            return None
        return self._finish(
            plain, at, replace(value, bound=second_at.bound or value.bound), second_at, "range"
        )

    def _finish(self, plain: str, at: int, value: Value, unit_at: UnitAt, rule: str) -> Figure | None:
        """Add compound parts, 半 and 多 behind the unit, and currency names."""
        unit, text, end = unit_at.unit, unit_at.text, unit_at.end
        if unit is None or text is None:
            return None
        if value.high is None and not unit_at.half:
            half = _HALF_MORE.match(plain, end)
            if half is not None and unit.dimension in _OPEN_DIMENSIONS:
                value, end = replace(value, low=value.low + Fraction(1, 2)), half.end()
            low, unit, text, end = self._compound(plain, value.low, unit, text, end)
            low, end = _decimals(plain, low, text, end)
            value = replace(value, low=low)
        if unit.dimension in _OPEN_DIMENSIONS and _OPEN_END.match(plain, end):
            value, end = replace(value, bound="over"), end + 1
        if unit.kind == "money" and (tail := _CURRENCY_TAIL.match(plain, end)) is not None:
            end = tail.end()
        kind = kind_in_context(plain, at, end, unit)
        return framed(plain, (at, end), value, Measure(kind, unit, text), f"{kind}.{rule}")

    def _compound(
        self, plain: str, low: Fraction, unit: Unit, text: str, end: int
    ) -> tuple[Fraction, Unit, str, int]:
        """Sum the parts of a compound in the smallest unit: 2小时13分21秒 is 8001 秒."""
        while unit.dimension in _COMPOUND_DIMENSIONS:
            # 两美元又三美分: 又 may stand between the parts.
            start = end + (plain[end : end + 1] == "又")
            m = _NUMBER.match(plain, start)
            if m is None:
                break
            next_end = self._give_back(plain, start, m.end())
            value = parse_numeral(plain[start:next_end])
            found = self._smaller(plain, next_end, unit)
            if found is None or value is None:
                break
            smaller, name, size = found
            low = low * unit.factor / smaller.factor + value
            unit, text, end = smaller, name, next_end + size
        return low, unit, text, end

    def _smaller(self, plain: str, at: int, unit: Unit) -> tuple[Unit, str, int] | None:
        """The smaller unit of the same dimension at a position; 分 after hours is a minute."""
        found = self._units.match(plain, at)
        if found is None:
            return None
        name, size = found
        if name == "分" and unit.dimension in ("time", "currency"):
            name = "分钟" if unit.dimension == "time" else "分钱"
        if name not in self._units:
            return None
        smaller = self._units[name]
        same = (smaller.dimension, smaller.base) == (unit.dimension, unit.base)
        return (smaller, name, size) if same and smaller.factor < unit.factor else None


def _decimals(plain: str, low: Fraction, text: str, end: int) -> tuple[Fraction, int]:
    """Digits behind a unit that are its decimals: 一米八 is 1.8 米, 一米零三 1.03 米."""
    found = _DECIMALS.match(plain, end) if text in _DECIMAL_UNITS else None
    if found is None or low.denominator != 1:
        return low, end
    places = parse_numeral(f"零点{found[0]}")
    return (low, end) if places is None else (low + places, found.end())


def _another_word(plain: str, at: int, size: int) -> bool:
    """Whether the unit's characters open a longer word: 百万家庭, 几千万群众, but 6名家长, 24支队伍.

    The list only asks the question; the segmenter answers it. 名 and 个 after a number are classifiers.
    """
    word = plain[at : at + size + 1]
    if word not in NOT_UNITS or word == "个人":
        return False
    if plain[at - 1] in _ROUND:
        return word[0] not in _ALWAYS_UNITS or word == "名牌"
    opening = str(rjieba.cut(plain[at : at + _WORD_REACH])[0])
    return word[0] not in _ALWAYS_UNITS | _TIME_UNITS and opening.startswith(word)


def _more_bound(word: str) -> Bound:
    """多 and 余 leave a number open above, 来 and 几 make it approximate."""
    return "about" if word in "来几" else "over"


def _with_digits(plain: str, end: int, reading: Reading, unit_at: UnitAt) -> Value:
    """The value of a number with 几 or 半 behind it: 20几个 is 21 to 29, 三个半小时 3.5."""
    bound = unit_at.bound or reading.bound
    if plain[end : end + 1] == "几":
        last = plain[end - 1]
        step = Fraction(MAGNITUDES.get(last, 10), 10)
        return Value(reading.low + step, reading.low + 9 * step, "about")
    return Value(reading.low + Fraction(int(unit_at.half), 2), reading.high, bound)


def _interval(first: str, second: str, *, borrow: bool) -> Value | None:
    """The two ends of a range; the first borrows the second's magnitude where it prints none."""
    low, high = read_number(first), read_number(second)
    if low is None or high is None:
        return None
    low_value = low.low * (shared_magnitude(first, second) if borrow else 1)
    high_value = high.high if high.high is not None else high.low
    return Value(low_value, high_value, high.bound) if low_value < high_value else None


def _neighbours(first: str, second: str) -> bool:
    """6、7种, 三、四百: one number left open, as 六七种 is, and no list of two."""
    low, high = parse_numeral(first[:1]), parse_numeral(second[:1])
    return len(first) == 1 and low is not None and high == low + 1 and not second[1:2].isdecimal()
