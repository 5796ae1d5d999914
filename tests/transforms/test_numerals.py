"""Numerals in every spelling, and the reading back of what a renderer wrote."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.numerals import parse_expression, parse_numeral, read_number, shared_magnitude

HAN = "零一二三四五六七八九"


def han(number: int) -> str:
    """Spell a whole number below 10^12 the way a newspaper does."""
    if number < 10:
        return HAN[number]
    for size, mark in ((10**8, "亿"), (10**4, "万"), (1000, "千"), (100, "百"), (10, "十")):
        if number >= size:
            high, low = divmod(number, size)
            gap = "零" if low and low < size // 10 else ""
            head = "" if size == 10 and high == 1 else han(high)
            return head + mark + gap + (han(low) if low else "")
    raise AssertionError(number)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12345", 12345),
        ("12,345", 12345),
        ("1，234，567", 1234567),
        ("3.14", Fraction("3.14")),
        ("一", 1),
        ("十", 10),
        ("二十一", 21),
        ("廿五", 25),
        ("卅", 30),
        ("一百零一", 101),
        ("一百二", 120),
        ("两千六", 2600),
        ("三万五", 35000),
        ("三万零五", 30005),
        ("十万零一千", 101000),
        ("壹仟贰佰叁拾肆", 1234),
        ("3万4000", 34000),
        ("1万600", 10600),
        ("1亿3千万", 130000000),
        ("十万亿", 10**13),
        ("三十六兆八千二百一十七亿", 36821700000000),
        ("二十一点四六亿", 2146000000),
        ("零点零五", Fraction(1, 20)),
        ("二○○一", 2001),
        ("负三点五", Fraction(-7, 2)),
        ("幺八九", 189),
        ("点五", None),
        ("9" * 5000, None),
        ("亿" * 60, None),
        ("百分", None),
        ("", None),
    ],
)
def test_parse_numeral(text: str, value: Fraction | None) -> None:
    assert parse_numeral(text) == value


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("500", 500, None, "exact"),
        ("1亿3千多万", 130000000, None, "over"),
        ("十余万", 100000, None, "over"),
        ("二十来", 20, None, "about"),
        ("几", 2, 9, "about"),
        ("几十", 20, 90, "about"),
        ("数百", 200, 900, "about"),
        ("十几", 11, 19, "about"),
        ("二十几", 21, 29, "about"),
        ("十几万", 110000, 190000, "about"),
        ("三五", 3, 5, "exact"),
        ("七八百", 700, 800, "exact"),
        ("一百二三十", 120, 130, "exact"),
    ],
)
def test_read_number(text: str, low: int, high: int | None, bound: str) -> None:
    reading = read_number(text)
    assert reading is not None
    assert (reading.low, reading.high, reading.bound) == (low, high, bound)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("三又四分之一", Fraction(13, 4)),
        ("负一又二分之一", Fraction(-3, 2)),
        ("1 3/5", Fraction(8, 5)),
        ("16分之5", Fraction(5, 16)),
        ("五百分之二", Fraction(1, 250)),
        ("2.5^-1", Fraction(2, 5)),
        ("-12e-1", Fraction(-6, 5)),
        ("十打", 120),
        ("半百", 50),
        ("40k", 40000),
        (".5", Fraction(1, 2)),
        ("三 百 五", 350),
        ("零分之一", None),
        ("又", None),
    ],
)
def test_parse_expression(text: str, value: Fraction | None) -> None:
    assert parse_expression(text) == value


@pytest.mark.parametrize(
    ("first", "second", "shared"),
    [("3", "5万", 10**4), ("1.2", "1.5亿", 10**8), ("5000", "1万", 1), ("3万", "5万", 1), ("3", "5", 1)],
)
def test_shared_magnitude(first: str, second: str, shared: int) -> None:
    assert shared_magnitude(first, second) == shared


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_han_numerals_read_back(number: int) -> None:
    assert parse_numeral(han(number)) == number


@given(st.integers(min_value=0, max_value=10**15), st.sampled_from(["", "万", "亿", "万亿"]))
def test_ascii_numerals_read_back(number: int, magnitude: str) -> None:
    size = {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[magnitude]
    assert parse_numeral(f"{number}{magnitude}") == number * size
    assert parse_numeral(f"{number:,}{magnitude}") == number * size


@given(st.decimals(min_value=0, max_value=10**6, places=3))
def test_decimals_are_exact(number: object) -> None:
    text = str(number)
    assert parse_numeral(text) == Fraction(text)
