"""Units of measure, money and counting, as one lookup table.

What a unit is worth in its base unit, and how to find the longest unit name at a place in a text,
belongs here; the rows come from seeds/reference/units.csv. Whether a word is a unit in its sentence
(a house's 层, a plan's 层面) belongs to `guards` and `quantities`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, cast

from transforms.records import StatisticKind

Caution = Literal["", "bare_han", "latin"]
"""'bare_han': with one Han digit the word is mostly no unit (三路, 二期, 一面); 'latin': a Latin
letter that may open a word (5G, 3M)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One spelling of a unit: `factor` base units make one; `base` is '' for a bare ratio."""

    name: str
    kind: StatisticKind
    dimension: str
    factor: Fraction
    base: str
    caution: Caution

    def to_base(self, value: Fraction) -> float:
        """Convert exactly, then round once to the nearest double.

        >>> mu = Unit("亩", "measure", "area", Fraction(2000, 3), "m2", "")
        >>> mu.to_base(Fraction(3))
        2000.0
        """
        return float(value * self.factor)


def exact(text: str) -> Fraction:
    """Read a factor as the table writes it: a decimal, a fraction, or a fraction of decimals.

    >>> exact("2000/3"), exact("1852/3600"), exact("0.3048")
    (Fraction(2000, 3), Fraction(463, 900), Fraction(381, 1250))
    """
    above, _, below = text.partition("/")
    return Fraction(Decimal(above)) / Fraction(Decimal(below or "1"))


def _unit(row: Mapping[str, str]) -> Unit:
    return Unit(
        name=row["unit"] or row["name"],
        kind=cast("StatisticKind", row["kind"]),
        dimension=row["dimension"],
        factor=exact(row["factor"]),
        base=row["base_unit"],
        caution=cast("Caution", row["caution"]),
    )


class UnitTable:
    """All units by printed name, with longest-match lookup."""

    def __init__(self, units: Mapping[str, Unit]) -> None:
        """Index units by name; lookups try the longest name that starts like the text first."""
        self._units = dict(units)
        lengths: dict[str, set[int]] = {}
        for name in self._units:
            lengths.setdefault(name[0], set()).add(len(name))
        self._lengths = {first: sorted(sizes, reverse=True) for first, sizes in lengths.items()}

    @classmethod
    def from_rows(cls, rows: Iterable[Mapping[str, str]]) -> "UnitTable":
        """Build the table from the rows of units.csv (csv.DictReader).

        Raises:
            ValueError: a name is listed twice, with the name.

        >>> row = {"name": "平方公里", "kind": "measure", "dimension": "area", "factor": "1000000",
        ...        "base_unit": "m2", "unit": "", "caution": "", "source": "SI"}
        >>> UnitTable.from_rows([row]).match("占地6平方公里", 3)
        ('平方公里', 4)
        """
        units: dict[str, Unit] = {}
        for row in rows:
            if row["name"] in units:
                raise ValueError(f"units: {row['name']!r} is listed twice; keep one row a name")
            units[row["name"]] = _unit(row)
        return cls(units)

    def __getitem__(self, name: str) -> Unit:
        return self._units[name]

    def get(self, name: str) -> Unit | None:
        """The unit of a name, or None where the table lacks it."""
        return self._units.get(name)

    def __contains__(self, name: str) -> bool:
        return name in self._units

    def __len__(self) -> int:
        return len(self._units)

    def names(self) -> tuple[str, ...]:
        """Every printed name, in the order of the table."""
        return tuple(self._units)

    def match(self, text: str, at: int) -> tuple[str, int] | None:
        """Longest unit name that stands at a position of folded text, with its length."""
        for size in self._lengths.get(text[at : at + 1], ()):
            name = text[at : at + size]
            if name in self._units:
                return name, len(name)
        return None
