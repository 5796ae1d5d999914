"""The same stretch of another year: 去年同期 after 今年1至8月 is last year's January to August.

Only 同期 and the span that it repeats belong here; finding and resolving the expressions themselves
belongs to `finder` and `resolve`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from transforms.dates.atoms import Atom, Days, shift_months

_SAME = "同期"
_YEAR_BEFORE = re.compile(r"(?:去年|前年|上年|(?:\d{4}|[一二][一二三四五六七八九〇零○]{3})年)$")
_STRETCHES = frozenset(("day", "month", "quarter", "half", "range"))


def with_same_periods(atoms: Sequence[Atom], plain: str) -> list[Atom]:
    """The expressions of a passage, each year before 同期 widened and set to the span that it repeats.

    The span is the last one before it in the passage that lies in a later year, moved back by whole
    years; where none stands there, the whole year that was said.

    >>> august = Atom(0, 4, Days(date(2014, 8, 1), date(2014, 8, 31), "month"), "relative", "date.month_day")
    >>> last_year = Atom(6, 8, Days(date(2013, 1, 1), date(2013, 12, 31), "year"), "relative", "date.year")
    >>> found = with_same_periods([august, last_year], "今年8月，比去年同期增长")
    >>> found[1].end, str(found[1].days.first), str(found[1].days.last)
    (10, '2013-08-01', '2013-08-31')
    """
    widened: list[Atom] = []
    for atom in atoms:
        said = plain.startswith(_SAME, atom.end) and _YEAR_BEFORE.search(plain, atom.start, atom.end)
        if not said:
            widened.append(atom)
            continue
        days = _repeated(atom, widened) or atom.days
        widened.append(replace(atom, end=atom.end + len(_SAME), days=days, rule="date.same_period"))
    return widened


def _repeated(atom: Atom, before: Sequence[Atom]) -> Days | None:
    """The nearest earlier span that the year of `atom` can repeat."""
    year = atom.days.first.year if atom.days.first is not None else None
    for there in reversed(before):
        first, last = there.days.first, there.days.last
        if year is None or there.days.granularity not in _STRETCHES or first is None or last is None:
            continue
        back = 12 * (first.year - year)
        if back > 0:
            return Days(shift_months(first, -back), _moved(last, -back), there.days.granularity)
    return None


def _moved(last: date, count: int) -> date:
    """A last day moved by whole years; the end of February stays the end of February."""
    there = shift_months(last, count)
    end_of_month = shift_months(date(last.year, last.month, 1), 1).toordinal() - last.toordinal() == 1
    if not end_of_month:
        return there
    return date.fromordinal(shift_months(date(there.year, there.month, 1), 1).toordinal() - 1)
