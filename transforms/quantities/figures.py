"""A figure as scanned: number, unit and bound at their places, not yet tied to what it counts.

The record that the steps of this package hand on, and the small vocabulary of bounds, belong here.
"""

from dataclasses import dataclass
from fractions import Fraction

from transforms.records import Bound, StatisticKind
from transforms.units import Unit


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity of a passage; positions are the passage's, values exact.

    `start` and `end` enclose the surface with its qualifiers, `number_start` and `number_end` what is
    counted and how (number, magnitude, unit). `unit_text` is the unit as printed or None.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    low: Fraction
    high: Fraction | None
    bound: Bound
    kind: StatisticKind
    unit: Unit | None
    unit_text: str | None
    rule: str
    per: str | None = None
