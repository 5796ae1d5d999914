"""Statistics of one article: figures scanned, then tied to noun, change, period and group.

The order of the steps and the final record belong here; each step is told in its own module.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import rjieba

from transforms.context import Anchor
from transforms.guards import refusals
from transforms.quantities.bounds import bound_apart
from transforms.quantities.changes import basis_of, change_of, per_of
from transforms.quantities.counted import Setting
from transforms.quantities.figures import Figure
from transforms.quantities.nouns import DATE_BLANK, NOTE_BLANK, Span
from transforms.quantities.periods import PlacedDate, default_period, governs, period_for
from transforms.quantities.scan import Scanner
from transforms.quantities.sharing import Neighbourhood, nouns_of
from transforms.quantities.topics import subject_of
from transforms.records import Bound, CalendarDate, Statistic
from transforms.text import Passage
from transforms.units import UnitTable

_SENTENCE = re.compile("[^。！？\n]+")
_CLAUSE_END = re.compile("[，。；：！？]")
_CONTINUES = re.compile("(?:其中|同比|环比|比|较|增长|下降|增加|减少|分别|占|降幅|增幅|平均|人均|提高)")
_NOTE = re.compile(r"（[^（）]{1,30}）")
_COORDINATION = re.compile(r"(?:[、和及与或]|以及|，)?(?:分别)?(?:约|近)?$")
_CONFIDENCE = {"unit": 0.95, "range": 0.95, "bare": 0.7, "magnitude": 0.75}


class QuantityFinder:
    """Finds the statistics of an article with one table of units.

    >>> from transforms.text import RawText
    >>> row = dict(name="场", unit="", kind="count", dimension="count", factor="1", base_unit="场")
    >>> row["caution"] = ""
    >>> rows = [row]
    >>> text = "共举办16场专题讲座。"
    >>> passage = RawText(text, text).passage("body", [(0, len(text))])
    >>> (found,) = QuantityFinder(UnitTable.from_rows(rows)).find([passage], [], Anchor())
    >>> found.surface, found.value, found.unit, found.what
    ('16场', 16.0, '场', '专题讲座')
    """

    def __init__(self, units: UnitTable) -> None:
        """Keep the table of units that every article is scanned with."""
        self._scanner = Scanner(units)

    def find(
        self, passages: Sequence[Passage], dates: Sequence[CalendarDate], anchor: Anchor
    ) -> list[Statistic]:
        """Every quantity that the passages of one article state, in reading order.

        `dates` are the article's calendar expressions (raw offsets); no figure overlaps one. `anchor` is
        the article's day: what lies after it is no period of the article's figures by default.
        """
        placed = [_placed(passage, dates) for passage in passages]
        article = _Article(default_period(_lead(passages, placed), anchor), anchor)
        found: list[Statistic] = []
        for passage, there in zip(passages, placed, strict=True):
            found += self._passage(passage, there, article)
        return found

    def _passage(
        self, passage: Passage, placed: Sequence[PlacedDate], article: "_Article"
    ) -> list[Statistic]:
        plain = passage.plain
        figures = list(self._scanner.scan(plain, _blocked(plain, placed)))
        if not figures:
            return []
        around = _neighbourhoods(plain, figures)
        masked = _masked(plain, placed)
        nouns = _nouns(plain, masked, around)
        readings = zip(around, nouns, article.groups(plain, figures), _bounds(plain, around), strict=True)
        governing = [there for there in placed if governs(plain, there)]
        rows = []
        for near, noun, group, bound in readings:
            period = period_for(plain, near.figure.start, governing, article.anchor) or article.period
            subject = subject_of(masked, near.figure.start, noun, near.sentence_start, _tag)
            rows.append(_statistic(passage, near, _Ties(noun, subject, group, bound, period)))
        return rows


@lru_cache(maxsize=4096)
def _tag(text: str) -> tuple[tuple[str, str], ...]:
    """Segment and tag; the words around a figure are asked for by several rules."""
    return tuple(rjieba.tag(text))


@dataclass(slots=True)
class _Article:
    """What the passages of one article share: the default period and the count of groups."""

    period: CalendarDate | None
    anchor: Anchor
    group_count: int = 0

    def groups(self, plain: str, figures: Sequence[Figure]) -> list[str | None]:
        """Group ids: figures of one clause, or of a clause that goes on with the fact, share one."""
        ids: list[str | None] = [None] * len(figures)
        for run in _runs(plain, figures):
            if len(run) > 1:
                for i in run:
                    ids[i] = f"g{self.group_count}"
                self.group_count += 1
        return ids


@dataclass(frozen=True, slots=True)
class _Ties:
    """What a figure is tied to by the words around it."""

    noun: Span | None
    subject: Span | None
    group: str | None
    bound: Bound
    period: CalendarDate | None


def _lead(
    passages: Sequence[Passage], placed: Sequence[Sequence[PlacedDate]]
) -> list[tuple[str, Sequence[PlacedDate]]]:
    """Title parts and the first body passage, with their dates."""
    lead = []
    for passage, there in zip(passages, placed, strict=True):
        lead.append((passage.plain, there))
        if passage.kind == "body":
            break
    return lead


def _placed(passage: Passage, dates: Sequence[CalendarDate]) -> list[PlacedDate]:
    """The dates that lie in a passage, at positions of the passage."""
    starts = [a for a, _ in passage.pieces]
    offsets, done = [], 0
    for a, b in passage.pieces:
        offsets.append(done)
        done += b - a
    placed = []
    for date in dates:
        i = bisect_right(starts, date.start) - 1
        if i < 0 or date.start >= passage.pieces[i][1]:
            continue
        start = offsets[i] + date.start - starts[i]
        placed.append(PlacedDate(start, start + len(date.surface), date))
    return placed


def _blocked(plain: str, placed: Sequence[PlacedDate]) -> bytearray:
    """Marks the characters where no figure can be: dates and what the guards refuse."""
    blocked = bytearray(len(plain))
    for start, end in [(d.start, d.end) for d in placed] + [(r.start, r.end) for r in refusals(plain)]:
        blocked[start:end] = b"\x01" * (end - start)
    return blocked


def _neighbourhoods(plain: str, figures: Sequence[Figure]) -> list[Neighbourhood]:
    """Each figure with its sentence and its neighbours' limits."""
    spans = [(m.start(), m.end()) for m in _SENTENCE.finditer(plain)]
    around = []
    for i, figure in enumerate(figures):
        at = bisect_right(spans, (figure.number_start, len(plain))) - 1
        start, end = spans[at] if at >= 0 else (0, len(plain))
        floor = figures[i - 1].end if i and figures[i - 1].end > start else start
        limit = figures[i + 1].start if i + 1 < len(figures) and figures[i + 1].start < end else end
        around.append(Neighbourhood(figure, floor, limit, start))
    return around


def _masked(plain: str, placed: Sequence[PlacedDate]) -> str:
    """The passage with dates and bracketed notes blanked: neither parts a property from its figure."""
    masked = list(_NOTE.sub(lambda m: NOTE_BLANK * len(m[0]), plain))
    for there in placed:
        masked[there.start : there.end] = DATE_BLANK * (there.end - there.start)
    return "".join(masked)


def _nouns(plain: str, masked: str, around: Sequence[Neighbourhood]) -> list[Span | None]:
    """What each figure counts, as positions."""
    settings = [Setting(plain, masked, near.floor, near.limit, _tag) for near in around]
    return nouns_of(around, settings)


def _runs(plain: str, figures: Sequence[Figure]) -> list[list[int]]:
    """Indexes of figures that state one fact together."""
    runs: list[list[int]] = []
    for i, figure in enumerate(figures):
        between = plain[figures[i - 1].end : figure.start] if i else "。"
        apart = _CLAUSE_END.search(between)
        goes_on = apart is not None and "。" not in between and _CONTINUES.search(between)
        if i and (apart is None or goes_on):
            runs[-1].append(i)
        else:
            runs.append([i])
    return runs


def _bounds(plain: str, around: Sequence[Neighbourhood]) -> list[Bound]:
    """Each figure's bound; qualifiers that stand apart reach coordinated figures (约占A和B的58%和37%)."""
    bounds: list[Bound] = []
    apart: Bound | None = None
    for near in around:
        figure = near.figure
        between = plain[near.floor : figure.start]
        cut = max(plain.rfind(mark, near.floor, figure.start) for mark in "，。；：")
        reach = bound_apart(plain[max(cut + 1, near.floor) : figure.start])
        if reach is None and apart is not None and _COORDINATION.fullmatch(between):
            reach = apart
        apart = reach
        bounds.append(reach if reach is not None and figure.bound == "exact" else figure.bound)
    return bounds


def _statistic(passage: Passage, near: Neighbourhood, ties: _Ties) -> Statistic:
    """The row of one figure."""
    plain, figure, unit = passage.plain, near.figure, near.figure.unit
    per, end = per_of(plain, figure, near.floor)
    change = change_of(plain, figure, near.floor)
    raw_start, raw_end = passage.span(figure.start, end)
    return Statistic(
        surface=passage.text[figure.start : end],
        start=raw_start,
        end=raw_end,
        kind=figure.kind,
        value=float(figure.low),
        value_high=None if figure.high is None else float(figure.high),
        bound=ties.bound,
        unit=_printed_unit(passage, figure),
        base_value=None if unit is None else unit.to_base(figure.low),
        base_unit=None if unit is None else unit.base or None,
        per=per,
        change=change,
        basis=None if change is None else basis_of(plain, figure, near.sentence_start),
        what=_printed(passage, ties.noun),
        subject=_printed(passage, ties.subject),
        subject_entity_id=None,
        period_start=None if ties.period is None else ties.period.date_start,
        period_end=None if ties.period is None else ties.period.date_end,
        period_surface=None if ties.period is None else ties.period.surface,
        group_id=ties.group,
        quote_ordinal=None,
        rule=f"quantity.{figure.rule}",
        confidence=_CONFIDENCE.get(figure.rule.rsplit(".", 1)[-1], 0.9),
    )


def _printed(passage: Passage, span: Span | None) -> str | None:
    """A phrase as the page prints it, in the page's own script."""
    return None if span is None else passage.text[span[0] : span[1]]


def _printed_unit(passage: Passage, figure: Figure) -> str | None:
    """The unit as printed, in the page's own script; a unit with one name for many (美金) by that name."""
    text = figure.unit_text
    if text is None or (figure.unit is not None and figure.unit.name != text):
        return text if figure.unit is None else figure.unit.name
    if text.isascii():
        return text
    at = passage.plain.rfind(text, figure.start, figure.end)
    if at >= 0:
        return passage.text[at : at + len(text)]
    # 四个多月: what stands inside the unit is no part of it.
    places = [passage.plain.rfind(c, figure.start, figure.end) for c in text]
    return text if min(places) < 0 else "".join(passage.text[i] for i in places)
