"""The table of units: exact factors, one row a name, and lookups that take the longest name."""

import csv
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest

from transforms.records import StatisticKind
from transforms.units import UnitTable, exact

REFERENCE = Path(__file__).parents[2] / "seeds" / "reference"
with (REFERENCE / "units.csv").open(encoding="utf-8", newline="") as file:
    ROWS = list(csv.DictReader(file))
UNITS = UnitTable.from_rows(ROWS)


def test_every_row_is_complete() -> None:
    for row in ROWS:
        assert all(row[column] for column in ("name", "dimension", "source")), row
        assert row["kind"] in get_args(StatisticKind), row
        assert row["caution"] in ("", "bare_han", "latin"), row
        assert exact(row["factor"]) > 0, row


def test_units_of_one_dimension_share_their_base() -> None:
    bases: dict[str, set[str]] = {}
    for row in ROWS:
        bases.setdefault(row["dimension"], set()).add(row["base_unit"])
    for dimension in ("length", "area", "volume", "mass", "energy", "power", "time", "pressure", "data"):
        assert len(bases[dimension]) == 1, dimension


@pytest.mark.parametrize(
    ("name", "amount", "base", "value"),
    [
        ("平方公里", 6, "m2", 6e6),
        ("亩", 3, "m2", 2000.0),
        ("公顷", 2, "m2", 20000.0),
        ("分钟", 15, "s", 900.0),
        ("吨", 500, "kg", 500000.0),
        ("斤", 7, "kg", 3.5),
        ("里", 10, "m", 5000.0),
        ("千瓦时", 1, "J", 3.6e6),
        ("km/h", 36, "m/s", 10.0),
        ("公方", 4, "m3", 4.0),
        ("角", 8, "CNY", 0.8),
        ("美元", 20, "USD", 20.0),
        ("家", 4, "家", 4.0),
    ],
)
def test_conversion_is_exact(name: str, amount: int, base: str, value: float) -> None:
    assert UNITS[name].base == base
    assert UNITS[name].to_base(Fraction(amount)) == value


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        ("6平方公里", 1, "平方公里"),
        ("3个百分点", 1, "个百分点"),
        ("2个小时", 1, "个小时"),
        ("5人次", 1, "人次"),
        ("8元", 1, "元"),
        ("8元/平方米", 1, "元"),
        ("九龙", 1, None),
        ("9", 1, None),
    ],
)
def test_longest_name_matches(text: str, at: int, name: str | None) -> None:
    assert UNITS.match(text, at) == (None if name is None else (name, len(name)))


def test_a_name_listed_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="'场' is listed twice"):
        UnitTable.from_rows([row for row in ROWS if row["name"] == "场"] * 2)


def test_unknown_names() -> None:
    assert UNITS.get("斛斗") is None
    assert "平方公里" in UNITS
    assert len(UNITS.names()) == len(UNITS) == len(ROWS)
