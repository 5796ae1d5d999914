"""Numbers as Chinese newspapers spell them, read into exact values.

What a run of characters is worth as a number belongs here: ASCII and thousands separators, Chinese
digits in plain, formal (大写) and positional spelling, mixtures of both, 点, 几, 多, 三五 and
fractions. What a number counts, and whether it counts anything at all, belongs to `quantities`.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

from transforms.records import Bound

DIGITS: dict[str, int] = (
    dict(zip("零一二三四五六七八九", range(10), strict=True))
    | dict(zip("壹贰叁肆伍陆柒捌玖", range(1, 10), strict=True))
    | {
        "〇": 0,
        "○": 0,
        "O": 0,
        "两": 2,
        "貳": 2,
        "貮": 2,
        "參": 3,
        "参": 3,
        "陸": 6,
        "幺": 1,
        "弍": 2,
        "俩": 2,
    }
    | {str(i): i for i in range(10)}
)
MAGNITUDES: dict[str, int] = {
    "十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12,
    "拾": 10, "佰": 100, "仟": 1000, "萬": 10**4, "億": 10**8,
}  # fmt: skip
# 廿 and 卅 are printed in dates and ages of older papers; they are two characters in one.
_CONTRACTIONS = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十", "，": "", ",": "", " ": ""})

ASCII_NUMBER = r"(?:\d{1,3}(?:[,，]\d{3})+(?![\d,，]\d)(?:\.\d{1,30})?|\d{1,30}(?:\.\d{1,30})?)"
_HAN_DIGIT = "零〇○一二三四五六七八九壹贰叁肆伍陆柒捌玖貳參陸"
_HAN_MAGNITUDE = "十百千万亿兆拾佰仟"
_HAN = f"[{_HAN_DIGIT}{_HAN_MAGNITUDE}廿卅]"
# 数 is "several" before a magnitude only; 人数百分之五 and 总数十个 are why it must not follow a noun.
_SEVERAL = rf"(?:几|(?<![人总户指次分参系倍个件对函读辈岁无])数(?=[{_HAN_MAGNITUDE}]))"
_HAN_POINT = rf"点(?=[{_HAN_DIGIT}])"

NUMBER = (
    rf"(?:{ASCII_NUMBER}|{_HAN}|两|{_SEVERAL})"
    rf"(?:{_HAN}|两(?=[百千万亿佰仟])|(?<=一)两|几(?![个乎何])|{_HAN_POINT}[{_HAN_DIGIT}]+"
    rf"|[多余来](?=[十百千万亿])|(?<=[百千万亿佰仟])\d{{1,30}}(?:\.\d{{1,30}})?){{0,40}}"
)
"""One printed number, without sign, unit or outer qualifier; read it with `read_number`."""

NUMBER_START = "0123456789零〇○一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟几数廿卅"
"""Every character that can open a `NUMBER`; the lookahead that keeps scanning fast."""

_HAN_POINTED = re.compile(rf"(.+?)点([{_HAN_DIGIT}0-9O]+)([{_HAN_MAGNITUDE}]*)")
_ASCII_ONLY = re.compile(r"\d+(?:\.\d+)?")
_PAIR = re.compile(
    r"(?<![点零〇○一二两三四五六七八九])([一二两三四五六七八])([两二三四五六七八九])(?![零〇○一二三四五六七八九])"
)
# Pages repeat their small numbers: caching readings makes the scan a quarter faster.
_TAIL_MAGNITUDE = re.compile(r"[万亿兆]+$")


# No newspaper prints a longer or larger number; rows of digits in a damaged table do not overflow.
_LONGEST, _TOO_LARGE = 120, 10**30


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number says: exact value, upper end of an interval, and the bound it carries itself."""

    low: Fraction
    high: Fraction | None
    bound: Bound


def _digits(text: str) -> Fraction | None:
    """Positional value of digits without magnitude, 一七二零 or 3.5 or 01."""
    if _ASCII_ONLY.fullmatch(text):
        return Fraction(text)
    if any(c not in DIGITS for c in text):
        return None
    return Fraction(int("".join(str(DIGITS[c]) for c in text)))


def _shorthand(right: str, magnitude: int, value: Fraction) -> Fraction:
    """三万五 is 35000: one spoken digit after a magnitude of 100 or more counts tenths of it."""
    if magnitude >= 100 and len(right) == 1 and right in DIGITS and not right.isdigit():
        return value * magnitude / 10
    return value


def _whole(text: str) -> Fraction | None:
    """Value of a numeral without 点, split at its greatest magnitude."""
    marks = [(MAGNITUDES[c], i) for i, c in enumerate(text) if c in MAGNITUDES]
    if not marks:
        return _digits(text) if text else None
    magnitude, at = max(marks)
    left, right = text[:at].lstrip("零〇○"), text[at + 1 :]
    high = _whole(left) if left else Fraction(1)
    rest = right.lstrip("零〇○")
    low = _whole(rest) if rest else Fraction(0)
    if high is None or low is None:
        return None
    return high * magnitude + (_shorthand(right, magnitude, low) if rest == right else low)


@lru_cache(maxsize=8192)
def parse_numeral(text: str) -> Fraction | None:
    """Value of a numeral in any spelling, or None where it is none.

    Reads folded text (ASCII digits, Simplified characters). Exact: 1.2亿 is a whole number and
    一点二五 is 5/4. The largest magnitude splits first, so 十万亿 is 10^13.

    >>> [int(parse_numeral(n)) for n in ("3万4000", "十二亿零三百", "壹仟贰佰", "三万五", "二〇〇二")]
    [34000, 1200000300, 1200, 35000, 2002]
    >>> parse_numeral("十三点二九亿") == 1329000000, parse_numeral("负一点五"), parse_numeral("点零")
    (True, Fraction(-3, 2), None)
    """
    text = text.translate(_CONTRACTIONS)
    if len(text) > _LONGEST:
        return None
    value = _signed(text)
    return None if value is None or abs(value) >= _TOO_LARGE else value


def _signed(text: str) -> Fraction | None:
    """Value of a numeral with 负 or a minus sign, and with 点."""
    if text[:1] in ("负", "-"):
        value = parse_numeral(text[1:])
        return None if value is None else -value
    pointed = _HAN_POINTED.fullmatch(text)
    if pointed is None:
        return _whole(text)
    whole, places = _whole(pointed[1]), _digits(pointed[2])
    if whole is None or places is None:
        return None
    value = whole + places / Fraction(10) ** len(pointed[2])
    for mark in pointed[3]:
        value *= MAGNITUDES[mark]
    return value


def _several(text: str) -> Reading | None:
    """几十 is 20 to 90, 十几 is 11 to 19, 30几 is 31 to 39, 几 is 2 to 9."""
    if text[:-1].isdecimal() and text[-1] == "几":
        tens = Fraction(text[:-1])
        return Reading(tens + 1, tens + 9, "about")
    least = "一" if re.search(r"[十百千拾]几", text) else "二"
    low = parse_numeral(re.sub("[几数]", least, text))
    high = parse_numeral(re.sub("[几数]", "九", text))
    return None if low is None or high is None else Reading(low, high, "about")


def _pair(text: str) -> Reading | None:
    """三五年, 七八百, 十七八: two neighbouring digits are an interval."""
    found = _PAIR.search(text)
    if found is None:
        return None
    a, b = DIGITS[found[1]], DIGITS[found[2]]
    tail = text[found.end() :]
    if not (b == a + 1 or (a, b) == (3, 5)) or (tail and tail[0] not in MAGNITUDES):
        return None
    before = text[: found.start()]
    if before and (before[-1] not in MAGNITUDES or MAGNITUDES[before[-1]] < 10):
        return None
    low, high = (parse_numeral(before + d + tail) for d in (found[1], found[2]))
    if low is None or high is None or low >= high:
        return None
    return Reading(low, high, "exact")


@lru_cache(maxsize=8192)
def read_number(text: str) -> Reading | None:
    """Read one printed number with what is vague inside it.

    多 and 余 leave it open above, 来 and 几 make it approximate; neighbouring digits are a range.

    >>> read_number("1亿3千多万")
    Reading(low=Fraction(130000000, 1), high=None, bound='over')
    >>> read_number("七八百")
    Reading(low=Fraction(700, 1), high=Fraction(800, 1), bound='exact')
    """
    bound: Literal["exact", "about", "over"] = "exact"
    if re.search("[多余]", text):
        bound = "over"
    elif "来" in text:
        bound = "about"
    text = re.sub("[多余来]", "", text)
    if re.search("[几数]", text):
        return _several(text)
    paired = _pair(text)
    if paired is not None:
        return paired
    value = parse_numeral(text)
    return None if value is None else Reading(value, None, bound)


def shared_magnitude(first: str, second: str) -> int:
    """What the first number of a range borrows from the second: 3至5万 has 30000 first.

    1 where the first has its own magnitude or is too large to share (5000至1万).

    >>> shared_magnitude("1.2", "1.5亿"), shared_magnitude("5000", "1万"), shared_magnitude("3万", "5万")
    (100000000, 1, 1)
    """
    tail = _TAIL_MAGNITUDE.search(second)
    if tail is None or any(c in MAGNITUDES for c in first if c in "万亿兆"):
        return 1
    shared = 1
    for mark in tail[0]:
        shared *= MAGNITUDES[mark]
    low, high = parse_numeral(first), parse_numeral(second)
    return shared if low is not None and high is not None and low * shared < high else 1


_LETTERS = {"k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "G": 10**9, "g": 10**9, "T": 10**12, "t": 10**12}
_POWER = re.compile(r"(?P<base>[\d.]+)(?:\^(?P<power>[-+]?\d+(?:\.\d+)?)|[eE](?P<ten>[-+]?\d{1,3}))")
_SLASH = re.compile(r"(?:(?P<whole>\d+) )?(?P<above>\d+)/(?P<below>\d+)")
_DOZENS = re.compile(r"(?P<n>.+)打")
_LETTERED = re.compile(r"(?P<n>[\d.,]+) ?(?P<letter>[kKmMgGtT])")


def parse_expression(text: str) -> Fraction | None:
    """Value of a number written as an expression: fractions, 又, powers, dozens, letters; else a numeral's.

    A vague number gives the low end of its interval. Reads folded text; None where it is no number.

    >>> [str(parse_expression(t)) for t in ("三又四分之一", "1 3/5", "2.5^-1", "五十打", "-12e-1", "半百")]
    ['13/4', '8/5', '2/5', '600', '-6/5', '50']
    """
    text = text.strip()
    if text[:1] in ("负", "-"):
        value = parse_expression(text[1:])
        return None if value is None else -value
    slash = _SLASH.fullmatch(text)
    if slash is not None:
        return int(slash["whole"] or 0) + Fraction(int(slash["above"]), int(slash["below"]) or 1)
    power = _POWER.fullmatch(text)
    if power is not None:
        return _raised(power)
    return _spelled_expression(text.replace(" ", "").replace("\u3000", ""))


def _raised(found: re.Match[str]) -> Fraction:
    if found["ten"] is not None:
        return Fraction(found["base"]) * Fraction(10) ** int(found["ten"])
    return Fraction(Fraction(found["base"]) ** Fraction(found["power"]))


def _spelled_expression(text: str) -> Fraction | None:
    if "又" in text:
        whole, _, rest = text.partition("又")
        a, b = parse_expression(whole), parse_expression(rest)
        return None if a is None or b is None else a + b
    if "分之" in text:
        below, _, above = text.partition("分之")
        a, b = parse_expression(above), parse_expression(below)
        return None if a is None or not b else a / b
    for pattern, size in ((_DOZENS, 12), (_LETTERED, None)):
        found = pattern.fullmatch(text)
        if found is not None:
            value = parse_expression(found["n"])
            return None if value is None else value * (size or _LETTERS[found["letter"]])
    if text == "半百":
        return Fraction(50)
    reading = read_number("0" + text if text.startswith(".") else text)
    return None if reading is None else reading.low
