"""One article put together: title, dateline, bylines and mended paragraphs from its lines.

The article's lines are given; where it begins was decided in `segments`. Nothing here looks
beyond the one article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.bylines import Credit, read_credit, signature
from transforms.credit_names import NameReader
from transforms.datelines import Dateline, opening_dateline, trailing_dateline
from transforms.headlines import title_passages
from transforms.opening_credits import opening_credit
from transforms.page.evidence import (
    author_under,
    credit_in,
    is_caption,
    is_house_author,
    is_label,
    is_numbered,
    signed_by,
)
from transforms.page.genre import genre_of
from transforms.page.lines import Line
from transforms.page.masthead import is_day
from transforms.parts import ArticleParts
from transforms.records import Byline
from transforms.text import Passage, PassageKind, RawText

_PHOTOGRAPHER = re.compile(
    r"(?P<text>[。！？”）])[\s\u3000]*(?P<credit>[^。！？，”）]{2,30}(?:摄|摄影|摄影报道|文/图))$"
)
_BODY = re.compile(
    r"[\u4e00-\u9fff]{3,24}(?:[局厅部委会办处院社]|政府|公司|办公室|指挥部|总队|支队)(?:[\s\u3000][\u4e00-\u9fff]{3,24})*"
)
_OPENERS, _CLOSERS = "（([【〔", "）)]】〕"


@dataclass(frozen=True, slots=True)
class Draft:
    """The lines of one article, sorted: title, then text with the subheadings among it."""

    title: tuple[Line, ...]
    text: tuple[tuple[Line, bool], ...]
    """Each line of the text, and whether it is a subheading."""
    banner: str | None
    column: str
    """The name of the column that stood above the title, which tells a commentary; may be empty."""
    confidence: float


@dataclass(slots=True)
class _Assembly:
    """What has been read of an article so far."""

    raw: RawText
    names: NameReader
    paragraphs: list[Passage] = field(default_factory=list)
    bylines: list[Byline] = field(default_factory=list)
    dateline: str | None = None
    agency: str | None = None

    def passage(self, kind: PassageKind, line: Line) -> Passage:
        return self.raw.passage(kind, line.pieces)

    def credit(self, passage: Passage, credits_: Sequence[Credit], rule: str) -> None:
        known = {(b.role, b.name) for b in self.bylines}
        for c in credits_:
            if (c.role, c.name) not in known:
                known.add((c.role, c.name))
                start, end = passage.span(c.start, c.end)
                name = "".join(passage.text[c.start : c.end].split())
                self.bylines.append(Byline(c.role, c.role_surface, name, c.employer, start, end, rule))

    def send(self, passage: Passage, found: Dateline) -> None:
        """Keep the first dateline; （新华社发） names a sender but is no dateline."""
        self.agency = self.agency or found.agency
        text = passage.text[found.start : found.end]
        if self.dateline is None and text[-1] in "电電讯訊息":
            self.dateline = text

    def add(self, passage: Passage) -> None:
        if passage.pieces:
            self.paragraphs.append(passage)


def article_parts(raw: RawText, draft: Draft, names: NameReader) -> ArticleParts:
    """Read the parts of one article from its lines."""
    made = _Assembly(raw, names)
    title_lines = _title_without_authors(made, draft)
    title_parts = title_passages(raw, [line.pieces for line in title_lines])
    _read_text(made, draft.text)
    title = " ".join(" ".join(raw.text[line.start : line.end].split()) for line in title_lines)
    every = [*draft.title, *(line for line, _ in draft.text)]
    plain_title = "\n".join(line.plain for line in title_lines)
    genre = genre_of(plain_title, draft.column, made.paragraphs, made.bylines, made.dateline)
    if made.agency is None and genre == "photo":
        made.agency = next((b.employer for b in made.bylines if b.employer), None)
    return ArticleParts(
        start=every[0].start,
        end=every[-1].end,
        banner=draft.banner,
        title=title,
        title_parts=title_parts,
        dateline=made.dateline,
        agency=made.agency,
        genre=genre,
        bylines=tuple(made.bylines),
        paragraphs=tuple(made.paragraphs),
        rule="headline" if title_lines else "no headline",
        confidence=draft.confidence,
    )


def _title_without_authors(made: _Assembly, draft: Draft) -> list[Line]:
    """Take the lines below the headline that name who wrote the piece: a person, or a body."""
    lines = list(draft.title)
    while len(lines) > 1:
        line = lines[-1]
        authors = author_under(line.plain, made.names)
        if not (authors or is_house_author(line.plain) or _signs_with_day(line, draft)):
            break
        lines.pop()
        made.credit(made.passage("credit", line), authors, "name under headline")
        made.paragraphs.insert(0, made.passage("credit", line))
    return lines


def _signs_with_day(line: Line, draft: Draft) -> bool:
    """Whether a day, or a body above the day, stands between a headline and its text."""
    first = draft.text[0][0].plain if draft.text else ""
    return is_day(line.plain) or (_BODY.fullmatch(line.plain) is not None and is_day(first))


def _read_text(made: _Assembly, text: Sequence[tuple[Line, bool]]) -> None:
    captions = False
    last = len(text) - 1
    for i, (line, is_subheading) in enumerate(text):
        if is_subheading:
            captions = False
            made.add(made.passage("subheading", line))
            continue
        captions = is_label(line.plain) or (captions and is_numbered(line.plain))
        if not _credit_line(made, line) and not (i == last > 0 and _signature(made, line)):
            kind: PassageKind = "caption" if captions or is_caption(line.plain) else "body"
            _read_paragraph(made, made.passage(kind, line))


def _credit_line(made: _Assembly, line: Line) -> bool:
    """Take a line that is nothing but a credit or a sender in brackets."""
    inner = credit_in(line.plain)
    bracketed = line.plain[0] in _OPENERS
    found = read_credit(inner, made.names) or (signature(inner, made.names) if bracketed else ())
    sender = trailing_dateline(line.plain)
    if not found and not (sender and sender.resume == 0):
        return False
    passage = made.passage("credit", line)
    if sender:
        made.send(passage, sender)
    offset = line.plain.find(inner)
    made.credit(passage.cut(offset, len(passage.plain)), found, "credit line")
    made.add(passage)
    return True


def _signature(made: _Assembly, line: Line) -> bool:
    """Take the last line of a piece where it is its author's name."""
    found = signed_by(line.plain, made.names)
    if found:
        passage = made.passage("credit", line)
        made.credit(passage, found, "name below the text")
        made.add(passage)
    return bool(found)


def _read_paragraph(made: _Assembly, passage: Passage) -> None:
    """Cut dateline and credits off both ends of a paragraph; the rest is its text."""
    start = 0
    if opened := opening_dateline(passage.plain):
        made.send(passage, opened)
        start = opened.resume
    found, start = opening_credit(passage.plain, start, made.names)
    made.credit(passage, found, "opening credit")
    end = _cut_trailing(made, passage, start)
    made.add(passage.cut(start, end))
    credit = len(passage.plain) - len(passage.plain[end:].lstrip())
    if credit < len(passage.plain):
        tail = passage.cut(credit, len(passage.plain))
        made.add(Passage("credit", tail.text, tail.plain, tail.pieces))


def _cut_trailing(made: _Assembly, passage: Passage, start: int) -> int:
    """Where the bracketed credits at a paragraph's end begin; there may be two of them."""
    end = len(passage.plain)
    for _ in range(2):
        opened = _trailing_bracket(passage.plain, start, end)
        if opened is None:
            return _before_photographer(made, passage, start, end)
        inner = passage.plain[opened + 1 : end - 1]
        found = read_credit(inner, made.names) or signature(inner, made.names)
        sender = trailing_dateline(passage.plain[opened:end])
        if sender:
            made.send(passage.cut(opened, end), sender)
        elif not found:
            break
        made.credit(passage.cut(opened + 1, end), found, "trailing credit")
        end = opened
    return end


def _before_photographer(made: _Assembly, passage: Passage, start: int, end: int) -> int:
    """Where a photographer's credit without brackets begins: … 通车现场。 李明 摄."""
    match = _PHOTOGRAPHER.search(passage.plain, max(start, end - 40), end)
    if match is None:
        return end
    found = read_credit(match["credit"], made.names)
    made.credit(passage.cut(match.start("credit"), end), found, "photographer at the end")
    return match.end("text") if found else end


def _trailing_bracket(plain: str, start: int, end: int) -> int | None:
    if end <= start or plain[end - 1] not in _CLOSERS:
        return None
    opened = max(plain.rfind(mark, start, end) for mark in _OPENERS)
    return opened if opened > start and end - opened <= 92 else None
