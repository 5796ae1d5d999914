"""The frame of a figure: its sign, and the qualifiers that touch it on either side.

Every shape of figure is framed the same way; the words themselves belong to `bounds`.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from transforms.quantities.bounds import bound_after, bound_before
from transforms.quantities.figures import Figure
from transforms.records import Bound, StatisticKind
from transforms.units import Unit

# A minus sign is one only where no digit, letter or word stands before it: 5-8 is a range.
_SIGN = re.compile(r"(?:负|零下|(?:^|(?<=[^\w%]))[-－])$")


@dataclass(frozen=True, slots=True)
class Value:
    """The exact value of a figure, the upper end of a range, and the bound read so far."""

    low: Fraction
    high: Fraction | None = None
    bound: Bound = "exact"

    def negated(self) -> "Value":
        """The value below zero."""
        return Value(-self.low, None if self.high is None else -self.high, self.bound)


@dataclass(frozen=True, slots=True)
class Measure:
    """What a figure is: its kind, its unit where the table knows it, and the unit as printed."""

    kind: StatisticKind
    unit: Unit | None = None
    text: str | None = None


def framed(plain: str, span: tuple[int, int], value: Value, measure: Measure, rule: str) -> Figure:
    """A figure widened by its sign and by the qualifiers that touch it.

    A qualifier before the number wins over one behind it (不超过15分钟左右 is at most 15).

    >>> f = framed("约5吨以上", (1, 3), Value(Fraction(5)), Measure("measure", None, "吨"), "x")
    >>> f.start, f.end, f.bound
    (0, 5, 'about')
    """
    start, end = span
    number = plain[start:end]
    sign = _SIGN.search(plain[max(0, start - 3) : start])
    if sign is not None:
        start -= len(sign[0])
        value = value.negated()
    bound = value.bound
    after = bound_after(plain, end)
    if after is not None:
        end, bound = after
    before = bound_before(plain, start, number)
    if before is not None:
        start, bound = before
    return Figure(
        start=start,
        end=end,
        number_start=span[0],
        number_end=span[1],
        low=value.low,
        high=value.high,
        bound=bound,
        kind=measure.kind,
        unit=measure.unit,
        unit_text=measure.text,
        rule=rule,
    )
