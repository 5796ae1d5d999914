"""Other projects' own test suites, read where the data folder stands, against agreed floors.

What differs by this project's contract is named by a rule in `docs/peers.md` and never counted as a hit.
"""

import csv
import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import opencc
import pytest

from transforms.context import Anchor
from transforms.dates import find_dates
from transforms.numerals import parse_expression, parse_numeral
from transforms.quantities import QuantityFinder
from transforms.records import CalendarDate, Statistic
from transforms.text import Passage, RawText
from transforms.units import UnitTable

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"
with (ROOT / "seeds" / "reference" / "units.csv").open(encoding="utf-8", newline="") as rows:
    FINDER = QuantityFinder(UnitTable.from_rows(csv.DictReader(rows)))
SIMPLIFY = opencc.OpenCC("t2s")

Case = dict[str, Any]
Verdict = str
"""'hit', 'miss', or the name of the contract's rule by which the case differs."""


def cases(name: str) -> list[Case]:
    """The cases of one suite; a missing file is an error, for the folder is there."""
    with (SHARED / "data" / "peer" / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def raw_text(text: str) -> RawText:
    variants = {ord(a): b for a in set(text) if len(b := SIMPLIFY.convert(a)) == 1 and a != b}
    return RawText.fold(text, variants)


def set_solid(text: str) -> Passage:
    """The text as a mended passage: blanks between characters are layout and belong to no passage."""
    return raw_text(text).passage("body", [m.span() for m in re.finditer(r"[^ \u3000]+", text)])


def same(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(b))


def han_numerals() -> Iterator[tuple[str, Verdict]]:
    for case in cases("cn2an"):
        if case["file"] == "cn2an_test" and "error" not in case["set"]:
            spellings, value = [case["input"]], float(case["expected"])
        elif case["set"] == "input_data":
            spellings, value = case["expected"], float(case["input"])
        else:
            continue
        for printed in spellings:
            read = money_or_number(printed)
            # A cheque goes down to the 分.
            wanted = math.floor(100 * value + 0.5) / 100 if is_cheque(printed) else value
            yield printed, "hit" if read is not None and same(float(read), wanted) else "miss"


def is_cheque(printed: str) -> bool:
    return bool(re.search("[元圆圓角分]", printed))


def money_or_number(printed: str) -> Fraction | None:
    """Cheque spelling (壹拾元零伍角) is money; everything else a numeral."""
    if not is_cheque(printed):
        return parse_numeral(raw_text(printed).plain)
    negative = printed.startswith("负")
    found = statistics(printed.removeprefix("负"))
    value = Fraction(str(found[0].base_value)) if found else None
    return -value if negative and value is not None else value


def statistics(text: str) -> list[Statistic]:
    return FINDER.find([set_solid(text)], [], Anchor())


def numbers() -> Iterator[tuple[str, Verdict]]:
    for case in cases("recognizers_Number"):
        if case["model"] != "NumberModel":
            continue
        for wanted in case["expected"]:
            value = wanted["Resolution"].get("value")
            read = parse_expression(raw_text(wanted["Text"]).plain)
            if read is not None and value is not None and same(float(read), float(value)):
                yield wanted["Text"], "hit"
            else:
                yield wanted["Text"], "several" if re.search("[几幾]", wanted["Text"]) else "miss"


def percentages() -> Iterator[tuple[str, Verdict]]:
    for case in cases("recognizers_Number"):
        if case["model"] != "PercentModel":
            continue
        found = statistics(case["input"])
        ends = [v for s in found for v in (s.value, s.value_high) if v is not None]
        for wanted in case["expected"]:
            if (printed := wanted["Resolution"].get("value")) is None:
                continue
            value = float(printed.rstrip("%"))
            hit = any(same(v, value) or same(100 * v, value) for v in ends)
            lettered = re.search("[kKＫｋ]", wanted["Text"])
            yield wanted["Text"], "hit" if hit else "letter" if lettered else "miss"


def with_unit(model: str) -> Iterator[tuple[str, Verdict]]:
    for case in cases("recognizers_NumberWithUnit"):
        if case["model"] != model:
            continue
        found = statistics(case["input"])
        for wanted in case["expected"]:
            if (printed := wanted["Resolution"].get("value")) is None:
                continue
            value, start, end = float(printed), wanted["Start"], wanted["End"] + 1
            near = [s for s in found if min(s.end, end) > max(s.start, start)]
            hit = any(same(s.value, value) or same(s.base_value or 0.0, value) for s in near)
            yield wanted["Text"], "hit" if hit else "miss"


def calendar() -> Iterator[tuple[str, Verdict]]:
    for case in cases("recognizers_DateTime"):
        if case["model"] != "DateTimeModel":
            continue
        reference = (case["context"] or {}).get("ReferenceDateTime")
        issue = datetime.fromisoformat(reference).date() if reference else None
        text = raw_text(case["input"])
        found = find_dates(text.passage("body", [(0, len(case["input"]))]), Anchor(issue=issue))
        for wanted in case["expected"]:
            if wanted["TypeName"].endswith((".date", ".daterange")):
                yield wanted["Text"], day_verdict(case["input"], wanted, found)


def day_verdict(text: str, wanted: Case, found: list[CalendarDate]) -> Verdict:
    start = wanted.get("Start", text.find(wanted["Text"]))
    near = [d for d in found if min(d.end, start + len(wanted["Text"])) > max(d.start, start)]
    spans = [as_span(value) for value in wanted["Resolution"]["values"]]
    if any((d.date_start, d.date_end) in spans for d in near):
        return "hit"
    checks: list[tuple[str, Callable[[], object]]] = [
        ("lunar", lambda: re.search("农历|農曆|正月|大年|除夕", wanted["Text"])),
        ("vague", lambda: any(d.granularity == "vague" for d in near)),
        ("name", lambda: re.search("奥运|奧運", text)),
        ("season", lambda: re.search("[春夏秋冬]", wanted["Text"]) and near),
        ("open_end", lambda: near and all((a is None) != (b is None) for a, b in spans)),
        ("whole_end", lambda: any(covers(d, span) for d in near for span in spans)),
        ("as_told", lambda: any(within(d, span) for d in near for span in spans)),
    ]
    return next((rule for rule, holds in checks if holds()), "miss")


def as_span(value: Case) -> tuple[date | None, date | None]:
    """A peer's resolution as inclusive days; its ranges end before their `end`."""
    if "value" in value:
        day = parse_day(value["value"])
        return day, day
    end = parse_day(value.get("end"))
    return parse_day(value.get("start")), end - timedelta(days=1) if end else None


def parse_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text and re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None


def covers(found: CalendarDate, span: tuple[date | None, date | None]) -> bool:
    """Same start, and the range's last month, year or day is included where the peer leaves it out."""
    start, end = span
    later = start is not None and end is not None and found.date_end is not None and found.date_end > end
    return later and found.date_start == start and found.granularity == "range"


def within(found: CalendarDate, span: tuple[date | None, date | None]) -> bool:
    """5年前 is told to the year: the row is that year, the peer gives a day of it."""
    start, end = span
    if start is None or start != end or found.date_start is None or found.date_end is None:
        return False
    return found.granularity == "year" and found.date_start <= start <= found.date_end


SUITES: dict[str, tuple[Callable[[], Iterator[tuple[str, Verdict]]], float]] = {
    "cn2an": (han_numerals, 0.99),
    "Number": (numbers, 0.95),
    "Percent": (percentages, 0.98),
    "Currency": (lambda: with_unit("CurrencyModel"), 0.90),
    "Dimension": (lambda: with_unit("DimensionModel"), 0.75),
    "Age": (lambda: with_unit("AgeModel"), 0.90),
    "Temperature": (lambda: with_unit("TemperatureModel"), 0.95),
    "DateTime": (calendar, 0.80),
}


def tally(suite: str) -> tuple[Counter[str], list[str]]:
    verdicts = list(SUITES[suite][0]())
    return Counter(verdict for _, verdict in verdicts), [
        text for text, verdict in verdicts if verdict == "miss"
    ]


if SHARED.exists():

    @pytest.mark.parametrize("suite", SUITES)
    def test_peer_suite(suite: str) -> None:
        counts, missed = tally(suite)
        share = counts["hit"] / (counts["hit"] + counts["miss"])
        assert share >= SUITES[suite][1], f"{suite}: {share:.3f}, misses {missed}"

    @pytest.mark.parametrize("suite", SUITES)
    def test_figures_are_documented(suite: str) -> None:
        counts, _ = tally(suite)
        apart = sum(n for rule, n in counts.items() if rule not in ("hit", "miss"))
        row = f"| {suite} | {counts['hit']} | {counts['miss']} | {apart} |"
        assert row in (ROOT / "docs" / "peers.md").read_text(encoding="utf-8")

else:

    def test_without_the_data_folder_nothing_is_compared() -> None:
        assert not SHARED.exists()
